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
  for (const series of await jo().huddles.series({})) await jo().huddles.endSeries({ seriesId: series.id });
  ids = await scheduleTuesdays(w);
  seriesId = (await jo().huddles.read({ huddleId: ids[0] ?? '' })).seriesId ?? '';
});
const jo = () => w.as(w.jo);
const huddle = (place: number): string => ids[place] ?? '';
const diary = async (of = seriesId) =>
  (await jo().huddles.list({ to: '2027-06-01' }))
    .filter((one) => one.seriesId === of && one.status !== 'cancelled')
    .map(({ day, time }) => `${day} ${time}`);
const BEFORE = ['2026-12-01 08:45', '2026-12-08 08:45', '2026-12-15 08:45', '2026-12-22 08:45'];

test('a series that meets each working day has no one weekday to move', async () => {
  const { huddles } = await jo().huddles.schedule({
    name: 'Daily',
    kind: 'daily',
    rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    start: '2026-11-25T08:45',
  });
  expect(
    await refusal(
      jo().huddles.moveSeries({
        huddleId: huddles[0]?.id ?? '',
        start: '2026-11-28T08:45',
        scope: 'following',
      }),
    ),
  ).toMatchObject({ reason: 'invalid', sentence: /Move this one, or change how often/ });
});
test('a day that is none, a time that has passed and a huddle that is live are refused', async () => {
  const move = (start: string) => jo().huddles.moveSeries({ huddleId: huddle(0), start, scope: 'all' });
  expect((await refusal(move('2026-02-30T08:45'))).reason).toBe('invalid');
  expect((await refusal(move('2026-11-23T08:45'))).sentence).toMatch(/has passed/);
  at(w, '2026-12-01', '08:45');
  await jo().huddles.start({ huddleId: huddle(0) });
  expect((await refusal(move('2026-12-02T08:45'))).reason).toBe('conflict');
});
test('this and following: earlier dates stay, later ones meet on the new day with their agendas', async () => {
  const [one] = await makeCases(w, {});
  await jo().huddles.addItem({ huddleId: huddle(2), ref: one?.ref ?? '' });
  const { huddles } = await jo().huddles.moveSeries({
    huddleId: huddle(1),
    start: '2026-12-09T09:30',
    scope: 'following',
  });
  expect(huddles.map(({ id }) => id)).toEqual(ids);
  expect((await diary()).slice(0, 5)).toEqual([
    '2026-12-01 08:45',
    '2026-12-09 09:30',
    '2026-12-16 09:30',
    '2026-12-23 09:30',
    '2026-12-30 09:30',
  ]);
  expect((await jo().huddles.read({ huddleId: huddle(2) })).items.map(({ ref }) => ref)).toContain(one?.ref);
});
test('all: every date to come moves; undo puts each back where it was', async () => {
  const { changeId } = await jo().huddles.moveSeries({
    huddleId: huddle(1),
    start: '2026-12-10T14:00',
    scope: 'all',
  });
  expect((await diary()).slice(0, 3)).toEqual(['2026-12-03 14:00', '2026-12-10 14:00', '2026-12-17 14:00']);
  await jo().huddles.undoChange({ changeId });
  expect((await diary()).slice(0, 4)).toEqual(BEFORE);
  expect(
    (await jo().huddles.list({ to: '2026-12-23' }))
      .filter((one) => one.seriesId === seriesId)
      .map(({ id }) => id),
  ).toEqual(ids);
});
test('a date that a bank holiday had shifted can be taken hold of, and only its time moves', async () => {
  const { huddles, seriesId: mondays } = await jo().huddles.schedule({
    name: 'Mondays',
    kind: 'weekly',
    rule: 'FREQ=WEEKLY;BYDAY=MO',
    start: '2026-12-14T08:45',
  });
  const shifted = huddles.find((one) => one.day === '2026-12-29');
  await jo().huddles.moveSeries({
    huddleId: shifted?.id ?? '',
    start: '2026-12-29T10:00',
    scope: 'following',
  });
  expect((await diary(mondays)).slice(0, 4)).toEqual([
    '2026-12-14 08:45',
    '2026-12-21 08:45',
    '2026-12-29 10:00',
    '2027-01-04 10:00',
  ]);
});
test('the second Tuesday of each month, moved by a day, is the second Wednesday', async () => {
  const { huddles, seriesId: monthly } = await jo().huddles.schedule({
    name: 'Monthly',
    kind: 'cyp',
    rule: 'FREQ=MONTHLY;BYDAY=2TU',
    start: '2026-12-01T13:00',
  });
  await jo().huddles.moveSeries({
    huddleId: huddles[0]?.id ?? '',
    start: '2026-12-09T13:00',
    scope: 'all',
  });
  expect((await diary(monthly)).slice(0, 3)).toEqual([
    '2026-12-09 13:00',
    '2027-01-13 13:00',
    '2027-02-10 13:00',
  ]);
});

test('ended from a date on: those before are held, those after are cancelled with the reason, and one press takes it back', async () => {
  const { changeId, cancelled } = await jo().huddles.endSeries({
    seriesId,
    from: '2026-12-15',
    why: 'The pilot ends',
  });
  expect(cancelled).toBeGreaterThan(3);
  expect(await diary()).toEqual(BEFORE.slice(0, 2));
  expect((await jo().huddles.read({ huddleId: huddle(2) })).cancelWhy).toBe('The pilot ends');
  await jo().huddles.undoChange({ changeId: changeId ?? '' });
  expect((await diary()).slice(0, 4)).toEqual(BEFORE);
});
test('an end that leaves nothing to come ends the series, and that too is taken back', async () => {
  const { changeId } = await jo().huddles.endSeries({ seriesId });
  expect(await jo().huddles.series({})).toEqual([]);
  expect(await diary()).toEqual([]);
  await jo().huddles.undoChange({ changeId: changeId ?? '' });
  expect((await diary()).slice(0, 4)).toEqual(BEFORE);
  expect((await jo().huddles.series({})).map(({ id }) => id)).toEqual([seriesId]);
});
test('what somebody changed again since is not taken back over their heads', async () => {
  const { changeId, version } = await jo().huddles.changeSeries({ seriesId, version: 1, minutes: 45 });
  await w.as(w.anna).huddles.changeSeries({ seriesId, version, minutes: 60 });
  expect(await refusal(jo().huddles.undoChange({ changeId }))).toMatchObject({
    reason: 'conflict',
    sentence: /changed again since/,
  });
});
test('a series that counts comes to its end by itself', async () => {
  const { seriesId: three } = await jo().huddles.schedule({
    name: 'Three times',
    kind: 'weekly',
    rule: 'FREQ=WEEKLY;BYDAY=WE;COUNT=3',
    start: '2026-12-02T08:45',
  });
  expect(await diary(three)).toHaveLength(3);
  at(w, '2026-12-17', '12:00');
  await w.asSystem.huddles.openDue({});
  expect((await jo().huddles.series({})).map(({ id }) => id)).not.toContain(three);
});
