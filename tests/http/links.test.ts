import { beforeAll, expect, test } from 'vitest';
import { readCalendar } from '../feeds/ical.ts';
import { JOIN, scheduleTuesdays } from '../huddles/huddle-world.ts';
import { type World, world } from '../world/world.ts';
import { type Served, served } from './served.ts';

let w: World;
let s: Served;
beforeAll(async () => {
  w = await world();
  s = await served(w);
});
const get = (path: string) => fetch(`${s.url}${path}`);
const addressOf = async () => {
  const { done } = await s.post('feeds.renew', { input: {} }, w.priya);
  return new URL((done as { address: string }).address).pathname;
};

test.each([
  ['a word', '/calendar/secret.ics'],
  ['another ending', '/calendar/secret.html'],
  ['a secret of zeros', `/calendar/${Buffer.alloc(64).toString('base64url')}.ics`],
  ['a short secret of zeros', `/calendar/${Buffer.alloc(48).toString('base64url')}.ics`],
  ['a broken encoding', '/calendar/%E0%A4%A.ics'],
])('%s opens nothing', async (_, path) => {
  const answer = await get(path);
  expect([400, 404]).toContain(answer.status);
  expect(answer.headers.get('cache-control') ?? 'no-store').toBe('no-store');
});
test('a calendar program reads a member’s calendar at its address, keeps nothing of it, and needs no sign-in', async () => {
  await scheduleTuesdays(w, { joinUrl: JOIN });
  const path = await addressOf();
  const answer = await get(path);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(readCalendar(await answer.text())[0]).toMatchObject({ local: '2026-12-01T08:45', url: JOIN });
});
test('a renewed address is the only one that opens', async () => {
  const old = await addressOf();
  const now = await addressOf();
  expect((await get(old)).status).toBe(404);
  expect((await get(now)).status).toBe(200);
});
test('one letter changed opens nothing', async () => {
  const path = await addressOf();
  const at = path.length - 10;
  const wrong = `${path.slice(0, at)}${path[at] === 'A' ? 'B' : 'A'}${path.slice(at + 1)}`;
  expect((await get(wrong)).status).toBe(404);
});
test('a huddle’s link gives its file', async () => {
  const [huddleId = ''] = await scheduleTuesdays(w);
  const { address } = await w.as(w.priya).feeds.huddle({ huddleId });
  const answer = await get(new URL(address).pathname);
  expect(readCalendar(await answer.text()).map(({ uid }) => uid)).toEqual([
    `${huddleId}@neighbourhood-huddle`,
  ]);
});

test('whoever guesses is stopped for a while', async () => {
  const path = await addressOf();
  expect((await get(path)).status).toBe(200);
  for (let tried = 0; tried < 20; tried++) await get(`/calendar/guess-${tried}.ics`);
  const answer = await get(path);
  expect(answer.status).toBe(429);
  expect(answer.headers.get('retry-after')).toBe('600');
});
