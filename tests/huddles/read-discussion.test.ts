import { beforeAll, expect, test } from 'vitest';
import { known } from '../minutes/minutes-world.ts';
import { type World, world } from '../world/world.ts';
import { at, liveHuddle, refusal } from './huddle-world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

test('what was said on a case can be read after the huddle, with the question as it was asked then', async () => {
  const live = await liveHuddle(w, { question: 'Can she stay at home?' });
  const ref = live.cases[0]?.ref ?? '';
  const itemId = live.items[0]?.id ?? '';
  await w.as(w.jo).huddles.nextItem({ huddleId: live.huddleId });
  await w.as(w.priya).huddles.record({
    itemId,
    group: 'decision',
    version: 0,
    decision: 'Yes',
    rationale: 'Her daughter moved in',
    dissent: 'None',
    outcome: 'CARER',
  });
  at(w, '2026-12-01', '08:50');
  await w.as(w.jo).huddles.nextItem({ huddleId: live.huddleId });
  await w.as(w.jo).huddles.close({ huddleId: live.huddleId });
  await w.step((ctx) =>
    ctx.db
      .updateTable('mdtCase')
      .set({ question: 'Another question now' })
      .where('id', '=', live.cases[0]?.id ?? '')
      .execute(),
  );
  await known(w, live.cases, w.sam);
  expect(await w.as(w.sam).huddles.ofCase({ ref })).toMatchObject([
    {
      huddleId: live.huddleId,
      day: '2026-12-01',
      question: 'Can she stay at home?',
      decision: 'Yes',
      rationale: 'Her daughter moved in',
      outcome: 'CARER',
      seconds: 300,
      deferred: null,
    },
  ]);
  expect(await w.as(w.sam).huddles.discussion({ itemId })).toMatchObject({ decision: 'Yes', ref });
  const looks = await w.step((ctx) =>
    ctx.db.selectFrom('look').selectAll().where('byMember', '=', w.sam.id).execute(),
  );
  expect(looks).toHaveLength(2);
});
test('it is read in the tab or a personal chat only, and by members of the team only', async () => {
  const live = await liveHuddle(w, {});
  const ref = live.cases[0]?.ref ?? '';
  const itemId = live.items[0]?.id ?? '';
  expect(await refusal(w.as(w.sam).huddles.ofCase({ ref }, { where: 'shared' }))).toMatchObject({
    reason: 'forbidden',
  });
  expect(await refusal(w.as(w.sam).huddles.discussion({ itemId }, { where: 'shared' }))).toMatchObject({
    reason: 'forbidden',
  });
  expect(await refusal(w.as(w.morgan).huddles.ofCase({ ref }))).toMatchObject({ reason: 'forbidden' });
  expect(await refusal(w.asOperator.huddles.discussion({ itemId }))).toMatchObject({ reason: 'forbidden' });
});

/** The huddle of Tue 1 Dec with one case, on the table with a decision; Anna is here, Priya and Sam are not. */
async function onTheTable(set = {}) {
  const live = await liveHuddle(w, set);
  const { huddleId } = live;
  const itemId = live.items[0]?.id ?? '';
  await w.as(w.jo).huddles.attend({ huddleId, memberId: w.anna.id, state: 'here' });
  await w.as(w.jo).huddles.nextItem({ huddleId });
  await w.as(w.jo).huddles.record({
    itemId,
    group: 'decision',
    version: 0,
    decision: 'ZEBRA decision',
    outcome: 'SAFEGUARD',
  });
  return { ...live, itemId, ref: live.cases[0]?.ref ?? '' };
}
const close = async (huddleId: string) => {
  await w.as(w.jo).huddles.nextItem({ huddleId });
  await w.as(w.jo).huddles.close({ huddleId });
};

