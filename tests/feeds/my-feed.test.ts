import { beforeAll, expect, test } from 'vitest';
import { addDays } from '../../src/core/day.ts';
import { instantAt } from '../../src/core/time.ts';
import { readToken } from '../../src/feeds/address.ts';
import { at, JOIN, makeCases, refusal, scheduleTuesdays } from '../huddles/huddle-world.ts';
import { type World, world } from '../world/world.ts';
import { readCalendar } from './ical.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
const priya = () => w.as(w.priya);
const instantOf = (local: string): string => instantAt(local.slice(0, 10), local.slice(11));
const tokenOf = (address: string) => {
  const token = readToken(address.replace(/^.*\/calendar\/|\.ics$/g, ''));
  if (token === undefined) throw new Error('no address');
  return token;
};
/** What a calendar program gets at an address; null where nothing stands. */
const readAt = async (address: string) => {
  const { id, secret } = tokenOf(address);
  const text = await w.asSystem.feeds.read({ feedId: id, secret });
  return text === null ? null : readCalendar(text);
};

test('the operator has no calendar, and nobody gets an address in a channel', async () => {
  expect((await refusal(w.asOperator.feeds.renew({}))).sentence).toMatch(/member of the team/);
});
test('a wrong secret opens nothing, nor does a feed that never was', async () => {
  const { address } = await priya().feeds.renew({});
  const { id } = tokenOf(address);
  expect(await w.asSystem.feeds.read({ feedId: id, secret: 'A'.repeat(43) })).toBeNull();
  expect(await w.asSystem.feeds.read({ feedId: w.priya.id, secret: tokenOf(address).secret })).toBeNull();
});
test('the secret is kept nowhere: neither with the feed nor with the requests', async () => {
  const { address } = await priya().feeds.renew({});
  const { secret } = tokenOf(address);
  const kept = await w.step(async (ctx) =>
    JSON.stringify([
      await ctx.db.selectFrom('calendarFeed').selectAll().execute(),
      await ctx.db.selectFrom('request').selectAll().execute(),
      await ctx.db.selectFrom('auditEntry').selectAll().execute(),
    ]),
  );
  expect(kept).not.toContain(secret);
});
test('a new address stops the old one at once, and a stopped one is gone', async () => {
  const first = await priya().feeds.renew({});
  expect(await readAt(first.address)).not.toBeNull();
  const second = await priya().feeds.renew({});
  expect(await readAt(first.address)).toBeNull();
  expect(await readAt(second.address)).not.toBeNull();
  expect(await priya().feeds.mine({})).toMatchObject({ lastReadOn: '2026-11-24' });
  expect(await priya().feeds.stop({})).toEqual({ stopped: true });
  expect(await priya().feeds.stop({})).toEqual({ stopped: false });
  expect(await readAt(second.address)).toBeNull();
  expect(await priya().feeds.mine({})).toBeNull();
});
test('the calendar follows each huddle under one id: moved, longer, linked, cancelled and back, its number grows', async () => {
  const { address } = await priya().feeds.renew({});
  const [huddleId = ''] = await scheduleTuesdays(w, { name: 'Frailty for Mrs Nobody', joinUrl: JOIN });
  const jo = w.as(w.jo);
  const event = async () =>
    (await readAt(address))?.find(({ uid }) => uid === `${huddleId}@neighbourhood-huddle`);
  expect(await event()).toMatchObject({
    sequence: 0,
    summary: 'Weekly huddle · Riverside',
    local: '2026-12-01T08:45',
    minutes: 30,
    url: JOIN,
    status: 'CONFIRMED',
  });
  await jo.huddles.move({ huddleId, start: '2026-12-02T09:15' });
  expect(await event()).toMatchObject({ sequence: 1, local: '2026-12-02T09:15' });
  await jo.huddles.setJoinLink({ huddleId, joinUrl: null });
  expect(await event()).toMatchObject({ sequence: 2, url: null, location: null });
  await jo.huddles.cancel({ huddleId, why: 'Snow' });
  expect(await event()).toMatchObject({ sequence: 3, status: 'CANCELLED' });
  await jo.huddles.restore({ huddleId });
  expect(await event()).toMatchObject({ sequence: 4, status: 'CONFIRMED' });
  const [one] = await makeCases(w, {});
  await jo.huddles.addItem({ huddleId, ref: one?.ref ?? '' });
  expect(await event()).toMatchObject({ sequence: 4 });
});
test('a series that changes grows the number of those that changed only', async () => {
  const { address } = await priya().feeds.renew({});
  const ids = await scheduleTuesdays(w);
  const jo = w.as(w.jo);
  const { seriesId } = await jo.huddles.read({ huddleId: ids[0] ?? '' });
  await jo.huddles.changeSeries({ seriesId: seriesId ?? '', version: 1, from: '2026-12-15', minutes: 45 });
  const read = await readAt(address);
  const numbers = ids.map((id) => read?.find(({ uid }) => uid.startsWith(id)));
  expect(numbers.map((one) => [one?.minutes, one?.sequence])).toEqual([
    [30, 0],
    [30, 0],
    [45, 1],
    [45, 1],
  ]);
});
test('who sent apologies has free time then; who has left has no calendar', async () => {
  const { address } = await w.as(w.sam).feeds.renew({});
  const [huddleId = ''] = await scheduleTuesdays(w);
  await w.as(w.sam).huddles.attend({ huddleId, state: 'apologies' });
  expect((await readAt(address))?.find(({ uid }) => uid.startsWith(huddleId))).toMatchObject({
    transparency: 'TRANSPARENT',
  });
  await w.step(async (ctx) => {
    await ctx.db
      .updateTable('member')
      .set({ leftOn: ctx.today })
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('id', '=', w.sam.id)
      .execute();
  });
  expect(await readAt(address)).toBeNull();
});
test('a huddle’s own file says when, how long and where, and not a word of its cases or its name', async () => {
  const [one] = await makeCases(w, { question: 'Who brings the key safe?' });
  const [huddleId = ''] = await scheduleTuesdays(w, { name: 'Key safe review', joinUrl: JOIN });
  await w.as(w.jo).huddles.addItem({ huddleId, ref: one?.ref ?? '' });
  const { name, text, address } = await priya().feeds.huddle({ huddleId });
  expect(name).toBe('huddle-2026-12-01.ics');
  expect(text).not.toMatch(/N7-|key safe/i);
  const { id, secret } = tokenOf(address);
  expect(await w.asSystem.feeds.readHuddle({ huddleId: id, secret })).toBe(text);
  expect(await w.asSystem.feeds.readHuddle({ huddleId: id, secret: 'A'.repeat(22) })).toBeNull();
});
test('the wall time of a huddle stays when the clocks change', async () => {
  const { address } = await priya().feeds.renew({});
  at(w, '2027-03-16', '12:00');
  await w.as(w.jo).huddles.schedule({
    name: 'Spring',
    kind: 'weekly',
    rule: 'FREQ=WEEKLY;BYDAY=TH',
    start: '2027-03-25T08:45',
  });
  const spring = (await readAt(address))?.filter(({ local }) => local.endsWith('T08:45'));
  expect(spring?.map(({ local, utc }) => [local.slice(0, 10), utc.slice(11, 16)])).toEqual(
    expect.arrayContaining([
      ['2027-03-25', '08:45'],
      ['2027-04-01', '07:45'],
    ]),
  );
});

