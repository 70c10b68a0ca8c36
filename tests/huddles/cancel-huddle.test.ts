import { beforeAll, beforeEach, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { at, liveHuddle, makeCases, refusal, scheduleTuesdays } from './huddle-world.ts';

let w: World;
let huddleId: string;
let nextId: string;
let ref: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  [huddleId = '', nextId = ''] = await scheduleTuesdays(w);
  const [one] = await makeCases(w, {});
  ref = one?.ref ?? '';
  await jo().huddles.addItem({ huddleId, ref });
});
const jo = () => w.as(w.jo);
const items = async (id: string) => (await jo().huddles.read({ huddleId: id })).items.map((item) => item.ref);

test('a live huddle is closed, not cancelled', async () => {
  const live = await liveHuddle(w);
  expect(await refusal(jo().huddles.cancel({ huddleId: live.huddleId, why: 'Snow' }))).toMatchObject({
    reason: 'conflict',
    sentence: /Close it instead/,
  });
});
test('without a reason nothing is cancelled', async () => {
  expect(await refusal(jo().huddles.cancel({ huddleId, why: ' ' }))).toMatchObject({
    reason: 'invalid',
    sentence: /Say why/,
  });
});
test('the cases of a cancelled huddle come to the next one as carried over; twice is the same as once', async () => {
  await Promise.all([
    jo().huddles.cancel({ huddleId, why: 'Snow' }),
    w.as(w.anna).huddles.cancel({ huddleId, why: 'Snow' }),
  ]);
  const next = await jo().huddles.read({ huddleId: nextId });
  expect(next).toMatchObject({ status: 'scheduled' });
  expect(next.items.find((item) => item.ref === ref)).toMatchObject({ why: 'carried_over' });
  for (const attempt of [
    () => jo().huddles.start({ huddleId }),
    () => jo().huddles.addItem({ huddleId, ref }),
    () => jo().huddles.move({ huddleId, start: '2026-12-02T09:00' }),
  ])
    expect(await refusal(attempt())).toMatchObject({ reason: 'conflict', sentence: /cancelled/ });
});
test('a cancellation is taken back, and no case stands on two agendas for it', async () => {
  await jo().huddles.cancel({ huddleId, why: 'Snow' });
  await jo().huddles.restore({ huddleId });
  await jo().huddles.restore({ huddleId });
  expect((await jo().huddles.read({ huddleId })).status).toBe('scheduled');
  expect([...(await items(huddleId)), ...(await items(nextId))].filter((one) => one === ref)).toHaveLength(1);
});
test('a huddle whose time has passed is not restored', async () => {
  await jo().huddles.cancel({ huddleId, why: 'Snow' });
  at(w, '2026-12-01', '09:00');
  expect(await refusal(jo().huddles.restore({ huddleId }))).toMatchObject({ reason: 'conflict' });
});
test('a channel that was told of the huddle is told in the same post that it is off, without the words of why', async () => {
  at(w, '2026-11-30', '09:00');
  await w.asSystem.huddles.openDue({});
  await jo().huddles.cancel({ huddleId, why: 'Zebra crossing flooded' });
  expect((await w.messages()).filter((message) => message.aboutId === huddleId)).toMatchObject([
    { revision: 2 },
  ]);
  const post = await jo().huddles.post({ huddleId });
  expect(post).toMatchObject({ status: 'cancelled', joinUrl: null, next: { day: '2026-12-08' } });
  expect(JSON.stringify(post)).not.toContain('Zebra');
  expect((await jo().huddles.read({ huddleId })).cancelWhy).toContain('Zebra');
  expect((await jo().huddles.read({ huddleId }, { where: 'shared' })).cancelWhy).toBeNull();
});
test('a series that ends cancels what has not started, keeps what was held, and frees its cases', async () => {
  const { seriesId } = await jo().huddles.read({ huddleId });
  at(w, '2026-12-01', '08:45');
  await jo().huddles.start({ huddleId });
  await jo().huddles.close({ huddleId });
  await jo().huddles.endSeries({ seriesId: seriesId ?? '' });
  await jo().huddles.endSeries({ seriesId: seriesId ?? '' });
  const all = (await jo().huddles.list({})).filter((huddle) => huddle.seriesId === seriesId);
  expect(all.map((huddle) => huddle.status).slice(0, 3)).toEqual(['closed', 'cancelled', 'cancelled']);
  expect((await w.as(w.jo).cases.list({ status: ['scheduled'] })).map((one) => one.ref)).not.toContain(ref);
  expect(
    await refusal(jo().huddles.undoSchedule({ seriesId: '0192f000-0000-7000-8000-000000000000' })),
  ).toMatchObject({ reason: 'missing' });
});
test('a schedule that the team has met by already is ended, not taken back', async () => {
  const { seriesId } = await jo().huddles.read({ huddleId });
  at(w, '2026-12-01', '08:45');
  await jo().huddles.start({ huddleId });
  expect(await refusal(jo().huddles.undoSchedule({ seriesId: seriesId ?? '' }))).toMatchObject({
    reason: 'conflict',
    sentence: /End the series/,
  });
});
