import { beforeAll, beforeEach, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { at, liveHuddle, refusal } from './huddle-world.ts';

let w: World;
let huddleId: string;
let open: string;
let kept: string;
let keptRef: string;
beforeAll(async () => {
  w = await world();
});
/** The second case keeps the council away, where Sam works. Sam is here. */
beforeEach(async () => {
  const live = await liveHuddle(w, {}, { excluded: [w.sam.organisationId] }, {});
  huddleId = live.huddleId;
  [open = '', kept = ''] = live.items.map((item) => item.id);
  keptRef = live.items[1]?.ref ?? '';
  await jo().huddles.nextItem({ huddleId });
  await sam().huddles.attend({ huddleId, state: 'here' });
});
const jo = () => w.as(w.jo);
const sam = () => w.as(w.sam);
const read = (who = w.jo) => w.as(who).huddles.read({ huddleId });

test('a case stays closed while somebody is here whom its person keeps away, and all are told who steps out', async () => {
  expect(await jo().huddles.nextItem({ huddleId })).toMatchObject({
    currentItemId: null,
    gateItemId: kept,
    ref: null,
  });
  for (const who of [w.jo, w.sam, w.priya])
    expect((await read(who)).live?.gate).toEqual({
      itemId: kept,
      people: [{ id: w.sam.id, name: 'Sam Okafor' }],
      guests: 0,
    });
  const shared = await w.as(w.anna).huddles.read({ huddleId }, { where: 'shared' });
  expect(shared.live?.gate?.people).toHaveLength(1);
  expect((await read()).currentItemId).toBeNull();
});
test('pressing Next again at the gate opens nothing and skips nobody', async () => {
  await jo().huddles.nextItem({ huddleId });
  expect(await jo().huddles.nextItem({ huddleId, expectItemId: null })).toMatchObject({
    moved: false,
    gateItemId: kept,
  });
});
test('Go to, Back and Defer lead to the same gate', async () => {
  expect(await jo().huddles.goTo({ huddleId, itemId: kept })).toMatchObject({ gateItemId: kept });
  await jo().huddles.goTo({ huddleId, itemId: open });
  expect(await jo().huddles.defer({ itemId: open, reason: 'no_time' })).toMatchObject({ gateItemId: kept });
});
test('“they have left” opens the case, once, however often it is pressed; those who stay are here for it', async () => {
  await jo().huddles.nextItem({ huddleId });
  const [one, two] = await Promise.all([
    jo().huddles.passGate({ huddleId, itemId: kept }),
    w.as(w.anna).huddles.passGate({ huddleId, itemId: kept }),
  ]);
  expect([one.moved, two.moved].sort()).toEqual([false, true]);
  expect((await read()).live).toMatchObject({
    gate: null,
    forThis: { itemId: kept, here: [{ name: 'Jo Bennett' }] },
  });
});
test('a member does not pass the gate, nor an old press at a gate that was passed long ago', async () => {
  await jo().huddles.nextItem({ huddleId });
  expect(await refusal(sam().huddles.passGate({ huddleId, itemId: kept }))).toMatchObject({
    reason: 'forbidden',
  });
  await jo().huddles.passGate({ huddleId, itemId: kept });
  await jo().huddles.nextItem({ huddleId });
  expect(await jo().huddles.passGate({ huddleId, itemId: kept })).toMatchObject({ moved: false });
});
test('when the one who had to leave is marked as left, the case opens without asking', async () => {
  await jo().huddles.attend({ huddleId, memberId: w.sam.id, state: 'left' });
  expect(await jo().huddles.nextItem({ huddleId })).toMatchObject({ currentItemId: kept });
});
test('a gated case that is put off lets the next one come', async () => {
  await jo().huddles.nextItem({ huddleId });
  const step = await jo().huddles.defer({ itemId: kept, reason: 'somebody_absent' });
  expect(step.gateItemId).toBeNull();
  expect(step.currentItemId).not.toBeNull();
});
test('whom the person keeps away cannot open the case by any door: not read, write, agree an action or see its lines', async () => {
  await jo().huddles.nextItem({ huddleId });
  await jo().huddles.passGate({ huddleId, itemId: kept });
  await w.as(w.priya).huddles.keepDraft({ itemId: kept, words: 'ring the daughter' });
  const seen = await read(w.sam);
  expect(seen.items[1]).toMatchObject({ ref: '', question: '', withheld: true });
  expect(seen).toMatchObject({ discussion: null, onTheTable: null, live: { drafts: [], forThis: null } });
  const tries = [
    () => sam().huddles.discussion({ itemId: kept }),
    () => sam().huddles.record({ itemId: kept, group: 'sbar', version: 0, situation: 'x' }),
    () => sam().huddles.keepDraft({ itemId: kept, words: 'x' }),
    () => sam().huddles.keepCase({ itemId: kept, reason: 'because' }),
    () => sam().huddles.ofCase({ ref: keptRef }),
    () => sam().cases.read({ ref: keptRef }),
    () => sam().actions.assign({ caseRef: keptRef, title: 'ring housing', ownerId: w.sam.id, huddleId }),
  ];
  for (const attempt of tries) expect((await refusal(attempt())).reason).toBe('missing');
  for (const door of ['chat', 'card'] as const) {
    const other = w.as(w.sam, door);
    expect((await refusal(other.huddles.discussion({ itemId: kept }))).reason).toBe('missing');
    expect((await refusal(other.huddles.keepDraft({ itemId: kept, words: 'x' }))).reason).toBe('missing');
    expect((await other.huddles.read({ huddleId })).items[1]).toMatchObject({ ref: '', withheld: true });
    expect(await other.huddles.current({})).toMatchObject({ ref: null });
  }
});
test('a chair whom the person keeps away runs on, without hearing whose case it is', async () => {
  const live = await liveHuddle(w, {}, { excluded: [w.anna.organisationId] });
  const [, second] = live.items;
  const anna = w.as(w.anna);
  await anna.huddles.nextItem({ huddleId: live.huddleId });
  const step = await anna.huddles.goTo({ huddleId: live.huddleId, itemId: second?.id ?? '' });
  expect(step.ref).toBeNull();
});
test('who comes in while such a case is open is to step out again, and is not counted as here for it', async () => {
  await sam().huddles.attend({ huddleId, state: 'left' });
  await jo().huddles.nextItem({ huddleId });
  at(w, '2026-12-01', '08:50');
  await sam().huddles.attend({ huddleId, state: 'here' });
  const { live } = await read();
  expect(live?.stepOut).toMatchObject({ itemId: kept, people: [{ name: 'Sam Okafor' }] });
  expect(live?.forThis?.here.map(({ name }) => name)).not.toContain('Sam Okafor');
});
test('who comes during a case is here for it, who goes was here for a part', async () => {
  await jo().huddles.attend({ huddleId, memberId: w.anna.id, state: 'here' });
  await sam().huddles.attend({ huddleId, state: 'left' });
  const { live } = await read();
  expect(live?.forThis).toMatchObject({
    here: [{ name: 'Dr Anna Reid' }, { name: 'Jo Bennett' }],
    left: [{ name: 'Sam Okafor' }],
  });
});
test('the room says which discipline it lacks, and whether anybody here knows the person', async () => {
  const before = (await read()).live?.forThis;
  expect(before?.lacks).toContain('GP');
  expect(before?.knows.map(({ name }) => name)).toEqual(['Jo Bennett']);
  await jo().huddles.attend({ huddleId, memberId: w.anna.id, state: 'here' });
  await jo().huddles.attend({ huddleId, state: 'left' });
  const after = (await read()).live?.forThis;
  expect(after?.lacks).not.toContain('GP');
  expect(after?.knows).toEqual([]);
});
