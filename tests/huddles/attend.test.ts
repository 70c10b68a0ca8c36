import { beforeAll, beforeEach, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { liveHuddle, refusal } from './huddle-world.ts';

let w: World;
let live: Awaited<ReturnType<typeof liveHuddle>>;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  live = await liveHuddle(w);
});
const state = async (memberId: string, huddleId = live.huddleId) =>
  (await w.as(w.jo).huddles.read({ huddleId })).attendance.find((one) => one.memberId === memberId)?.state;

test('nobody is here before the huddle has started', async () => {
  expect(await refusal(w.as(w.sam).huddles.attend({ huddleId: live.nextId, state: 'here' }))).toMatchObject({
    reason: 'conflict',
  });
  await w.as(w.sam).huddles.attend({ huddleId: live.nextId, state: 'coming' });
  expect(await state(w.sam.id, live.nextId)).toBe('coming');
});
test('a member marks themselves, not others; the chair and the coordinator mark anybody', async () => {
  expect(
    await refusal(
      w.as(w.priya).huddles.attend({ huddleId: live.huddleId, memberId: w.sam.id, state: 'here' }),
    ),
  ).toMatchObject({ reason: 'forbidden' });
  await w.as(w.jo).huddles.attend({ huddleId: live.huddleId, memberId: w.sam.id, state: 'here' });
  await w.as(w.priya).huddles.attend({ huddleId: live.huddleId, state: 'here' });
  expect([await state(w.sam.id), await state(w.priya.id)]).toEqual(['here', 'here']);
});
test('somebody of no neighbourhood cannot be marked, and a manager does not take part', async () => {
  const nobody = '0192f000-0000-7000-8000-000000000000';
  expect(
    await refusal(w.as(w.jo).huddles.attend({ huddleId: live.huddleId, memberId: nobody, state: 'here' })),
  ).toMatchObject({ reason: 'missing' });
  expect(
    await refusal(w.as(w.morgan).huddles.attend({ huddleId: live.huddleId, state: 'here' })),
  ).toMatchObject({ reason: 'forbidden' });
});
test('marked by themselves and by the chair at once, a member is here once', async () => {
  await Promise.all([
    w.as(w.sam).huddles.attend({ huddleId: live.huddleId, state: 'here' }),
    w.as(w.anna).huddles.attend({ huddleId: live.huddleId, memberId: w.sam.id, state: 'here' }),
  ]);
  expect(await state(w.sam.id)).toBe('here');
  await w.as(w.sam).huddles.attend({ huddleId: live.huddleId, state: 'left' });
  expect(await state(w.sam.id)).toBe('left');
});
