import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Priority } from '../../src/cases/index.ts';
import { addDays } from '../../src/core/day.ts';
import { earliestOf, limitOf, ORDER, type Waiting, whyDue } from '../../src/huddles/agenda.ts';
import { type Coming, planAgenda, type Standing } from '../../src/huddles/plan-agenda.ts';
import { DAY, ids, plan, review, standing, waiting, weeks } from './plan-world.ts';

describe('the order and the minutes of an agenda', () => {
  test('urgent red comes first, then carried over, then review due, then new; the older first in each', () => {
    const planned = plan({
      waiting: [
        waiting('new young', { since: '2026-11-20' }),
        waiting('new old', { since: '2026-10-01' }),
        waiting('review', { lastDiscussedOn: '2026-11-01', reviewOn: DAY, since: '2026-12-01' }),
        waiting('carried', { deferrals: 1, since: '2026-11-24' }),
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
          waiting('red', { priority: 'red', since: '2026-11-24' }),
          review('amber', '2026-10-01', '2026-10-29'),
          review('fresh', '2026-11-03', DAY),
        ],
        coming: weeks(9, { capacity: 4 }),
      },
      4,
    );
    expect(planned.later).toMatchObject([
      { caseId: 'amber', pastLimit: true, tooLate: true },
      { caseId: 'fresh', pastLimit: false },
    ]);
  });
  test('a case agreed without a meeting leaves its minutes to another', () => {
    const planned = plan(
      {
        standing: [
          standing('agreed', { placed: 'hand', settled: true }),
          standing('talk', { placed: 'hand' }),
        ],
        waiting: [waiting('new')],
      },
      8,
    );
    expect(ids(planned.items).sort()).toEqual(['agreed', 'new', 'talk']);
    expect(planned.minutesPlanned).toBe(8);
  });
});

const someDay = fc.integer({ min: 0, max: 120 }).map((days) => addDays('2026-09-01', days));
const anyCase = fc.record({
  priority: fc.constantFrom<Priority>('red', 'amber', 'green', 'blue'),
  lastDiscussedOn: fc.option(someDay),
  deferrals: fc.constantFrom(0, 0, 1, 3),
  reviewOn: fc.option(someDay),
  since: someDay,
  needs: fc.subarray(['gp', 'geriatrics', 'pharmacy'], { maxLength: 2 }),
});
const someThere = fc.subarray(['gp', 'geriatrics', 'pharmacy']).map((there) => new Set(there));
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
    attending: someThere,
    ahead: fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), someThere), { maxLength: 12 }),
  })
  .map(({ capacity, minutesACase, attending, ahead, ...cases }) => ({
    day: DAY,
    capacity,
    minutesACase,
    attending,
    coming: ahead.map(
      ([minutes, there], at): Coming => ({
        day: addDays(DAY, 7 * (at + 1)),
        capacity: minutes,
        attending: there,
      }),
    ),
    standing: cases.standing.map(
      ([one, item], at): Standing => ({
        caseId: `s${at}`,
        itemId: `i${at}`,
        settled: false,
        ...one,
        ...item,
      }),
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
      if (later.some((one) => one.waitsFor.length === 0))
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
            : [
                {
                  ...one,
                  itemId: `again-${caseId}`,
                  minutes,
                  why,
                  placed: placedOf(huddle, caseId),
                  settled: false,
                },
              ];
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
      const named = [...ids(items.filter((item) => !item.forward)), ...ids(later)];
      expect(named.sort()).toEqual(ids(due).sort());
    }));
  test('nobody waits past the longest interval while a lower tier is seen, and if somebody waits it is said', () =>
    always((huddle) => {
      const { items, later } = planAgenda(huddle);
      for (const one of later.filter(({ pastLimit, waitsFor }) => pastLimit && waitsFor.length === 0)) {
        expect(one.tooLate).toBe(true);
        for (const item of items.filter(({ caseId }) => placedOf(huddle, caseId) === 'planner'))
          expect(ORDER.indexOf(item.why)).toBeLessThanOrEqual(ORDER.indexOf(one.why));
      }
    }));
  test('the planner never places a case where a discipline that it needs is not expected', () =>
    always((huddle) => {
      const all: Waiting[] = [...huddle.standing, ...huddle.waiting];
      for (const item of planAgenda(huddle).items.filter(
        ({ caseId }) => placedOf(huddle, caseId) === 'planner',
      ))
        for (const need of all.find((one) => one.caseId === item.caseId)?.needs ?? [])
          expect(huddle.attending.has(need)).toBe(true);
    }));
  test('a review comes forward never before its shortest interval, and a promised day is one on which it may come', () =>
    always((huddle) => {
      const all: Waiting[] = [...huddle.standing, ...huddle.waiting];
      const { items, later } = planAgenda(huddle);
      for (const item of items.filter((one) => one.forward)) {
        const one = all.find(({ caseId }) => caseId === item.caseId);
        expect(one && (earliestOf(one) ?? '9999') <= DAY).toBe(true);
      }
      for (const { caseId, seenBy, tooLate } of later) {
        const one = all.find((candidate) => candidate.caseId === caseId);
        const limit = one && limitOf(one);
        const on = huddle.coming.find(({ day }) => day === seenBy);
        if (seenBy !== null) expect(one?.needs.every((need) => on?.attending.has(need))).toBe(true);
        expect(tooLate).toBe(limit != null && (seenBy === null || limit < seenBy));
      }
    }));
  test('the order in which the cases come in does not matter', () =>
    fc.assert(
      fc.property(
        anyHuddle.chain((huddle) =>
          fc.record({
            huddle: fc.constant(huddle),
            shuffled: fc.shuffledSubarray(huddle.waiting, { minLength: huddle.waiting.length }),
          }),
        ),
        ({ huddle, shuffled }) => {
          expect(planAgenda({ ...huddle, waiting: shuffled })).toEqual(planAgenda(huddle));
        },
      ),
      { numRuns: 300 },
    ));
  test('two thousand cases are planned in well under a second', () => {
    const many = Array.from({ length: 2000 }, (_, at) =>
      at % 3 === 0
        ? waiting(`c${at}`, { since: addDays('2026-06-01', at % 180) })
        : review(`c${at}`, addDays('2026-10-01', at % 60), addDays('2026-11-01', at % 90)),
    );
    // The quickest of five: what else the machine does is no part of it.
    const took = Array.from({ length: 5 }, () => {
      const began = performance.now();
      plan({ waiting: many, coming: weeks(60) });
      return performance.now() - began;
    });
    expect(Math.min(...took)).toBeLessThan(1000);
  });
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
