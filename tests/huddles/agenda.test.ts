import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Priority } from '../../src/cases/index.ts';
import { addDays } from '../../src/core/day.ts';
import {
  fitsInOrder,
  ORDER,
  planAgenda,
  type Standing,
  type Waiting,
  whyDue,
} from '../../src/huddles/agenda.ts';

const DAY = '2026-12-01';
const waiting = (caseId: string, set: Partial<Waiting> = {}): Waiting => ({
  caseId,
  priority: 'amber',
  lastDiscussedOn: null,
  carriedOver: false,
  reviewOn: null,
  since: '2026-11-01',
  ...set,
});
const standing = (caseId: string, set: Partial<Standing> = {}): Standing => ({
  ...waiting(caseId),
  itemId: `item-${caseId}`,
  minutes: 4,
  why: 'new',
  placed: 'planner',
  ...set,
});
const plan = (cases: { standing?: Standing[]; waiting?: Waiting[] }, capacity = 30, minutesACase = 4) =>
  planAgenda({
    day: DAY,
    capacity,
    minutesACase,
    standing: cases.standing ?? [],
    waiting: cases.waiting ?? [],
  });
const ids = (items: readonly { caseId: string }[]): string[] => items.map((item) => item.caseId);

describe('which cases are due, and why', () => {
  test('a person in hospital now waits for the return home, carried over or not', () => {
    expect(
      whyDue({ priority: 'blue', lastDiscussedOn: null, carriedOver: true, reviewOn: DAY }, DAY),
    ).toBeUndefined();
  });
  test('a red case that was discussed and whose review is not due is not urgent', () => {
    expect(
      whyDue(
        { priority: 'red', lastDiscussedOn: '2026-11-30', carriedOver: false, reviewOn: '2026-12-07' },
        DAY,
      ),
    ).toBeUndefined();
  });
  test('a case that was discussed and has no review date waits until it gets one', () => {
    expect(
      whyDue({ priority: 'amber', lastDiscussedOn: '2026-11-30', carriedOver: false, reviewOn: null }, DAY),
    ).toBeUndefined();
  });
  test('a review falls due on its own day', () => {
    const past = { priority: 'green', lastDiscussedOn: '2026-10-06', carriedOver: false } as const;
    expect(whyDue({ ...past, reviewOn: DAY }, DAY)).toBe('review_due');
    expect(whyDue({ ...past, reviewOn: addDays(DAY, 1) }, DAY)).toBeUndefined();
  });
  test('what was put off is carried over even when its review is not due', () => {
    expect(
      whyDue(
        { priority: 'amber', lastDiscussedOn: '2026-11-01', carriedOver: true, reviewOn: '2027-01-01' },
        DAY,
      ),
    ).toBe('carried_over');
  });
});

describe('the order and the minutes of an agenda', () => {
  test('urgent red comes first, then carried over, then review due, then new; the older first in each', () => {
    const planned = plan({
      waiting: [
        waiting('new young', { since: '2026-11-20' }),
        waiting('new old', { since: '2026-10-01' }),
        waiting('review', { lastDiscussedOn: '2026-11-01', reviewOn: DAY, since: '2026-12-01' }),
        waiting('carried', { carriedOver: true, since: '2026-11-24' }),
        waiting('red', { priority: 'red', since: '2026-11-30' }),
      ],
    });
    expect(ids(planned.items)).toEqual(['red', 'carried', 'review', 'new old', 'new young']);
  });
  test('a case without room is named, in the order in which it comes next, and not silently dropped', () => {
    const nine = Array.from({ length: 9 }, (_, at) => waiting(`c${at}`, { since: `2026-11-0${at + 1}` }));
    const planned = plan({ waiting: nine });
    expect(planned.items).toHaveLength(7);
    expect(planned.minutesPlanned).toBe(28);
    expect(ids(planned.later)).toEqual(['c7', 'c8']);
  });
  test('a red case that comes in makes the planner take off the case that is least pressing', () => {
    const full = Array.from({ length: 7 }, (_, at) => standing(`c${at}`, { since: `2026-11-0${at + 1}` }));
    const planned = plan({ standing: full, waiting: [waiting('red', { priority: 'red' })] });
    expect(ids(planned.items)).toEqual(['red', 'c0', 'c1', 'c2', 'c3', 'c4', 'c5']);
    expect(ids(planned.later)).toEqual(['c6']);
  });
  test('what somebody put on by hand stays, even when it is not due and takes all the minutes', () => {
    const planned = plan({
      standing: [standing('long', { placed: 'hand', minutes: 60, priority: 'blue' })],
      waiting: [waiting('red', { priority: 'red' })],
    });
    expect(ids(planned.items)).toEqual(['long']);
    expect(ids(planned.later)).toEqual(['red']);
  });
  test('a case that somebody moved to the third place stays third', () => {
    const planned = plan({
      standing: [
        standing('a', { since: '2026-11-01' }),
        standing('b', { since: '2026-11-02' }),
        standing('moved', { placed: 'pinned', since: '2026-10-01' }),
      ],
      waiting: [waiting('red', { priority: 'red' })],
    });
    expect(ids(planned.items)).toEqual(['red', 'a', 'moved', 'b']);
  });
  test('a case that has waited longer than its priority allows is pointed out when there is no room', () => {
    const planned = plan(
      {
        waiting: [
          waiting('red', { priority: 'red' }),
          waiting('amber', { lastDiscussedOn: '2026-10-01', reviewOn: '2026-10-29', since: '2026-10-29' }),
          waiting('fresh', { lastDiscussedOn: '2026-11-03', reviewOn: DAY, since: DAY }),
        ],
      },
      4,
    );
    expect(planned.later).toEqual([
      { caseId: 'amber', why: 'review_due', pastLimit: true },
      { caseId: 'fresh', why: 'review_due', pastLimit: false },
    ]);
  });
  test('ten cases of 3.7 minutes fill 37 minutes to the tenth', () => {
    const ten = Array.from({ length: 10 }, (_, at) => waiting(`c${at}`));
    expect(plan({ waiting: ten }, 37, 3.7).items).toHaveLength(10);
    expect(fitsInOrder(Array(10).fill({ minutes: 3.7 }), 37)).not.toContain(false);
  });
  test('what ends after the huddle’s minutes stands under “no room today”, a shorter case behind it may still fit', () => {
    expect(fitsInOrder([{ minutes: 20 }, { minutes: 15 }, { minutes: 5 }], 30)).toEqual([true, false, true]);
  });
});

