import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/core/day.ts';
import type { Waiting } from '../../src/huddles/agenda.ts';
import type { Coming } from '../../src/huddles/plan-agenda.ts';
import { DAY, EVERYBODY, ids, NOBODY, plan, review, waiting, weeks } from './plan-world.ts';

describe('when what finds no room is seen', () => {
  test('each case is told its day, and the backlog its end', () => {
    const many = Array.from({ length: 17 }, (_, at) =>
      waiting(`c${String(at).padStart(2, '0')}`, { since: addDays('2026-11-01', at) }),
    );
    const planned = plan({ waiting: many });
    expect(planned.later.map((one) => one.seenBy)).toEqual([
      ...Array(7).fill('2026-12-08'),
      ...Array(3).fill('2026-12-15'),
    ]);
    expect(planned.backlogClears).toBe('2026-12-15');
  });
  test('a backlog that never clears is not promised a day', () => {
    const many = Array.from({ length: 40 }, (_, at) => waiting(`c${at}`));
    const planned = plan({ waiting: many, coming: weeks(3) });
    expect(planned.backlogClears).toBeNull();
    expect(planned.later.some((one) => one.seenBy === null && one.tooLate)).toBe(true);
  });
  test('a new case is not put off for ever by reviews: in its last week it comes before those that can wait', () => {
    const reviews = Array.from({ length: 7 }, (_, at) => review(`r${at}`, '2026-11-03', DAY));
    const old = waiting('old', { since: '2026-10-22' });
    expect(ids(plan({ waiting: [...reviews, old] }).items)).toContain('old');
    const young = waiting('young', { since: '2026-11-20' });
    expect(ids(plan({ waiting: [...reviews, young] }).items)).not.toContain('young');
  });
});

describe('who must be there', () => {
  const asks = (caseId: string, needs: string[]): Waiting => waiting(caseId, { needs });
  test('a case that needs a geriatrician waits for the huddle to which one comes, and says so', () => {
    const [first, second, ...rest] = weeks(9, { attending: NOBODY });
    const coming = [first, { ...second, attending: EVERYBODY }, ...rest].filter((one) => one !== undefined);
    const planned = plan({
      waiting: [asks('asks', ['geriatrics']), waiting('any')],
      attending: new Set(['gp']),
      coming: coming as Coming[],
    });
    expect(ids(planned.items)).toEqual(['any']);
    expect(planned.later).toMatchObject([
      { caseId: 'asks', waitsFor: ['geriatrics'], seenBy: '2026-12-15', tooLate: true },
    ]);
  });
  test('with the discipline at no huddle there is no day to promise', () => {
    const planned = plan({ waiting: [asks('asks', ['housing'])] });
    expect(planned.later).toMatchObject([{ caseId: 'asks', seenBy: null }]);
    expect(planned.backlogClears).toBeNull();
  });
  test('the only huddle to which the discipline comes in time counts as the last chance', () => {
    const others = Array.from({ length: 7 }, (_, at) => review(`r${at}`, '2026-11-03', DAY));
    const planned = plan({
      waiting: [...others, asks('asks', ['geriatrics'])],
      coming: weeks(20, { attending: NOBODY }),
    });
    expect(ids(planned.items)).toContain('asks');
  });
});

describe('reviews spread evenly', () => {
  const peak = Array.from({ length: 9 }, (_, at) => review(`r${at}`, '2026-11-03', '2026-12-08'));
  test('a quiet huddle takes reviews from the full one after it, and says that they are early', () => {
    const planned = plan({ waiting: peak });
    expect(planned.items).toHaveLength(4);
    expect(planned.items.every((item) => item.forward && item.why === 'review_due')).toBe(true);
  });
  test('no review comes before its shortest interval', () => {
    const justSeen = peak.map((one) => ({ ...one, lastDiscussedOn: '2026-11-24' }));
    expect(plan({ waiting: justSeen }).items).toEqual([]);
  });
  test('what is due fills the room first', () => {
    const due = Array.from({ length: 7 }, (_, at) => waiting(`due${at}`));
    expect(plan({ waiting: [...peak, ...due] }).items.some((item) => item.forward)).toBe(false);
  });
  test('a single review of next week is left where it is', () => {
    expect(plan({ waiting: peak.slice(0, 1) }).items).toEqual([]);
  });
});
