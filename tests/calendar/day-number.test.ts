import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayAt, dayNumber, weekdayAt } from '../../src/calendar/day-number.ts';
import { addDays, daysBetween, weekdayNumber } from '../../src/core/day.ts';

test('what is no day has no number', () => {
  for (const nonsense of ['', 'banana', '2026', '2026-xx-01'])
    expect(() => dayNumber(nonsense)).toThrow(RangeError);
});

test('days and numbers agree with the calendar of the machine, before 1970 and over leap days too', () => {
  expect(dayNumber('1970-01-01')).toBe(0);
  expect(dayAt(dayNumber('2028-02-28') + 1)).toBe('2028-02-29');
  fc.assert(
    fc.property(fc.integer({ min: -60_000, max: 80_000 }), (number) => {
      const day = addDays('1970-01-01', number);
      expect(dayAt(number)).toBe(day);
      expect(dayNumber(day)).toBe(daysBetween('1970-01-01', day));
      expect(weekdayAt(number)).toBe(weekdayNumber(day));
    }),
  );
});
