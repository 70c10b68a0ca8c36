import { describe, expect, test, vi } from 'vitest';
import { addMinutes, instantAt } from '../../../src/core/time.ts';
import { JOIN, makeCases } from '../../huddles/huddle-world.ts';
import { everyCardFits } from '../fits.ts';
import { teams } from '../teams-world.ts';
import { type Presser, pressing } from './pressing.ts';

vi.setConfig({ testTimeout: 120_000 });
const t = await teams({ now: '2026-11-24T09:00:00.000Z' });
const { as, jo, sam, priya, anna } = t;
await t.installedIn('channel', jo);
for (const who of [jo, sam, priya, anna]) await t.asks(who, 'help');
const { card, each, old, sent, leftOut } = pressing(t, 'huddles');
const FILLED = {
  name: 'Falls huddle',
  often: 'every Thursday',
  time: '10:00',
  minutes: '30',
  joinUrl: JOIN,
  reason: 'admitted last night',
};
const byJo: Presser = { who: jo, fields: FILLED };

const clockTo = async (day: string, time: string): Promise<void> => {
  t.clock.now = instantAt(day, time);
  await t.followClock();
};
const goOut = async (): Promise<void> => {
  t.clock.now = addMinutes(t.clock.now, 2);
  await t.followClock();
  await t.asSystem.reminders.plan({});
  await t.asSystem.reminders.deliver({});
};
const scheduled = async (start: string, name = 'Frailty huddle') =>
  as(jo).huddles.schedule({ name, kind: 'weekly', rule: 'FREQ=WEEKLY', start, minutes: 30 });

describe('before a huddle each button pressed twice does once what it says', () => {
  test('scheduling, by words and by the form', async () => {
    await each(() => card(jo, 'schedule frailty huddle every Tuesday 8:45 for 30m starting 1 Dec'), byJo);
    await each(() => card(jo, 'schedule falls huddle every Thursday'), byJo);
  });

  test('the agenda of a huddle to come, and a case put on it', async () => {
    await scheduled('2026-12-02T11:00', 'Wednesday huddle');
    const made = await makeCases(t, {}, {}, {}, {}, {}, {}, {}, {});
    const left = made.map(({ ref }) => ref);
    await each(() => card(jo, 'agenda 2 December'), byJo);
    await each(() => card(jo, `add ${left.pop()} to 2 December`), byJo);
    await each(() => card(jo, `urgent ${left.pop()}`), byJo);
    const on = left.pop();
    await each(async () => {
      await t.asks(jo, `add ${on} to 2 December`);
      return card(jo, `remove ${on} from 2 December`);
    }, byJo);
    await old(await card(jo, 'next huddle'), byJo);
    await old(await card(jo, 'fill agenda 2 December'), byJo);
    await old(await card(jo, 'who is coming 2 December'), byJo);
    await each(() => card(sam, 'I can’t come 2 December'), { who: sam });
    await each(() => card(sam, 'I’m coming 2 December'), { who: sam });
  });

  test('moved, cancelled, changed, closed days: and taken back', async () => {
    await scheduled('2026-12-04T12:00', 'Friday huddle');
    await each(() => card(jo, 'reschedule 4 December to Friday 4 December 14:00'), byJo);
    await old(await card(jo, 'cancel huddle 11 December because the room is closed'), byJo);
    await old(await card(jo, 'reschedule 18 December and those after to 18 December 9:00'), byJo);
    await old(await card(jo, 'change series 18 December'), byJo);
    await old(await card(jo, 'extra huddle Mon 21 Dec'), byJo);
    await each(() => card(jo, 'closed on 24 December'), byJo);
    await each(() => card(jo, 'my calendar'), { ...byJo, anew: ['feeds.renew'] });
    await each(() => card(jo, 'my calendar'), { ...byJo, anew: ['feeds.renew'] });
  });
});

test('a live huddle step by step, in chat and on the channel’s one post, pressed twice by two', async () => {
  await clockTo('2026-12-08', '08:20');
  const { huddles } = await scheduled('2026-12-08T09:00', 'Tuesday huddle');
  const huddleId = huddles[0]?.id ?? '';
  // Sam's organisation steps out before the first case is opened.
  const [kept] = await makeCases(t, { excluded: [sam.organisationId] }, {}, {});
  await as(jo).huddles.addItem({ huddleId, ref: kept?.ref ?? '', why: 'urgent', reason: 'admitted' });
  await as(jo).huddles.fill({ huddleId });
  await clockTo('2026-12-08', '08:46');
  await goOut();
  await sent('huddle-call');
  await sent('channel-digest');
  const post = () => sent('huddle-post');
  await clockTo('2026-12-08', '09:00');
  const agenda = await card(jo, 'agenda today');
  await old(agenda, { ...byJo, only: ['huddles.start', 'huddles.undoStart'] });
  await as(jo).huddles.start({ huddleId });
  await goOut();
  const opened = await post();
  await old(await card(sam, 'I’m here'), { who: sam, only: ['huddles.attend'] });
  await as(sam).huddles.attend({ huddleId, state: 'here' });
  const live = await card(jo, 'next');
  await old(live, { ...byJo, only: ['huddles.passGate', 'huddles.nextItem', 'huddles.back'] });
  await old(opened, { ...byJo, where: 'channel', only: ['huddles.nextItem'] });
  await old(live, { ...byJo, only: ['huddles.close'] });
  expect((await as(jo).huddles.read({ huddleId })).status).toBe('closed');
  for (const one of [agenda, live]) await old(one, byJo);
  await old(opened, { ...byJo, where: 'channel' });
});

describe('an old card does no harm', () => {
  test('after the huddle was cancelled, or its agenda was somebody’s else', async () => {
    await clockTo('2026-12-09', '09:00');
    const { huddles } = await scheduled('2026-12-14T15:00', 'Monday huddle');
    const huddleId = huddles[0]?.id ?? '';
    const [one] = await makeCases(t, {});
    const cards = [
      await card(jo, 'agenda 14 December'),
      await card(jo, `add ${one?.ref} to 14 December`),
      await card(sam, 'I can’t come 14 December'),
    ];
    await as(jo).huddles.cancel({ huddleId, why: 'the room is closed' });
    for (const each of cards) if (each !== undefined) await old(each, byJo);
  });

  test('by somebody who may not run it, and after they left the team', async () => {
    const agenda = await card(jo, 'next huddle');
    await old(agenda, { who: priya });
    await t.asOperator.neighbourhoods.memberLeft({ memberId: priya.id });
    await old(agenda, { who: priya, secret: 'Agenda' });
  });
});

test('nothing that this group names was left out', () => {
  expect(leftOut()).toEqual({ verbs: [], kinds: [], unlisted: [] });
});
everyCardFits(t);
