import { beforeAll, beforeEach, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { at, makeCases, refusal, scheduleTuesdays } from './huddle-world.ts';

let w: World;
let seriesId: string;
let ids: string[];
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  ids = await scheduleTuesdays(w);
  seriesId = (await jo().huddles.read({ huddleId: ids[0] ?? '' })).seriesId ?? '';
});
const jo = () => w.as(w.jo);
const version = async () =>
  (await jo().huddles.series({})).find((series) => series.id === seriesId)?.version ?? 0;
const diary = async () =>
  (await jo().huddles.list({ to: '2027-03-01' })).filter((huddle) => huddle.seriesId === seriesId);

test('two who change a series at once: the second sees what the first made of it', async () => {
  const both = await Promise.allSettled([
    jo().huddles.changeSeries({ seriesId, version: 1, minutes: 45 }),
    w.as(w.anna).huddles.changeSeries({ seriesId, version: 1, minutes: 60 }),
  ]);
  const lost = both.find((one) => one.status === 'rejected');
  expect(lost?.reason).toMatchObject({ reason: 'conflict', theirs: { version: 2 } });
});
test('a change that leaves no date to come is refused and changes nothing', async () => {
  expect(
    await refusal(
      jo().huddles.changeSeries({
        seriesId,
        version: 1,
        rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20261101',
        start: '2026-10-06T08:45',
      }),
    ),
  ).toMatchObject({ reason: 'invalid' });
  expect(await version()).toBe(1);
});
test('from Tuesday to Wednesday: each huddle to come moves with its agenda, questions and answers', async () => {
  const [one] = await makeCases(w, {});
  await jo().huddles.addItem({
    huddleId: ids[0] ?? '',
    ref: one?.ref ?? '',
    question: 'Who visits at the weekend?',
  });
  await w.as(w.sam).huddles.attend({ huddleId: ids[0] ?? '', state: 'apologies' });
  const { huddles } = await jo().huddles.changeSeries({
    seriesId,
    version: 1,
    rule: 'FREQ=WEEKLY;BYDAY=WE',
    start: '2026-12-02T09:30',
  });
  expect(huddles.map(({ id, day, time }) => ({ id, day, time }))).toEqual([
    { id: ids[0], day: '2026-12-02', time: '09:30' },
    { id: ids[1], day: '2026-12-09', time: '09:30' },
    { id: ids[2], day: '2026-12-16', time: '09:30' },
    { id: ids[3], day: '2026-12-23', time: '09:30' },
  ]);
  const first = await jo().huddles.read({ huddleId: ids[0] ?? '' });
  expect(first.items.find((item) => item.ref === one?.ref)).toMatchObject({
    question: 'Who visits at the weekend?',
  });
  expect(first.attendance.find((member) => member.memberId === w.sam.id)).toMatchObject({
    state: 'apologies',
  });
});
test('from weekly to fortnightly: empty huddles go, and the cases of one with an agenda wait for the next', async () => {
  const [one] = await makeCases(w, {});
  await jo().huddles.addItem({ huddleId: ids[1] ?? '', ref: one?.ref ?? '' });
  await jo().huddles.changeSeries({ seriesId, version: 1, rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU' });
  const days = (await diary()).map(({ day, status }) => [day, status]);
  expect(days.slice(0, 4)).toEqual([
    ['2026-12-01', 'scheduled'],
    ['2026-12-08', 'cancelled'],
    ['2026-12-15', 'draft'],
    ['2026-12-29', 'draft'],
  ]);
  expect((await jo().huddles.read({ huddleId: ids[0] ?? '' })).items.map((item) => item.ref)).toContain(
    one?.ref,
  );
});
test('an agenda never travels months ahead: from weekly to monthly its cases wait for the next huddle', async () => {
  const [one] = await makeCases(w, {});
  await jo().huddles.addItem({ huddleId: ids[1] ?? '', ref: one?.ref ?? '' });
  await jo().huddles.changeSeries({ seriesId, version: 1, rule: 'FREQ=MONTHLY;BYDAY=1TU' });
  const held = (await diary()).filter((huddle) => huddle.status !== 'cancelled');
  expect(held.map((huddle) => huddle.day)).toEqual(['2026-12-01', '2027-01-05', '2027-02-02']);
  expect((await jo().huddles.read({ huddleId: ids[1] ?? '' })).status).toBe('cancelled');
});
test('longer huddles take more cases; a huddle moved or cancelled by hand stays as somebody left it', async () => {
  await jo().huddles.move({ huddleId: ids[1] ?? '', start: '2026-12-10T14:00' });
  await jo().huddles.cancel({ huddleId: ids[2] ?? '', why: 'Christmas party' });
  await jo().huddles.changeSeries({
    seriesId,
    version: 1,
    minutes: 60,
    start: '2026-12-01T10:00',
    name: 'Longer huddle',
  });
  const all = await diary();
  expect(all.slice(0, 4).map(({ day, time, minutes, status }) => ({ day, time, minutes, status }))).toEqual([
    { day: '2026-12-01', time: '10:00', minutes: 60, status: 'scheduled' },
    { day: '2026-12-10', time: '14:00', minutes: 30, status: 'draft' },
    { day: '2026-12-15', time: '08:45', minutes: 30, status: 'cancelled' },
    { day: '2026-12-22', time: '10:00', minutes: 60, status: 'draft' },
  ]);
});
test('what was held stays as it was held', async () => {
  at(w, '2026-12-01', '08:45');
  await jo().huddles.start({ huddleId: ids[0] ?? '' });
  await jo().huddles.close({ huddleId: ids[0] ?? '' });
  await jo().huddles.changeSeries({ seriesId, version: 1, start: '2026-12-01T11:00', minutes: 15 });
  expect((await diary())[0]).toMatchObject({
    day: '2026-12-01',
    time: '08:45',
    minutes: 30,
    status: 'closed',
  });
});
test('an ended series is not changed', async () => {
  await jo().huddles.endSeries({ seriesId });
  expect(await refusal(jo().huddles.changeSeries({ seriesId, version: 2, minutes: 15 }))).toMatchObject({
    reason: 'conflict',
    sentence: /has ended/,
  });
});

/** Each morning the diary is filled up; the series' coming dates with their times and lengths. */
const topped = async (today: string) => {
  at(w, today, '09:00');
  await w.asSystem.huddles.openDue({});
  return (await jo().huddles.list({ from: today, to: '2027-07-01' }))
    .filter((one) => one.seriesId === seriesId && one.status !== 'cancelled')
    .map(({ day, time, minutes }) => `${day} ${time} ${minutes}`);
};
test('a change from a date months ahead holds when those dates are made; until then the series meets as before', async () => {
  const before = await diary();
  const { changeId } = await jo().huddles.changeSeries({
    seriesId,
    version: 1,
    from: '2027-03-30',
    rule: 'FREQ=WEEKLY;BYDAY=WE',
    start: '2027-03-31T09:30',
    minutes: 45,
  });
  expect(await diary()).toEqual(before);
  const march = await topped('2027-03-15');
  // The clocks change on Sun 28 March; both times stay on the wall.
  expect(march.slice(0, 4)).toEqual([
    '2027-03-16 08:45 30',
    '2027-03-23 08:45 30',
    '2027-03-31 09:30 45',
    '2027-04-07 09:30 45',
  ]);
  await jo().huddles.undoChange({ changeId });
  expect((await topped('2027-03-15')).slice(0, 4)).toEqual([
    '2027-03-16 08:45 30',
    '2027-03-23 08:45 30',
    '2027-03-30 08:45 30',
    '2027-04-06 08:45 30',
  ]);
});
test('a closed day set later moves the dates before a change to come as well as those after it', async () => {
  await jo().huddles.changeSeries({ seriesId, version: 1, from: '2027-03-30', start: '2027-03-30T10:00' });
  await w.as(w.jo).neighbourhoods.setClosures({ days: ['2026-12-08'] });
  const days = (await diary()).map(({ day }) => day);
  await w.as(w.jo).neighbourhoods.setClosures({ days: [] });
  expect(days).toContain('2026-12-09');
  expect(days).not.toContain('2026-12-08');
});
test('a series that ends before a change to come meets as it does now up to its last date', async () => {
  await jo().huddles.changeSeries({ seriesId, version: 1, from: '2027-03-30', start: '2027-03-30T10:00' });
  await jo().huddles.endSeries({ seriesId, from: '2027-01-05' });
  expect(await topped('2026-12-28')).toEqual(['2026-12-29 08:45 30']);
});
test('before a change to come the series is changed from that date or a later one, and twice if need be', async () => {
  const first = await jo().huddles.changeSeries({
    seriesId,
    version: 1,
    from: '2027-03-30',
    start: '2027-03-30T10:00',
  });
  expect(
    await refusal(
      jo().huddles.changeSeries({ seriesId, version: first.version, from: '2027-02-02', minutes: 60 }),
    ),
  ).toMatchObject({ reason: 'conflict', sentence: /already changes on Tue 30 Mar/ });
  await jo().huddles.changeSeries({ seriesId, version: first.version, from: '2027-04-13', minutes: 60 });
  expect((await topped('2027-03-22')).slice(0, 5)).toEqual([
    '2027-03-23 08:45 30',
    '2027-03-30 10:00 30',
    '2027-04-06 10:00 30',
    '2027-04-13 10:00 60',
    '2027-04-20 10:00 60',
  ]);
});
