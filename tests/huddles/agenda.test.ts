import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/core/day.ts';
import { counted, earliestOf, fitsInOrder, limitOf, whyDue } from '../../src/huddles/agenda.ts';

const DAY = '2026-12-01';
const fresh = { priority: 'amber', lastDiscussedOn: null, deferrals: 0, reviewOn: null } as const;

describe('which cases are due, and why', () => {
  test('a person in hospital now waits for the return home, carried over or not', () => {
    expect(whyDue({ ...fresh, priority: 'blue', deferrals: 2, reviewOn: DAY }, DAY)).toBeUndefined();
  });
  test('a red case that was discussed and whose review is not due is not urgent', () => {
    const seen = {
      ...fresh,
      priority: 'red',
      lastDiscussedOn: '2026-11-30',
      reviewOn: '2026-12-07',
    } as const;
    expect(whyDue(seen, DAY)).toBeUndefined();
  });
  test('a case that was discussed and has no review date comes back at the interval of its priority', () => {
    const seen = { ...fresh, lastDiscussedOn: '2026-11-30' };
    expect(whyDue(seen, '2026-12-27')).toBeUndefined();
    expect(whyDue(seen, '2026-12-28')).toBe('review_due');
  });
  test('a review falls due on its own day', () => {
    const past = { ...fresh, priority: 'green', lastDiscussedOn: '2026-10-06' } as const;
    expect(whyDue({ ...past, reviewOn: DAY }, DAY)).toBe('review_due');
    expect(whyDue({ ...past, reviewOn: addDays(DAY, 1) }, DAY)).toBeUndefined();
  });
  test('what was put off is carried over even when its review is not due', () => {
    const past = { ...fresh, lastDiscussedOn: '2026-11-01', deferrals: 1, reviewOn: '2027-01-01' };
    expect(whyDue(past, DAY)).toBe('carried_over');
  });
});

describe('how long a case may wait', () => {
  const seen = (priority: 'red' | 'amber' | 'green' | 'blue') => ({
    ...fresh,
    priority,
    lastDiscussedOn: '2026-11-03',
    since: '2026-11-03',
    needs: [],
  });
  test('red two weeks, amber six, green twelve; in hospital the clock stands still', () => {
    expect((['red', 'amber', 'green', 'blue'] as const).map((one) => limitOf(seen(one)))).toEqual([
      '2026-11-17',
      '2026-12-15',
      '2027-01-26',
      null,
    ]);
  });
  test('a case that was never discussed is counted from the day it was accepted', () => {
    expect(limitOf({ ...fresh, since: '2026-11-10', needs: [] })).toBe('2026-12-22');
  });
  test('a review comes forward by its shortest interval at most: red one week, amber two, green four', () => {
    expect((['red', 'amber', 'green', 'blue'] as const).map((one) => earliestOf(seen(one)))).toEqual([
      '2026-11-10',
      '2026-11-17',
      '2026-12-01',
      null,
    ]);
    expect(earliestOf({ ...fresh, since: '2026-11-10', needs: [] })).toBeNull();
  });
});

describe('what fits', () => {
  test('ten cases of 3.7 minutes fill 37 minutes to the tenth', () => {
    expect(fitsInOrder(Array(10).fill({ minutes: 3.7 }), 37)).not.toContain(false);
  });
  test('what ends after the huddle’s minutes stands under “no room today”, a shorter case behind it may still fit', () => {
    expect(fitsInOrder([{ minutes: 20 }, { minutes: 15 }, { minutes: 5 }], 30)).toEqual([true, false, true]);
  });
  test('a case agreed without a meeting takes no minutes, one that was opened in the huddle does', () => {
    const agreed = { lane: 'agree', state: 'discussed', minutes: 4 } as const;
    expect(
      counted([
        { ...agreed, startedAt: null },
        { ...agreed, startedAt: '2026-12-01T08:45:00Z' },
        { ...agreed, state: 'waiting', startedAt: null },
      ]).map((item) => item.minutes),
    ).toEqual([0, 4, 4]);
  });
});
