import { beforeAll, beforeEach, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { at, liveHuddle, makeCases, refusal, scheduleTuesdays } from './huddle-world.ts';

let w: World;
let huddleId: string;
let ref: string;
let caseId: string;
let itemId: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  [huddleId = ''] = await scheduleTuesdays(w);
  const [one] = await makeCases(w, {});
  ref = one?.ref ?? '';
  caseId = one?.id ?? '';
  itemId = (await jo().huddles.addItem({ huddleId, ref })).itemId;
});
const jo = () => w.as(w.jo);
const status = async () =>
  (
    await w.step((ctx) =>
      ctx.db.selectFrom('mdtCase').select('status').where('id', '=', caseId).executeTakeFirst(),
    )
  )?.status;
const versionOf = async (id = '') =>
  (
    await w.step((ctx) =>
      ctx.db.selectFrom('mdtCase').select('version').where('id', '=', id).executeTakeFirst(),
    )
  )?.version ?? 0;
const refs = async () => (await jo().huddles.read({ huddleId })).items.map((item) => item.ref);

test('an item that does not exist is not there', async () => {
  expect(
    await refusal(jo().huddles.removeItem({ itemId: '0192f000-0000-7000-8000-000000000000' })),
  ).toMatchObject({
    reason: 'missing',
  });
});
test('a case on which something is recorded in the live huddle is not taken off, so nothing said is lost', async () => {
  at(w, '2026-12-01', '08:45');
  await jo().huddles.start({ huddleId });
  await w.as(w.priya).huddles.record({ itemId, group: 'sbar', version: 0, situation: 'Fell on Sunday' });
  expect(await refusal(jo().huddles.removeItem({ itemId }))).toMatchObject({
    reason: 'conflict',
    sentence: /defer it/,
  });
});
test('taken off, the case waits again as it was; twice is the same as once; put back, it is on the agenda at its place', async () => {
  expect(await status()).toBe('scheduled');
  const before = await refs();
  await Promise.all([jo().huddles.removeItem({ itemId }), w.as(w.anna).huddles.removeItem({ itemId })]);
  expect(await status()).toBe('accepted');
  expect(await refs()).not.toContain(ref);
  await Promise.all([jo().huddles.restoreItem({ itemId }), w.as(w.anna).huddles.restoreItem({ itemId })]);
  expect(await refs()).toEqual(before);
  expect(await status()).toBe('scheduled');
});
test('a case that ended meanwhile does not go back on the agenda', async () => {
  await jo().huddles.removeItem({ itemId });
  await w.step((ctx) =>
    ctx.db.updateTable('mdtCase').set({ status: 'deceased' }).where('id', '=', caseId).execute(),
  );
  expect(await refusal(jo().huddles.restoreItem({ itemId }))).toMatchObject({
    reason: 'conflict',
    sentence: /has ended/,
  });
});
test('a case that was added anew meanwhile is not put back a second time', async () => {
  await jo().huddles.removeItem({ itemId });
  await jo().huddles.addItem({ huddleId, ref });
  await jo().huddles.restoreItem({ itemId });
  expect((await refs()).filter((one) => one === ref)).toHaveLength(1);
});
test('a case on two agendas stays scheduled when it leaves one', async () => {
  const [otherId = ''] = await scheduleTuesdays(w);
  const other = await jo().huddles.addItem({ huddleId: otherId, ref });
  await jo().huddles.removeItem({ itemId: other.itemId });
  expect(await status()).toBe('scheduled');
});
test('a case that ends while it is on the table leaves the live huddle, and the huddle goes on', async () => {
  const live = await liveHuddle(w, {}, {});
  const [one] = live.cases;
  const item = live.items.find((each) => each.ref === one?.ref);
  await jo().huddles.goTo({ huddleId: live.huddleId, itemId: item?.id ?? '' });
  const version = await versionOf(one?.id);
  await w
    .as(w.anna)
    .cases.move({ id: one?.id ?? '', version, to: 'deceased', why: 'Died at home last night' });
  const after = await jo().huddles.read({ huddleId: live.huddleId });
  expect(after.currentItemId).toBeNull();
  expect(after.items.map((each) => each.ref)).not.toContain(one?.ref);
  expect((await jo().huddles.nextItem({ huddleId: live.huddleId })).moved).toBe(true);
});
test('a case that ends after something was said on it stays in the huddle as discussed', async () => {
  const live = await liveHuddle(w, {});
  const [one] = live.cases;
  const item = live.items.find((each) => each.ref === one?.ref);
  await jo().huddles.goTo({ huddleId: live.huddleId, itemId: item?.id ?? '' });
  await w
    .as(w.priya)
    .huddles.record({ itemId: item?.id ?? '', group: 'decision', version: 0, decision: 'Step down' });
  const version = await versionOf(one?.id);
  await w.as(w.anna).cases.move({ id: one?.id ?? '', version, to: 'stepped_down', why: 'Goals met' });
  expect(
    (await jo().huddles.read({ huddleId: live.huddleId })).items.find((each) => each.ref === one?.ref)?.state,
  ).toBe('discussed');
  expect((await jo().huddles.ofCase({ ref: one?.ref ?? '' }))[0]).toMatchObject({
    decision: 'Step down',
  });
});
test('an accept that is undone takes the case off the agenda', async () => {
  const [one] = await makeCases(w, {});
  await jo().huddles.addItem({ huddleId, ref: one?.ref ?? '' });
  await w.as(w.anna).cases.undoAccept({ id: one?.id ?? '', version: 1 });
  expect(await refs()).not.toContain(one?.ref);
});
test('put back after the planner had put it on another agenda, a case stands on one of the two', async () => {
  await jo().huddles.removeItem({ itemId });
  const other = await jo().huddles.schedule({
    name: `Thursdays ${ref}`,
    kind: 'weekly',
    rule: 'FREQ=WEEKLY;BYDAY=TH',
    start: '2026-11-26T08:45',
    minutes: 240,
  });
  const elsewhere = async () =>
    (await jo().huddles.read({ huddleId: other.huddles[0]?.id ?? '' })).items.map((item) => item.ref);
  expect(await elsewhere()).toContain(ref);
  await jo().huddles.restoreItem({ itemId });
  expect(await refs()).toContain(ref);
  expect(await elsewhere()).not.toContain(ref);
  expect(await status()).toBe('scheduled');
  await jo().huddles.endSeries({ seriesId: other.seriesId });
});
