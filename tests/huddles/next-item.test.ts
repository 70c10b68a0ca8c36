import { beforeAll, beforeEach, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { at, liveHuddle, refusal } from './huddle-world.ts';

let w: World;
let huddleId: string;
let a: string;
let b: string;
let c: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  const live = await liveHuddle(w, {}, {}, {});
  huddleId = live.huddleId;
  [a = '', b = '', c = ''] = live.items.map((item) => item.id);
});
const jo = () => w.as(w.jo);
const states = async () => (await jo().huddles.read({ huddleId })).items.map((item) => item.state);

test('before the huddle has started there is no next case', async () => {
  const { nextId } = await liveHuddle(w);
  expect(await refusal(jo().huddles.nextItem({ huddleId: nextId }))).toMatchObject({
    reason: 'conflict',
    sentence: /has not started/,
  });
});
test('a member who does not run the huddle cannot move it on', async () => {
  expect(await refusal(w.as(w.priya).huddles.nextItem({ huddleId }))).toMatchObject({ reason: 'forbidden' });
});
test('a case of another huddle cannot be opened in this one', async () => {
  const other = await liveHuddle(w, {});
  const itemId = other.items[0]?.id ?? '';
  expect(await refusal(jo().huddles.goTo({ huddleId, itemId }))).toMatchObject({ reason: 'missing' });
});
test('ten presses of Next at once, all by people who saw the first case, move on by one and skip nobody', async () => {
  await jo().huddles.nextItem({ huddleId });
  const steps = await Promise.all(
    Array.from({ length: 10 }, (_, at10) =>
      w.as(at10 % 2 === 0 ? w.jo : w.anna).huddles.nextItem({ huddleId, expectItemId: a }),
    ),
  );
  expect(steps.filter((step) => step.moved)).toHaveLength(1);
  expect(new Set(steps.map((step) => step.currentItemId))).toEqual(new Set([b]));
  expect(await states()).toEqual(['discussed', 'current', 'waiting']);
});
test('the first Next, pressed by two who both saw that no case was open, opens the first case only', async () => {
  await Promise.all([
    jo().huddles.nextItem({ huddleId, expectItemId: null }),
    w.as(w.anna).huddles.nextItem({ huddleId, expectItemId: null }),
  ]);
  expect(await states()).toEqual(['current', 'waiting', 'waiting']);
});
test('a press that came too late leaves no audit entry of a step that did not happen', async () => {
  await jo().huddles.nextItem({ huddleId });
  const before = (await w.audit()).length;
  await jo().huddles.nextItem({ huddleId, expectItemId: c });
  expect((await w.audit()).length).toBe(before);
});
test('Next and Go to at the same moment leave one case open', async () => {
  await jo().huddles.nextItem({ huddleId });
  await Promise.all([
    jo().huddles.nextItem({ huddleId, expectItemId: a }),
    w.as(w.anna).huddles.goTo({ huddleId, itemId: c }),
  ]);
  expect((await states()).filter((state) => state === 'current')).toHaveLength(1);
});
test('after the last case none is open, and a further Next changes nothing', async () => {
  for (const _ of [1, 2, 3, 4]) await jo().huddles.nextItem({ huddleId });
  expect(await states()).toEqual(['discussed', 'discussed', 'discussed']);
  expect(await jo().huddles.nextItem({ huddleId })).toMatchObject({
    currentItemId: null,
    moved: false,
    waiting: 0,
  });
});
test('a case that was jumped over comes when the others are done', async () => {
  await jo().huddles.goTo({ huddleId, itemId: b });
  await jo().huddles.nextItem({ huddleId });
  expect(await jo().huddles.nextItem({ huddleId })).toMatchObject({ currentItemId: a, waiting: 0 });
});
test('jumping away from a case without a word on it leaves it waiting; with a word it was discussed', async () => {
  await jo().huddles.goTo({ huddleId, itemId: a });
  await jo().huddles.goTo({ huddleId, itemId: b });
  expect(await states()).toEqual(['waiting', 'current', 'waiting']);
  await w
    .as(w.priya)
    .huddles.record({ itemId: b, group: 'sbar', version: 0, situation: 'Home since Friday' });
  await jo().huddles.goTo({ huddleId, itemId: a });
  expect(await states()).toEqual(['current', 'discussed', 'waiting']);
});
test('Back opens the case before, its time goes on, and after the last case Back opens the last', async () => {
  await jo().huddles.nextItem({ huddleId });
  at(w, '2026-12-01', '08:48');
  await jo().huddles.nextItem({ huddleId });
  at(w, '2026-12-01', '08:50');
  expect(await jo().huddles.back({ huddleId })).toMatchObject({ currentItemId: a });
  at(w, '2026-12-01', '08:51');
  await jo().huddles.nextItem({ huddleId });
  await jo().huddles.nextItem({ huddleId });
  await jo().huddles.nextItem({ huddleId });
  expect(await jo().huddles.back({ huddleId })).toMatchObject({ currentItemId: c });
  const { items } = await jo().huddles.read({ huddleId });
  expect(items[0]).toMatchObject({ state: 'discussed', seconds: 4 * 60 });
});
test('Back on the first case stays there', async () => {
  await jo().huddles.nextItem({ huddleId });
  expect(await jo().huddles.back({ huddleId })).toMatchObject({ currentItemId: a, moved: false });
});
test('a deferred case gives way to the next, keeps its reason, and can be taken up again', async () => {
  await jo().huddles.nextItem({ huddleId });
  expect(await jo().huddles.defer({ itemId: a, reason: 'not_known_here' })).toMatchObject({
    currentItemId: b,
  });
  expect(await jo().huddles.defer({ itemId: a, reason: 'not_known_here' })).toMatchObject({
    currentItemId: b,
    moved: false,
  });
  await jo().huddles.defer({ itemId: c, reason: 'no_time' });
  const { items } = await jo().huddles.read({ huddleId });
  expect(items.map(({ state, deferReason }) => [state, deferReason])).toEqual([
    ['deferred', 'not_known_here'],
    ['current', null],
    ['deferred', 'no_time'],
  ]);
  expect(await jo().huddles.nextItem({ huddleId })).toMatchObject({ currentItemId: null });
  await jo().huddles.goTo({ huddleId, itemId: a });
  expect((await jo().huddles.read({ huddleId })).items[0]).toMatchObject({
    state: 'current',
    deferReason: null,
  });
});
test('a case taken off while it was open leaves none open, and Next goes on with the others', async () => {
  await jo().huddles.nextItem({ huddleId });
  await w.as(w.anna).huddles.removeItem({ itemId: a });
  expect((await jo().huddles.read({ huddleId })).currentItemId).toBeNull();
  expect(await jo().huddles.nextItem({ huddleId, expectItemId: a })).toMatchObject({ moved: false });
  expect(await jo().huddles.nextItem({ huddleId, expectItemId: null })).toMatchObject({ currentItemId: b });
});
test('every open tab hears of a step at once', async () => {
  const heard = new Promise<string[]>((resolve) => {
    w.app.hints.subscribe((hint) => {
      if (hint.topics.includes(`huddle/${huddleId}`)) resolve(hint.topics);
    });
  });
  await jo().huddles.nextItem({ huddleId });
  expect(await heard).toContain(`huddle/${huddleId}`);
});
