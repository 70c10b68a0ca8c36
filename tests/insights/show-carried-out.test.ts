import { beforeAll, expect, test } from 'vitest';
import { doors } from '../../dev/doors.ts';
import { addDays } from '../../src/core/time.ts';
import { actorOf } from '../../src/neighbourhoods/index.ts';
import { addNeighbour } from '../world/neighbour.ts';
import { type World, world } from '../world/world.ts';
import { addActions, type MadeAction, oneCase, randomActions, randomFrom } from './insights-world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
const carriedOut = (input: { from?: string; to?: string } = {}) => w.as(w.morgan).insights.carriedOut(input);

test('with no action at all nothing is claimed', async () => {
  const found = await carriedOut();
  expect(found.all).toMatchObject({ due: 0, done: 0, percent: null });
  expect(found.fifths.map(({ fifth }) => fifth)).toEqual([1, 2, 3, 4, 5, null]);
  expect(found).toMatchObject({ from: '2026-08-25', to: '2026-11-23' });
  expect(found.reading).toBe('No action was due from Tue 25 Aug to Mon 23 Nov.');
});

test('the figures stand beside the published ones, with their source', async () => {
  expect((await carriedOut()).reference).toMatchObject({ all: 79, leastDeprived: 85, mostDeprived: 73 });
  expect((await carriedOut()).reference.source).toContain('Raine');
});

test('while every deprivation is unknown there is a figure for all and no comparison', async () => {
  const about = await oneCase(w);
  await addActions(
    w,
    about,
    ...Array.from({ length: 12 }, () => ({ status: 'done' as const, due: '2026-09-01' })),
  );
  const found = await carriedOut({ from: '2026-09-01', to: '2026-09-01' });
  expect(found.all).toMatchObject({ due: 12, done: 12, percent: 100 });
  expect(found.fifths.at(-1)).toMatchObject({ fifth: null, due: 12, percent: 100 });
  expect(found.reading).toBe(
    '100 % of 12 actions due from Tue 1 Sep to Tue 1 Sep were carried out; there are not enough yet to compare the most and the least deprived fifths; of 12 the deprivation is not known.',
  );
});

test('a fifth with nine actions says not enough yet, with ten it has a figure', async () => {
  const about = await oneCase(w);
  const done = { status: 'done' as const, due: '2026-09-02' };
  await addActions(w, about, ...Array.from({ length: 9 }, () => ({ ...done, imdFifth: 1 })));
  await addActions(w, about, ...Array.from({ length: 10 }, () => ({ ...done, imdFifth: 5 })));
  const { fifths, reading } = await carriedOut({ from: '2026-09-02', to: '2026-09-02' });
  expect(fifths[0]).toMatchObject({ fifth: 1, due: 9, done: 9, percent: null });
  expect(fifths[4]).toMatchObject({ fifth: 5, due: 10, done: 10, percent: 100 });
  expect(reading).toContain('not enough yet to compare');
});

test('open and overdue actions count as not done, a person’s choice counts and is shown apart, what was entered in error or twice does not count', async () => {
  const about = await oneCase(w);
  const due = '2026-09-03';
  await addActions(
    w,
    about,
    ...Array.from({ length: 8 }, () => ({ status: 'done' as const, due })),
    { status: 'accepted', due },
    { status: 'blocked', due },
    { status: 'not_done', reason: 'persons_choice', due },
    { status: 'not_done', reason: 'service_full', due },
    { status: 'cancelled', reason: 'entered_in_error', due },
    { status: 'cancelled', reason: 'duplicate', due },
  );
  const { all } = await carriedOut({ from: due, to: due });
  expect(all).toMatchObject({ due: 12, done: 8, open: 2, personsChoice: 1, notDone: 1, percent: 67 });
});

test('an action that ends, is put off to another day or is taken back moves in the figures with its change', async () => {
  const about = await oneCase(w);
  w.clock.now = '2026-11-20T09:00:00.000Z';
  const { ref, version } = await w
    .as(w.anna)
    .actions.assign({ caseRef: about.ref, title: 'ring housing', ownerId: w.sam.id, due: '2026-11-20' });
  w.clock.now = '2026-11-24T09:00:00.000Z';
  const on = async (day: string) => (await carriedOut({ from: day, to: day })).all;
  expect(await on('2026-11-20')).toMatchObject({ due: 1, open: 1 });
  await w.as(w.anna).actions.change({ ref, version, due: '2026-11-24' });
  expect(await on('2026-11-20')).toMatchObject({ due: 0 });
  expect(await on('2026-11-24')).toMatchObject({ due: 1, open: 1, done: 0 });
  await w.as(w.sam).actions.complete({ ref });
  expect(await on('2026-11-24')).toMatchObject({ due: 1, open: 0, done: 1 });
  await w.as(w.sam).actions.reopen({ ref });
  await w.as(w.anna).actions.cancel({ ref, reason: 'duplicate' });
  expect(await on('2026-11-24')).toMatchObject({ due: 0 });
});

