import { expect, test } from 'vitest';
import { at, makeCases, pastHuddle, refusal } from '../huddles/huddle-world.ts';
import { world } from '../world/world.ts';
import { agendaWith, agreedBy, PROPOSAL } from './prep-world.ts';

const w = await world();
const anna = () => w.as(w.anna);
const itemOf = async (huddleId: string, itemId: string) =>
  (await w.as(w.jo).huddles.read({ huddleId })).items.find((item) => item.id === itemId);

test('one who wants to discuss takes a case out of the lane at once, whoever agreed', async () => {
  const { huddleId, items } = await agendaWith(w, {});
  const itemId = items[0] ?? '';
  await agreedBy(w, itemId);
  expect(await itemOf(huddleId, itemId)).toMatchObject({ lane: 'agree', state: 'waiting' });
  await w.as(w.jo).prep.opine({ itemId, stance: 'discuss', words: 'Her daughter disagrees.' });
  expect(await itemOf(huddleId, itemId)).toMatchObject({ lane: 'discuss' });
  expect(await refusal(anna().prep.confirmAgreed({ huddleId, itemIds: [itemId] }))).toMatchObject({
    reason: 'conflict',
    sentence: /to be discussed after all, so nothing was agreed/,
  });
});
test('a changed proposal has to be agreed to again', async () => {
  const { huddleId, items } = await agendaWith(w, {});
  const itemId = items[0] ?? '';
  await agreedBy(w, itemId);
  await w
    .as(w.priya)
    .prep.write({ itemId, version: 1, ...PROPOSAL, situation: 'Only the situation changed' });
  expect(await itemOf(huddleId, itemId)).toMatchObject({ lane: 'agree' });
  await w.as(w.priya).prep.write({ itemId, version: 2, ...PROPOSAL, proposal: 'Something else' });
  expect(await itemOf(huddleId, itemId)).toMatchObject({ lane: 'discuss' });
  for (const who of [w.sam, w.anna]) await w.as(who).prep.opine({ itemId, stance: 'agree' });
  expect(await itemOf(huddleId, itemId)).toMatchObject({ lane: 'agree' });
});
test('naming one more discipline that the case needs takes it out of the lane', async () => {
  const { huddleId, cases, items } = await agendaWith(w, {});
  await agreedBy(w, items[0] ?? '');
  await w
    .as(w.priya)
    .cases.edit({ id: cases[0]?.id ?? '', version: 1, needsDisciplines: ['nursing', 'pharmacy'] });
  expect(await itemOf(huddleId, items[0] ?? '')).toMatchObject({ lane: 'discuss' });
});
test('only the chair confirms: a member and a coordinator are told whom to ask', async () => {
  const { huddleId, items } = await agendaWith(w, {});
  await agreedBy(w, items[0] ?? '');
  expect(await refusal(w.as(w.jo).prep.confirmAgreed({ huddleId, itemIds: items }))).toMatchObject({
    reason: 'forbidden',
    sentence: /Ask Dr Anna Reid/,
  });
  expect(await refusal(w.as(w.priya).prep.confirmAgreed({ huddleId, itemIds: items }))).toMatchObject({
    reason: 'forbidden',
  });
});
test('the chair confirms three in one go: decided as proposed, in the minutes, their minutes free for others', async () => {
  const { huddleId, cases, items } = await agendaWith(w, {}, {}, {});
  for (const itemId of items) await agreedBy(w, itemId);
  const lane = await anna().prep.agreed({ huddleId });
  expect(lane).toMatchObject({ minutes: 12, minutesSaved: 0, mayConfirm: true });
  expect(lane.items[0]).toMatchObject({
    proposal: PROPOSAL.proposal,
    outcome: 'SOC_CARE',
    agreedBy: ['Sam Okafor, Social worker', 'Dr Anna Reid, GP'],
  });
  expect(await w.as(w.jo).prep.agreed({ huddleId })).toMatchObject({ mayConfirm: false });
  const before = await w.as(w.jo).huddles.read({ huddleId });
  const done = await anna().prep.confirmAgreed({ huddleId, itemIds: items });
  expect(done).toMatchObject({ minutesSaved: 12 });
  expect(await anna().prep.confirmAgreed({ huddleId, itemIds: items })).toMatchObject({ minutesSaved: 12 });
  const after = await w.as(w.jo).huddles.read({ huddleId });
  expect(after.minutesPlanned).toBe(before.minutesPlanned - 12);
  expect(after.items.find((item) => item.id === items[0])).toMatchObject({
    state: 'discussed',
    lane: 'agree',
    seconds: null,
    outcome: 'SOC_CARE',
  });
  expect(await anna().prep.agreed({ huddleId })).toMatchObject({ minutes: 0, minutesSaved: 12 });

  at(w, '2026-12-01', '08:45');
  await w.as(w.jo).huddles.start({ huddleId });
  expect(await w.as(w.jo).huddles.nextItem({ huddleId })).not.toMatchObject({ currentItemId: items[0] });
  await w.as(w.jo).huddles.close({ huddleId });
  const [said] = await w.as(w.jo).huddles.ofCase({ ref: cases[0]?.ref ?? '' });
  expect(said).toMatchObject({ decision: PROPOSAL.proposal, outcome: 'SOC_CARE' });
  expect(said?.rationale).toContain('Agreed without a meeting. Proposed by Priya Shah; agreed by Sam Okafor');
  const [listed] = (await w.as(w.jo).cases.list({})).filter((one) => one.ref === cases[0]?.ref);
  expect(listed).toMatchObject({ status: 'active', reviewOn: '2026-12-29' });
});
test('a case agreed without a meeting is not taken off the agenda by accident', async () => {
  const { huddleId, items } = await agendaWith(w, {});
  await agreedBy(w, items[0] ?? '');
  await anna().prep.confirmAgreed({ huddleId, itemIds: items });
  expect(await refusal(w.as(w.jo).huddles.removeItem({ itemId: items[0] ?? '' }))).toMatchObject({
    reason: 'conflict',
    sentence: /agreed without a meeting/,
  });
});
test('taken back before the huddle closes, the case waits for the meeting as if nothing had been agreed', async () => {
  const { huddleId, items } = await agendaWith(w, {});
  const itemId = items[0] ?? '';
  await agreedBy(w, itemId);
  await anna().prep.confirmAgreed({ huddleId, itemIds: [itemId] });
  await anna().prep.undoAgreed({ huddleId, itemIds: [itemId] });
  expect(await itemOf(huddleId, itemId)).toMatchObject({ state: 'waiting', lane: 'agree', outcome: null });
  expect(await w.as(w.jo).huddles.discussion({ itemId })).toMatchObject({
    decision: '',
    decisionVersion: 0,
  });
});
test('somebody who wants to discuss after the chair agreed brings the case back to the meeting', async () => {
  const { huddleId, items } = await agendaWith(w, {});
  const itemId = items[0] ?? '';
  await agreedBy(w, itemId);
  await anna().prep.confirmAgreed({ huddleId, itemIds: [itemId] });
  await w.as(w.sam).prep.opine({ itemId, stance: 'discuss' });
  expect(await itemOf(huddleId, itemId)).toMatchObject({ state: 'waiting', lane: 'discuss', outcome: null });
});
test('once the huddle is closed nothing is agreed or taken back', async () => {
  const { huddleId, items } = await agendaWith(w, {});
  await agreedBy(w, items[0] ?? '');
  await anna().prep.confirmAgreed({ huddleId, itemIds: items });
  at(w, '2026-12-01', '08:45');
  await w.as(w.jo).huddles.start({ huddleId });
  await w.as(w.jo).huddles.close({ huddleId });
  for (const attempt of [
    () => anna().prep.undoAgreed({ huddleId, itemIds: items }),
    () => anna().prep.confirmAgreed({ huddleId, itemIds: items }),
    () => w.as(w.sam).prep.opine({ itemId: items[0] ?? '', stance: 'discuss' }),
  ])
    expect(await refusal(attempt())).toMatchObject({ reason: 'conflict' });
});
test('a chair whose organisation the person excluded neither sees the case in the lane nor agrees to it', async () => {
  const { huddleId, items } = await agendaWith(w, { excluded: [w.anna.organisationId] });
  const itemId = items[0] ?? '';
  await w.as(w.priya).prep.write({ itemId, version: 0, ...PROPOSAL });
  await w.as(w.sam).prep.opine({ itemId, stance: 'agree' });
  await w.as(w.jo).prep.opine({ itemId, stance: 'agree' });
  expect((await anna().prep.agreed({ huddleId })).items).toEqual([]);
  expect(await refusal(anna().prep.confirmAgreed({ huddleId, itemIds: [itemId] }))).toMatchObject({
    reason: 'missing',
  });
});
test('what was agreed for a huddle that is then cancelled still counts, once', async () => {
  const { huddleId, cases, items } = await agendaWith(w, {});
  await agreedBy(w, items[0] ?? '');
  await anna().prep.confirmAgreed({ huddleId, itemIds: items });
  await w.as(w.jo).huddles.cancel({ huddleId, why: 'The room is closed' });
  expect(await w.asSystem.prep.plan({})).toMatchObject({ applied: 1 });
  expect(await w.asSystem.prep.plan({})).toMatchObject({ applied: 0 });
  const [listed] = (await w.as(w.jo).cases.list({})).filter((one) => one.ref === cases[0]?.ref);
  expect(listed).toMatchObject({ status: 'active' });
});
test('opened in the huddle it comes with what was prepared, and its minutes are no longer saved', async () => {
  const { huddleId, items } = await agendaWith(w, {});
  const itemId = items[0] ?? '';
  await agreedBy(w, itemId);
  at(w, '2026-12-01', '08:45');
  await w.as(w.jo).huddles.start({ huddleId });
  await w.as(w.jo).huddles.goTo({ huddleId, itemId });
  const live = await w.as(w.sam).huddles.read({ huddleId });
  expect(live.discussion).toMatchObject({
    situation: PROPOSAL.situation,
    nextSteps: PROPOSAL.proposal,
    sbarVersion: 0,
  });
  expect(live.items.find((item) => item.id === itemId)).toMatchObject({ lane: 'discuss' });
});
test('a case that was discussed twice without an action is not settled a third time; stepping it down is', async () => {
  const { huddleId, cases, items } = await agendaWith(w, {}, {});
  const [stale = '', ended = ''] = items;
  await w.step(async (ctx) => {
    for (const day of ['2026-11-10', '2026-11-17']) {
      const past = await pastHuddle(ctx, day);
      for (const [place, one] of cases.entries())
        await ctx.db
          .insertInto('agendaItem')
          .values({
            neighbourhoodId: ctx.neighbourhoodId,
            huddleId: past,
            caseId: one.id,
            position: place + 1,
            minutes: 4,
            why: 'new',
            question: 'Before?',
            state: 'discussed',
          })
          .execute();
    }
  });
  await agreedBy(w, stale);
  await w.as(w.priya).prep.write({ itemId: ended, version: 0, ...PROPOSAL, outcome: 'STEP_DOWN' });
  for (const who of [w.sam, w.anna]) await w.as(who).prep.opine({ itemId: ended, stance: 'agree' });
  expect(await refusal(anna().prep.confirmAgreed({ huddleId, itemIds: [ended, stale] }))).toMatchObject({
    reason: 'conflict',
    sentence: /third time without a new action, so nothing was agreed/,
  });
  expect(await itemOf(huddleId, ended)).toMatchObject({ state: 'waiting' });
  expect(await anna().prep.confirmAgreed({ huddleId, itemIds: [ended] })).toMatchObject({ minutesSaved: 4 });
  const action = { caseRef: cases[0]?.ref ?? '', title: 'Book a review', ownerId: w.priya.id };
  await w.as(w.jo).actions.assign(action);
  expect(await anna().prep.confirmAgreed({ huddleId, itemIds: [stale] })).toMatchObject({ minutesSaved: 4 });
});
test('a case with an action that nobody owns, or that was opened in the room, is not settled round the room', async () => {
  const { huddleId, items } = await agendaWith(w, {}, {});
  const [opened = '', drafted = ''] = items;
  for (const itemId of items) await agreedBy(w, itemId);
  at(w, '2026-12-01', '08:45');
  await w.as(w.jo).huddles.start({ huddleId });
  const { draftId } = await w.as(w.priya).huddles.keepDraft({ itemId: drafted, words: 'ring housing' });
  expect(await refusal(anna().prep.confirmAgreed({ huddleId, itemIds: [drafted] }))).toMatchObject({
    reason: 'conflict',
    sentence: /has an action without an owner or a date/,
  });
  await w.as(w.priya).huddles.dropDraft({ draftId });
  await w.as(w.jo).huddles.goTo({ huddleId, itemId: opened });
  await w.as(w.jo).huddles.goTo({ huddleId, itemId: drafted });
  expect(await refusal(anna().prep.confirmAgreed({ huddleId, itemIds: [opened] }))).toMatchObject({
    reason: 'conflict',
    sentence: /to be discussed after all/,
  });
});
test('a late case that the chair agrees to without the meeting has the chair’s yes', async () => {
  const { huddleId } = await agendaWith(w, {});
  const [late] = await makeCases(w, {});
  at(w, '2026-11-30', '09:00');
  const { itemId } = await w
    .as(w.jo)
    .huddles.addItem({ huddleId, ref: late?.ref ?? '', why: 'urgent', reason: 'Admitted last night' });
  await agreedBy(w, itemId);
  expect(await itemOf(huddleId, itemId)).toMatchObject({ lateOk: false });
  await anna().prep.confirmAgreed({ huddleId, itemIds: [itemId] });
  expect(await itemOf(huddleId, itemId)).toMatchObject({ lateOk: true, state: 'discussed' });
});
test('a start by mistake is taken back though cases were agreed without a meeting: nobody opened them', async () => {
  const { huddleId, items } = await agendaWith(w, {});
  await agreedBy(w, items[0] ?? '');
  await anna().prep.confirmAgreed({ huddleId, itemIds: items });
  at(w, '2026-12-01', '08:45');
  await w.as(w.jo).huddles.start({ huddleId });
  await w.as(w.jo).huddles.undoStart({ huddleId });
  expect(await w.as(w.jo).huddles.read({ huddleId })).toMatchObject({ status: 'scheduled' });
});
test('a case that opens because the one before was put off comes with what was prepared, as it stands now', async () => {
  const { huddleId, items } = await agendaWith(w, {}, {});
  for (const itemId of items) await agreedBy(w, itemId);
  at(w, '2026-12-01', '08:45');
  await w.as(w.jo).huddles.start({ huddleId });
  const [first = '', second = ''] = items;
  await w.as(w.jo).huddles.goTo({ huddleId, itemId: first });
  await w.as(w.jo).huddles.defer({ itemId: first, reason: 'no_time' });
  const live = await w.as(w.sam).huddles.read({ huddleId });
  expect(live).toMatchObject({ currentItemId: second, discussion: { situation: PROPOSAL.situation } });
  expect(live.items.find((item) => item.id === second)).toMatchObject({ lane: 'discuss' });
  await w.as(w.priya).prep.write({ itemId: first, version: 1, ...PROPOSAL, situation: 'Fell again today.' });
  await w.as(w.jo).huddles.goTo({ huddleId, itemId: first });
  expect(await w.as(w.jo).huddles.discussion({ itemId: first })).toMatchObject({
    situation: 'Fell again today.',
    sbarVersion: 0,
  });
});
