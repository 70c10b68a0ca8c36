import { addDays, type Day, WEEKDAYS, weekdayNumber } from '../core/day.ts';
import { bankHolidayName, knownBankHolidays } from './bank-holidays.ts';
import { addMonths, dayOn, firstOfMonth, lastOfMonth, mondayOf, monthOf, yearOf } from './month-days.ts';
import { addWorkingDays } from './working-days.ts';

/** Where the reader stands: today, and the neighbourhood's own closures, which are no working days. */
export type At = { today: Day; closures: readonly Day[] };
/** The named parts of a phrase, as a rule of day-rules.ts found them. */
export type Parts = Record<string, string | undefined>;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** 1 = Monday … 7 = Sunday, of a weekday's name or its beginning; 0 for anything else. */
export const weekdayNamed = (name = ''): number =>
  WEEKDAYS.findIndex((weekday) => name.startsWith(weekday.toLowerCase())) + 1;
const monthNamed = (name = ''): number => MONTHS.indexOf(name.slice(0, 3)) + 1;
const yearNamed = (text: string): number =>
  text.length === 4 ? Number(text) : Number(text) + (Number(text) > 50 ? 1900 : 2000);

/** The next such weekday after a day, and the last one before it; the day itself is neither. */
export const weekdayAfter = (day: Day, weekday: string | undefined): Day =>
  addDays(day, ((weekdayNamed(weekday) - weekdayNumber(day) + 6) % 7) + 1);
export const weekdayBefore = (day: Day, weekday: string | undefined): Day =>
  addDays(weekdayAfter(addDays(day, -1), weekday), -7);

const firstComing = (days: readonly (Day | undefined)[], today: Day): Day | undefined =>
  days.find((day) => day !== undefined && day >= today);

/** Both must be true: "Friday 4 December" is no day in a year in which the fourth is not a Friday. */
export const agreeing = (day: Day | undefined, weekday: string | undefined): Day | undefined =>
  day !== undefined && (weekday === undefined || weekdayNumber(day) === weekdayNamed(weekday))
    ? day
    : undefined;

/**
 * A date and month, with or without year and weekday. Without a year it lies in the coming twelve months, today included:
 * a "29 Feb" further away is more likely a slip than a wish.
 */
export function dated({ date, month, year, weekday }: Parts, { today }: At): Day | undefined {
  const monthNumber = Number(month) || monthNamed(month);
  const inYear = (wanted: number): Day | undefined => dayOn(wanted, monthNumber, Number(date));
  if (year !== undefined) return agreeing(inYear(yearNamed(year)), weekday);
  const coming = firstComing([inYear(yearOf(today)), inYear(yearOf(today) + 1)], today);
  return coming !== undefined && coming <= addMonths(today, 12) ? agreeing(coming, weekday) : undefined;
}

/**
 * A day counted from the first of a month: this month, next month, "December", "May 2027", or, when the words leave it
 * open ("the 12th", "last Friday of the month"), the first month that still has such a day.
 */
export function inMonth(
  { which, month, year }: Parts,
  { today }: At,
  make: (first: Day) => Day | undefined,
): Day | undefined {
  const first = firstOfMonth(today);
  if (which === 'this') return make(first);
  if (which === 'next') return make(addMonths(first, 1));
  if (month === undefined)
    return firstComing(
      [0, 1, 2].map((months) => make(addMonths(first, months))),
      today,
    );
  const inYear = (wanted: number): Day | undefined => {
    const start = dayOn(wanted, monthNamed(month), 1);
    return start === undefined ? undefined : make(start);
  };
  return year === undefined
    ? firstComing([inYear(yearOf(today)), inYear(yearOf(today) + 1)], today)
    : inYear(yearNamed(year));
}

/** The date of a month, given that month's first day: "12th" of December. */
export const dateIn = (first: Day, date: string | undefined): Day | undefined =>
  dayOn(yearOf(first), monthOf(first), Number(date));

/** A weekday of this or the next calendar week, Monday to Sunday: "next Tuesday" is the Tuesday of next week. */
export const weekdayOfWeek = ({ weekday, which }: Parts, { today }: At): Day =>
  addDays(mondayOf(today), weekdayNamed(weekday) - 1 + (which === 'next' ? 7 : 0));

/** The last day of this or the next week (its Friday; at a weekend, the coming one), month or year. */
export function endOf({ which, period }: Parts, { today }: At): Day | undefined {
  const ahead = which === 'next' ? 1 : 0;
  if (period === 'week')
    return ahead === 1 ? addDays(mondayOf(today), 11) : weekdayAfter(addDays(today, -1), 'fri');
  return period === 'month'
    ? lastOfMonth(addMonths(firstOfMonth(today), ahead))
    : dayOn(yearOf(today) + ahead, 12, 31);
}

/** The first day of next week (its Monday), next month or next year. */
export function startOfNext({ period }: Parts, { today }: At): Day | undefined {
  if (period === 'week') return addDays(mondayOf(today), 7);
  return period === 'month' ? addMonths(firstOfMonth(today), 1) : dayOn(yearOf(today) + 1, 1, 1);
}

/** So many days, weeks, months or working days after `from`, or before it when `sign` is -1. "A couple of" is two. */
export function moved(from: Day, { count, unit = '' }: Parts, { closures }: At, sign = 1): Day {
  const many = sign * (Number(count) || (count?.includes('couple') ? 2 : 1));
  if (/^(working|business)/.test(unit)) return addWorkingDays(from, many, closures);
  if (/^(month|mth)/.test(unit)) return addMonths(from, many);
  if (unit.startsWith('year')) return addMonths(from, many * 12);
  return addDays(from, many * (/^(week|wk)/.test(unit) ? 7 : unit.startsWith('fortnight') ? 14 : 1));
}

const FIXED_FEASTS: Record<string, readonly [month: string, date: string]> = {
  'christmas eve': ['12', '24'],
  christmas: ['12', '25'],
  'boxing day': ['12', '26'],
  'new years eve': ['12', '31'],
  'new years day': ['1', '1'],
};
/** The calendar day of a feast (Boxing Day is 26 December, whatever day stands in for it), or a known bank holiday by name. */
export function feast({ feast: name = '', year }: Parts, at: At): Day | undefined {
  const plain = name.replace("'", '').replace('xmas', 'christmas').replace('christmas day', 'christmas');
  const fixed = FIXED_FEASTS[plain];
  if (fixed !== undefined) return dated({ month: fixed[0], date: fixed[1], year }, at);
  const [held, later] = plain === 'easter sunday' ? ['good friday', 2] : [plain, 0];
  const days = knownBankHolidays
    .filter((day) => bankHolidayName(day)?.toLowerCase() === held)
    .map((day) => addDays(day, later));
  return year === undefined
    ? firstComing(days, at.today)
    : days.find((day) => yearOf(day) === yearNamed(year));
}
