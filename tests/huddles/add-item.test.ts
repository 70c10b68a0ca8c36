import { beforeAll, beforeEach, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { at, makeCases, refusal, scheduleTuesdays } from './huddle-world.ts';

let w: World;
let huddleId: string;
let nextId: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  [huddleId = '', nextId = ''] = await scheduleTuesdays(w);
});
const jo = () => w.as(w.jo);
const newCase = async (set = {}) => (await makeCases(w, set))[0]?.ref ?? '';
const refs = async (id = huddleId) =>
  (await jo().huddles.read({ huddleId: id })).items.map((item) => item.ref);

test('a reference of another neighbourhood, or of nobody, is not there', async () => {
  expect(await refusal(jo().huddles.addItem({ huddleId, ref: 'N8-0001' }))).toMatchObject({
    reason: 'missing',
  });
  expect(await refusal(jo().huddles.addItem({ huddleId, ref: 'N7-9999' }))).toMatchObject({
    reason: 'missing',
  });
});
test('a person who excluded the coordinator’s organisation is not there for them', async () => {
  const ref = await newCase({ excluded: [w.jo.organisationId] });
  expect(await refusal(jo().huddles.addItem({ huddleId, ref }))).toMatchObject({ reason: 'missing' });
});
test.each(['shortlisted', 'discharged'] as const)(
  'a case that is %s does not go on an agenda',
  async (status) => {
    const ref = await newCase({ status });
    expect(await refusal(jo().huddles.addItem({ huddleId, ref }))).toMatchObject({ reason: 'conflict' });
  },
);
test('a district nurse cannot put a case on the agenda and is told who can', async () => {
  const ref = await newCase();
  expect(await refusal(w.as(w.priya).huddles.addItem({ huddleId, ref }))).toMatchObject({
    reason: 'forbidden',
    sentence: /chair/,
  });
});
test('words that say who somebody is are not kept from a channel', async () => {
  const ref = await newCase();
  const said = jo().huddles.addItem(
    { huddleId, ref, question: 'Is 999 000 0018 safe at home?' },
    { where: 'shared' },
  );
  const no = await refusal(said);
  expect(no).toMatchObject({ reason: 'forbidden', sentence: /delete your message/ });
  expect(no.sentence).not.toMatch(/999/);
  expect(await refs()).not.toContain(ref);
});
test('after the cut-off a case comes on only as urgent with a reason, and is marked late', async () => {
  const ref = await newCase();
  at(w, '2026-11-27', '17:00');
  for (const attempt of [{}, { why: 'urgent' as const }, { reason: 'Admitted last night' }])
    expect(await refusal(jo().huddles.addItem({ huddleId, ref, ...attempt }))).toMatchObject({
      reason: 'conflict',
      sentence: /agenda of Tue 1 Dec at 8:45 is closed/,
    });
  await jo().huddles.addItem({ huddleId, ref, why: 'urgent', reason: 'Admitted last night' });
  const { items } = await jo().huddles.read({ huddleId });
  expect(items[0]).toMatchObject({ ref, why: 'urgent', late: true });
});
test('a minute before the cut-off it comes on as it is', async () => {
  const ref = await newCase();
  at(w, '2026-11-27', '16:59');
  await jo().huddles.addItem({ huddleId, ref });
  expect((await jo().huddles.read({ huddleId })).items.find((item) => item.ref === ref)).toMatchObject({
    late: false,
  });
});
test('a huddle planned after its own cut-off takes cases until it starts', async () => {
  at(w, '2026-11-30', '12:00');
  const { huddles } = await jo().huddles.schedule({
    name: 'Tomorrow',
    kind: 'weekly',
    rule: 'FREQ=WEEKLY;BYDAY=TU',
    start: '2026-12-01T15:00',
  });
  const ref = await newCase();
  await jo().huddles.addItem({ huddleId: huddles[0]?.id ?? '', ref });
  expect(await refs(huddles[0]?.id)).toContain(ref);
});
test('the same case added by three at once stands on the agenda once', async () => {
  const ref = await newCase();
  const added = await Promise.all([
    jo().huddles.addItem({ huddleId, ref }),
    w.as(w.anna).huddles.addItem({ huddleId, ref }),
    jo().huddles.addItem({ huddleId, ref }),
  ]);
  expect(new Set(added.map((one) => one.itemId)).size).toBe(1);
  expect((await refs()).filter((one) => one === ref)).toHaveLength(1);
});
test('what is put on by hand beyond the minutes stands on the agenda and says that it does not fit', async () => {
  for (let n = 0; n < 3; n++) await jo().huddles.addItem({ huddleId, ref: await newCase(), minutes: 10 });
  const ref = await newCase();
  expect(await jo().huddles.addItem({ huddleId, ref, minutes: 10 })).toMatchObject({ fits: false });
  await jo().huddles.fill({ huddleId });
  expect(await refs()).toContain(ref);
});
test('a case that the planner had put on a later agenda comes off it', async () => {
  const ref = await newCase();
  await jo().huddles.fill({ huddleId: nextId });
  expect(await refs(nextId)).toContain(ref);
  await jo().huddles.addItem({ huddleId, ref, why: 'urgent' });
  expect(await refs(nextId)).not.toContain(ref);
  expect(await refs()).toContain(ref);
});
test('in a live huddle an urgent case comes next, after the one on the table', async () => {
  const [first, second] = [await newCase(), await newCase()];
  for (const ref of [first, second]) await jo().huddles.addItem({ huddleId, ref });
  at(w, '2026-12-01', '08:45');
  await jo().huddles.start({ huddleId });
  await jo().huddles.goTo({
    huddleId,
    itemId: (await jo().huddles.read({ huddleId })).items.find((item) => item.ref === first)?.id ?? '',
  });
  const urgent = await newCase();
  expect(await refusal(jo().huddles.addItem({ huddleId, ref: urgent }))).toMatchObject({
    reason: 'conflict',
  });
  await jo().huddles.addItem({ huddleId, ref: urgent, why: 'urgent', reason: 'Fell this morning' });
  expect(await jo().huddles.nextItem({ huddleId })).toMatchObject({ ref: urgent });
});
test('a question of its own is asked in this huddle; without one the case’s own question is', async () => {
  const [own, plain] = [await newCase(), await newCase({ question: 'Can she stay at home?' })];
  await jo().huddles.addItem({ huddleId, ref: own, question: 'Who visits at the weekend?' });
  await jo().huddles.addItem({ huddleId, ref: plain });
  const { items } = await jo().huddles.read({ huddleId });
  const question = (ref: string) => items.find((item) => item.ref === ref)?.question;
  expect([question(own), question(plain)]).toEqual(['Who visits at the weekend?', 'Can she stay at home?']);
});
