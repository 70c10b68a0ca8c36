import { expect, test, vi } from 'vitest';
import { addMinutes } from '../../../src/core/time.ts';
import { at, liveHuddle } from '../../huddles/huddle-world.ts';
import { known } from '../../minutes/minutes-world.ts';
import { everyCardFits } from '../fits.ts';
import { teams } from '../teams-world.ts';
import { type Presser, pressing } from './pressing.ts';

vi.setConfig({ testTimeout: 120_000 });
const t = await teams({ now: '2026-12-01T08:00:00.000Z' });
const { as, jo, sam, priya, anna } = t;
await t.installedIn('channel', jo);
for (const who of [jo, sam, priya, anna]) await t.asks(who, 'help');
const { card, old, sent, leftOut } = pressing(t, 'minutes');
const fields = { because: 'no transport', until: '2026-12-07', why: 'away', ownerId: anna.id };
const by = (who: typeof jo): Presser => ({ who, fields, shallow: true });
const clockTo = async (day: string, time: string): Promise<void> => {
  at(t, day, time);
  await t.followClock();
};
const goOut = async (): Promise<void> => {
  t.clock.now = addMinutes(t.clock.now, 1);
  await t.followClock();
  await t.asSystem.minutes.plan({});
  await t.asSystem.reminders.deliver({});
};
const { huddleId, cases } = await liveHuddle(t, {}, {});
const ref = cases[0]?.ref ?? '';
await known(t, cases, jo);
await clockTo('2026-12-01', '08:46');
for (const member of [jo, priya, anna])
  await as(jo).huddles.attend({ huddleId, memberId: member.id, state: 'here' });
await as(jo).huddles.nextItem({ huddleId });
for (const ownerId of [priya.id, anna.id, jo.id])
  await as(jo).actions.assign({
    caseRef: ref,
    title: 'Book echo',
    ownerId,
    due: '2026-12-04',
    huddleId,
  });

test('reading back: a yes is given once, by card, by message and on the shared post', async () => {
  await as(jo).huddles.nextItem({ huddleId });
  await as(jo).huddles.nextItem({ huddleId });
  await goOut();
  const [asked, readBack] = [await sent('read-back'), await card(jo, 'read back')];
  const close = await card(jo, 'close huddle');
  const post = t.connector.shown.findLast(({ conversationId }) => !conversationId.startsWith('a:'))?.card;
  await old(readBack, by(jo));
  for (const who of [priya, anna, jo]) await old(asked, by(who));
  await old(close, by(jo));
  await old(post, { ...by(priya), where: 'channel' });
  if ((await as(jo).huddles.read({ huddleId })).status === 'live') await as(jo).huddles.close({ huddleId });
  for (const one of [asked, readBack, close]) await old(one, by(jo));
});

test('the day after: what each took on, the notes to file, and that taken back', async () => {
  await goOut();
  await clockTo('2026-12-02', '08:31');
  await goOut();
  const list = await sent('owner-summary');
  for (const who of [priya, anna, jo]) await old(list, by(who));
  await old(await card(jo, `filed ${ref} in SystmOne`), by(jo));
});

test('nothing that this group names was left out', () => {
  expect(leftOut()).toEqual({ verbs: [], kinds: [], unlisted: [] });
});
everyCardFits(t);
