import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { addActions, oneCase } from './insights-world.ts';

type Sum = { facet: string; key: string; state: string; from: string | null; to: string | null; n: number };
const figures = (w: World): Promise<Sum[]> =>
  w.step(async (ctx) => {
    const { rows } = await sql<Sum>`
      select facet, key, state, from_day as "from", to_day as "to", excluded_organisations as kept, sum(n)::integer as n
      from action_tally where neighbourhood_id = ${ctx.neighbourhoodId}
      group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0 order by 1, 2, 3, 4, 5, 6`.execute(ctx.db);
    return rows;
  });
async function expectTheFiguresOfARecount(w: World): Promise<void> {
  const found = await figures(w);
  await w.asOperator.insights.recount({});
  expect(found).toEqual(await figures(w));
}
/** A door that is opened once, for two transactions that are to be in flight at the same time. */
function gate(): { opened: Promise<void>; open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}

test('a case kept from an organisation while one of its actions is finished: the figures are those of a recount', async () => {
  const w = await world();
  const about = await oneCase(w);
  const [action] = await addActions(w, about, {}, { status: 'blocked' });
  const [finished, mayEnd] = [gate(), gate()];
  const finishing = w.step(async (ctx) => {
    await ctx.db
      .updateTable('action')
      .set({ status: 'done', finishedAt: ctx.now })
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('number', '=', action?.number ?? 0)
      .execute();
    finished.open();
    await mayEnd.opened;
  });
  await finished.opened;
  const keeping = w.step((ctx) =>
    ctx.db
      .updateTable('mdtCase')
      .set({ excludedOrganisations: [w.sam.organisationId] })
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('id', '=', about.id)
      .execute(),
  );
  // Long enough that whoever does not wait for the other has counted by now.
  await new Promise((soon) => setTimeout(soon, 150));
  mayEnd.open();
  await Promise.all([finishing, keeping]);
  await expectTheFiguresOfARecount(w);
});

test('an action finished while its case is being kept from an organisation: the figures are those of a recount', async () => {
  const w = await world();
  const about = await oneCase(w);
  const [action] = await addActions(w, about, {});
  const [kept, mayEnd] = [gate(), gate()];
  const keeping = w.step(async (ctx) => {
    await ctx.db
      .updateTable('mdtCase')
      .set({ excludedOrganisations: [w.sam.organisationId] })
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('id', '=', about.id)
      .execute();
    kept.open();
    await mayEnd.opened;
  });
  await kept.opened;
  const finishing = w.as(w.priya).actions.complete({ ref: `A-${action?.number}` });
  await new Promise((soon) => setTimeout(soon, 150));
  mayEnd.open();
  await Promise.all([finishing, keeping]);
  await expectTheFiguresOfARecount(w);
});

test('what is merged, undone and opened again counts as in a recount', async () => {
  const w = await world();
  const about = await oneCase(w);
  const made = await addActions(w, about, {}, {}, {});
  const [a, b, c] = made.map(({ number }) => `A-${number}`);
  const jo = w.as(w.jo).actions;
  const { version } = await jo.merge({ ref: a ?? '', into: b ?? '' });
  await jo.undo({ ref: a ?? '', version });
  await jo.merge({ ref: a ?? '', into: b ?? '' });
  await jo.complete({ ref: c ?? '' });
  await jo.reopen({ ref: c ?? '' });
  await jo.reassign({ ref: c ?? '', ownerId: w.sam.id });
  await expectTheFiguresOfARecount(w);
});
