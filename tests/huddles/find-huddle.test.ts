import { beforeAll, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { at, JOIN, refusal, scheduleTuesdays } from './huddle-world.ts';

let w: World;
let tuesday: string[];
let thursday: string;
beforeAll(async () => {
  w = await world();
});
const jo = () => w.as(w.jo);
const found = async (text?: string) => (await jo().huddles.find(text === undefined ? {} : { text })).huddleId;

test('where no huddle is planned the page and the chat say so, and what to type', async () => {
  expect(await jo().huddles.next({})).toBeNull();
  expect(await jo().huddles.list({})).toEqual([]);
  expect(await refusal(jo().huddles.find({}))).toMatchObject({
    reason: 'missing',
    sentence: /schedule a weekly huddle/,
  });
});
test('the next huddle says when it starts and what it still lacks', async () => {
  tuesday = await scheduleTuesdays(w, { name: 'Frailty huddle' });
  expect(await jo().huddles.next({})).toMatchObject({
    id: tuesday[0],
    name: 'Frailty huddle',
    startsInMinutes: 7 * 24 * 60 - 15,
    lacks: ['cases on the agenda', 'a join link'],
  });
  await jo().huddles.setJoinLink({ huddleId: tuesday[0] ?? '', joinUrl: JOIN });
  expect(await jo().huddles.next({})).toMatchObject({ joinUrl: JOIN, lacks: ['cases on the agenda'] });
});
test('a huddle is found by day, by name, or as the next one', async () => {
  const { huddles } = await jo().huddles.schedule({
    name: 'Complex cases',
    kind: 'complex',
    rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH',
    start: '2026-12-03T13:00',
  });
  thursday = huddles[0]?.id ?? '';
  expect(await found()).toBe(tuesday[0]);
  expect(await found('next huddle')).toBe(tuesday[0]);
  expect(await found('Tuesday')).toBe(tuesday[0]);
  expect(await found('Tuesday’s agenda')).toBe(tuesday[0]);
  expect(await found('8 Dec')).toBe(tuesday[1]);
  expect(await found('Thursday')).toBe(thursday);
  expect(await found('complex')).toBe(thursday);
  expect(await refusal(jo().huddles.find({ text: 'Wednesday' }))).toMatchObject({
    reason: 'missing',
    sentence: /The next one is on Tue 1 Dec at 8:45/,
  });
});
test('on the day itself its weekday and “today” mean today, and a week later means a week later', async () => {
  at(w, '2026-12-01', '08:50');
  for (const text of ['today', 'Tuesday', 'this Tuesday', '']) expect(await found(text)).toBe(tuesday[0]);
  expect(await found('8 Dec')).toBe(tuesday[1]);
});
test('while a huddle is live it is the one that is meant', async () => {
  await jo().huddles.start({ huddleId: thursday, early: true });
  expect(await found()).toBe(thursday);
  expect(await jo().huddles.next({})).toMatchObject({ id: thursday, status: 'live' });
  await jo().huddles.close({ huddleId: thursday });
});
test('a huddle that did not take place is no longer the next one, but stays in the list', async () => {
  at(w, '2026-12-01', '10:20');
  expect(await found()).toBe(tuesday[1]);
  expect((await jo().huddles.list({ from: '2026-12-01', to: '2026-12-01' }))[0]).toMatchObject({
    id: tuesday[0],
    missed: true,
  });
});
