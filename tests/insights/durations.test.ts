import fc from 'fast-check';
import { expect, test } from 'vitest';
import { durationsOf } from '../../src/insights/durations.ts';

test('nine are not enough yet, and none are none', () => {
  expect(durationsOf([], [])).toEqual({ n: 0, median: null, ninetieth: null });
  expect(durationsOf([{ from: '2026-11-02', to: '2026-11-04', n: 9 }], [])).toEqual({
    n: 9,
    median: null,
    ninetieth: null,
  });
});

test('days are working days: a weekend, Christmas and a day on which the neighbourhood is closed do not count', () => {
  const ten = (from: string, to: string, closures: string[] = []) =>
    durationsOf([{ from, to, n: 10 }], closures).median;
  expect(ten('2026-11-27', '2026-11-30')).toBe(1);
  expect(ten('2026-12-24', '2026-12-29')).toBe(1);
  expect(ten('2026-11-23', '2026-11-26', ['2026-11-25'])).toBe(2);
  expect(ten('2026-11-28', '2026-11-29')).toBe(0);
});

test('the median and the 90th percentile are those of the days sorted one by one', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 10, maxLength: 60 }), (days) => {
      // Within one week from a Monday, working days are days.
      const found = durationsOf(
        days.map((day) => ({ from: '2026-11-16', to: `2026-11-${16 + day}`, n: 1 })),
        [],
      );
      const sorted = [...days].sort((a, b) => a - b);
      expect(found.median).toBe(sorted[Math.ceil(days.length * 0.5) - 1]);
      expect(found.ninetieth).toBe(sorted[Math.ceil(days.length * 0.9) - 1]);
    }),
  );
});
