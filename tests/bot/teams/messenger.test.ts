import { expect, test } from 'vitest';
import { messageKinds } from '../../../bot/messages.ts';
import type { Outgoing } from '../../../src/core/context.ts';
import { failureOf } from '../../../src/core/outbox.ts';
import { everyCardFits } from '../fits.ts';
import { acceptedCase } from '../people-world.ts';
import { buttonsOf, CHANNEL_ID, teams, textOf } from '../teams-world.ts';

const t = await teams();
await t.installedIn('channel', t.jo);
for (const who of [t.jo, t.priya, t.anna]) await t.asks(who, 'help');
const ref = await acceptedCase(t);
const action = await t
  .as(t.jo)
  .actions.assign({ caseRef: ref, title: 'Book echo', ownerId: t.priya.id, due: '2026-11-24' });
const { huddles: made } = await t.as(t.jo).huddles.schedule({
  name: 'Zebedee huddle',
  kind: 'weekly',
  rule: 'FREQ=WEEKLY;BYDAY=TU',
  start: '2026-12-01T08:45',
  joinUrl: 'https://teams.microsoft.com/l/meetup-join/x',
});
const huddleId = made[0]?.id ?? '';

const message = (
  kind: string,
  toMember: string | null,
  about: { kind: string; id: string },
  more: Partial<Outgoing> = {},
): Outgoing => ({
  neighbourhoodId: t.neighbourhoodId,
  id: '018f0000-0000-7000-8000-000000000001',
  kind,
  toMember,
  aboutKind: about.kind,
  aboutId: about.id,
  conversationId: null,
  activityId: null,
  lateByMinutes: null,
  now: t.clock.now,
  turn: async () => {},
  ...more,
});
const sends = async (outgoing: Outgoing) => {
  const before = t.connector.shown.length;
  const where = await t.app.messenger.send(outgoing);
  const shown = t.connector.shown.slice(before);
  t.cards.push(...shown.flatMap((one) => one.card ?? []));
  return { where, shown, last: shown.at(-1) };
};
const fails = async (outgoing: Outgoing) => {
  try {
    await t.app.messenger.send(outgoing);
    return undefined;
  } catch (error) {
    return failureOf(error);
  }
};

test('a new action reaches its owner’s personal chat, with its words and buttons, and a notification without them', async () => {
  const { last } = await sends(message('action-assigned', t.priya.id, { kind: 'action', id: action.id }));
  expect(last?.conversationId).toBe(`a:${t.priya.email}`);
  expect(textOf(last?.card)).toMatch(/A-1 · for you · due Tue 24 Nov\n.*Book echo/s);
  expect(buttonsOf(last?.card).map((button) => button.title)).toEqual([
    'Accept',
    'Decline',
    'Done',
    'Blocked',
    'Give away',
  ]);
  expect(last?.summary).toBe('A-1 is for you, due Tue 24 Nov');
});

test('the daily message has a line and buttons for each action, and each press leaves the rest standing', async () => {
  const { last } = await sends(message('digest', t.priya.id, { kind: 'digest', id: '2026-11-24' }));
  expect(textOf(last?.card)).toMatch(
    /Your actions · Tue 24 Nov\n0 overdue, 1 due today, 0 due soon\.\nDue today: 1\nA-1 · N7-0001 · due today/,
  );
  expect(last?.summary).toBe('Your actions: 0 overdue, 1 due today, 0 due soon');
  const accepted = await t.presses(t.priya, last?.card, 'Accept');
  expect(accepted.text).toContain('Your actions · Tue 24 Nov');
});

test('the channel’s post of the day shows counts by organisation and nobody by name', async () => {
  const { last, where } = await sends(message('channel-digest', null, { kind: 'digest', id: '2026-11-24' }));
  expect(last?.conversationId).toBe(CHANNEL_ID);
  expect(textOf(last?.card)).toMatch(
    /^Riverside · Tue 24 Nov\n1 action open, 0 overdue\.\nWeekly huddle: Tue 1 Dec at 8:45/,
  );
  expect(JSON.stringify(last)).not.toMatch(/Priya|Zebedee|echo/i);
  const edited = await sends(message('channel-digest', null, { kind: 'digest', id: '2026-11-24' }, where));
  expect(edited.last).toMatchObject({ method: 'PUT', activityId: where.activityId });
  expect(edited.where).toEqual(where);
});

test('a post that Teams no longer has is posted anew', async () => {
  const { where } = await sends(message('huddle-post', null, { kind: 'huddle', id: huddleId }));
  t.connector.answers(({ method }) =>
    method === 'PUT'
      ? { status: 404, body: { error: { code: 'ActivityNotFoundInConversation' } } }
      : undefined,
  );
  const again = await sends(message('huddle-post', null, { kind: 'huddle', id: huddleId }, where));
  t.connector.answers(() => undefined);
  expect(again.last?.method).toBe('POST');
  expect(again.where.activityId).not.toBe(where.activityId);
});