test('a date that leaves the diary by a change of its series is cancelled in calendars that have taken it, under its own id', async () => {
  at(w, '2026-11-24', '08:30');
  const { address } = await priya().feeds.renew({});
  const ids = await scheduleTuesdays(w);
  const { seriesId } = await w.as(w.jo).huddles.read({ huddleId: ids[0] ?? '' });
  const taken = (await readAt(address))?.find(({ uid }) => uid.startsWith(ids[1] ?? ''));
  expect(taken).toMatchObject({ status: 'CONFIRMED', local: '2026-12-08T08:45' });
  await w.as(w.jo).huddles.changeSeries({
    seriesId: seriesId ?? '',
    version: 1,
    rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
  });
  const gone = async () => (await readAt(address))?.find(({ uid }) => uid === taken?.uid);
  expect(await gone()).toMatchObject({
    status: 'CANCELLED',
    sequence: (taken?.sequence ?? 0) + 1,
    local: taken?.local,
    utc: taken?.utc,
    transparency: 'TRANSPARENT',
  });
  // A calendar made afterwards never had it; one that had it hears of it for four weeks.
  at(w, '2026-11-25', '09:00');
  const later = await w.as(w.anna).feeds.renew({});
  for (const _ of [1, 2])
    expect((await readAt(later.address))?.some(({ uid }) => uid === taken?.uid)).toBe(false);
  at(w, '2026-12-23', '09:00');
  expect(await gone()).toBeUndefined();
});
test('a schedule taken back, on the very day it was made or later, is cancelled in calendars that have taken it', async () => {
  at(w, '2026-11-24', '08:30');
  const { address } = await priya().feeds.renew({});
  const statesOf = async (ids: string[]) =>
    (await readAt(address))
      ?.filter(({ uid }) => ids.some((id) => uid.startsWith(id)))
      .map(({ status }) => status);
  const undo = async (ids: string[]) => {
    const { seriesId } = await w.as(w.jo).huddles.read({ huddleId: ids[0] ?? '' });
    await w.as(w.jo).huddles.undoSchedule({ seriesId: seriesId ?? '' });
  };
  const first = await scheduleTuesdays(w);
  await statesOf(first);
  await undo(first);
  expect(new Set(await statesOf(first))).toEqual(new Set(['CANCELLED']));
  const second = await scheduleTuesdays(w);
  await statesOf(second);
  at(w, '2026-11-25', '09:00');
  await undo(second);
  expect(new Set(await statesOf(second))).toEqual(new Set(['CANCELLED']));
});
test.each([
  ['spring 2026', '2026-02-02', '2026-03-31'],
  ['autumn 2026', '2026-09-07', '2026-10-27'],
  ['spring 2027', '2027-02-01', '2027-03-30'],
  ['autumn 2027', '2027-09-06', '2027-11-02'],
  ['spring 2028', '2028-02-07', '2028-03-28'],
  ['autumn 2028', '2028-09-04', '2028-10-31'],
])(
  'over the clock change of %s a series changed from a date beyond its diary is read by a calendar at the new time from that date on',
  async (_, today, from) => {
    at(w, today, '09:00');
    const { address } = await priya().feeds.renew({});
    const name = `Series of ${today}`;
    const { seriesId } = await w.as(w.jo).huddles.schedule({
      name,
      kind: 'weekly',
      rule: 'FREQ=WEEKLY;BYDAY=TU',
      start: `${addDays(from, -49)}T08:45`,
      bankHolidays: 'ignore',
    });
    await w.as(w.jo).huddles.changeSeries({ seriesId, version: 1, from, start: `${from}T14:15` });
    at(w, addDays(from, -10), '09:00');
    await w.asSystem.huddles.openDue({});
    const mine = (await w.as(w.jo).huddles.list({ to: addDays(from, 14) }))
      .filter((one) => one.seriesId === seriesId && one.day >= addDays(from, -7))
      .map(({ id }) => id);
    const read = (await readAt(address))?.filter(({ uid }) => mine.some((id) => uid.startsWith(id)));
    expect(read?.map(({ local }) => local)).toEqual([
      `${addDays(from, -7)}T08:45`,
      `${from}T14:15`,
      `${addDays(from, 7)}T14:15`,
      `${addDays(from, 14)}T14:15`,
    ]);
    for (const { local, utc } of read ?? []) expect(utc).toBe(instantOf(local));
  },
);
