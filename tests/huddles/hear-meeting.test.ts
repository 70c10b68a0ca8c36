import { beforeAll, beforeEach, expect, test } from 'vitest';
import { neighbourhoodOfMeeting } from '../../src/neighbourhoods/index.ts';
import { type World, world } from '../world/world.ts';
import { at, JOIN, liveHuddle, makeCases, refusal, scheduleTuesdays } from './huddle-world.ts';

let w: World;
let huddleId: string;
let conversationId: string;
let turn = 0;
beforeAll(async () => {
  w = await world();
});
/** Each huddle is held in a meeting of its own. */
beforeEach(async () => {
  turn += 1;
  conversationId = `19:meeting_team${turn}@thread.v2`;
  const live = await liveHuddle(w, {}, {});
  huddleId = live.huddleId;
  await w
    .as(w.jo)
    .huddles.setJoinLink({ huddleId, joinUrl: JOIN.replace('meeting_riverside', `meeting_team${turn}`) });
});
type What = 'start' | 'end' | 'join' | 'leave';
const say = (what: What, who: string[] = [], clock = '08:50:00', joinUrl: string | null = null) =>
  w.asSystem.huddles.hearMeeting({
    ...{ conversationId, joinUrl, what, at: `2026-12-01T${clock}Z` },
    people: who.map((entraId) => ({ tenantId: 'local', entraId })),
  });
const entra = (key: string): string => `${key}-${w.neighbourhoodId}`;
const read = () => w.as(w.jo).huddles.read({ huddleId });
const stateOf = async (name: string) => (await read()).attendance.find((one) => one.name === name)?.state;

test('a meeting in which no huddle is held changes nothing', async () => {
  conversationId = '19:meeting_somebody_else@thread.v2';
  expect(await say('join', [entra('priya')])).toMatchObject({ huddle: null });
});
test('a member who joins is here, for the case on the table too; who goes has left', async () => {
  await w.as(w.jo).huddles.nextItem({ huddleId });
  await say('join', [entra('priya')]);
  expect(await stateOf('Priya Shah')).toBe('here');
  expect((await read()).live?.forThis?.here.map(({ name }) => name)).toContain('Priya Shah');
  await say('leave', [entra('priya')], '08:55:00');
  expect(await stateOf('Priya Shah')).toBe('left');
});
test('what Teams says twice counts once, and leaves one entry', async () => {
  await say('join', [entra('priya'), 'guest-1']);
  const before = (await w.audit()).length;
  expect(await say('join', [entra('priya'), 'guest-1'])).toMatchObject({ news: 0 });
  expect((await w.audit()).length).toBe(before);
  expect((await read()).live?.guests).toBe(1);
});
test('a join that comes after its own leave is too late', async () => {
  await say('leave', [entra('priya'), 'guest-1'], '08:55:00');
  await say('join', [entra('priya'), 'guest-1'], '08:50:00');
  expect(await stateOf('Priya Shah')).toBe('left');
  expect((await read()).live?.guests).toBe(0);
});
test('what the chair marked by hand is not undone by old news', async () => {
  await say('join', [entra('priya')]);
  await w.as(w.jo).huddles.attend({ huddleId, memberId: w.priya.id, state: 'left' });
  await say('join', [entra('priya')]);
  expect(await stateOf('Priya Shah')).toBe('left');
});
test('somebody we do not know is one guest, without a name', async () => {
  await say('join', ['guest-1']);
  await say('join', ['guest-2'], '08:51:00');
  expect((await read()).live?.guests).toBe(2);
  const kept = await w.step((ctx) => ctx.db.selectFrom('meetingPerson').selectAll().execute());
  expect(JSON.stringify(kept)).not.toContain('guest-');
});
test('guests stand at the gate of a case that keeps an organisation away, since nobody knows whom they work for', async () => {
  const live = await liveHuddle(w, { excluded: [w.sam.organisationId] });
  huddleId = live.huddleId;
  conversationId = `19:meeting_gate${turn}@thread.v2`;
  await w
    .as(w.jo)
    .huddles.setJoinLink({ huddleId, joinUrl: JOIN.replace('meeting_riverside', `meeting_gate${turn}`) });
  await say('join', ['guest-1']);
  expect(await w.as(w.jo).huddles.nextItem({ huddleId })).toMatchObject({ currentItemId: null });
  expect((await read()).live?.gate).toMatchObject({ people: [], guests: 1 });
});
test('the end of the meeting closes nothing; its guests are gone', async () => {
  await say('join', ['guest-1']);
  expect(await say('end')).toMatchObject({ huddle: { huddleId, status: 'live' } });
  expect(await read()).toMatchObject({ status: 'live', live: { guests: 0 } });
});
test('who was in the meeting before the huddle began is here when it starts', async () => {
  await makeCases(w, {});
  const [next = ''] = await scheduleTuesdays(w, {
    joinUrl: JOIN.replace('meeting_riverside', `meeting_early${turn}`),
  });
  conversationId = `19:meeting_early${turn}@thread.v2`;
  at(w, '2026-12-01', '08:40');
  expect(await say('start')).toMatchObject({ huddle: { huddleId: next, status: 'scheduled' } });
  await say('join', [entra('sam')], '08:41:00');
  await w.as(w.jo).huddles.start({ huddleId: next });
  huddleId = next;
  expect(await stateOf('Sam Okafor')).toBe('here');
});
test('a meeting is known by its chat for every later huddle of the series, also without a link', async () => {
  const [first = '', second = ''] = await scheduleTuesdays(w);
  const joinUrl = `https://teams.microsoft.com/meet/${turn}?p=x`;
  await w.as(w.jo).huddles.setJoinLink({ huddleId: first, joinUrl });
  conversationId = `19:meeting_chat${turn}@thread.v2`;
  at(w, '2026-12-01', '08:44');
  expect(await say('start', [], '08:44:00', joinUrl)).toMatchObject({ huddle: { huddleId: first } });
  at(w, '2026-12-08', '08:44');
  expect(await w.asSystem.huddles.inMeeting({ conversationId, joinUrl: null })).toMatchObject({
    huddleId: second,
  });
});
test('nobody but Teams tells of a meeting', async () => {
  const asked = {
    conversationId,
    joinUrl: null,
    what: 'join' as const,
    at: '2026-12-01T08:50:00Z',
    people: [],
  };
  expect((await refusal(w.as(w.jo).huddles.hearMeeting(asked))).reason).toBe('forbidden');
  expect((await refusal(w.as(w.jo).huddles.inMeeting({ conversationId, joinUrl: null }))).reason).toBe(
    'forbidden',
  );
});

test('a meeting’s chat is bound to its neighbourhood, so that a guest who joins first is counted there', async () => {
  const chat = { conversationId, serviceUrl: 'https://smba.example/', teamsTenantId: 'local', botId: 'bot' };
  await w.asSystem.neighbourhoods.bindMeeting(chat);
  await w.asSystem.neighbourhoods.bindMeeting(chat);
  expect(await neighbourhoodOfMeeting(w.app.db, 'local', conversationId)).toBe(w.neighbourhoodId);
  expect(await neighbourhoodOfMeeting(w.app.db, 'another tenant', conversationId)).toBeNull();
  expect((await refusal(w.as(w.jo).neighbourhoods.bindMeeting(chat))).reason).toBe('forbidden');
});
