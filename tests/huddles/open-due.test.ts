import { beforeAll, beforeEach, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { at, liveHuddle, makeCases, refusal, scheduleTuesdays } from './huddle-world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
// One series a test: those of the tests before have ended.
beforeEach(async () => {
  at(w, '2026-11-24', '09:00');
  for (const series of await jo().huddles.series({})) await jo().huddles.endSeries({ seriesId: series.id });
});
const jo = () => w.as(w.jo);
const open = () => w.asSystem.huddles.openDue({});
const read = (huddleId: string) => jo().huddles.read({ huddleId });
const post = async (huddleId: string) => (await w.messages()).find((message) => message.aboutId === huddleId);

test('only the clock may ask for it', async () => {
  expect(await refusal(w.as(w.jo).huddles.openDue({}))).toMatchObject({ reason: 'forbidden' });
});
test('a case accepted after the huddle was scheduled comes on its agenda by itself, until the cut-off', async () => {
  const [huddleId = ''] = await scheduleTuesdays(w);
  const [early] = await makeCases(w, {});
  await open();
  expect((await read(huddleId)).items.map((item) => item.ref)).toContain(early?.ref);
  at(w, '2026-11-27', '17:00');
  await open();
  const [late] = await makeCases(w, {});
  at(w, '2026-11-27', '17:05');
  await open();
  expect((await read(huddleId)).items.map((item) => item.ref)).not.toContain(late?.ref);
});
test('a second run changes nothing and leaves nothing on the trail', async () => {
  await scheduleTuesdays(w);
  await open();
  const trail = (await w.audit()).length;
  expect(await open()).toEqual({ changed: [] });
  expect((await w.audit()).length).toBe(trail);
});
test('the list goes out on the working day before, at the huddle’s time, once, over a weekend too', async () => {
  const [huddleId = ''] = await scheduleTuesdays(w);
  at(w, '2026-11-30', '08:44');
  await open();
  expect(await post(huddleId)).toBeUndefined();
  at(w, '2026-11-30', '08:45');
  await Promise.all([open(), open()]);
  await open();
  expect(await post(huddleId)).toMatchObject({ cause: `summary:${huddleId}`, toMember: null, revision: 1 });
  expect((await read(huddleId)).listIsOut).toBe(true);
});
test('a case put on after the list is out corrects the post in place, and none falls off for it', async () => {
  const [huddleId = ''] = await scheduleTuesdays(w, { minutes: 8 });
  await makeCases(w, {}, {});
  await open();
  at(w, '2026-11-30', '09:00');
  await open();
  const before = (await read(huddleId)).items.map((item) => item.ref);
  const [red] = await makeCases(w, { priority: 'red' });
  await jo().huddles.addItem({ huddleId, ref: red?.ref ?? '', why: 'urgent', reason: 'Admitted last night' });
  await jo().huddles.fill({ huddleId });
  expect((await read(huddleId)).items.map((item) => item.ref)).toEqual([red?.ref, ...before]);
  expect(await post(huddleId)).toMatchObject({ revision: 2 });
});
test('a huddle that nobody started hands its cases to the next one and its post says that it did not take place', async () => {
  const [huddleId = '', nextId = ''] = await scheduleTuesdays(w);
  const [one] = await makeCases(w, {});
  await jo().huddles.addItem({ huddleId, ref: one?.ref ?? '' });
  at(w, '2026-11-30', '09:00');
  await open();
  at(w, '2026-12-01', '10:14');
  await open();
  expect((await read(nextId)).status).toBe('draft');
  at(w, '2026-12-01', '10:16');
  await open();
  expect((await read(nextId)).status).toBe('scheduled');
  expect((await read(nextId)).items).toContainEqual(
    expect.objectContaining({ ref: one?.ref, why: 'carried_over' }),
  );
  expect(await post(huddleId)).toMatchObject({ revision: 2 });
  expect(await w.as(w.jo).huddles.post({ huddleId })).toMatchObject({ missed: true });
});
test('a server that stood still for six weeks makes up for it in one run, without a post for what is past', async () => {
  const [huddleId = ''] = await scheduleTuesdays(w);
  at(w, '2027-01-11', '12:00');
  await open();
  const coming = await jo().huddles.list({ from: '2027-01-11', status: ['draft', 'scheduled'] });
  expect(coming[0]).toMatchObject({ day: '2027-01-12', status: 'scheduled' });
  expect(coming.length).toBeGreaterThanOrEqual(8);
  expect(await post(huddleId)).toBeUndefined();
  expect(await post(coming[0]?.id ?? '')).toMatchObject({ revision: 1 });
});
test('the diary is kept eight weeks ahead as the weeks go by', async () => {
  await scheduleTuesdays(w);
  at(w, '2026-12-24', '09:00');
  await open();
  const days = (
    await jo().huddles.list({ from: '2026-12-24', to: '2027-06-01', status: ['draft', 'scheduled'] })
  ).map((one) => one.day);
  expect(days.at(-1)).toBe('2027-02-16');
});
test('over Christmas the cut-off and the list move before the bank holidays', async () => {
  const { huddles } = await jo().huddles.schedule({
    name: 'After Christmas',
    kind: 'weekly',
    rule: 'FREQ=WEEKLY;BYDAY=TU',
    start: '2026-12-29T08:45',
  });
  const { cutOffAt, listOutAt } = await read(huddles[0]?.id ?? '');
  expect([cutOffAt, listOutAt]).toEqual(['2026-12-23T17:00:00.000Z', '2026-12-24T08:45:00.000Z']);
});
test('in the week of the clock change the cut-off stays at five o’clock on the wall', async () => {
  const { huddles } = await jo().huddles.schedule({
    name: 'Spring',
    kind: 'weekly',
    rule: 'FREQ=WEEKLY;BYDAY=TU',
    start: '2027-03-30T08:45',
  });
  const { cutOffAt, listOutAt, startsAt } = await read(huddles[0]?.id ?? '');
  // Good Friday and Easter Monday lie before it, and the clocks change on Sunday.
  expect([cutOffAt, listOutAt, startsAt]).toEqual([
    '2027-03-24T17:00:00.000Z',
    '2027-03-25T08:45:00.000Z',
    '2027-03-30T07:45:00.000Z',
  ]);
});
test('a daily huddle closes its agenda and sends its list at five on the working day before', async () => {
  const { huddles } = await jo().huddles.schedule({
    name: 'Daily',
    kind: 'daily',
    rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    start: '2026-11-30T09:15',
  });
  const monday = await read(huddles[0]?.id ?? '');
  expect([monday.cutOffAt, monday.listOutAt]).toEqual([
    '2026-11-27T17:00:00.000Z',
    '2026-11-27T17:00:00.000Z',
  ]);
});
test('while a huddle was left live, the next one still opens at its own cut-off', async () => {
  const { nextId } = await liveHuddle(w);
  at(w, '2026-12-04', '16:59');
  await open();
  expect((await read(nextId)).status).toBe('draft');
  at(w, '2026-12-04', '17:00');
  await open();
  expect((await read(nextId)).status).toBe('scheduled');
});
test('cases whose review date has come fall due and come on', async () => {
  const [huddleId = ''] = await scheduleTuesdays(w);
  const [one] = await makeCases(w, { status: 'active', reviewOn: '2026-11-30' });
  await w.step((ctx) =>
    ctx.db
      .insertInto('caseEvent')
      .values({
        neighbourhoodId: ctx.neighbourhoodId,
        caseId: one?.id ?? '',
        at: '2026-11-03T09:00:00.000Z',
        toStatus: 'discussed',
      })
      .execute(),
  );
  await open();
  expect((await read(huddleId)).items).toContainEqual(
    expect.objectContaining({ ref: one?.ref, why: 'review_due' }),
  );
});
test('a series that ends after a huddle that nobody started leaves no case “on an agenda” for ever', async () => {
  const [one] = await makeCases(w, {});
  const [huddleId = ''] = await scheduleTuesdays(w);
  await jo().huddles.addItem({ huddleId, ref: one?.ref ?? '' });
  const { seriesId } = await read(huddleId);
  at(w, '2026-12-01', '11:00');
  await jo().huddles.endSeries({ seriesId: seriesId ?? '' });
  const row = await w.step((ctx) =>
    ctx.db
      .selectFrom('mdtCase')
      .select('status')
      .where('id', '=', one?.id ?? '')
      .executeTakeFirst(),
  );
  expect(row?.status).toBe('accepted');
  expect((await read(huddleId)).missed).toBe(true);
});
test('a person who died before the missed huddle is moved is not on its agenda', async () => {
  const [one] = await makeCases(w, {});
  const [huddleId = ''] = await scheduleTuesdays(w);
  await jo().huddles.addItem({ huddleId, ref: one?.ref ?? '' });
  at(w, '2026-12-01', '11:00');
  await w.as(w.anna).cases.move({ id: one?.id ?? '', version: 1, to: 'deceased', why: 'Died at home' });
  await jo().huddles.move({ huddleId, start: '2026-12-01T15:00' });
  expect((await read(huddleId)).items.map((item) => item.ref)).not.toContain(one?.ref);
});
