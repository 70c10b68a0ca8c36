import { addDays, type Day, weekdayNumber } from '../core/day.ts';
import { readDay } from './day-in-words.ts';
import { MONTH, WEEKDAY } from './day-rules.ts';
import { LONGEST_PHRASE, plainWords } from './plain-words.ts';

/** First and last day, both included; without `lastDay` only the beginning was said ("from Monday"). */
export type Span = { firstDay: Day; lastDay?: Day };

const JOINT = / (?:to|until|till|through|up to|and) | ?– ?| - |(?<=^\d{1,2}(?:st|nd|rd|th)?)-(?=\d)/;
const LENGTH = '(?<count>\\d{1,3}|an?) (?<unit>day|week|fortnight)s?';
const FROM_FOR = new RegExp(`^(?<from>.+) for ${LENGTH}$`);
const FOR_FROM = new RegExp(`^(?:for )?${LENGTH} (?:from|starting|beginning) (?<from>.+)$`);
const WHOLE_WEEK = /^(?:all |the whole |the whole of |all of )?(?<which>this|next) week$/;
const WEEK_OF = /^(?:the )?(?:w\/c|week (?:of|commencing|beginning|starting)) (?<from>.+)$/;
const IN_WEEK = / (?:of )?(?<which>this|next) week$/;
/** "In two weeks" and "next month" are no single days of leave. */
const ONE_DAY = new RegExp(
  `^(?!.*\\b(?:\\d+|an?) (?:working |business )?(?:day|week|wk|fortnight|month|mth|year)s?\\b)(?!.*\\b(?:end|start|beginning)\\b)(?:today|tomorrow|.*\\b(?:${WEEKDAY}|${MONTH}|christmas|xmas|boxing|holiday)\\b.*|.*\\d[/.-]\\d.*)$`,
);
const WITHOUT_YEAR = new RegExp(`^(?:.*\\b(?:${MONTH})\\b(?!.*\\d{4}).*|.*\\b\\d{1,2}/\\d{1,2})$`);
const BARE_DATE = /^(?:\w+ )?(?:the )?\d{1,2}(?:st|nd|rd|th)?$/;
const UNIT_DAYS: Record<string, number> = { day: 1, week: 7, fortnight: 14 };

/**
 * Reads a whole text as days one after another, by readDay's rules: "21 Dec to 4 Jan", "from Monday to Friday", "until 4 Jan"
 * (from today), "next week" (its Monday to Friday), "for two weeks from 21 Dec", "Monday and Tuesday", or one day alone. The
 * last day is looked for from the first on, so that a span crosses a new year; a span without years may have begun already.
 * Undefined for what is not understood in full. The last day may be before the first where both were said so: refuse it there.
 */
export function readSpan(text: string, today: Day, closures: readonly Day[] = []): Span | undefined {
  if (text.length > LONGEST_PHRASE) return undefined;
  const words = plainWords(text).replace(/^(?:on|between) /, '');
  const read = (part: string, from = today): Day | undefined => readDay(part, from, closures)?.day;
  const whole = WHOLE_WEEK.exec(words)?.groups?.which;
  if (whole !== undefined) return weekOf(whole, today);
  const week = WEEK_OF.exec(words)?.groups?.from;
  const monday = week === undefined ? undefined : read(week);
  if (monday !== undefined)
    return { firstDay: monday, lastDay: addDays(monday, 5 - Math.min(5, weekdayNumber(monday))) };
  const long = FOR_FROM.exec(words)?.groups ?? FROM_FOR.exec(words)?.groups;
  if (long !== undefined) {
    const firstDay = read((long.from ?? '').replace(/^from /, ''));
    const count = long.count?.startsWith('a') ? 1 : Number(long.count);
    return firstDay === undefined || count === 0
      ? undefined
      : { firstDay, lastDay: addDays(firstDay, count * (UNIT_DAYS[long.unit ?? ''] ?? 1) - 1) };
  }
  const until = /^(?:until|till|up to) (?<last>.+)$/.exec(words)?.groups?.last;
  if (until !== undefined) {
    const lastDay = read(until);
    return lastDay === undefined ? undefined : { firstDay: today, lastDay };
  }
  const opened = words.replace(/^(?:from|starting|beginning) /, '');
  const [left, right, more] = opened.split(JOINT);
  if (left === undefined || more !== undefined) return undefined;
  if (right !== undefined)
    return joined(left, right, / and /.test(opened) && !/^between /i.test(text.trim()), read);
  const firstDay = ONE_DAY.test(opened) ? read(opened) : undefined;
  if (firstDay === undefined) return undefined;
  return opened === words ? { firstDay, lastDay: firstDay } : { firstDay };
}

/** Monday to Friday of next week; of this week what is left. On a weekend this week has nothing left. */
function weekOf(which: string, today: Day): Span | undefined {
  const number = weekdayNumber(today);
  if (which === 'next') {
    const monday = addDays(today, 8 - number);
    return { firstDay: monday, lastDay: addDays(monday, 4) };
  }
  return number > 5 ? undefined : { firstDay: today, lastDay: addDays(today, 5 - number) };
}

function joined(
  left: string,
  right: string,
  isAnd: boolean,
  read: (part: string, from?: Day) => Day | undefined,
): Span | undefined {
  const which = IN_WEEK.exec(right);
  if (which !== null && !IN_WEEK.test(left)) {
    const firstDay = read(`${left}${which[0]}`);
    const lastDay = read(right);
    return firstDay === undefined || lastDay === undefined ? undefined : { firstDay, lastDay };
  }
  // "21 to 28 December": the first has the month of the second.
  const month = new RegExp(`(?:${MONTH})\\b.*$`).exec(right)?.[0];
  const begins = month !== undefined && BARE_DATE.test(left) ? `${left} ${month}` : left;
  const soonest = read(right);
  const coming = read(begins);
  // "23 Nov to 27 Nov", said on the 24th, has begun: not a year from now.
  const begun =
    soonest !== undefined && WITHOUT_YEAR.test(begins) && (coming === undefined || coming > soonest)
      ? read(begins, addDays(soonest, -364))
      : undefined;
  const firstDay = begun ?? coming;
  const lastDay = begun === undefined ? firstDay && read(right, firstDay) : soonest;
  if (firstDay === undefined || lastDay === undefined) return undefined;
  // "Monday and Tuesday" are two days; "Monday and Friday" are not what lies between.
  return isAnd && lastDay !== addDays(firstDay, 1) ? undefined : { firstDay, lastDay };
}
