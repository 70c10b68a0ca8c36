import { beforeAll, expect, test } from 'vitest';
import { at, refusal } from '../huddles/huddle-world.ts';
import { type World, world } from '../world/world.ts';
import { closedHuddle } from './minutes-world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
const jo = () => w.as(w.jo);

/** What a list says of a person, with its data to a day; said again it is brought up to date in place, as an import does. */
const listSays = (person: number, facts: { ed12m?: number; efi?: number }, dataTo: string) =>
  w.step(async (ctx) => {
    const { neighbourhoodId } = ctx;
    const { id: listId } = await ctx.db
      .insertInto('list')
      .values({ neighbourhoodId, name: `List of ${person}`, createdAt: ctx.now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
      .then(
        async (made) =>
          made ??
          ctx.db
            .selectFrom('list')
            .select('id')
            .where('name', '=', `List of ${person}`)
            .executeTakeFirstOrThrow(),
      );
    const { number } = await ctx.db
      .selectFrom('listVersion')
      .where('listId', '=', listId)
      .select((eb) => eb.fn.countAll<number>().as('number'))
      .executeTakeFirstOrThrow();
    await ctx.db
      .insertInto('listVersion')
      .values({
        neighbourhoodId,
        listId,
        number: number + 1,
        importedAt: ctx.now,
        fileName: 'list.csv',
        dataTo,
        fingerprint: `${person}-${number}`,
        counts: '{}',
      })
      .execute();
    await ctx.db
      .insertInto('listEntry')
      .values({ neighbourhoodId, listId, person, sinceVersion: 1, ...facts })
      .onConflict((conflict) => conflict.columns(['neighbourhoodId', 'listId', 'person']).doUpdateSet(facts))
      .execute();
  });

test('the history of a case that nobody knows, or that excluded the asker’s organisation, is missing', async () => {
  expect(await refusal(jo().minutes.historyOf({ ref: 'N7-9999' }))).toMatchObject({ reason: 'missing' });
  const { ref } = await closedHuddle(w, { excluded: [w.sam.organisationId] });
  expect(await refusal(w.as(w.sam).minutes.historyOf({ ref }))).toMatchObject({ reason: 'missing' });
});

test('a case that was never discussed has no last time and no change', async () => {
  const { nextId, cases } = await closedHuddle(w, {});
  const [one] = cases;
  await w.step((ctx) =>
    ctx.db
      .updateTable('agendaItem')
      .set({ state: 'deferred' })
      .where('caseId', '=', one?.id ?? '')
      .execute(),
  );
  expect(await jo().minutes.historyOf({ ref: one?.ref ?? '' })).toMatchObject({
    times: 0,
    last: null,
    changed: [],
    decisions: [],
    keptThen: false,
  });
  expect(nextId).not.toBe('');
});

test('said, done and changed since last time stand together, with the days to which the lists’ data ran', async () => {
  const { cases } = await closedHuddle(w, {});
  await w.step((ctx) => ctx.db.deleteFrom('factsThen').execute());
  expect(await jo().minutes.historyOf({ ref: cases[0]?.ref ?? '' })).toMatchObject({
    keptThen: false,
    changed: [],
  });
  const next = await closedHuddleWithList();
  expect(await jo().minutes.historyOf({ ref: next.ref })).toMatchObject({
    times: 1,
    last: { day: '2026-12-01', situation: 'Fell twice since discharge', nextSteps: 'Echo first' },
    changed: [],
    dataThen: '2026-11-01',
    dataNow: '2026-11-01',
  });
  at(w, '2026-12-09', '10:00');
  await listSays(next.person, { ed12m: 5, efi: 0.37 }, '2026-12-01');
  await jo().actions.notDone({ ref: next.action, reason: 'service_full' });
  expect(await jo().minutes.historyOf({ ref: next.ref })).toMatchObject({
    changed: [
      { label: 'ED', was: '3', now: '5' },
      { label: 'eFI', was: '.31', now: '.37' },
    ],
    dataNow: '2026-12-01',
    done: { done: 0, notDone: [next.action], open: [] },
  });
});

async function closedHuddleWithList() {
  const { liveHuddle } = await import('../huddles/huddle-world.ts');
  const live = await liveHuddle(w, {});
  const [one] = live.cases;
  await listSays(one?.person ?? 0, { ed12m: 3, efi: 0.31 }, '2026-11-01');
  const { huddleId, items } = live;
  await jo().huddles.attend({ huddleId, state: 'here' });
  await jo().huddles.nextItem({ huddleId });
  const itemId = items[0]?.id ?? '';
  await jo().huddles.record({
    itemId,
    group: 'sbar',
    version: 0,
    situation: 'Fell twice since discharge',
    nextSteps: 'Echo first',
  });
  const { ref: action } = await jo().actions.assign({
    caseRef: one?.ref ?? '',
    title: 'Book echo',
    ownerId: w.jo.id,
    due: '2026-12-04',
    huddleId,
  });
  await jo().huddles.close({ huddleId });
  return { ...live, ref: one?.ref ?? '', person: one?.person ?? 0, action };
}

test('a decision that differs from the one before says so, with its reason and its dissent, the newest first', async () => {
  const first = await closedHuddle(w, {});
  await jo().huddles.addItem({ huddleId: first.nextId, ref: first.ref });
  at(w, '2026-12-08', '08:45');
  await jo().huddles.start({ huddleId: first.nextId });
  const { items } = await jo().huddles.read({ huddleId: first.nextId });
  const itemId = items.find((item) => item.ref === first.ref)?.id ?? '';
  await jo().huddles.goTo({ huddleId: first.nextId, itemId });
  await jo().huddles.record({
    itemId,
    group: 'decision',
    version: 0,
    decision: 'Step down',
    outcome: 'STEP_DOWN',
    rationale: 'The rail is fitted',
    dissent: 'Sam would wait a month',
  });
  // While the huddle is live its own words are no history yet.
  expect((await jo().minutes.historyOf({ ref: first.ref })).times).toBe(1);
  await jo().huddles.close({ huddleId: first.nextId });
  const { times, decisions } = await jo().minutes.historyOf({ ref: first.ref });
  expect(times).toBe(2);
  expect(decisions).toMatchObject([
    {
      day: '2026-12-08',
      outcome: 'STEP_DOWN',
      changedFrom: 'EQUIP',
      rationale: 'The rail is fitted',
      dissent: 'Sam would wait a month',
    },
    { day: '2026-12-01', outcome: 'EQUIP', changedFrom: null },
  ]);
});
