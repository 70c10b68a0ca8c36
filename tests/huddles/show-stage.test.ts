import { beforeAll, beforeEach, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { JOIN, liveHuddle, refusal } from './huddle-world.ts';

let w: World;
let huddleId: string;
let turn = 0;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  const live = await liveHuddle(w, {}, {}, {});
  huddleId = live.huddleId;
  turn += 1;
  await jo().huddles.setJoinLink({
    huddleId,
    joinUrl: JOIN.replace('meeting_riverside', `meeting_stage${turn}`),
  });
});
const jo = () => w.as(w.jo);
const stage = async () => (await jo().huddles.read({ huddleId })).live?.stage;
const meeting = (what: 'join' | 'leave', entraId: string, at = '2026-12-01T08:50:00Z') =>
  w.asSystem.huddles.hearMeeting({
    ...{ conversationId: `19:meeting_stage${turn}@thread.v2`, joinUrl: null },
    ...{ what, at, people: [{ tenantId: 'local', entraId }] },
  });

test('the stage is covered until somebody of the team says who is watching', async () => {
  expect(await stage()).toBeNull();
  expect((await refusal(w.as(w.morgan).huddles.showStage({ huddleId, until: 'huddle' }))).reason).toBe(
    'forbidden',
  );
  await w.as(w.priya).huddles.showStage({ huddleId, until: 'huddle' });
  expect(await stage()).toMatchObject({ by: { name: 'Priya Shah' }, until: 'huddle' });
});
test('nobody uncovers it from a channel', async () => {
  expect(
    (await refusal(jo().huddles.showStage({ huddleId, until: 'huddle' }, { where: 'shared' }))).reason,
  ).toBe('forbidden');
});
test('while a guest is in the meeting the stage stays covered, until they have left', async () => {
  await meeting('join', 'guest-1');
  expect(await refusal(jo().huddles.showStage({ huddleId, until: 'huddle' }))).toMatchObject({
    reason: 'conflict',
    sentence: '1 guest is in the meeting who is no member of the team. Ask them to leave first.',
  });
  await jo().huddles.showStage({ huddleId, until: 'huddle', guestsHaveLeft: true });
  expect(await stage()).not.toBeNull();
});
test('a guest who joins covers the stage again, at once', async () => {
  await jo().huddles.showStage({ huddleId, until: 'huddle' });
  await meeting('join', 'guest-1');
  expect(await stage()).toBeNull();
});
test('so does a manager, who has no part in the cases; a nurse who joins does not', async () => {
  await jo().huddles.showStage({ huddleId, until: 'huddle' });
  await meeting('join', `priya-${w.neighbourhoodId}`);
  expect(await stage()).not.toBeNull();
  await meeting('join', `morgan-${w.neighbourhoodId}`);
  expect(await stage()).toBeNull();
  expect((await refusal(jo().huddles.showStage({ huddleId, until: 'case' }))).sentence).toMatch(
    /Morgan Lee is here and has no part in the cases/,
  );
});
test('marked by hand they cover it as well: the stage does not ask by which door somebody came in', async () => {
  await jo().huddles.showStage({ huddleId, until: 'huddle' });
  await jo().huddles.attend({ huddleId, memberId: w.sam.id, state: 'here' });
  expect(await stage()).not.toBeNull();
  await jo().huddles.attend({ huddleId, memberId: w.morgan.id, state: 'here' });
  expect(await stage()).toBeNull();
});
test('shown for one case, it is covered again on the next; shown for the huddle, it stays', async () => {
  await jo().huddles.nextItem({ huddleId });
  await jo().huddles.showStage({ huddleId, until: 'case' });
  await jo().huddles.nextItem({ huddleId });
  expect(await stage()).toBeNull();
  await jo().huddles.showStage({ huddleId, until: 'huddle' });
  await jo().huddles.nextItem({ huddleId });
  expect(await stage()).not.toBeNull();
});
test('anybody of the team covers it; pressed twice it is noted once', async () => {
  await jo().huddles.showStage({ huddleId, until: 'huddle' });
  expect(await w.as(w.priya).huddles.coverStage({ huddleId })).toMatchObject({ changed: true });
  expect(await jo().huddles.coverStage({ huddleId })).toMatchObject({ changed: false });
});
