import { beforeAll, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { JOIN, makeCases, refusal, TUESDAYS } from './huddle-world.ts';

// Tue 24 Nov 2026, 9:00.
let w: World;
beforeAll(async () => {
  w = await world();
});
const schedule = (set: object = {}) => w.as(w.jo).huddles.schedule({ ...TUESDAYS, ...set });

test('a huddle’s name that says who somebody is, is not kept', async () => {
  expect(await refusal(schedule({ name: 'Huddle on 999 000 0018' }))).toMatchObject({ reason: 'invalid' });
  expect(await w.as(w.jo).huddles.series({})).toEqual([]);
});
test.each(['FREQ=HOURLY', 'every Tuesday', 'FREQ=WEEKLY;BYDAY=XX', 'FREQ=WEEKLY;COUNT=0'])(
  'a way of repeating that makes no sense is refused: %s',
  async (rule) => {
    expect(await refusal(schedule({ rule }))).toMatchObject({ reason: 'invalid' });
  },
);
test('a series whose dates are all past is refused and leaves nothing behind', async () => {
  const past = { rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=3', start: '2026-01-06T08:45' };
  expect(await refusal(schedule(past))).toMatchObject({ reason: 'invalid', sentence: /no date to come/ });
  expect(await w.as(w.jo).huddles.series({})).toEqual([]);
});
test('a day that does not exist is refused with an example', async () => {
  expect(await refusal(schedule({ start: '2026-02-30T08:45' }))).toMatchObject({ reason: 'invalid' });
});
test.each([
  'http://teams.microsoft.com/l/meetup-join/1',
  'https://teams.microsoft.com.evil.example/l/meetup-join/1',
  'https://nurse@teams.microsoft.com/l/meetup-join/1',
  'javascript:alert(1)',
])('only a Teams meeting stands behind Join: %s', async (joinUrl) => {
  expect(await refusal(schedule({ joinUrl }))).toMatchObject({
    reason: 'invalid',
    sentence: /teams\.microsoft\.com/,
  });
});
test('a member who neither chairs nor coordinates cannot schedule, and the try is on the trail', async () => {
  expect(await refusal(w.as(w.priya).huddles.schedule(TUESDAYS))).toMatchObject({
    reason: 'forbidden',
    sentence: /chair or coordinator|coordinator or chair/,
  });
  expect((await w.audit()).at(-1)).toMatchObject({ useCase: 'huddles.schedule', outcome: 'refused' });
});
test('somebody who does not chair cannot be made the chair of a series', async () => {
  expect(await refusal(schedule({ chairId: w.priya.id }))).toMatchObject({
    reason: 'invalid',
    sentence: /Priya Shah/,
  });
});

test('a weekly huddle shows its next four dates, opens the first and fills it', async () => {
  const [one] = await makeCases(w, {});
  const { seriesId, huddles } = await schedule({ joinUrl: JOIN });
  expect(huddles.map(({ day, time, status, minutes }) => ({ day, time, status, minutes }))).toEqual([
    { day: '2026-12-01', time: '08:45', status: 'scheduled', minutes: 30 },
    { day: '2026-12-08', time: '08:45', status: 'draft', minutes: 30 },
    { day: '2026-12-15', time: '08:45', status: 'draft', minutes: 30 },
    { day: '2026-12-22', time: '08:45', status: 'draft', minutes: 30 },
  ]);
  expect(huddles[0]).toMatchObject({
    cases: 1,
    minutesPlanned: 4,
    joinUrl: JOIN,
    chair: { name: 'Dr Anna Reid' },
  });
  const agenda = await w.as(w.jo).huddles.read({ huddleId: huddles[0]?.id ?? '' });
  expect(agenda.items).toMatchObject([{ ref: one?.ref, why: 'new', presenter: { name: 'Jo Bennett' } }]);
  expect((await w.audit()).at(-1)).toMatchObject({
    useCase: 'huddles.schedule',
    aboutKind: 'series',
    aboutId: seriesId,
  });
});

test('pressed again, and by two at once, it answers with the series there is', async () => {
  const again = await Promise.all([schedule(), schedule(), w.as(w.anna).huddles.schedule(TUESDAYS)]);
  expect(new Set(again.map((one) => one.seriesId)).size).toBe(1);
  expect(await w.as(w.jo).huddles.series({})).toHaveLength(1);
});

test('a schedule that was a mistake is taken back, and its cases wait again', async () => {
  const [series] = await w.as(w.jo).huddles.series({});
  await w.as(w.jo).huddles.undoSchedule({ seriesId: series?.id ?? '' });
  await w.as(w.jo).huddles.undoSchedule({ seriesId: series?.id ?? '' });
  expect(await w.as(w.jo).huddles.series({})).toEqual([]);
  expect(await w.as(w.jo).huddles.list({})).toEqual([]);
  const [row] = await w.step((ctx) => ctx.db.selectFrom('mdtCase').select('status').execute());
  expect(row?.status).toBe('accepted');
});

test('a huddle keeps its time on the clock when the clocks change', async () => {
  const { huddles } = await schedule({ name: 'Spring huddle', start: '2027-03-16T08:45' });
  expect(huddles.map(({ day, time, startsAt }) => `${day} ${time} ${startsAt}`)).toEqual([
    '2027-03-16 08:45 2027-03-16T08:45:00.000Z',
    '2027-03-23 08:45 2027-03-23T08:45:00.000Z',
    '2027-03-30 08:45 2027-03-30T07:45:00.000Z',
    '2027-04-06 08:45 2027-04-06T07:45:00.000Z',
  ]);
});

test('a Monday huddle on a bank holiday moves to the next working day and says from where', async () => {
  const mondays = { name: 'Monday huddle', rule: 'FREQ=WEEKLY;BYDAY=MO', start: '2026-12-21T13:00' };
  const { huddles } = await schedule(mondays);
  expect(huddles.map(({ day, movedFrom }) => ({ day, movedFrom }))).toEqual([
    { day: '2026-12-21', movedFrom: null },
    { day: '2026-12-29', movedFrom: '2026-12-28' },
    { day: '2027-01-04', movedFrom: null },
    { day: '2027-01-11', movedFrom: null },
  ]);
});

test('a moved date that already has a huddle of the series is dropped, and the preview says so', async () => {
  const rule = { rule: 'FREQ=WEEKLY;BYDAY=MO,TU', start: '2026-12-28T13:00' };
  const preview = await w.as(w.jo).huddles.previewSeries({ ...rule, bankHolidays: 'next', count: 3 });
  expect(preview.dropped).toEqual([
    {
      originalDay: '2026-12-28',
      because: 'already-one-that-day',
      why: 'left out: Boxing Day (substitute day), and there is one on Tue 29 Dec already',
      onto: '2026-12-29',
    },
  ]);
  const { huddles } = await schedule({ name: 'Two days', ...rule });
  expect(huddles.map((huddle) => huddle.day)).toEqual([
    '2026-12-29',
    '2027-01-04',
    '2027-01-05',
    '2027-01-11',
  ]);
});

test('a daily huddle is in the diary for eight weeks, without bank holidays and weekends', async () => {
  const { seriesId } = await schedule({
    name: 'Daily',
    kind: 'daily',
    rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    start: '2026-11-25T09:15',
    minutes: 15,
  });
  const all = await w.as(w.jo).huddles.list({ from: '2026-11-24', to: '2027-03-01' });
  const days = all.filter((huddle) => huddle.seriesId === seriesId).map((huddle) => huddle.day);
  expect(days[0]).toBe('2026-11-25');
  expect(days.at(-1)).toBe('2027-01-19');
  expect(days).not.toContain('2026-12-25');
  expect(days).not.toContain('2026-12-28');
  expect(days).not.toContain('2026-12-05');
});
test('beyond the known bank holidays the dates carry a warning', async () => {
  const { warning } = await schedule({ name: 'Far away', start: '2029-01-02T08:45' });
  expect(warning).toMatch(/2028/);
});
test('a single extra huddle, and another of the same name on another day, are two', async () => {
  const extra = { name: 'Extra huddle', rule: 'FREQ=DAILY;COUNT=1', minutes: 20 };
  const one = await schedule({ ...extra, start: '2026-12-02T12:00' });
  const other = await schedule({ ...extra, start: '2026-12-09T12:00' });
  expect(one.huddles.map((huddle) => huddle.day)).toEqual(['2026-12-02']);
  expect(other.huddles.map((huddle) => huddle.day)).toEqual(['2026-12-09']);
  expect((await schedule({ ...extra, start: '2026-12-02T12:00' })).seriesId).toBe(one.seriesId);
});
test('the same huddle asked for again a week later is still the same', async () => {
  const weekly = { name: 'Again', rule: 'FREQ=WEEKLY;BYDAY=TH', start: '2026-11-26T10:00' };
  const one = await schedule(weekly);
  expect((await schedule({ ...weekly, start: '2026-12-03T10:00' })).seriesId).toBe(one.seriesId);
});
