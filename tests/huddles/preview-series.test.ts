import { beforeAll, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { refusal } from './huddle-world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
type Asked = Parameters<ReturnType<World['as']>['huddles']['previewSeries']>[0];
const preview = (set: Partial<Asked>) =>
  w.as(w.jo).huddles.previewSeries({
    rule: 'FREQ=WEEKLY;BYDAY=MO',
    start: '2026-12-14T08:45',
    zone: 'Europe/London',
    bankHolidays: 'next',
    count: 12,
    ...set,
  });
const days = ({ occurrences }: Awaited<ReturnType<typeof preview>>): string[] =>
  occurrences.map(({ local }) => local.slice(0, 10));

test.each([
  ['a rule within a day', { rule: 'FREQ=HOURLY' }, /cannot repeat within a day/],
  ['a week that begins on a Sunday', { rule: 'FREQ=WEEKLY;WKST=SU' }, /how often that repeats/],
  ['half a rule', { rule: 'BYDAY=MO' }, /contradicts itself/],
  ['a start that is none', { start: 'tomorrow' }, /when that starts/],
])('%s is refused with a sentence', async (_, set, sentence) => {
  expect((await refusal(preview(set))).sentence).toMatch(sentence);
});
test.each([
  ['a sixth Monday', { rule: 'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6' }],
  ['the 30th of February', { rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' }],
])('%s never comes: no date, and no error', async (_, set) => {
  expect(await preview(set)).toMatchObject({ occurrences: [], dropped: [], moved: [] });
});
test('a fifth Monday in February comes once in twenty years', async () => {
  expect(days(await preview({ rule: 'FREQ=MONTHLY;BYMONTH=2;BYDAY=5MO' }))).toEqual(['2044-02-29']);
});
test('the 31st leaves out the months that have none', async () => {
  expect(
    days(await preview({ rule: 'FREQ=MONTHLY;BYMONTHDAY=31', bankHolidays: 'ignore', count: 3 })),
  ).toEqual(['2026-12-31', '2027-01-31', '2027-03-31']);
});
test('in the year 2400 there are dates, with a warning that bank holidays are not known', async () => {
  const far = await preview({ start: '2400-01-03T08:45' });
  expect(far.occurrences).toHaveLength(12);
  expect(far.warning).toMatch(/after 2028 are not known/);
});
test('a hundred days left out are left out', async () => {
  const except = (await preview({ count: 60, bankHolidays: 'ignore' })).occurrences.map(({ local }) =>
    local.slice(0, 10),
  );
  const more = Array.from({ length: 40 }, (_, at) => `2030-01-${String((at % 28) + 1).padStart(2, '0')}`);
  expect(days(await preview({ except: [...except, ...more], count: 1, bankHolidays: 'ignore' }))).toEqual([
    '2028-02-07',
  ]);
});
test('a time that the clock change skips is held an hour later on the wall, and is not lost', async () => {
  const { occurrences } = await preview({
    rule: 'FREQ=WEEKLY;BYDAY=SU',
    start: '2026-03-29T01:30',
    count: 1,
  });
  expect(occurrences).toEqual([{ local: '2026-03-29T02:30', utc: '2026-03-29T01:30:00.000Z' }]);
});
test('each shift says which holiday it was, each date that falls away why', async () => {
  expect(await preview({ count: 3 })).toMatchObject({
    occurrences: [
      { local: '2026-12-14T08:45' },
      { local: '2026-12-21T08:45' },
      { local: '2026-12-29T08:45', movedFrom: '2026-12-28' },
    ],
    moved: [{ from: '2026-12-28', onto: '2026-12-29', why: 'Boxing Day (substitute day)' }],
  });
  expect((await preview({ count: 3, bankHolidays: 'skip' })).dropped).toEqual([
    { originalDay: '2026-12-28', because: 'bank-holiday', why: 'left out: Boxing Day (substitute day)' },
  ]);
  expect((await preview({ count: 3, except: ['2026-12-29'] })).dropped).toMatchObject([
    { why: 'left out: Boxing Day (substitute day), and Tue 29 Dec is taken out' },
  ]);
});
test('an extra day is held as it is, a closed day of our own is named as such', async () => {
  await w.as(w.jo).neighbourhoods.setClosures({ days: ['2026-12-14'] });
  const shown = await preview({ count: 2, extra: ['2026-12-25'] });
  expect(shown.moved).toEqual([{ from: '2026-12-14', onto: '2026-12-15', why: 'closed here' }]);
  expect(days(await preview({ count: 3, extra: ['2026-12-25'] }))).toEqual([
    '2026-12-15',
    '2026-12-21',
    '2026-12-25',
  ]);
});
test('a series that goes on is shown from a day on', async () => {
  expect(days(await preview({ start: '2026-01-05T08:45', from: '2026-12-16', count: 2 }))).toEqual([
    '2026-12-21',
    '2026-12-29',
  ]);
});
