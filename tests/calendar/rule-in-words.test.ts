import { expect, test } from 'vitest';
import { ruleInWords } from '../../src/calendar/rule-in-words.ts';

test('what is no rule is refused, not shown', () => {
  expect(() => ruleInWords('banana')).toThrow(expect.objectContaining({ reason: 'invalid' }));
});

test.each([
  ['FREQ=WEEKLY;BYDAY=TU', 'every Tuesday'],
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'every weekday'],
  ['FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR', 'every weekday'],
  ['FREQ=WEEKLY;BYDAY=MO,WE,FR', 'every Monday, Wednesday and Friday'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', 'every second Thursday'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE', 'every second week on Monday and Wednesday'],
  ['FREQ=WEEKLY;INTERVAL=3;BYDAY=FR', 'every 3 weeks on Friday'],
  ['FREQ=WEEKLY', 'every week'],
  ['FREQ=DAILY', 'every day'],
  ['FREQ=MONTHLY;BYDAY=1MO', 'first Monday of each month'],
  ['FREQ=MONTHLY;BYDAY=-1FR', 'last Friday of each month'],
  ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1', 'first Monday of each month'],
  ['FREQ=MONTHLY;BYDAY=1TU,3TU', 'first and third Tuesday of each month'],
  ['FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO', 'first Monday of every second month'],
  ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'last weekday of each month'],
  ['FREQ=MONTHLY;BYMONTHDAY=15', '15th of each month'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', 'last day of each month'],
  ['FREQ=MONTHLY', 'same day of each month'],
  ['FREQ=YEARLY;BYMONTH=1;BYDAY=1MO', 'first Monday of January, every year'],
  ['FREQ=WEEKLY;BYDAY=TU;BYMONTH=1,2', 'every Tuesday in January and February'],
  ['FREQ=WEEKLY;BYDAY=TU;COUNT=6', 'every Tuesday, 6 times'],
  ['FREQ=WEEKLY;BYDAY=TU;COUNT=1', 'every Tuesday, once'],
  ['FREQ=WEEKLY;BYDAY=TU;UNTIL=20261204', 'every Tuesday, until Fri 4 Dec 2026'],
])('%s is “%s”', (rule, words) => {
  expect(ruleInWords(rule)).toBe(words);
});
