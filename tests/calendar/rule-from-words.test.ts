import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRule } from '../../src/calendar/rule-from-words.ts';
import { ruleInWords } from '../../src/calendar/rule-in-words.ts';

test.each([
  '',
  'banana',
  'every',
  'every banana',
  'weekly',
  'fortnightly',
  'monthly',
  'biweekly',
  'Tuesday',
  'every Tuesday and banana',
  'every third Thursday',
  'every 12th',
  '12th',
  '31st of each month',
  '0th of each month',
  'Friday to Monday',
  'every hour',
  'first day of the month',
  'every Tuesday at 8:45',
])('“%s” is not understood, and nothing is guessed', (text) => {
  expect(readRule(text)).toBeUndefined();
});

test.each([
  ['every Tuesday', 'FREQ=WEEKLY;BYDAY=TU'],
  ['Every Tues.', 'FREQ=WEEKLY;BYDAY=TU'],
  ['each Tuesday', 'FREQ=WEEKLY;BYDAY=TU'],
  ['Tuesdays', 'FREQ=WEEKLY;BYDAY=TU'],
  ['on Mondays and Thursdays', 'FREQ=WEEKLY;BYDAY=MO,TH'],
  ['weekly on Mon and Wed', 'FREQ=WEEKLY;BYDAY=MO,WE'],
  ['every week on Friday', 'FREQ=WEEKLY;BYDAY=FR'],
  ['every Fri, Mon & Wed', 'FREQ=WEEKLY;BYDAY=MO,WE,FR'],
  ['every Monday to Thursday', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH'],
  ['Mon-Fri', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
  ['every working day', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
  ['weekdays', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
  ['daily', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
  ['every day', 'FREQ=DAILY'],
  ['every other day', 'FREQ=DAILY;INTERVAL=2'],
  ['every other Thursday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH'],
  ['every second Thursday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH'],
  ['fortnightly on Thursday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH'],
  ['Thursdays every fortnight', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH'],
  ['every 2 weeks on Thursday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH'],
  ['every six weeks on Wednesday', 'FREQ=WEEKLY;INTERVAL=6;BYDAY=WE'],
  ['first Monday of the month', 'FREQ=MONTHLY;BYDAY=1MO'],
  ['the first Monday of each month', 'FREQ=MONTHLY;BYDAY=1MO'],
  ['monthly on the first Monday', 'FREQ=MONTHLY;BYDAY=1MO'],
  ['every first Monday', 'FREQ=MONTHLY;BYDAY=1MO'],
  ['second Thursday of every month', 'FREQ=MONTHLY;BYDAY=2TH'],
  ['every second Thursday of the month', 'FREQ=MONTHLY;BYDAY=2TH'],
  ['last Friday', 'FREQ=MONTHLY;BYDAY=-1FR'],
  ['first and third Tuesdays of the month', 'FREQ=MONTHLY;BYDAY=1TU,3TU'],
  ['last working day of the month', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1'],
  ['15th of each month', 'FREQ=MONTHLY;BYMONTHDAY=15'],
  ['every month on the 15th', 'FREQ=MONTHLY;BYMONTHDAY=15'],
  ['last day of the month', 'FREQ=MONTHLY;BYMONTHDAY=-1'],
])('“%s” is %s', (text, rule) => {
  expect(readRule(text)).toBe(rule);
});

test('property: what a rule says in words is read back as the same rule', () => {
  const days = fc.subarray(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], { minLength: 1 });
  const rule = fc.oneof(
    fc
      .tuple(fc.integer({ min: 1, max: 12 }), days)
      .map(
        ([interval, byDay]) =>
          `FREQ=WEEKLY${interval === 1 ? '' : `;INTERVAL=${interval}`};BYDAY=${byDay.join(',')}`,
      ),
    fc
      .tuple(fc.subarray([1, 2, 3, 4, 5, -1], { minLength: 1 }), fc.constantFrom('MO', 'WE', 'SU'))
      .map(([nths, day]) => `FREQ=MONTHLY;BYDAY=${nths.map((nth) => `${nth}${day}`).join(',')}`),
    fc.integer({ min: 1, max: 28 }).map((date) => `FREQ=MONTHLY;BYMONTHDAY=${date}`),
    fc.constantFrom(
      'FREQ=DAILY',
      'FREQ=DAILY;INTERVAL=2',
      'FREQ=MONTHLY;BYMONTHDAY=-1',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1',
    ),
  );
  fc.assert(
    fc.property(rule, (each) => {
      expect([ruleInWords(each), readRule(ruleInWords(each))]).toEqual([ruleInWords(each), each]);
    }),
  );
});
