import { beforeAll, beforeEach, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { liveHuddle, refusal } from './huddle-world.ts';

let w: World;
let huddleId: string;
let itemId: string;
let caseId: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  const live = await liveHuddle(w, { excluded: [w.anna.organisationId] });
  huddleId = live.huddleId;
  itemId = live.items[0]?.id ?? '';
  caseId = live.cases[0]?.id ?? '';
  await jo().huddles.nextItem({ huddleId });
});
const jo = () => w.as(w.jo);
const decide = (fields: object, version = 0) =>
  w.as(w.priya).huddles.record({ itemId, group: 'decision', version, ...fields });
const talk = async () => (await jo().huddles.read({ huddleId })).discussion;

test('the person is told by a day to come, by somebody of this neighbourhood whom they do not keep away', async () => {
  expect(await refusal(decide({ feedbackBy: w.priya.id, feedbackOn: '2026-11-30' }))).toMatchObject({
    reason: 'invalid',
    sentence: /By when is the person told/,
  });
  expect((await refusal(decide({ feedbackBy: '019aaaaa-0000-7000-8000-000000000000' }))).reason).toBe(
    'missing',
  );
  expect((await refusal(decide({ feedbackBy: w.anna.id }))).reason).not.toBe('missing');
  await decide({ feedbackBy: w.priya.id, feedbackOn: '2026-12-01' });
  expect(await talk()).toMatchObject({ feedbackBy: { name: 'Priya Shah' }, feedbackOn: '2026-12-01' });
});
test('“does anyone disagree?” is asked for itself: nobody disagreed is not the same as nobody asked', async () => {
  expect(await talk()).toMatchObject({ dissentAsked: false, dissent: '', dissentBy: null });
  await decide({ dissentAsked: true });
  expect(await talk()).toMatchObject({ dissentAsked: true, dissent: '' });
});
test('words of dissent say that it was asked, and whose they are', async () => {
  await decide({ dissent: 'Too soon to go home', dissentBy: w.sam.id });
  expect(await talk()).toMatchObject({
    dissentAsked: true,
    dissent: 'Too soon to go home',
    dissentBy: { name: 'Sam Okafor' },
  });
});
test('what to do if it does not work out is kept beside the decision', async () => {
  await decide({ decision: 'Restart care', contingency: 'Ring the duty desk' });
  expect(await talk()).toMatchObject({ decision: 'Restart care', contingency: 'Ring the duty desk' });
});
test('whether the person is aware is kept with the discussion and with the case, where it shows the next time', async () => {
  await decide({ personAware: 'best_interests' });
  expect(await talk()).toMatchObject({ personAware: 'best_interests' });
  const [row] = await w.step((ctx) =>
    ctx.db.selectFrom('mdtCase').select('aware').where('id', '=', caseId).execute(),
  );
  expect(row?.aware).toBe('best_interests');
});
test('fields of the decision do not come with what was said', async () => {
  const mixed = { itemId, group: 'sbar' as const, version: 0, contingency: 'x' };
  expect((await refusal(jo().huddles.record(mixed))).reason).toBe('invalid');
});