test('deprivation is that of the time of assigning: a list that comes later changes nothing', async () => {
  const about = await oneCase(w);
  const decile = (imdDecile: number, importedAt: string) =>
    w.step(async (ctx) => {
      const { id: listId } = await ctx.db
        .insertInto('list')
        .values({ neighbourhoodId: ctx.neighbourhoodId, name: `List of ${importedAt}`, createdAt: ctx.now })
        .returning('id')
        .executeTakeFirstOrThrow();
      await ctx.db
        .insertInto('listVersion')
        .values({
          neighbourhoodId: ctx.neighbourhoodId,
          listId,
          number: 1,
          importedAt,
          fileName: 'list.csv',
          fingerprint: 'x',
          counts: '{}',
          fields: [],
        })
        .execute();
      await ctx.db
        .insertInto('listEntry')
        .values({
          neighbourhoodId: ctx.neighbourhoodId,
          listId,
          person: about.person,
          sinceVersion: 1,
          imdDecile,
        })
        .execute();
    });
  const assign = (title: string) =>
    w.as(w.anna).actions.assign({ caseRef: about.ref, title, ownerId: w.sam.id, due: '2026-12-30' });
  const fifths = async () =>
    (await carriedOut({ from: '2026-12-30', to: '2026-12-30' })).fifths
      .filter(({ due }) => due > 0)
      .map(({ fifth, due }) => [fifth, due]);
  await assign('before any list');
  expect(await fifths()).toEqual([[null, 1]]);
  await decile(2, '2026-11-01T00:00:00.000Z');
  await assign('decile two');
  expect(await fifths()).toEqual([
    [1, 1],
    [null, 1],
  ]);
  await decile(9, '2026-11-10T00:00:00.000Z');
  await assign('the list imported last says nine');
  expect(await fifths()).toEqual([
    [1, 1],
    [5, 1],
    [null, 1],
  ]);
});

test('a period that ends before it begins is refused, and one of more than three years', async () => {
  await expect(carriedOut({ from: '2026-11-02', to: '2026-11-01' })).rejects.toMatchObject({
    reason: 'invalid',
  });
  await expect(carriedOut({ from: '2020-11-02', to: '2026-11-01' })).rejects.toMatchObject({
    reason: 'invalid',
  });
});

test('an owner who oversees nothing sees no figures, and a manager of another neighbourhood none of ours', async () => {
  await expect(w.as(w.sam).insights.carriedOut({})).rejects.toMatchObject({ reason: 'forbidden' });
  const there = await addNeighbour(w, { code: 'Q9', name: 'Quay', member: w.morgan });
  const asNeighbour = doors(w.app, () => ({
    actor: actorOf({ ...w.morgan, id: there.memberId }, w.morgan.accountId),
    neighbourhoodId: there.neighbourhoodId,
    door: 'tab',
    now: w.clock.now,
  }));
  expect((await carriedOut()).all.due).toBeGreaterThan(0);
  expect((await asNeighbour.insights.carriedOut({})).all.due).toBe(0);
  expect(await asNeighbour.actions.outstanding({})).toMatchObject({ open: 0, byOwner: [], byHuddle: [] });
});

test.each([1, 2, 3])(
  'the fifths add up to the whole, and the figures are what counting one by one gives (seed %i)',
  async (seed) => {
    const random = randomFrom(seed);
    const own = await world();
    const cases = [await oneCase(own), await oneCase(own, { excluded: [own.sam.organisationId] })];
    const all: MadeAction[] = [];
    for (const about of cases)
      all.push(...(await addActions(own, about, ...randomActions(own, random, 120, '2026-11-24'))));
    // Half of them change afterwards, and what was written is folded in between.
    await own.asSystem.insights.plan({});
    for (const action of all) {
      if (random() < 0.5) continue;
      const due = addDays(action.due, Math.floor(random() * 9) - 4);
      action.due = due;
      await own.step((ctx) =>
        ctx.db
          .updateTable('action')
          .set({ due })
          .where('neighbourhoodId', '=', ctx.neighbourhoodId)
          .where('number', '=', action.number)
          .execute(),
      );
    }
    for (const viewer of [own.anna, own.morgan]) {
      // Morgan is of the council, which one of the two people excluded.
      const seen = all.filter((one) => viewer === own.anna || one.caseId === cases[0]?.id);
      const [from, to] = ['2026-09-10', '2026-11-24'];
      const due = seen.filter((one) => one.status !== 'cancelled' && one.due >= from && one.due <= to);
      const found = await own.as(viewer).insights.carriedOut({ from, to });
      for (const share of found.fifths) {
        const theirs = due.filter(({ imdFifth }) => imdFifth === share.fifth);
        expect(share).toMatchObject({
          due: theirs.length,
          done: theirs.filter(({ status }) => status === 'done').length,
          personsChoice: theirs.filter(
            ({ status, reason }) => status === 'not_done' && reason === 'persons_choice',
          ).length,
        });
        expect(share.done + share.open + share.notDone + share.personsChoice).toBe(share.due);
      }
      for (const part of ['due', 'done', 'open', 'notDone', 'personsChoice'] as const)
        expect(found.fifths.reduce((sum, one) => sum + one[part], 0)).toBe(found.all[part]);
      const open = seen.filter(({ status }) =>
        ['offered', 'accepted', 'in_progress', 'blocked'].includes(status),
      );
      const figures = await own.as(viewer).actions.outstanding({});
      expect(figures.open).toBe(open.length);
      expect(figures.overdue).toBe(open.filter((one) => one.due < '2026-11-24').length);
      for (const rows of [
        figures.byOwner,
        figures.byOrganisation,
        figures.byAge,
        figures.byCohort,
        figures.byHuddle,
      ]) {
        expect(rows.reduce((sum, row) => sum + row.open, 0)).toBe(figures.open);
        expect(rows.reduce((sum, row) => sum + row.overdue, 0)).toBe(figures.overdue);
      }
    }
    const before = await own.as(own.morgan).insights.carriedOut({});
    await own.asOperator.insights.recount({});
    expect(await own.as(own.morgan).insights.carriedOut({})).toEqual(before);
  },
  60_000,
);
