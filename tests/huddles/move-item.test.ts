import { beforeAll, beforeEach, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { at, liveHuddle, makeCases, refusal, scheduleTuesdays } from './huddle-world.ts';

let w: World;
let huddleId: string;
let a: string;
let b: string;
let c: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  [huddleId = ''] = await scheduleTuesdays(w);
  const made = await makeCases(w, {}, {}, {});
  for (const one of made) await jo().huddles.addItem({ huddleId, ref: one.ref });
  [a = '', b = '', c = ''] = made.map((one) => one.ref);
});
const jo = () => w.as(w.jo);
const items = async () => (await jo().huddles.read({ huddleId })).items;
const refs = async () => (await items()).map((item) => item.ref);
const idOf = async (ref: string) => (await items()).find((item) => item.ref === ref)?.id ?? '';

test('a case moved up stays there when the planner fills the agenda again', async () => {
  await jo().huddles.moveItem({ itemId: await idOf(c), to: 1 });
  await jo().huddles.fill({ huddleId });
  expect((await refs())[0]).toBe(c);
});
test('moved beyond the end it is last', async () => {
  expect(await jo().huddles.moveItem({ itemId: await idOf(a), to: 99 })).toMatchObject({
    position: (await refs()).length,
  });
  expect((await refs()).at(-1)).toBe(a);
});
test('two who move at once leave every case on the agenda once, numbered without gaps', async () => {
  await Promise.all([
    jo().huddles.moveItem({ itemId: await idOf(a), to: 3 }),
    w.as(w.anna).huddles.moveItem({ itemId: await idOf(b), to: 1 }),
  ]);
  const after = await items();
  expect(after.map((item) => item.position)).toEqual(after.map((_, place) => place + 1));
  expect(new Set(after.map((item) => item.ref)).size).toBe(after.length);
});
test('a case that was discussed stays where it is', async () => {
  const live = await liveHuddle(w, {});
  await jo().huddles.nextItem({ huddleId: live.huddleId });
  expect(await refusal(jo().huddles.moveItem({ itemId: live.items[0]?.id ?? '', to: 2 }))).toMatchObject({
    reason: 'conflict',
  });
});
test('the question, minutes and presenter of a case are changed for this huddle; a stale version shows theirs', async () => {
  const itemId = await idOf(a);
  const { version } = (await items()).find((item) => item.id === itemId) ?? { version: 0 };
  await jo().huddles.changeItem({
    itemId,
    version,
    question: 'Who visits?',
    minutes: 6,
    presenterId: w.priya.id,
  });
  expect((await items()).find((item) => item.id === itemId)).toMatchObject({
    question: 'Who visits?',
    minutes: 6,
    presenter: { name: 'Priya Shah' },
  });
  expect(await refusal(w.as(w.anna).huddles.changeItem({ itemId, version, minutes: 2 }))).toMatchObject({
    reason: 'conflict',
    theirs: { minutes: 6, question: 'Who visits?' },
  });
});

test('a case that was moved shows its pin; let go, the planner orders it again and keeps it on', async () => {
  const itemId = await idOf(c);
  await jo().huddles.moveItem({ itemId, to: 1 });
  expect((await items())[0]).toMatchObject({ ref: c, pinned: true });
  await jo().huddles.pinItem({ itemId, pinned: false });
  await jo().huddles.pinItem({ itemId, pinned: false });
  await jo().huddles.fill({ huddleId });
  expect((await items()).find((item) => item.ref === c)).toMatchObject({ pinned: false });
  expect((await refs()).indexOf(c)).toBeGreaterThan((await refs()).indexOf(a));
});
test('other minutes for a case are edited into the post that is out; another question, which it does not show, is not', async () => {
  at(w, '2026-11-30', '09:00');
  await w.asSystem.huddles.openDue({});
  const revision = async () =>
    (await w.messages()).find((one) => one.cause === `summary:${huddleId}`)?.revision ?? 0;
  const itemId = await idOf(a);
  const before = await revision();
  const version = async () => (await items()).find((item) => item.id === itemId)?.version ?? 0;
  await jo().huddles.changeItem({ itemId, version: await version(), question: 'Who visits?' });
  expect(await revision()).toBe(before);
  await jo().huddles.changeItem({ itemId, version: await version(), minutes: 8 });
  expect(await revision()).toBe(before + 1);
});
