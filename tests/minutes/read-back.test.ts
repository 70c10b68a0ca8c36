import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { at, liveHuddle, refusal } from '../huddles/huddle-world.ts';
import { type World, type WorldMember, world } from '../world/world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
const jo = () => w.as(w.jo);

/** A live huddle with one case on the table, Priya and Jo here; an action each for Priya (here) and Sam (not here). */
async function withActions() {
  const live = await liveHuddle(w, {});
  const { huddleId, items } = live;
  await jo().huddles.attend({ huddleId, state: 'here' });
  await jo().huddles.attend({ huddleId, memberId: w.priya.id, state: 'here' });
  await jo().huddles.nextItem({ huddleId });
  const assign = async (owner: WorldMember, title: string) =>
    (
      await jo().actions.assign({
        caseRef: items[0]?.ref ?? '',
        title,
        ownerId: owner.id,
        due: '2026-12-04',
        huddleId,
      })
    ).ref;
  return { ...live, priyas: await assign(w.priya, 'Book echo'), sams: await assign(w.sam, 'Ring housing') };
}
/** True while a statement in this database waits for another transaction to end. */
const somebodyWaits = async (): Promise<boolean> => {
  const { rows } = await sql`select from pg_locks join pg_stat_activity using (pid)
    where datname = current_database() and not granted`.execute(w.app.db);
  return rows.length > 0;
};
const lineOf = async (huddleId: string, ref: string) =>
  (await jo().minutes.readBack({ huddleId })).actions.find((one) => one.ref === ref);

test('an action that came out of no huddle, a cancelled one and one that nobody knows are not confirmed here', async () => {
  const { huddleId, items, priyas } = await withActions();
  const { ref } = await jo().actions.assign({
    caseRef: items[0]?.ref ?? '',
    title: 'Ring GP',
    ownerId: w.jo.id,
    due: '2026-12-04',
  });
  expect(await refusal(jo().minutes.confirm({ ref }))).toMatchObject({
    reason: 'conflict',
    sentence: /from your actions/,
  });
  await jo().actions.cancel({ ref: priyas, reason: 'entered_in_error' });
  expect(await refusal(jo().minutes.confirm({ ref: priyas }))).toMatchObject({ sentence: /was cancelled/ });
  expect(await refusal(jo().minutes.confirm({ ref: 'A-99999' }))).toMatchObject({ reason: 'missing' });
  await jo().huddles.close({ huddleId });
});

test('nobody confirms for a colleague, but the chair and the coordinator note a yes said aloud by somebody who is here', async () => {
  const { huddleId, priyas, sams } = await withActions();
  expect(await refusal(w.as(w.sam).minutes.confirm({ ref: priyas }))).toMatchObject({
    reason: 'forbidden',
    sentence: /Priya Shah/,
  });
  expect(await jo().minutes.confirm({ ref: priyas })).toMatchObject({ confirmed: [priyas], unconfirmed: 0 });
  expect(await lineOf(huddleId, priyas)).toMatchObject({ state: 'confirmed', heardBy: 'Jo Bennett' });
  expect(await refusal(jo().minutes.confirm({ ref: sams }))).toMatchObject({
    reason: 'conflict',
    sentence: /Sam Okafor is not here/,
  });
  await jo().huddles.close({ huddleId });
});

test('an owner who is not here keeps the offer, and a yes by message is a yes here too', async () => {
  const { huddleId, sams } = await withActions();
  expect(await lineOf(huddleId, sams)).toMatchObject({ state: 'offered', mayConfirm: false });
  const before = await jo().minutes.readBack({ huddleId });
  expect(before).toMatchObject({ unconfirmed: 1, offered: 1 });
  await w.as(w.sam).minutes.confirm({ ref: sams });
  expect(await lineOf(huddleId, sams)).toMatchObject({ state: 'confirmed', heardBy: null });
  expect(await w.as(w.sam).actions.read({ ref: sams })).toMatchObject({ status: 'accepted' });
  await jo().huddles.close({ huddleId });
});

test('a yes was to this owner and this date: with another of either it is asked again', async () => {
  const { huddleId, priyas } = await withActions();
  await w.as(w.priya).minutes.confirm({ ref: priyas });
  const { version } = await jo().actions.read({ ref: priyas });
  await jo().actions.change({ ref: priyas, version, due: '2026-12-10' });
  expect(await lineOf(huddleId, priyas)).toMatchObject({ state: 'to_confirm', due: '2026-12-10' });
  await w.as(w.priya).minutes.confirm({ ref: priyas });
  expect(await lineOf(huddleId, priyas)).toMatchObject({ state: 'confirmed' });
  await jo().huddles.close({ huddleId });
});

