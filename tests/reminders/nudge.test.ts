import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addWorkingDays, isQuiet, isWorkingDay, previousWorkingDay } from '../../src/calendar/index.ts';
import { addDays } from '../../src/core/day.ts';
import { instantAt, LONDON } from '../../src/core/time.ts';
import { backoffMinutes, rungOfOwner, workingHoursAgo } from '../../src/reminders/nudge.ts';

test('who works every day hears two working days before, on the day, and one and three days after', () => {
  expect([-4, -3, -2, -1, 0, 1, 2, 3, 9].map((late) => rungOfOwner(late, 1))).toEqual([
    undefined,
    undefined,
    -2,
    -2,
    0,
    1,
    1,
    3,
    3,
  ]);
});

test('a reminder that would fall on days off comes before them, and never past the due date', () => {
  fc.assert(
    fc.property(fc.integer({ min: -10, max: 10 }), fc.integer({ min: 1, max: 8 }), (late, next) => {
      const rung = rungOfOwner(late, next);
      // Due before they work again: this is the last day on which it can still be said in time.
      if (late <= 0 && late + next > 0) expect(rung).toBe(0);
      // Never earlier than it must be.
      if (late + next <= 0 && late < -2) expect(rung).toBeUndefined();
    }),
  );
});

const working = {
  isWorking: (day: string) => isWorkingDay(day),
  before: (day: string) => previousWorkingDay(day),
};
test.each([
  ['2026-11-24', '13:00', '2026-11-24', '09:00'],
  ['2026-11-24', '10:00', '2026-11-23', '16:00'],
  ['2026-11-23', '08:00', '2026-11-20', '14:00'],
  ['2026-11-22', '12:00', '2026-11-20', '14:00'],
  ['2026-11-24', '21:00', '2026-11-24', '14:00'],
  // Over Christmas 2026: Thursday the 24th, then Tuesday the 29th.
  ['2026-12-29', '09:00', '2026-12-24', '15:00'],
])('four working hours before %s at %s are %s at %s', (day, time, thenDay, thenTime) => {
  expect(workingHoursAgo(instantAt(day, time), day, 4, LONDON, working)).toBe(instantAt(thenDay, thenTime));
});

test('the days of the ladder over Christmas 2026 are those of England’s bank holidays', () => {
  const due = '2026-12-22';
  expect([-2, 0, 1, 3, 5, 10].map((days) => addWorkingDays(due, days))).toEqual([
    '2026-12-18',
    '2026-12-22',
    '2026-12-23',
    '2026-12-29',
    '2026-12-31',
    '2027-01-08',
  ]);
  expect(isWorkingDay(addDays(due, 6))).toBe(false);
});

test.each([
  ['07:59', true],
  ['08:00', false],
  ['17:59', false],
  ['18:00', true],
  ['23:30', true],
])('at %s it is quiet: %s', (time, quiet) => {
  expect(isQuiet(time)).toBe(quiet);
});

test('a failed send waits longer each time, a quarter of an hour at most, and not all at the same moment', () => {
  expect([1, 2, 3, 7, 12].map((attempts) => backoffMinutes(attempts, 0.5))).toEqual([1, 2, 4, 15, 15]);
  expect(backoffMinutes(3, 0)).toBeLessThan(backoffMinutes(3, 0.99));
});
