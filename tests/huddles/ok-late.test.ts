import { beforeEach, expect, test } from 'vitest';
import { exclude } from '../cases/caseload.ts';
import { world } from '../world/world.ts';
import { at, makeCases, refusal, scheduleTuesdays } from './huddle-world.ts';

const w = await world();
let huddleId: string;
let ref: string;
const jo = () => w.as(w.jo);
const anna = () => w.as(w.anna);
const late = { why: 'urgent', reason: 'Admitted last night' } as const;
const item = async () => (await jo().huddles.read({ huddleId })).items.find((one) => one.ref === ref);
const asked = async () => (await w.messages()).filter((message) => message.kind === 'late-asked');

beforeEach(async () => {
  [huddleId = ''] = await scheduleTuesdays(w);
  ref = (await makeCases(w, {}))[0]?.ref ?? '';
  at(w, '2026-11-30', '09:00');
});

test('a case that the coordinator adds after the cut-off waits for the chair, who is asked once', async () => {
  const before = (await asked()).length;
  const added = await jo().huddles.addItem({ huddleId, ref, ...late });
  await jo().huddles.addItem({ huddleId, ref, ...late });
  expect(added).toMatchObject({ waitsForChair: true });
  expect(await item()).toMatchObject({ late: true, lateOk: false, reason: 'Admitted last night' });
  expect((await asked()).slice(before)).toMatchObject([{ toMember: w.anna.id, aboutId: added.itemId }]);
});
test('a chair whose organisation the person excluded is not told of it', async () => {
  const { itemId } = await jo().huddles.addItem({ huddleId, ref, ...late });
  const { caseId = '' } = (await item()) ?? {};
  await exclude(w, caseId, w.anna.organisationId);
  await w.asSystem.reminders.deliver({});
  expect((await asked()).find((message) => message.aboutId === itemId)).toMatchObject({ state: 'withdrawn' });
});
test('added by the chair it needs no further yes, and nobody is asked', async () => {
  const before = (await asked()).length;
  expect(await anna().huddles.addItem({ huddleId, ref, ...late })).toMatchObject({ waitsForChair: false });
  expect(await item()).toMatchObject({ late: true, lateOk: true });
  expect(await asked()).toHaveLength(before);
});
test('only the chair says yes; the coordinator is told whom to ask', async () => {
  const { itemId } = await jo().huddles.addItem({ huddleId, ref, ...late });
  expect(await refusal(jo().huddles.okLate({ itemId }))).toMatchObject({
    reason: 'forbidden',
    sentence: /Ask Dr Anna Reid\./,
  });
  expect(await refusal(w.as(w.priya).huddles.okLate({ itemId }))).toMatchObject({ reason: 'forbidden' });
  await anna().huddles.okLate({ itemId });
  const once = await item();
  await anna().huddles.okLate({ itemId });
  expect(await item()).toEqual(once);
  expect(once).toMatchObject({ lateOk: true });
});
test('the chair’s yes can be taken back', async () => {
  const { itemId } = await jo().huddles.addItem({ huddleId, ref, ...late });
  await anna().huddles.okLate({ itemId });
  await anna().huddles.okLate({ itemId, ok: false });
  expect(await item()).toMatchObject({ lateOk: false });
});
test('in time nothing waits for anybody', async () => {
  at(w, '2026-11-26', '09:00');
  expect(await jo().huddles.addItem({ huddleId, ref })).toMatchObject({ waitsForChair: false });
  expect(await item()).toMatchObject({ late: false, lateOk: true });
});