test('one post tells of a huddle from agenda to summary, in references only', async () => {
  const agenda = await sends(message('huddle-post', null, { kind: 'huddle', id: huddleId }));
  expect(textOf(agenda.last?.card)).toMatch(
    /Weekly huddle · Tue 1 Dec at 8:45 · agenda\n1 case, 4 min planned of 30/,
  );
  expect(buttonsOf(agenda.last?.card).map((button) => button.title)).toEqual(['Join', 'Open', 'Print']);
  await t.as(t.jo).huddles.start({ huddleId, early: true });
  await t.as(t.jo).huddles.nextItem({ huddleId });
  await t.as(t.jo).actions.assign({
    caseRef: ref,
    title: 'Arrange zimmer',
    ownerId: t.sam.id,
    huddleId,
    due: '2026-12-02',
  });
  const live = await sends(message('huddle-post', null, { kind: 'huddle', id: huddleId }, agenda.where));
  expect(textOf(live.last?.card)).toMatch(
    /● live[\s\S]*▶ now[\s\S]*A-2 · N7-0001 · Sam Okafor · due Wed 2 Dec/,
  );
  expect(buttonsOf(live.last?.card).map((button) => button.title)).toEqual([
    'Next case',
    'Close huddle',
    'Join',
    'Open',
  ]);
  const pressed = await t.presses(t.jo, live.last?.card, 'Next case', {}, 'channel');
  expect(pressed.text).toContain('✓ discussed');
  const again = await t.presses(t.jo, live.last?.card, 'Next case', {}, 'channel');
  expect(again.text).toContain('Somebody else was faster');
  expect((await t.presses(t.priya, live.last?.card, 'Close huddle', {}, 'channel')).sentence).toContain(
    'coordinator or chair',
  );
  const ended = await t.presses(t.jo, pressed.card, 'Close huddle', {}, 'channel');
  expect(ended.text).toContain('· summary');
  expect(ended.shown).toMatchObject([{ method: 'PUT' }]);
  const closed = await sends(message('huddle-post', null, { kind: 'huddle', id: huddleId }, agenda.where));
  expect(closed.last).toMatchObject({ method: 'PUT', activityId: agenda.where.activityId });
  expect(textOf(closed.last?.card)).toMatch(/summary\n1 case discussed, 0 put off, 1 action agreed/);
  expect(JSON.stringify([agenda.last, live.last, closed.last])).not.toMatch(
    /zebedee|zimmer|help at home|jennings/i,
  );
});

test('the call before a huddle has the join link', async () => {
  const [next] = await t.as(t.jo).huddles.list({ status: ['scheduled'] });
  const { last } = await sends(message('huddle-call', null, { kind: 'huddle', id: next?.id ?? '' }));
  expect(textOf(last?.card)).toContain('Weekly huddle begins at 8:45');
  expect(buttonsOf(last?.card)[0]).toMatchObject({ title: 'Join' });
});

test('a proposal reaches the professional by reference, with the question and the way on', async () => {
  const proposed = await t.as(t.jo).cases.add({
    nhsNumber: '9990000026',
    name: { forename: 'Ada', surname: 'Field' },
    birthDate: '1939-07-01',
    question: 'Is respite possible?',
    to: t.anna.id,
  });
  const { last } = await sends(message('case-proposed', t.anna.id, { kind: 'case', id: proposed.id }));
  expect(textOf(last?.card)).toContain(`${proposed.ref} is proposed to you`);
  expect(JSON.stringify(last)).not.toMatch(/Field|999000/);
  const form = await t.presses(t.anna, last?.card, 'Accept…');
  expect(form.text ?? form.sentence).toMatch(/relationship|Accept N7/);
});

test('a late message says so', async () => {
  const { last } = await sends(
    message('digest', t.priya.id, { kind: 'digest', id: '2026-11-24' }, { lateByMinutes: 150 }),
  );
  expect(textOf(last?.card)).toMatch(/^This comes 3 hours late/);
});

test('Teams’ answers become what the courier understands', async () => {
  const digest = message('digest', t.priya.id, { kind: 'digest', id: '2026-11-24' });
  let calls = 0;
  const answers = (status: number, headers: Record<string, string> = {}): void =>
    t.connector.answers(() => {
      calls += 1;
      return { status, headers };
    });
  answers(429, { 'retry-after': '7' });
  expect(await fails(digest)).toEqual({ kind: 'throttled', retryAfterMs: 7000 });
  expect(calls).toBe(1);
  answers(403);
  expect(await fails(digest)).toEqual({ kind: 'unreachable' });
  // A gateway answers for somebody who may have taken it.
  answers(502);
  expect(await fails(digest)).toEqual({ kind: 'unsure' });
  expect(calls).toBe(3);
  t.connector.answers(() => undefined);
});

test('a member whom the bot cannot reach is unreachable, not a fault', async () => {
  expect(await fails(message('digest', t.morgan.id, { kind: 'digest', id: '2026-11-24' }))).toEqual({
    kind: 'unreachable',
  });
});

test('an address that is not Teams’ is never posted to', async () => {
  await t.step((ctx) =>
    ctx.db
      .updateTable('conversation')
      .set({ serviceUrl: 'http://evil.example/' })
      .where('memberId', '=', t.anna.id)
      .execute(),
  );
  expect(await fails(message('digest', t.anna.id, { kind: 'digest', id: '2026-11-24' }))).toEqual({
    kind: 'unreachable',
  });
});

test('words for the channel that would tell who somebody is are withheld', async () => {
  await t.step((ctx) =>
    ctx.db
      .updateTable('organisation')
      .set({ name: 'Jill Jennings' })
      .where('name', '=', 'Riverside Community Trust')
      .execute(),
  );
  await t.step((ctx) =>
    ctx.db.updateTable('action').set({ due: '2026-11-20' }).where('number', '=', 1).execute(),
  );
  const before = t.connector.shown.length;
  expect(await fails(message('channel-digest', null, { kind: 'digest', id: '2026-11-24' }))).toEqual({
    kind: 'withheld',
  });
  expect(t.connector.shown.length).toBe(before);
});

test('every kind of message that anybody writes has a card', async () => {
  const kinds = new Set((await t.messages()).map((row) => row.kind));
  expect([...kinds].filter((kind) => !messageKinds.includes(kind))).toEqual([]);
});

everyCardFits(t);
