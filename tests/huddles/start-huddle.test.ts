import { beforeAll, beforeEach, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { at, makeCases, refusal, scheduleTuesdays } from './huddle-world.ts';

let w: World;
let huddleId: string;
let nextId: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  await makeCases(w, {}, {});
  [huddleId = '', nextId = ''] = await scheduleTuesdays(w);
});
const status = async (id: string) => (await w.as(w.jo).huddles.read({ huddleId: id })).status;

test('a huddle of next week is not started by mistake, but can be started early', async () => {
  expect(await refusal(w.as(w.jo).huddles.start({ huddleId }))).toMatchObject({
    reason: 'conflict',
    sentence: /Tue 1 Dec at 8:45/,
  });
  await w.as(w.jo).huddles.start({ huddleId, early: true });
  expect(await status(huddleId)).toBe('live');
});
test('a huddle of another neighbourhood, or none, is not there', async () => {
  const nobody = '0192f000-0000-7000-8000-000000000000';
  expect(await refusal(w.as(w.jo).huddles.start({ huddleId: nobody }))).toMatchObject({ reason: 'missing' });
});
test('a nurse who is a member cannot start the huddle, and is told who can', async () => {
  at(w, '2026-12-01', '08:45');
  expect(await refusal(w.as(w.priya).huddles.start({ huddleId }))).toMatchObject({
    reason: 'forbidden',
    sentence: /chair/,
  });
});
test('a huddle that nobody started did not take place, and can only be moved', async () => {
  at(w, '2026-12-01', '10:15');
  expect((await w.as(w.jo).huddles.read({ huddleId })).missed).toBe(true);
  expect(await refusal(w.as(w.jo).huddles.start({ huddleId }))).toMatchObject({
    reason: 'conflict',
    sentence: /did not take place/,
  });
});
test('a team that is an hour late can still start', async () => {
  at(w, '2026-12-01', '10:14');
  await w.as(w.jo).huddles.start({ huddleId });
  expect(await status(huddleId)).toBe('live');
});
test('start pressed by three at once starts once, posts once and puts each of them in the room', async () => {
  at(w, '2026-12-01', '08:45');
  const started = await Promise.all([
    w.as(w.jo).huddles.start({ huddleId }),
    w.as(w.anna).huddles.start({ huddleId }),
    w.as(w.jo, 'chat').huddles.start({ huddleId }),
  ]);
  expect(new Set(started.map((one) => one.startedAt)).size).toBe(1);
  const posts = (await w.messages()).filter((message) => message.aboutId === huddleId);
  expect(posts).toHaveLength(1);
  expect(posts[0]).toMatchObject({ cause: `summary:${huddleId}`, toMember: null, kind: 'huddle-post' });
});
test('while one huddle of the series is live another cannot start, even at the same moment', async () => {
  at(w, '2026-12-01', '08:45');
  const both = await Promise.allSettled([
    w.as(w.jo).huddles.start({ huddleId }),
    w.as(w.anna).huddles.start({ huddleId: nextId, early: true }),
  ]);
  expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  const lost = both.find((one) => one.status === 'rejected');
  expect(lost?.reason).toMatchObject({ reason: 'conflict', sentence: /still live\. Close it first/ });
});
test('at the start no case is open: due actions and attendance come first, and who starts is here', async () => {
  at(w, '2026-12-01', '08:45');
  await w.as(w.jo).huddles.start({ huddleId });
  const live = await w.as(w.jo).huddles.read({ huddleId });
  expect(live).toMatchObject({ status: 'live', currentItemId: null, discussion: null });
  expect(live.attendance.filter((one) => one.state === 'here').map((one) => one.name)).toEqual([
    'Jo Bennett',
  ]);
});
test('a start by mistake is taken back until a case was opened', async () => {
  at(w, '2026-12-01', '08:45');
  await w.as(w.jo).huddles.start({ huddleId });
  await w.as(w.jo).huddles.undoStart({ huddleId });
  await w.as(w.jo).huddles.undoStart({ huddleId });
  expect(await status(huddleId)).toBe('scheduled');
  await w.as(w.jo).huddles.start({ huddleId });
  await w.as(w.jo).huddles.nextItem({ huddleId });
  expect(await refusal(w.as(w.jo).huddles.undoStart({ huddleId }))).toMatchObject({ reason: 'conflict' });
});
test('who was here at a start by mistake is expected at the huddle again, with their discipline', async () => {
  at(w, '2026-12-01', '08:30');
  const before = (await w.as(w.jo).huddles.read({ huddleId })).quorum;
  await w.as(w.jo).huddles.start({ huddleId });
  await w.as(w.jo).huddles.attend({ huddleId, memberId: w.anna.id, state: 'here' });
  await w.as(w.jo).huddles.undoStart({ huddleId });
  const after = await w.as(w.jo).huddles.read({ huddleId });
  expect(after.quorum).toEqual(before);
  expect(after.attendance.filter(({ state }) => state !== null).map(({ state }) => state)).toEqual([
    'coming',
    'coming',
  ]);
});
