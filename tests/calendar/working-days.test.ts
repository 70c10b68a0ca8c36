import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBankHoliday } from '../../src/calendar/bank-holidays.ts';
import {
  addWorkingDays,
  isWorkingDay,
  isWorkingDayOf,
  nextWorkingDay,
  nextWorkingDayOf,
  previousWorkingDay,
  workingDaysBetween,
} from '../../src/calendar/working-days.ts';
import { addDays, type Day, daysBetween, weekdayNumber } from '../../src/core/day.ts';

const day = fc.integer({ min: 0, max: 365 * 6 }).map((days) => addDays('2023-06-01', days));
const closures = fc.array(day, { maxLength: 6 });
const workingDay = fc
  .tuple(day, closures)
  .map(([from, closed]) => ({ day: nextWorkingDay(from, closed), closed }));

test('nonsense ends with an error, not with a search that never stops', () => {
  expect(() => addWorkingDays('', 1)).toThrow(RangeError);
  expect(() => addWorkingDays('banana', -1)).toThrow(RangeError);
  expect(() => addWorkingDays('2026-11-24', 0.5)).toThrow(RangeError);
  expect(() => addWorkingDays('2026-11-24', Number.NaN)).toThrow(RangeError);
});

test.each<[Day, number, Day, string]>([
  [
    '2026-12-24',
    1,
    '2026-12-29',
    'Christmas 2026: Friday, the weekend and the substitute Monday are skipped',
  ],
  ['2026-12-29', -1, '2026-12-24', 'and back again'],
  ['2026-11-28', 1, '2026-11-30', 'one working day after a Saturday is the Monday'],
  ['2026-11-28', -1, '2026-11-27', 'one working day before a Saturday is the Friday'],
  ['2026-11-28', 0, '2026-11-28', 'none is the day itself, even at a weekend'],
  ['2027-03-25', 1, '2027-03-30', 'Easter 2027, with the clock change on its Sunday'],
  ['2026-03-27', 1, '2026-03-30', 'the weekend of the spring clock change'],
  ['2026-10-23', 1, '2026-10-26', 'the weekend of the autumn clock change'],
  ['2028-02-28', 1, '2028-02-29', 'a leap day is a working day'],
  ['2026-11-24', 10, '2026-12-08', 'ten working days'],
])('%s and %i working days is %s: %s', (from, days, to) => {
  expect(addWorkingDays(from, days)).toBe(to);
});

test('a closure of the neighbourhood is no working day, and one on a weekend or bank holiday counts once', () => {
  expect(addWorkingDays('2026-11-26', 1, ['2026-11-27'])).toBe('2026-11-30');
  expect(workingDaysBetween('2026-11-26', '2026-11-30', ['2026-11-27', '2026-11-27', '2026-11-28'])).toBe(1);
  expect(workingDaysBetween('2026-12-24', '2026-12-29', ['2026-12-25'])).toBe(1);
});

test('the day before and after are never the day itself', () => {
  expect(nextWorkingDay('2026-11-27')).toBe('2026-11-30');
  expect(previousWorkingDay('2026-11-30')).toBe('2026-11-27');
});

test('a member’s next working day is one of the member’s own weekdays and one of the neighbourhood’s', () => {
  expect(nextWorkingDayOf([1], '2026-12-22')).toBe('2027-01-04');
  expect(nextWorkingDayOf(['Mon', 'Thu'], '2026-12-22')).toBe('2026-12-24');
  expect(isWorkingDayOf([2, 4], '2026-11-24')).toBe(true);
  expect(isWorkingDayOf([1], '2026-12-28')).toBe(false);
});

test('somebody who works at weekends only has no working day of the neighbourhood', () => {
  expect(nextWorkingDayOf([6, 7], '2026-11-24')).toBeUndefined();
  expect(nextWorkingDayOf([], '2026-11-24')).toBeUndefined();
});

test('property: a working day is never a weekend, a bank holiday or a closure', () => {
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: -40, max: 40 }).filter((days) => days !== 0),
      closures,
      (from, days, closed) => {
        const to = addWorkingDays(from, days, closed);
        expect(weekdayNumber(to)).toBeLessThanOrEqual(5);
        expect(isBankHoliday(to, closed)).toBe(false);
        expect(isWorkingDay(to, closed)).toBe(true);
      },
    ),
  );
});

test('property: going there and back ends where it began', () => {
  fc.assert(
    fc.property(workingDay, fc.integer({ min: -60, max: 60 }), ({ day: from, closed }, days) => {
      expect(addWorkingDays(addWorkingDays(from, days, closed), -days, closed)).toBe(from);
    }),
  );
});

test('property: the distance between two days leads from one to the other', () => {
  fc.assert(
    fc.property(day, workingDay, (from, { day: to, closed }) => {
      const distance = workingDaysBetween(from, to, closed);
      if (distance !== 0) expect(addWorkingDays(from, distance, closed)).toBe(to);
      // Only a working day lies at distance 0 from itself alone; from a weekend nothing lies at 0 but itself.
      else expect(from).toBe(to);
    }),
  );
});

test('property: more working days are later, and the count agrees with counting one by one', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -80, max: 80 }), closures, (from, span, closed) => {
      const to = addDays(from, span);
      const between = Array.from({ length: Math.abs(daysBetween(from, to)) }, (_, at) =>
        span > 0 ? addDays(from, at + 1) : addDays(from, -at - 1),
      ).filter((each) => isWorkingDay(each, closed)).length;
      expect(workingDaysBetween(from, to, closed)).toBe(span < 0 ? 0 - between : between);
      expect(addWorkingDays(from, 6, closed) > addWorkingDays(from, 5, closed)).toBe(true);
    }),
  );
});

test('a list of 100,000 rows is dated within two seconds on a busy machine', () => {
  const started = performance.now();
  for (let row = 0; row < 100_000; row += 1)
    workingDaysBetween('2026-11-24', addWorkingDays('2026-11-24', (row % 10) + 1, ['2026-12-24']));
  expect(performance.now() - started).toBeLessThan(2000);
});
