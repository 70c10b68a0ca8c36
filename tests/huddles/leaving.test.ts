import { beforeAll, beforeEach, expect, test } from 'vitest';
import { takeOffAgendas } from '../../src/huddles/index.ts';
import { type World, world } from '../world/world.ts';
import { at, liveHuddle, refusal } from './huddle-world.ts';

let w: World;
let huddleId: string;
let a: string;
let b: string;
let ref: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  const live = await liveHuddle(w, {}, {});
  huddleId = live.huddleId;
  [a = '', b = ''] = live.items.map((item) => item.id);
  ref = live.items[0]?.ref ?? '';
  await jo().huddles.nextItem({ huddleId });
});
const jo = () => w.as(w.jo);
const priya = () => w.as(w.priya);
const keep = (words = 'ring housing') => priya().huddles.keepDraft({ itemId: a, words });
const read = () => jo().huddles.read({ huddleId });

test('a case with an action that nobody owns is not left: not by Next, Back, Go to, Defer or Close', async () => {
  await jo().huddles.goTo({ huddleId, itemId: b });
  await jo().huddles.back({ huddleId });
  await keep();
  const leave = [
    () => jo().huddles.nextItem({ huddleId }),
    () => jo().huddles.goTo({ huddleId, itemId: b }),
    () => jo().huddles.defer({ itemId: a, reason: 'no_time' }),
    () => jo().huddles.close({ huddleId }),
  ];
  for (const attempt of leave)
    expect(await refusal(attempt())).toMatchObject({
      reason: 'conflict',
      sentence: new RegExp(`${ref} has an action without an owner or a date. Give it both, or drop it`),
    });
  expect((await read()).currentItemId).toBe(a);
});
test('Back refuses it too', async () => {
  await jo().huddles.goTo({ huddleId, itemId: b });
  await priya().huddles.keepDraft({ itemId: b, words: 'order a rail' });
  expect(await refusal(jo().huddles.back({ huddleId }))).toMatchObject({ reason: 'conflict' });
});
test('a line that is written on a case already left stops the close, and names the case', async () => {
  await jo().huddles.goTo({ huddleId, itemId: b });
  await keep();
  expect((await refusal(jo().huddles.close({ huddleId }))).sentence).toBe(
    `${ref} has an action without an owner or a date. Give it both, or drop it, then close the huddle.`,
  );
});
test('everybody in the huddle sees the line, and its words nowhere that is shared', async () => {
  await keep();
  expect((await read()).live?.drafts).toMatchObject([
    { words: 'ring housing', ref, by: { name: 'Priya Shah' } },
  ]);
  const shared = await w.as(w.anna).huddles.read({ huddleId }, { where: 'shared' });
  expect(shared.live?.drafts).toMatchObject([{ words: '', ref }]);
});
test('the same line kept twice is one line', async () => {
  const one = await keep();
  expect(await keep()).toEqual(one);
  expect((await read()).live?.drafts).toHaveLength(1);
});
test('once it has an owner and a date it is an action, and the huddle goes on', async () => {
  const { draftId } = await keep();
  const action = await jo().huddles.settleDraft({ draftId, title: 'ring housing', ownerId: w.sam.id });
  expect(action).toMatchObject({ title: 'ring housing', owner: 'Sam Okafor', caseRef: ref });
  expect((await read()).newActions).toHaveLength(1);
  expect(await jo().huddles.nextItem({ huddleId })).toMatchObject({ currentItemId: b, moved: true });
});
test('two who settle one line at once make one action, and the slower is told', async () => {
  const { draftId } = await keep();
  const settle = { draftId, title: 'ring housing', ownerId: w.sam.id };
  const done = await Promise.allSettled([
    jo().huddles.settleDraft(settle),
    priya().huddles.settleDraft(settle),
  ]);
  expect(done.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  expect((await read()).newActions).toHaveLength(1);
});
test('a line settled with a date that has passed is refused and stays', async () => {
  const { draftId } = await keep();
  const past = { draftId, title: 'ring housing', ownerId: w.sam.id, due: '2026-11-01' };
  expect(await refusal(jo().huddles.settleDraft(past))).toMatchObject({ reason: 'invalid' });
  expect((await read()).live?.drafts).toHaveLength(1);
});
test('a line that is dropped, twice even, no longer stands in the way', async () => {
  const { draftId } = await keep();
  expect(await jo().huddles.dropDraft({ draftId })).toMatchObject({ dropped: true });
  expect(await priya().huddles.dropDraft({ draftId })).toMatchObject({ dropped: false });
  expect(await jo().huddles.nextItem({ huddleId })).toMatchObject({ moved: true });
});
test('two chairs press Next at once while a line stands: neither moves on', async () => {
  await keep();
  const presses = await Promise.allSettled([
    jo().huddles.nextItem({ huddleId, expectItemId: a }),
    w.as(w.anna).huddles.nextItem({ huddleId, expectItemId: a }),
  ]);
  expect(presses.map((one) => one.status)).toEqual(['rejected', 'rejected']);
});

test('a death is never held back by a line that nobody owns: the case leaves the table and the line goes with it', async () => {
  await priya().huddles.record({ itemId: a, group: 'sbar', version: 0, situation: 'Died on Sunday' });
  await keep('ring the daughter');
  const id = (await read()).items[0]?.caseId ?? '';
  await w.step((ctx) => takeOffAgendas(ctx, { id, ref, version: 2, status: 'deceased' }));
  expect(await read()).toMatchObject({ currentItemId: null, live: { drafts: [] } });
  expect(await jo().huddles.close({ huddleId })).toMatchObject({ cases: 1 });
});

/** A case that was discussed in two huddles, with nothing agreed, and is on the table of the third. */
async function thirdTime(between: (itemId: string) => Promise<unknown> = async () => {}) {
  const { huddleId: first, nextId, cases } = await liveHuddle(w, {});
  const [made] = cases;
  if (made === undefined) throw new Error('no case');
  const { huddles } = await jo().huddles.schedule({
    name: 'Third',
    kind: 'weekly',
    rule: 'FREQ=WEEKLY;BYDAY=TU',
    start: '2026-12-15T10:45',
    minutes: 30,
  });
  let item = '';
  for (const [id, day] of [
    [first, '2026-12-01'],
    [nextId, '2026-12-08'],
    [huddles[0]?.id ?? '', '2026-12-15'],
  ] as const) {
    at(w, day, '08:50');
    if (id !== first) await jo().huddles.start({ huddleId: id, early: true });
    const standing = (await jo().huddles.read({ huddleId: id })).items.find((one) => one.ref === made.ref);
    item =
      standing?.id ??
      (await jo().huddles.addItem({ huddleId: id, ref: made.ref, why: 'urgent', reason: 'Again' })).itemId;
    await jo().huddles.goTo({ huddleId: id, itemId: item });
    if (day === '2026-12-15') return { huddleId: id, itemId: item, ref: made.ref };
    if (day === '2026-12-08') await between(item);
    at(w, day, '08:55');
    await jo().huddles.nextItem({ huddleId: id });
    await jo().huddles.close({ huddleId: id });
  }
  throw new Error('not reached');
}
const itemOf = async (id: string, itemId: string) =>
  (await jo().huddles.read({ huddleId: id })).items.find((one) => one.id === itemId);

test('a third discussion without a new action is not passed over: the team keeps the case with a reason or steps it down', async () => {
  const third = await thirdTime();
  expect(await itemOf(third.huddleId, third.itemId)).toMatchObject({ mustDecide: true });
  expect(await refusal(jo().huddles.nextItem({ huddleId: third.huddleId }))).toMatchObject({
    reason: 'conflict',
    sentence:
      /discussed three times without a new action. Agree an action, keep it with a reason, or step it down/,
  });
  expect(await refusal(priya().huddles.keepCase({ itemId: third.itemId, reason: ' ' }))).toMatchObject({
    reason: 'invalid',
  });
  await priya().huddles.keepCase({ itemId: third.itemId, reason: 'Waiting for the memory clinic' });
  expect((await jo().huddles.read({ huddleId: third.huddleId })).discussion).toMatchObject({
    keepReason: 'Waiting for the memory clinic',
    keptBy: { name: 'Priya Shah' },
  });
  expect(await jo().huddles.nextItem({ huddleId: third.huddleId })).toMatchObject({ moved: true });
});
test('a new action, or the outcome “step down”, answers it as well', async () => {
  const third = await thirdTime();
  await priya().huddles.record({ itemId: third.itemId, group: 'decision', version: 0, outcome: 'STEP_DOWN' });
  expect(await itemOf(third.huddleId, third.itemId)).toMatchObject({ mustDecide: false });
  await priya().huddles.record({ itemId: third.itemId, group: 'decision', version: 1, outcome: 'ASSESS' });
  expect(await itemOf(third.huddleId, third.itemId)).toMatchObject({ mustDecide: true });
  await jo().actions.assign({
    caseRef: third.ref,
    title: 'book echo',
    ownerId: w.priya.id,
    huddleId: third.huddleId,
  });
  expect(await jo().huddles.nextItem({ huddleId: third.huddleId })).toMatchObject({ moved: true });
});
test('it can be deferred instead, since it is then not discussed', async () => {
  const third = await thirdTime();
  const step = await jo().huddles.defer({ itemId: third.itemId, reason: 'somebody_absent' });
  expect(step).toMatchObject({ moved: true });
});
test('a case that was kept with a reason counts anew', async () => {
  const third = await thirdTime((itemId) =>
    jo().huddles.keepCase({ itemId, reason: 'The family asked us to wait' }),
  );
  expect(await itemOf(third.huddleId, third.itemId)).toMatchObject({ mustDecide: false });
});
