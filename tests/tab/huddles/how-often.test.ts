import { expect, test } from 'vitest';
import { occurrencesOf } from '../../../src/calendar/recurrence.ts';
import { type HowOften, type Rhythm, rhythmOf, ruleOf, startingOn } from '../../../tab/huddles/how-often.ts';

const NONE: Rhythm = { often: 'weekly', days: [], nth: 1, other: '' };
const from = (often: HowOften, first: string): string =>
  ruleOf(startingOn({ ...NONE, often }, first)) ?? 'no rule';

test('without a day, or with an empty rule, there is no rhythm yet', () => {
  expect(ruleOf(NONE)).toBeUndefined();
  expect(ruleOf({ ...NONE, often: 'other', other: '  ' })).toBeUndefined();
});
test.each<[HowOften, string, string[]]>([
  ['weekly', '2026-12-01', ['2026-12-01', '2026-12-08', '2026-12-15']],
  ['daily', '2026-12-01', ['2026-12-01', '2026-12-02', '2026-12-03']],
  ['fortnightly', '2026-12-04', ['2026-12-04', '2026-12-18', '2027-01-01']],
  ['four-weekly', '2026-12-04', ['2026-12-04', '2027-01-01', '2027-01-29']],
  ['monthly', '2026-12-01', ['2026-12-01', '2027-01-05', '2027-02-02']],
  ['monthly', '2026-12-08', ['2026-12-08', '2027-01-12', '2027-02-09']],
  ['monthly', '2026-12-29', ['2026-12-29', '2027-01-26', '2027-02-23']],
])('%s from %s', (often, first, days) => {
  const { held } = occurrencesOf({
    rule: from(often, first),
    start: `${first}T08:45`,
    zone: 'Europe/London',
    bankHolidays: 'ignore',
    count: 3,
  });
  expect(held.map(({ day }) => day)).toEqual(days);
});
test.each([
  'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  'FREQ=WEEKLY;BYDAY=TU',
  'FREQ=WEEKLY;BYDAY=TU,TH',
  'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH',
  'FREQ=WEEKLY;INTERVAL=4;BYDAY=WE',
  'FREQ=MONTHLY;BYDAY=2WE',
  'FREQ=MONTHLY;BYDAY=-1FR',
])('%s is a preset, and comes back as it was', (rule) => {
  expect(rhythmOf(rule).often).not.toBe('other');
  expect(ruleOf(rhythmOf(rule))).toBe(rule);
});
test.each([
  'FREQ=WEEKLY',
  'FREQ=MONTHLY;BYMONTHDAY=31',
  'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
  'FREQ=WEEKLY;BYDAY=TU;COUNT=6',
  'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH',
  'FREQ=YEARLY;BYMONTH=12;BYDAY=1MO',
])('%s is no preset, and stays as it is', (rule) => {
  expect(rhythmOf(rule)).toMatchObject({ often: 'other', other: rule });
  expect(ruleOf(rhythmOf(rule))).toBe(rule);
});
