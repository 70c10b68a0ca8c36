import { beforeAll, beforeEach, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { liveHuddle, refusal } from './huddle-world.ts';

let w: World;
let huddleId: string;
let itemId: string;
let ref: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  const live = await liveHuddle(w, {});
  huddleId = live.huddleId;
  itemId = live.items[0]?.id ?? '';
  ref = live.cases[0]?.ref ?? '';
  await w.as(w.jo).huddles.nextItem({ huddleId });
});
const priya = () => w.as(w.priya);
const sam = () => w.as(w.sam);
const read = async () => (await sam().huddles.read({ huddleId })).discussion;

test('two people who write in the same fields: the second sees whose words stand, and nothing is overwritten', async () => {
  await priya().huddles.record({ itemId, group: 'sbar', version: 0, situation: 'Fell on Sunday' });
  const lost = await refusal(
    sam().huddles.record({ itemId, group: 'sbar', version: 0, situation: 'Doing well' }),
  );
  expect(lost).toMatchObject({ reason: 'conflict', sentence: /^Priya Shah changed this on N7-/ });
  expect(lost.theirs).toMatchObject({ situation: 'Fell on Sunday', sbarVersion: 1 });
  expect(await read()).toMatchObject({ situation: 'Fell on Sunday', sbarBy: { name: 'Priya Shah' } });
});
test('of twenty who save at the same moment one is first and nineteen are told', async () => {
  const all = await Promise.allSettled(
    Array.from({ length: 20 }, (_, at) =>
      (at % 2 === 0 ? priya() : sam()).huddles.record({
        itemId,
        group: 'sbar',
        version: 0,
        update: `Version ${at}`,
      }),
    ),
  );
  expect(all.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  expect(await read()).toMatchObject({ sbarVersion: 1 });
});
test('one writes the situation while another writes the decision: both are kept', async () => {
  await Promise.all([
    priya().huddles.record({
      itemId,
      group: 'sbar',
      version: 0,
      situation: 'Fell on Sunday',
      update: 'Daughter worried',
    }),
    sam().huddles.record({
      itemId,
      group: 'decision',
      version: 0,
      decision: 'Restart the package',
      outcome: 'SOC_CARE',
    }),
  ]);
  expect(await read()).toMatchObject({
    situation: 'Fell on Sunday',
    update: 'Daughter worried',
    decision: 'Restart the package',
    outcome: 'SOC_CARE',
  });
});
test('the same words saved again are no conflict', async () => {
  await priya().huddles.record({ itemId, group: 'sbar', version: 0, situation: 'Fell on Sunday' });
  expect(
    await priya().huddles.record({ itemId, group: 'sbar', version: 0, situation: 'Fell on Sunday' }),
  ).toMatchObject({ version: 1 });
});
test('fields that are left out stay as they are', async () => {
  await priya().huddles.record({
    itemId,
    group: 'decision',
    version: 0,
    decision: 'Wait',
    reviewOn: '2026-12-15',
  });
  await priya().huddles.record({ itemId, group: 'decision', version: 1, dissent: 'Sam would act now' });
  expect(await read()).toMatchObject({
    decision: 'Wait',
    reviewOn: '2026-12-15',
    dissent: 'Sam would act now',
    decisionVersion: 2,
  });
});
test('a review date that is past is refused with a question', async () => {
  expect(
    await refusal(priya().huddles.record({ itemId, group: 'decision', version: 0, reviewOn: '2026-12-01' })),
  ).toMatchObject({ reason: 'invalid', sentence: /When should the case come back/ });
});
test('an outcome outside the list is refused', async () => {
  expect(
    await refusal(
      w
        .as(w.priya)
        .huddles.record(
          JSON.parse(`{"itemId":"${itemId}","group":"decision","version":0,"outcome":"CURED"}`),
        ),
    ),
  ).toMatchObject({ reason: 'invalid' });
});
test('after closing the record is locked, and who was still typing is told so', async () => {
  const [closed, typed] = await Promise.allSettled([
    w.as(w.anna).huddles.close({ huddleId }),
    priya().huddles.record({ itemId, group: 'sbar', version: 0, situation: 'Late words' }),
  ]);
  expect(closed.status).toBe('fulfilled');
  const after = await refusal(
    priya().huddles.record({ itemId, group: 'sbar', version: 1, situation: 'Later words' }),
  );
  expect(after).toMatchObject({ reason: 'conflict', sentence: /closed, so its record is locked/ });
  const kept = (await w.as(w.jo).huddles.discussion({ itemId })).situation;
  expect(kept).toBe(typed.status === 'fulfilled' ? 'Late words' : '');
});
test('discussion is never recorded from a channel', async () => {
  expect(
    await refusal(
      priya().huddles.record({ itemId, group: 'sbar', version: 0, situation: 'x' }, { where: 'shared' }),
    ),
  ).toMatchObject({ reason: 'forbidden' });
});
test('a manager, who sees huddles, neither records nor reads what was said', async () => {
  await priya().huddles.record({ itemId, group: 'sbar', version: 0, situation: 'Fell on Sunday' });
  expect(
    await refusal(w.as(w.morgan).huddles.record({ itemId, group: 'sbar', version: 1, situation: 'x' })),
  ).toMatchObject({ reason: 'forbidden' });
  const seen = await w.as(w.morgan).huddles.read({ huddleId });
  expect(seen).toMatchObject({ discussion: null, items: [{ ref, question: '', outcome: null }] });
});
test('a case that was taken off the agenda takes no more words until it is back', async () => {
  await w.as(w.jo).huddles.removeItem({ itemId });
  expect(
    await refusal(priya().huddles.record({ itemId, group: 'sbar', version: 0, situation: 'x' })),
  ).toMatchObject({
    reason: 'conflict',
    sentence: /Put it back/,
  });
  await w.as(w.jo).huddles.restoreItem({ itemId });
  await priya().huddles.record({ itemId, group: 'sbar', version: 0, situation: 'Back again' });
});
test('each look at the case on the table is one row a member and huddle', async () => {
  for (const _ of [1, 2, 3]) await sam().huddles.read({ huddleId });
  const looks = await w.step((ctx) =>
    ctx.db.selectFrom('look').selectAll().where('slot', '=', huddleId).execute(),
  );
  expect(looks.filter((look) => look.byMember === w.sam.id)).toHaveLength(1);
});
