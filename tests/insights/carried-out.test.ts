import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differs, FIFTHS, readingOf, shareOf } from '../../src/insights/carried-out.ts';

const outcomes = (done: number, due: number) => ({
  due,
  done,
  personsChoice: 0,
  notDone: due - done,
  open: 0,
});
const PERIOD = { from: '2026-09-01', to: '2026-11-23' };
const reading = (most: [number, number], least: [number, number]): string => {
  const fifths = FIFTHS.map((fifth) =>
    shareOf(fifth === 1 ? outcomes(...most) : fifth === 5 ? outcomes(...least) : outcomes(0, 0), fifth),
  );
  return readingOf(
    shareOf(outcomes(most[0] + least[0], most[1] + least[1]), null),
    fifths,
    PERIOD,
    '2026-11-24',
  );
};

test('a small difference is said to be what chance alone can explain', () => {
  expect(reading([14, 20], [17, 20])).toContain('70 % for the most deprived fifth and 85 % for the least');
  expect(reading([14, 20], [17, 20])).toContain('a difference that chance alone can explain');
});

test('a large one is said to be more than chance, without saying why', () => {
  expect(reading([1460, 2000], [1700, 2000])).toContain(
    'more of a difference than chance alone explains, though it does not say why',
  );
});

test('nine actions in all are not enough for a figure', () => {
  expect(reading([4, 4], [5, 5])).toBe(
    'Only 9 actions were due from Tue 1 Sep to Mon 23 Nov: not enough yet for a figure.',
  );
});

test('a share lies within its interval, and equal shares never differ', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 5000 }), fc.nat(), (due, seed) => {
      const done = seed % (due + 1);
      const { percent, low, high } = shareOf(outcomes(done, due), 1);
      expect(low).toBeLessThanOrEqual((percent ?? 0) + 1);
      expect(high).toBeGreaterThanOrEqual((percent ?? 0) - 1);
      expect(differs(outcomes(done, due), outcomes(done, due))).toBe(false);
    }),
  );
});
