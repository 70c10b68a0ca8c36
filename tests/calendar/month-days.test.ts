import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMonths, dayOn, lastOfMonth, mondayOf, nthWeekdayOf } from '../../src/calendar/month-days.ts';
import { addDays, isDay, Temporal, weekdayNumber } from '../../src/core/time.ts';

test('a day that does not exist is not made', () => {
  expect(dayOn(2027, 2, 29)).toBeUndefined();
  expect(dayOn(2028, 2, 29)).toBe('2028-02-29');
  expect(dayOn(2026, 13, 1)).toBeUndefined();
  expect(dayOn(2026, 0, 1)).toBeUndefined();
  expect(dayOn(26, 12, 4)).toBeUndefined();
});

test('a month on from the 31st is the last day of a shorter month', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2026-12-31', 2)).toBe('2027-02-28');
  expect(addMonths('2028-02-29', 12)).toBe('2029-02-28');
  expect(addMonths('2027-01-15', -1)).toBe('2026-12-15');
});

test('months are counted as the calendar counts them', () => {
  const day = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1950-01-01', days));
  fc.assert(
    fc.property(day, fc.integer({ min: -200, max: 200 }), (from, months) => {
      expect(addMonths(from, months)).toBe(Temporal.PlainDate.from(from).add({ months }).toString());
    }),
  );
});

test('the fifth Monday is missing where a month has four', () => {
  expect(nthWeekdayOf('2026-12-10', 5, 1)).toBeUndefined();
  expect(nthWeekdayOf('2026-11-10', 5, 1)).toBe('2026-11-30');
  expect(nthWeekdayOf('2026-12-10', 1, 2)).toBe('2026-12-01');
  expect(nthWeekdayOf('2026-12-10', -1, 5)).toBe('2026-12-25');
});

test('weeks begin on Monday, months end on their last day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5000 }), (days) => {
      const day = addDays('2024-01-01', days);
      expect(weekdayNumber(mondayOf(day))).toBe(1);
      expect(mondayOf(day) <= day && addDays(mondayOf(day), 6) >= day).toBe(true);
      expect(isDay(lastOfMonth(day)) && addDays(lastOfMonth(day), 1).endsWith('-01')).toBe(true);
    }),
  );
});
