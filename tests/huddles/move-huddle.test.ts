import { beforeAll, beforeEach, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { at, JOIN, makeCases, refusal, scheduleTuesdays } from './huddle-world.ts';

let w: World;
let huddleId: string;
let nextId: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  [huddleId = '', nextId = ''] = await scheduleTuesdays(w);
});
const jo = () => w.as(w.jo);

test.each([
  ['2026-11-23T08:45', 'invalid', /has passed/],
  ['2026-02-30T08:45', 'invalid', /don’t understand/],
  ['2026-12-03T25:00', 'invalid', /don’t understand/],
  ['2026-12-08T09:00', 'conflict', /of this series on Tue 8 Dec already/],
])('a huddle is not moved to %s', async (start, reason, sentence) => {
  expect(await refusal(jo().huddles.move({ huddleId, start }))).toMatchObject({ reason, sentence });
});
test('a member cannot move a huddle', async () => {
  expect(await refusal(w.as(w.sam).huddles.move({ huddleId, start: '2026-12-03T08:45' }))).toMatchObject({
    reason: 'forbidden',
  });
});
test('the agenda moves with the huddle, the series goes on, and no second huddle appears on the old day', async () => {
  const [one] = await makeCases(w, {});
  await jo().huddles.addItem({ huddleId, ref: one?.ref ?? '' });
  expect(await jo().huddles.move({ huddleId, start: '2026-12-03T14:00' })).toMatchObject({
    day: '2026-12-03',
    time: '14:00',
    movedFrom: '2026-12-01',
  });
  await w.asSystem.huddles.openDue({});
  const { items, seriesId } = await jo().huddles.read({ huddleId });
  expect(items.map((item) => item.ref)).toContain(one?.ref);
  const days = (await jo().huddles.list({}))
    .filter((huddle) => huddle.seriesId === seriesId)
    .map((huddle) => huddle.day);
  expect(days.slice(0, 2)).toEqual(['2026-12-03', '2026-12-08']);
  expect(await jo().huddles.move({ huddleId, start: '2026-12-01T08:45' })).toMatchObject({ movedFrom: null });
});
test('a list that is out says the new time in the same post', async () => {
  at(w, '2026-11-30', '09:00');
  await w.asSystem.huddles.openDue({});
  await jo().huddles.move({ huddleId, start: '2026-12-01T11:00' });
  const posts = (await w.messages()).filter((message) => message.aboutId === huddleId);
  expect(posts).toMatchObject([{ revision: 2 }]);
  expect(await jo().huddles.post({ huddleId })).toMatchObject({ time: '11:00' });
});
test('a huddle that did not take place is moved to the afternoon and held; cases already on the next agenda stay there', async () => {
  const [kept, gone] = await makeCases(w, {}, {});
  for (const one of [kept, gone]) await jo().huddles.addItem({ huddleId, ref: one?.ref ?? '' });
  at(w, '2026-12-01', '11:00');
  await jo().huddles.addItem({ huddleId: nextId, ref: gone?.ref ?? '' });
  await jo().huddles.move({ huddleId, start: '2026-12-01T15:00' });
  const refs = (await jo().huddles.read({ huddleId })).items.map((item) => item.ref);
  expect(refs).toContain(kept?.ref);
  expect(refs).not.toContain(gone?.ref);
  at(w, '2026-12-01', '15:00');
  await jo().huddles.start({ huddleId });
});
test('two who move it at once leave it at one of the two times', async () => {
  await Promise.all([
    jo().huddles.move({ huddleId, start: '2026-12-02T09:00' }),
    w.as(w.anna).huddles.move({ huddleId, start: '2026-12-03T09:00' }),
  ]);
  const { day, startsAt } = await jo().huddles.read({ huddleId });
  expect([`2026-12-02T09:00:00.000Z`, `2026-12-03T09:00:00.000Z`]).toContain(startsAt);
  expect(startsAt.startsWith(day)).toBe(true);
});

test('a join link given to the series reaches its huddles to come; one of its own is kept', async () => {
  const { seriesId } = await jo().huddles.read({ huddleId });
  const own = `${JOIN}?own=1`;
  await jo().huddles.setJoinLink({ huddleId: nextId, joinUrl: own });
  await jo().huddles.setJoinLink({ seriesId: seriesId ?? '', joinUrl: JOIN });
  expect((await jo().huddles.read({ huddleId })).joinUrl).toBe(JOIN);
  expect((await jo().huddles.read({ huddleId: nextId })).joinUrl).toBe(own);
  expect(
    await refusal(jo().huddles.setJoinLink({ seriesId: seriesId ?? '', joinUrl: null, version: 1 })),
  ).toMatchObject({ reason: 'conflict', theirs: { joinUrl: JOIN } });
  expect(await refusal(jo().huddles.setJoinLink({ joinUrl: JOIN }))).toMatchObject({ reason: 'invalid' });
  expect(
    await refusal(jo().huddles.setJoinLink({ huddleId, joinUrl: 'https://example.org/x' })),
  ).toMatchObject({
    reason: 'invalid',
  });
});
