import { type Day, WEEKDAYS, type Weekday } from '../core/day.ts';
import { knownBankHolidays } from './bank-holidays.ts';
import { dayAt, dayNumber, weekdayAt } from './day-number.ts';

/**
 * Working days of a neighbourhood: Monday to Friday, less England's bank holidays and the neighbourhood's own closures
 * (`closures`, days). Beyond 2028 no bank holidays are known, so every weekday counts (see LAST_KNOWN_YEAR).
 */
const HOLIDAYS = knownBankHolidays.map(dayNumber);
const HOLIDAY_SET: ReadonlySet<number> = new Set(HOLIDAYS);
const NONE: ReadonlySet<number> = new Set();

const numbersOf = (closures: readonly Day[]): ReadonlySet<number> =>
  closures.length === 0 ? NONE : new Set(closures.map(dayNumber));
const works = (number: number, closed: ReadonlySet<number>): boolean =>
  weekdayAt(number) <= 5 && !HOLIDAY_SET.has(number) && !closed.has(number);

/** True when the neighbourhood works on that day. */
export const isWorkingDay = (day: Day, closures: readonly Day[] = []): boolean =>
  works(dayNumber(day), numbersOf(closures));

/**
 * The day `days` working days after `day` (before it, when negative). The day itself is never counted, so one working
 * day after a Saturday is the Monday. 0 gives the day back as it is.
 */
export function addWorkingDays(day: Day, days: number, closures: readonly Day[] = []): Day {
  if (!Number.isInteger(days)) throw new RangeError('Working days are counted in whole numbers.');
  const closed = numbersOf(closures);
  const step = Math.sign(days);
  let number = dayNumber(day);
  for (let left = Math.abs(days); left > 0; ) {
    number += step;
    if (works(number, closed)) left -= 1;
  }
  return dayAt(number);
}

/** The first working day after the day. */
export const nextWorkingDay = (day: Day, closures: readonly Day[] = []): Day =>
  addWorkingDays(day, 1, closures);
/** The last working day before the day. */
export const previousWorkingDay = (day: Day, closures: readonly Day[] = []): Day =>
  addWorkingDays(day, -1, closures);

/** Working days from the beginning of time up to and including a day number; only differences mean anything. */
function workingDaysUpTo(number: number, closed: ReadonlySet<number>): number {
  const weeks = Math.floor((number + 3) / 7);
  let count = weeks * 5 + Math.min(weekdayAt(number), 5);
  for (const holiday of HOLIDAYS) if (holiday <= number) count -= 1;
  for (const closure of closed) if (closure <= number && works(closure, NONE)) count -= 1;
  return count;
}

/**
 * Working days from one day to another, so that `addWorkingDays(from, workingDaysBetween(from, to))` is `to` whenever `to`
 * is a working day: the first day is not counted, the last one is. Negative when `to` is earlier.
 */
export function workingDaysBetween(from: Day, to: Day, closures: readonly Day[] = []): number {
  const [first, last, closed] = [dayNumber(from), dayNumber(to), numbersOf(closures)];
  if (first === last) return 0;
  return last > first
    ? workingDaysUpTo(last, closed) - workingDaysUpTo(first, closed)
    : workingDaysUpTo(last - 1, closed) - workingDaysUpTo(first - 1, closed);
}

/** True when a member with these working weekdays (1 = Monday … 7 = Sunday, or "Mon") works on that working day. */
export function isWorkingDayOf(
  weekdays: readonly (number | Weekday)[],
  day: Day,
  closures: readonly Day[] = [],
): boolean {
  const number = weekdayAt(dayNumber(day));
  const name = WEEKDAYS[number - 1];
  return isWorkingDay(day, closures) && weekdays.some((weekday) => weekday === number || weekday === name);
}

/**
 * The first working day after `day` on which a member with these working weekdays works. Undefined when there is none in
 * the coming year: somebody who works at weekends only has no working day of the neighbourhood.
 */
export function nextWorkingDayOf(
  weekdays: readonly (number | Weekday)[],
  day: Day,
  closures: readonly Day[] = [],
): Day | undefined {
  const start = dayNumber(day);
  for (let number = start + 1; number <= start + 366; number += 1) {
    const candidate = dayAt(number);
    if (isWorkingDayOf(weekdays, candidate, closures)) return candidate;
  }
  return undefined;
}
