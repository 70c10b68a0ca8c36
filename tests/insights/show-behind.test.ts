import { beforeAll, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { addActions, oneCase, randomActions, randomFrom } from './insights-world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
const behind = async (asked: Parameters<ReturnType<World['as']>['insights']['behind']>[0], who = w.morgan) =>
  (await w.as(who).insights.behind({ limit: 200, ...asked })).actions;

test('behind nothing there is nothing', async () => {
  expect(await w.as(w.morgan).insights.behind({})).toMatchObject({ actions: [], more: false });
});

test('behind every figure stand exactly as many actions as it says, whoever looks', async () => {
  const random = randomFrom(7);
  for (const about of [await oneCase(w), await oneCase(w, { excluded: [w.sam.organisationId] })])
    await addActions(w, about, ...randomActions(w, random, 90, '2026-11-24'));
  for (const who of [w.anna, w.morgan]) {
    const figures = await w.as(who).actions.outstanding({});
    expect(await behind({ which: 'open' }, who)).toHaveLength(figures.open);
    expect(await behind({ which: 'overdue' }, who)).toHaveLength(figures.overdue);
    expect(await behind({ which: 'unaccepted' }, who)).toHaveLength(figures.unaccepted);
    expect(await behind({ which: 'blocked' }, who)).toHaveLength(figures.blocked);
    expect(await behind({ which: 'due_this_week' }, who)).toHaveLength(figures.dueThisWeek);
    for (const { id, open } of figures.byOwner) expect(await behind({ owner: id }, who)).toHaveLength(open);
    for (const { id, overdue } of figures.byOrganisation)
      expect(await behind({ which: 'overdue', organisation: id }, who)).toHaveLength(overdue);
    for (const [age, { open }] of figures.byAge.entries())
      expect(await behind({ age }, who)).toHaveLength(open);
    for (const { cohort, open } of figures.byCohort) expect(await behind({ cohort }, who)).toHaveLength(open);
    for (const { id, open } of figures.byHuddle)
      expect(await behind({ series: id ?? 'none' }, who)).toHaveLength(open);
    const { fifths, from, to } = await w.as(who).insights.carriedOut({});
    for (const one of fifths) {
      const fifth = one.fifth ?? 0;
      expect(await behind({ which: 'due', fifth, from, to }, who)).toHaveLength(one.due);
      expect(await behind({ which: 'carried', fifth, from, to }, who)).toHaveLength(one.done);
      expect(await behind({ which: 'chosen', fifth, from, to }, who)).toHaveLength(one.personsChoice);
      expect(await behind({ which: 'failed', fifth, from, to }, who)).toHaveLength(one.notDone);
      expect(await behind({ which: 'pending', fifth, from, to }, who)).toHaveLength(one.open);
    }
    const reasons = await w.as(who).insights.reasons({});
    for (const { reason, n } of reasons.blocked)
      expect(await behind({ which: 'blocked', reason: reason ?? 'none' }, who)).toHaveLength(n);
    for (const { reason, n } of reasons.notDone)
      expect(await behind({ which: 'not_done', reason: reason ?? 'none' }, who)).toHaveLength(n);
  }
});

test('a long list goes on page by page without a gap', async () => {
  const all = (await behind({ which: 'open' })).map(({ ref }) => ref);
  const seen: string[] = [];
  let more = true;
  while (more) {
    const last = seen.at(-1);
    const page = await w
      .as(w.morgan)
      .insights.behind({ which: 'open', limit: 7, ...(last === undefined ? {} : { after: last }) });
    seen.push(...page.actions.map(({ ref }) => ref));
    more = page.more;
  }
  expect(seen).toEqual(all);
});
