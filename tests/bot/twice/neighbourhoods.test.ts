import { expect, test, vi } from 'vitest';
import { instantAt } from '../../../src/core/time.ts';
import { everyCardFits } from '../fits.ts';
import { teams } from '../teams-world.ts';
import { type Presser, pressing } from './pressing.ts';

vi.setConfig({ testTimeout: 120_000 });
const t = await teams({ now: '2026-11-24T09:00:00.000Z' });
const { jo, sam, priya, anna } = t;
await t.installedIn('channel', jo);
for (const who of [jo, sam, priya]) await t.asks(who, 'help');
const { card, each, old, leftOut } = pressing(t, 'neighbourhoods');
const by = (who: typeof jo): Presser => ({
  who,
  fields: { deputyId: anna.id, phone: '01632 960 002', firstDay: '2027-02-01', lastDay: '2027-02-05' },
});

test('leave, by words and by the form, is said once and taken back once', async () => {
  await each(() => card(sam, 'I’m on leave 21 Dec to 23 Dec, Priya covers'), by(sam));
  await each(() => card(sam, 'on leave'), by(sam));
  await each(() => card(jo, 'Sam is on leave 7 December to 9 December'), by(jo));
  const all = await card(jo, 'who is on leave');
  await old(all, by(jo));
  // What its rows speak of is taken back by now.
  await old(all, by(jo));
});

test('back early: once, and the days are had again once', async () => {
  await t.asks(priya, 'I’m on leave 24 Nov to 27 Nov');
  t.clock.now = instantAt('2026-11-25', '09:00');
  await t.followClock();
  await old(await card(jo, 'who is on leave'), by(jo));
  await t.asks(priya, 'I’m on leave 25 Nov to 27 Nov');
  await old(await card(priya, 'I’m back from leave'), by(priya));
});

test('a deputy and a telephone are named once, and taken back once', async () => {
  await each(() => card(sam, 'my deputy is Priya'), by(sam));
  await each(() => card(sam, 'who is my deputy'), by(sam));
  await each(() => card(sam, 'my phone'), by(sam));
  await each(() => card(sam, 'my phone is 01632 960 001'), by(sam));
});

test('an old card does no harm once the deputy, or the presser, has left the team', async () => {
  await t.asks(sam, 'my deputy is Priya');
  const cards = [await card(sam, 'my deputy is Anna'), await card(priya, 'my phone is 01632 960 003')];
  await t.asOperator.neighbourhoods.memberLeft({ memberId: priya.id });
  await old(cards[0], by(sam));
  await old(cards[1], { ...by(priya), secret: '960 003' });
});

test('nothing that this group names was left out', () => {
  expect(leftOut()).toEqual({ verbs: [], kinds: [], unlisted: [] });
});
everyCardFits(t);
