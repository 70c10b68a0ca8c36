import { beforeAll, beforeEach, expect, test } from 'vitest';
import { instantAt } from '../../../src/core/time.ts';
import { JOIN, makeCases } from '../../huddles/huddle-world.ts';
import { type Teams, teams, textOf } from '../teams-world.ts';

/** Activities as Teams sends them in the chat of a meeting. */
let t: Teams;
let huddleId: string;
let chat: string;
let turn = 0;
beforeAll(async () => {
  t = await teams({ now: instantAt('2026-12-01', '08:41') });
  await makeCases(t, {}, {});
});
/** A huddle at 8:45 today, held in a meeting of its own. */
beforeEach(async () => {
  turn += 1;
  chat = `19:meeting_day${turn}@thread.v2`;
  const { huddles } = await t.as(t.jo).huddles.schedule({
    name: `Huddle ${turn}`,
    kind: 'weekly',
    rule: 'FREQ=WEEKLY;BYDAY=TU',
    start: '2026-12-01T08:45',
    minutes: 30,
    joinUrl: JOIN.replace('meeting_riverside', `meeting_day${turn}`),
  });
  huddleId = huddles[0]?.id ?? '';
});
type Who = typeof t.jo | undefined;
const event = (who: Who, name: string, value: unknown, extra: Record<string, unknown> = {}) =>
  t.post({
    ...t.base(who, 'group', { type: 'event', name: `application/vnd.microsoft.${name}`, value }),
    conversation: { id: chat, conversationType: 'groupChat', isGroup: true, tenantId: 'local' },
    channelData: { tenant: { id: 'local' }, meeting: { id: 'MCMxOTptZWV0aW5n' } },
    ...extra,
  });
const begins = (who: Who, extra = {}) =>
  event(
    who,
    'meetingStart',
    { MeetingType: 'Scheduled', Title: 'Huddle', JoinUrl: 'https://x.example' },
    extra,
  );
const entraOf = (who: Who) =>
  who === undefined ? 'nobody' : `${who.email.split('@')[0]}-${t.neighbourhoodId}`;
const comes = (who: Who, name = 'meetingParticipantJoin', extra = {}) =>
  event(
    who,
    name,
    {
      members: [
        {
          user: { id: '29:x', aadObjectId: entraOf(who), tenantId: 'local', name: 'Somebody' },
          meeting: { inMeeting: name.endsWith('Join'), role: 'Presenter' },
        },
      ],
    },
    extra,
  );
const read = () => t.as(t.jo).huddles.read({ huddleId });
const stateOf = async (who: typeof t.jo) =>
  (await read()).attendance.find(({ memberId }) => memberId === who.id)?.state;

test('begun at its time by somebody who runs huddles, the meeting’s huddle is live, and whoever was in is here', async () => {
  await comes(t.priya);
  const { shown, status } = await begins(t.jo);
  expect(status).toBe(200);
  expect(textOf(shown.at(-1)?.card)).toContain('● live');
  expect(await read()).toMatchObject({ status: 'live' });
  expect(await stateOf(t.priya)).toBe('here');
});
test('begun by a nurse, the start is offered, and nothing starts by itself', async () => {
  const { shown } = await begins(t.priya);
  expect(textOf(shown[0]?.card)).toContain('The meeting has begun');
  expect((await read()).status).not.toBe('live');
  const pressed = await t.presses(t.jo, shown[0]?.card, 'Start huddle', {}, 'group');
  expect(pressed.text).toContain('● live');
});
test('begun by somebody we do not know, it says how to start, and no more', async () => {
  await t.asSystem.neighbourhoods.bindMeeting({
    ...{ conversationId: chat, serviceUrl: t.connector.url, teamsTenantId: 'local', botId: 'bot' },
  });
  const { shown } = await begins(undefined);
  expect(shown[0]?.text).toContain('type **start huddle**');
});
test('told twice, or with an older time, it answers once', async () => {
  const later = '2026-12-01T08:44:00.000Z';
  expect((await begins(t.priya, { timestamp: later })).shown).toHaveLength(1);
  expect((await begins(t.priya, { timestamp: later })).shown).toHaveLength(0);
  expect((await begins(t.priya, { timestamp: '2026-12-01T08:40:00.000Z' })).shown).toHaveLength(0);
});
test('a meeting that is no huddle’s is none of our business', async () => {
  chat = '19:meeting_lunch@thread.v2';
  const { shown, status } = await begins(t.jo);
  expect([shown, status]).toEqual([[], 200]);
});
test('joins and leaves mark who is here, without a word in the chat; a guest is a number', async () => {
  await begins(t.jo);
  expect((await comes(t.priya)).shown).toEqual([]);
  await comes(undefined);
  await comes(undefined);
  expect(await stateOf(t.priya)).toBe('here');
  expect((await read()).live?.guests).toBe(1);
  await comes(t.priya, 'meetingParticipantLeave');
  await comes(undefined, 'meetingParticipantLeave');
  expect(await stateOf(t.priya)).toBe('left');
  expect((await read()).live?.guests).toBe(0);
});
test('the end of the meeting asks for the close; with a line that nobody owns it asks for that first', async () => {
  await begins(t.jo);
  const [item] = (await read()).items;
  if (item !== undefined) {
    await t.as(t.jo).huddles.goTo({ huddleId, itemId: item.id });
    await t.as(t.jo).huddles.keepDraft({ itemId: item.id, words: 'ring the daughter' });
  }
  const { shown } = await event(t.jo, 'meetingEnd', {});
  const words = textOf(shown[0]?.card);
  expect(words).toContain('The meeting has ended, the huddle is still live');
  expect(words).not.toContain('daughter');
  expect(words.includes('1 action lacks an owner or a date')).toBe(item !== undefined);
  expect((await read()).status).toBe('live');
});
test('an event that is cut short or of another kind does no harm', async () => {
  expect((await event(t.jo, 'meetingParticipantJoin', { members: 'none' })).status).toBe(200);
  expect((await event(t.jo, 'meetingParticipantJoin', null)).status).toBe(200);
  expect((await event(t.jo, 'readReceipt', {})).status).toBe(200);
});
test('in the chat “I’m here” and “I’ve left” are kept, and “they have left” opens the gate', async () => {
  await begins(t.jo);
  await t.asks(t.priya, "I'm here", 'group');
  expect(await stateOf(t.priya)).toBe('here');
  await t.asks(t.priya, "I've left", 'group');
  expect(await stateOf(t.priya)).toBe('left');
  expect((await t.asks(t.jo, 'they have left', 'group')).text).toContain('Nobody needs to step out');
});
