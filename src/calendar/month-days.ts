import { addDays, type Day, isDay, weekdayNumber } from '../core/day.ts';
import { dayNumber } from './day-number.ts';

const written = (year: number, month: number, date: number): Day =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;

/** The day of a year, month (1–12) and date; undefined when there is none (31 February) or the year is no year of ours. */
export function dayOn(year: number, month: number, date: number): Day | undefined {
  const day = written(year, month, date);
  return year >= 1900 && year <= 2199 && isDay(day) ? day : undefined;
}

/** The same date so many months on; the last of the month where that date is missing (31 January + 1 = 28 February). */
export function addMonths(day: Day, months: number): Day {
  const total = yearOf(day) * 12 + monthOf(day) - 1 + months;
  const [year, month] = [Math.floor(total / 12), (((total % 12) + 12) % 12) + 1];
  const following = month === 12 ? written(year + 1, 1, 1) : written(year, month + 1, 1);
  const length = dayNumber(following) - dayNumber(written(year, month, 1));
  return written(year, month, Math.min(Number(day.slice(8)), length));
}

export const yearOf = (day: Day): number => Number(day.slice(0, 4));
export const monthOf = (day: Day): number => Number(day.slice(5, 7));
export const firstOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`;
export const lastOfMonth = (day: Day): Day => addDays(addMonths(firstOfMonth(day), 1), -1);
/** The Monday of the calendar week (Monday to Sunday). */
export const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayNumber(day));

/**
 * The nth (1–5, or -1 for the last) such weekday (1 = Monday) of the month that `day` lies in; undefined when the month
 * has no fifth one.
 */
export function nthWeekdayOf(day: Day, nth: number, weekday: number): Day | undefined {
  const [first, last] = [firstOfMonth(day), lastOfMonth(day)];
  const found =
    nth > 0
      ? addDays(first, ((weekday - weekdayNumber(first) + 7) % 7) + (nth - 1) * 7)
      : addDays(last, -((weekdayNumber(last) - weekday + 7) % 7));
  return found <= last ? found : undefined;
}