test('a yes to an action that goes to somebody else in the same moment is not taken for theirs', async () => {
  const { huddleId, priyas } = await withActions();
  await jo().huddles.attend({ huddleId, memberId: w.anna.id, state: 'here' });
  const [moved, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const moving = w.step(async (ctx) => {
    await ctx.db
      .updateTable('action')
      .set({ ownerId: w.anna.id })
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('number', '=', Number(priyas.slice(2)))
      .execute();
    moved.resolve();
    await mayEnd.promise;
  });
  await moved.promise;
  const saying = refusal(jo().minutes.confirm({ ref: priyas }));
  await expect.poll(somebodyWaits).toBe(true);
  mayEnd.resolve();
  expect(await saying).toMatchObject({ reason: 'conflict', sentence: /has changed/ });
  await moving;
  expect(await lineOf(huddleId, priyas)).toMatchObject({ state: 'to_confirm', owner: 'Dr Anna Reid' });
  await jo().huddles.close({ huddleId });
});

test('whoever hands an action over does not say yes for the one who is to have it', async () => {
  const { huddleId, priyas } = await withActions();
  await jo().actions.reassign({ ref: priyas, ownerId: w.jo.id });
  await jo().actions.reassign({ ref: priyas, ownerId: w.priya.id });
  expect(await lineOf(huddleId, priyas)).toMatchObject({ state: 'to_confirm', mayConfirm: false });
  expect(await refusal(jo().minutes.confirm({ ref: priyas }))).toMatchObject({
    reason: 'conflict',
    sentence: `You offered ${priyas} to Priya Shah, who answers it themselves.`,
  });
  await w.as(w.priya).minutes.confirm({ ref: priyas });
  expect(await lineOf(huddleId, priyas)).toMatchObject({ state: 'confirmed', owner: 'Priya Shah' });
  await jo().huddles.close({ huddleId });
});

test('pressed twice, and by owner and chair at once, it is one yes; on the wrong line it is taken back', async () => {
  const { huddleId, priyas } = await withActions();
  await Promise.all([
    w.as(w.priya).minutes.confirm({ ref: priyas }),
    jo().minutes.confirm({ ref: priyas }),
    w.as(w.priya).minutes.confirmMine({ huddleId }),
  ]);
  expect(await lineOf(huddleId, priyas)).toMatchObject({ state: 'confirmed' });
  await jo().minutes.unconfirm({ ref: priyas });
  expect(await lineOf(huddleId, priyas)).toMatchObject({ state: 'to_confirm' });
  await jo().huddles.close({ huddleId });
  expect(await refusal(jo().minutes.unconfirm({ ref: priyas }))).toMatchObject({ reason: 'conflict' });
});

test('the one button of the shared card confirms all that is mine and nothing of others', async () => {
  const { huddleId, priyas, sams } = await withActions();
  expect(await w.as(w.priya).minutes.confirmMine({ huddleId })).toMatchObject({
    confirmed: [priyas],
    unconfirmed: 0,
  });
  expect(await w.as(w.priya).minutes.confirmMine({ huddleId })).toMatchObject({ confirmed: [] });
  expect(await lineOf(huddleId, sams)).toMatchObject({ state: 'offered' });
  await jo().huddles.close({ huddleId });
});

test('after the last case whoever is here with something unconfirmed is asked in their own chat, once, and not after the close', async () => {
  const { huddleId, priyas } = await withActions();
  expect((await jo().minutes.readBack({ huddleId })).isTime).toBe(false);
  await jo().huddles.nextItem({ huddleId });
  await jo().huddles.back({ huddleId });
  await jo().huddles.nextItem({ huddleId });
  expect((await jo().minutes.readBack({ huddleId })).isTime).toBe(true);
  const asked = (await w.messages()).filter(
    (message) => message.kind === 'read-back' && message.aboutId === huddleId,
  );
  expect(asked.map((message) => message.toMember)).toEqual([w.priya.id]);
  await w.as(w.priya).minutes.confirm({ ref: priyas });
  await w.asSystem.reminders.deliver({});
  expect((await w.messages()).find((message) => message.id === asked[0]?.id)?.state).toBe('withdrawn');
  await jo().huddles.close({ huddleId });
});

test('a decision that differs from the last one without a reason is named to the chair before the close, until there is one', async () => {
  const first = await liveHuddle(w, {});
  const outcome = async (itemId: string, code: 'EQUIP' | 'STEP_DOWN', version = 0, rationale = '') =>
    jo().huddles.record({ itemId, group: 'decision', version, outcome: code, rationale, decision: 'x' });
  await jo().huddles.nextItem({ huddleId: first.huddleId });
  await outcome(first.items[0]?.id ?? '', 'EQUIP');
  await jo().huddles.close({ huddleId: first.huddleId });
  const ref = first.items[0]?.ref ?? '';
  await jo().huddles.addItem({ huddleId: first.nextId, ref });
  at(w, '2026-12-08', '08:45');
  await jo().huddles.start({ huddleId: first.nextId });
  const { items } = await jo().huddles.read({ huddleId: first.nextId });
  const itemId = items.find((item) => item.ref === ref)?.id ?? '';
  await jo().huddles.goTo({ huddleId: first.nextId, itemId });
  await outcome(itemId, 'STEP_DOWN');
  const missing = async () => (await jo().minutes.readBack({ huddleId: first.nextId })).reasonsMissing;
  expect(await missing()).toEqual([{ itemId, ref, before: 'EQUIP', now: 'STEP_DOWN' }]);
  await outcome(itemId, 'STEP_DOWN', 1, 'The rail is fitted');
  expect(await missing()).toEqual([]);
});
