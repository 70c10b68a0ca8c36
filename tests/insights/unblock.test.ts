import { expect, test } from 'vitest';
import { rank, type Stuck } from '../../src/insights/unblock.ts';

const stuck = (set: Partial<Stuck>): Stuck => ({
  status: 'accepted',
  priority: 'amber',
  workingDaysLate: 0,
  waitsDays: 0,
  turns: 0,
  ...set,
});

test('nothing late, blocked or unaccepted is not in the list, red or not', () => {
  expect(rank(stuck({ priority: 'red', turns: 5 }))).toBeUndefined();
  expect(rank(stuck({ status: 'offered', waitsDays: 2 }))).toBeUndefined();
});

test('every point is explained in words', () => {
  expect(rank(stuck({ status: 'blocked', priority: 'red', workingDaysLate: 1, turns: 3 }))).toEqual({
    score: 14,
    because: ['1 working day late', 'red', 'blocked', 'put off, handed on or blocked 3 times'],
  });
  expect(rank(stuck({ status: 'offered', waitsDays: 3 }))).toEqual({
    score: 3,
    because: ['not accepted for 3 working days'],
  });
});

test('red and blocked outweighs a week of lateness, and a year of lateness counts as ten days', () => {
  const red = rank(stuck({ status: 'blocked', priority: 'red' }));
  const week = rank(stuck({ workingDaysLate: 5 }));
  expect(red?.score).toBeGreaterThan(week?.score ?? 0);
  expect(rank(stuck({ workingDaysLate: 260 }))?.score).toBe(10);
});
