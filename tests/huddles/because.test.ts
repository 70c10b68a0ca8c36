import { expect, test } from 'vitest';
import { becauseOf } from '../../src/huddles/because.ts';

const DAY = '2026-12-01';
const item = { why: 'new', priority: 'amber', deferrals: 0, since: '2026-11-12' } as const;

test.each([
  [item, 'New: accepted Thu 12 Nov'],
  [{ ...item, why: 'carried_over', deferrals: 2 }, 'Carried over twice, waiting since Thu 12 Nov'],
  [{ ...item, why: 'carried_over', deferrals: 3 }, 'Carried over 3 times, waiting since Thu 12 Nov'],
  [{ ...item, why: 'review_due', since: '2026-11-24' }, 'Review due Tue 24 Nov'],
  [
    { ...item, why: 'review_due', since: '2026-12-08' },
    'Review due Tue 8 Dec, brought forward to even out the weeks',
  ],
  [{ ...item, why: 'urgent', priority: 'red' }, 'Red, so first in line, waiting since Thu 12 Nov'],
  [{ ...item, why: 'urgent', priority: 'red', since: DAY }, 'Red, so first in line, review due Tue 1 Dec'],
  [{ ...item, why: 'urgent' }, 'Urgent: somebody asked for it now'],
  [{ ...item, why: 'carried_over', deferrals: 1, since: null }, 'Carried over once'],
] as const)('each item says why it is there: %#', (one, words) => {
  expect(becauseOf(one, DAY)).toBe(words);
});
