import { ageOn, type Day } from '../core/day.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

function isReal(year: number, month: number, date: number): boolean {
  if (month < 1 || month > 12 || date < 1 || year < 1) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return date <= (month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0));
}
const asDay = (year: number, month: number, date: number): Day | undefined =>
  isReal(year, month, date) ? `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}` : undefined;

/** The fast way for the two commonest forms, "1957-11-13" and "13/11/1957"; undefined for all else. */
export function plainDay(text: string): Day | undefined {
  if (text.length !== 10) return undefined;
  const slash = text.charCodeAt(2) === 47 && text.charCodeAt(5) === 47;
  const dash = text.charCodeAt(4) === 45 && text.charCodeAt(7) === 45;
  if (!slash && !dash) return undefined;
  const [year, month, date] = slash
    ? [text.slice(6), text.slice(3, 5), text.slice(0, 2)]
    : [text.slice(0, 4), text.slice(5, 7), text.slice(8)];
  const [y, m, d] = [Number(year), Number(month), Number(date)];
  return Number.isInteger(y + m + d) && isReal(y, m, d) ? `${year}-${month}-${date}` : undefined;
}

export type DayReading = { day: Day } | { problem: string };
const TIME_OF_DAY = /[T ]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:[ap]m)?\s*(?:Z|[+-]\d{2}:?\d{2})?$/i;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+/i;
const YEAR_FIRST = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/;
const DAY_FIRST = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/;
const MONTH_IN_WORDS = /^(\d{1,2})(?:st|nd|rd|th)?[-/., ]*([a-z]{3,9})[-/., ]*(\d{4}|\d{2})$/i;
const MONTH_FIRST = /^([a-z]{3,9})[-/. ]+(\d{1,2})(?:st|nd|rd|th)?[-/., ]+(\d{4}|\d{2})$/i;

/**
 * A day as lists write it: 13/11/1957, 1957-11-13, 13 Nov 1957, 13-Nov-57, 19571113, with or without a time of day; the
 * day comes first. A two-digit year is read only when one century alone gives an age of 0–110 on `on` (DOMAIN.md 5);
 * with `century: 'this'` (dates of events) it is 20yy. The problem never repeats what was written.
 */
export function readDay(written: string, on: Day, century: 'by age' | 'this' = 'by age'): DayReading {
  const text = written.trim().replace(TIME_OF_DAY, '').replace(WEEKDAY, '').trim();
  const simple = plainDay(text);
  if (simple !== undefined) return { day: simple };
  if (/^\d{4,5}(?:\.\d+)?$/.test(text))
    return {
      problem: 'is Excel’s own number for a day. Show the column as a date (dd/mm/yyyy) and export again.',
    };
  const parts = partsOf(text);
  if (parts === undefined) return { problem: 'is not a date that I can read. Write it as dd/mm/yyyy.' };
  const [year, month, date, short] = parts;
  if (short) return shortYear(year, month, date, on, century);
  const day = asDay(year, month, date);
  if (day !== undefined) return { day };
  return isReal(year, date, month)
    ? { problem: 'has no such month. The month seems to stand before the day: write it as dd/mm/yyyy.' }
    : { problem: 'is a day that does not exist. Check it in the clinical record.' };
}

type Parts = [year: number, month: number, date: number, shortYear: boolean];

function partsOf(text: string): Parts | undefined {
  let match = YEAR_FIRST.exec(text);
  if (match) return [Number(match[1]), Number(match[2]), Number(match[3]), false];
  match = DAY_FIRST.exec(text);
  if (match) return [Number(match[3]), Number(match[2]), Number(match[1]), match[3]?.length === 2];
  match = MONTH_IN_WORDS.exec(text);
  if (match) return withMonth(match[2], match[1], match[3]);
  match = MONTH_FIRST.exec(text);
  if (match) return withMonth(match[1], match[2], match[3]);
  if (/^(?:18|19|20)\d{6}$/.test(text))
    return [Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)), false];
  if (/^\d{8}$/.test(text))
    return [Number(text.slice(4)), Number(text.slice(2, 4)), Number(text.slice(0, 2)), false];
  return undefined;
}

function withMonth(word = '', date = '', year = ''): Parts | undefined {
  const month = MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
  return month === 0 ? undefined : [Number(year), month, Number(date), year.length === 2];
}

function shortYear(
  year: number,
  month: number,
  date: number,
  on: Day,
  century: 'by age' | 'this',
): DayReading {
  if (century === 'this') {
    const day = asDay(2000 + year, month, date);
    return day === undefined
      ? { problem: 'is a day that does not exist. Check it in the clinical record.' }
      : { day };
  }
  const real = [1800, 1900, 2000]
    .map((hundreds) => asDay(hundreds + year, month, date))
    .filter((day) => day !== undefined);
  if (real.length === 0)
    return isReal(2000 + year, date, month)
      ? { problem: 'has no such month. The month seems to stand before the day: write it as dd/mm/yyyy.' }
      : { problem: 'is a day that does not exist. Check it in the clinical record.' };
  const [only, another] = real.filter((day) => day <= on && ageOn(day, on) <= 110);
  return only !== undefined && another === undefined
    ? { day: only }
    : { problem: 'has a year of two digits that could be of either century. Write the year with four.' };
}