test('an organisation that the person excluded reads nothing of what was said, though its member sat in the room and states a relationship', async () => {
  const { huddleId, itemId, ref, cases } = await onTheTable({ excluded: [w.sam.organisationId] });
  await close(huddleId);
  await known(w, cases, w.sam);
  await w.step((ctx) =>
    ctx.db
      .insertInto('itemPresence')
      .values({ neighbourhoodId: ctx.neighbourhoodId, itemId, memberId: w.sam.id, cameAt: ctx.now })
      .execute(),
  );
  for (const attempt of [
    () => w.as(w.sam).huddles.discussion({ itemId }),
    () => w.as(w.sam).huddles.ofCase({ ref }),
    () => w.as(w.sam).minutes.historyOf({ ref }),
  ])
    expect(await refusal(attempt())).toMatchObject({ reason: 'missing' });
});
test('knowing the reference is not enough: who was not here and does not work with the person learns that it was discussed, and nothing that was said', async () => {
  const { huddleId, itemId, ref } = await onTheTable();
  await close(huddleId);
  expect(await refusal(w.as(w.priya).huddles.discussion({ itemId }))).toMatchObject({
    reason: 'forbidden',
    sentence: /Open the case and say what your relationship is/,
  });
  const list = await w.as(w.priya).huddles.ofCase({ ref });
  expect(list).toMatchObject([{ huddleId, day: '2026-12-01', mayRead: false, decision: '', outcome: null }]);
  const history = await w.as(w.priya).minutes.historyOf({ ref });
  expect(history).toMatchObject({ times: 1, decisions: [{ mayRead: false, outcome: null }] });
  expect(JSON.stringify([list, history])).not.toMatch(/ZEBRA|SAFEGUARD|care package/);
});
test('the discussion, the case’s list, its history and the minutes open together, by a relationship or by having been here', async () => {
  const { huddleId, itemId, ref, cases } = await onTheTable();
  await close(huddleId);
  const words = async (who: typeof w.anna) => {
    const as = w.as(who);
    return [
      (await as.huddles.discussion({ itemId })).decision,
      (await as.huddles.ofCase({ ref }))[0]?.decision,
      (await as.minutes.historyOf({ ref })).decisions[0]?.decision,
      (await as.minutes.ofHuddle({ huddleId })).items[0]?.said?.decision,
    ];
  };
  expect(new Set(await words(w.anna))).toEqual(new Set(['ZEBRA decision']));
  await known(w, cases, w.priya);
  expect(new Set(await words(w.priya))).toEqual(new Set(['ZEBRA decision']));
});
test('having been here for one case opens that discussion, not the person’s others', async () => {
  const first = await onTheTable();
  await close(first.huddleId);
  await w.as(w.jo).huddles.addItem({ huddleId: first.nextId, ref: first.ref });
  at(w, '2026-12-08', '08:45');
  await w.as(w.jo).huddles.start({ huddleId: first.nextId });
  const { items } = await w.as(w.jo).huddles.read({ huddleId: first.nextId });
  const itemId = items.find((item) => item.ref === first.ref)?.id ?? '';
  await w.as(w.priya).huddles.attend({ huddleId: first.nextId, state: 'here' });
  await w.as(w.jo).huddles.goTo({ huddleId: first.nextId, itemId });
  // At the table, with the case on it, what was decided last time is what the team works with.
  expect((await w.as(w.priya).minutes.historyOf({ ref: first.ref })).decisions).toMatchObject([
    { mayRead: true, decision: 'ZEBRA decision' },
  ]);
  await w.as(w.priya).huddles.record({ itemId, group: 'sbar', version: 0, situation: 'Settled' });
  await w.as(w.jo).huddles.nextItem({ huddleId: first.nextId });
  await w.as(w.jo).huddles.close({ huddleId: first.nextId });
  expect((await w.as(w.priya).huddles.ofCase({ ref: first.ref })).map((one) => one.mayRead)).toEqual([
    true,
    false,
  ]);
});
test('in a live huddle the whole team reads what is being said, the scribe in the tab too who forgot to say that they are here', async () => {
  const { itemId, ref } = await onTheTable();
  for (const who of [w.anna, w.priya, w.sam]) {
    expect((await w.as(who).huddles.discussion({ itemId })).decision).toBe('ZEBRA decision');
    expect((await w.as(who).huddles.ofCase({ ref }))[0]).toMatchObject({ mayRead: true });
  }
});
test('having read what was said does not count as having checked who the person is', async () => {
  const { ref, cases } = await onTheTable();
  await w.as(w.anna).huddles.ofCase({ ref });
  const looks = await w.step((ctx) =>
    ctx.db
      .selectFrom('look')
      .select('purpose')
      .where('byMember', '=', w.anna.id)
      .where('person', '=', cases[0]?.person ?? 0)
      .execute(),
  );
  expect(looks).toEqual([{ purpose: 'case without name' }]);
});