const someDay = fc.integer({ min: 0, max: 120 }).map((days) => addDays('2026-09-01', days));
const anyCase = fc.record({
  priority: fc.constantFrom<Priority>('red', 'amber', 'green', 'blue'),
  lastDiscussedOn: fc.option(someDay),
  carriedOver: fc.boolean(),
  reviewOn: fc.option(someDay),
  since: someDay,
});
const anyHuddle = fc
  .record({
    capacity: fc.integer({ min: 5, max: 90 }),
    minutesACase: fc.integer({ min: 5, max: 120 }).map((tenths) => tenths / 10),
    standing: fc.array(
      fc.tuple(
        anyCase,
        fc.record({
          minutes: fc.integer({ min: 5, max: 150 }).map((tenths) => tenths / 10),
          why: fc.constantFrom(...ORDER),
          placed: fc.constantFrom('planner', 'hand', 'pinned'),
        }),
      ),
      { maxLength: 12 },
    ),
    waiting: fc.array(anyCase, { maxLength: 25 }),
  })
  .map(({ capacity, minutesACase, ...cases }) => ({
    day: DAY,
    capacity,
    minutesACase,
    standing: cases.standing.map(
      ([one, item], at): Standing => ({ caseId: `s${at}`, itemId: `i${at}`, ...one, ...item }),
    ),
    waiting: cases.waiting.map((one, at): Waiting => ({ caseId: `w${at}`, ...one })),
  }));
type Huddle = Parameters<typeof planAgenda>[0];
const placedOf = (huddle: Huddle, caseId: string) =>
  huddle.standing.find((item) => item.caseId === caseId)?.placed ?? 'planner';
const total = (items: readonly { minutes: number }[]): number =>
  items.reduce((sum, item) => sum + Math.round(item.minutes * 10), 0);

describe('whatever the cases', () => {
  const always = (claim: (huddle: Huddle) => void): void =>
    fc.assert(fc.property(anyHuddle, claim), { numRuns: 500 });

  test('the planner never plans beyond the minutes there are', () =>
    always((huddle) => {
      const { items } = planAgenda(huddle);
      const byHand = total(items.filter((item) => placedOf(huddle, item.caseId) !== 'planner'));
      expect(total(items)).toBeLessThanOrEqual(Math.max(huddle.capacity * 10, byHand));
    }));
  test('no room is left unused that a waiting case would fit in', () =>
    always((huddle) => {
      const { items, later } = planAgenda(huddle);
      if (later.length > 0)
        expect(huddle.capacity * 10 - total(items)).toBeLessThan(Math.round(huddle.minutesACase * 10));
    }));
  test('planning what was planned changes nothing', () =>
    always((huddle) => {
      const first = planAgenda(huddle);
      const all: Waiting[] = [...huddle.standing, ...huddle.waiting];
      const again = planAgenda({
        ...huddle,
        standing: first.items.flatMap(({ caseId, minutes, why }): Standing[] => {
          const one = all.find((candidate) => candidate.caseId === caseId);
          return one === undefined
            ? []
            : [{ ...one, itemId: `again-${caseId}`, minutes, why, placed: placedOf(huddle, caseId) }];
        }),
        waiting: all,
      });
      expect(again.items.map(({ caseId, minutes, why }) => ({ caseId, minutes, why }))).toEqual(
        first.items.map(({ caseId, minutes, why }) => ({ caseId, minutes, why })),
      );
      expect(again.later).toEqual(first.later);
    }));
  test('every case that is due is either planned or named as without room, once', () =>
    always((huddle) => {
      const { items, later } = planAgenda(huddle);
      const due = [...huddle.standing, ...huddle.waiting].filter(
        (one) => placedOf(huddle, one.caseId) !== 'planner' || whyDue(one, DAY) !== undefined,
      );
      expect([...ids(items), ...ids(later)].sort()).toEqual(ids(due).sort());
    }));
  test('what nobody moved stands in the order of the rule, the older first', () =>
    always((huddle) => {
      const all: Waiting[] = [...huddle.standing, ...huddle.waiting];
      const ranks = planAgenda(huddle)
        .items.filter((item) => placedOf(huddle, item.caseId) !== 'pinned')
        .map((item) => `${ORDER.indexOf(item.why)} ${all.find((one) => one.caseId === item.caseId)?.since}`);
      expect(ranks).toEqual([...ranks].sort());
    }));
  test('nothing that was put on or moved by hand is ever taken off, and what was moved keeps its place', () =>
    always((huddle) => {
      const { items } = planAgenda(huddle);
      for (const [place, item] of huddle.standing.entries()) {
        if (item.placed === 'planner') continue;
        expect(ids(items)).toContain(item.caseId);
        if (item.placed === 'pinned' && place < items.length) {
          const at = ids(items).indexOf(item.caseId);
          expect(at).toBeLessThanOrEqual(place);
        }
      }
    }));
});
