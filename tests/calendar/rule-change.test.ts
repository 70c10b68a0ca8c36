import { expect, test } from 'vitest';
import { movedRule, restOfRule, ruleUntil } from '../../src/calendar/rule-change.ts';

test.each([
  ['a rule of two weekdays', 'FREQ=WEEKLY;BYDAY=TU,TH', '2026-12-01', '2026-12-02'],
  ['each working day', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', '2026-12-01', '2026-12-02'],
  [
    'the last working day of the month',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    '2026-11-30',
    '2026-12-01',
  ],
  [
    'the 28th moved to the 31st, which not every month has',
    'FREQ=MONTHLY;BYMONTHDAY=28',
    '2026-12-28',
    '2026-12-31',
  ],
  ['each day', 'FREQ=DAILY', '2026-12-01', '2026-12-02'],
])('%s cannot be moved by one date', (_, rule, from, to) => {
  expect(movedRule(rule, from, to)).toBeUndefined();
});
test.each([
  ['FREQ=WEEKLY;BYDAY=TU', '2026-12-01', '2026-12-02', 'FREQ=WEEKLY;BYDAY=WE'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', '2026-12-04', '2026-12-07', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO'],
  ['FREQ=WEEKLY', '2026-12-01', '2026-12-02', 'FREQ=WEEKLY'],
  ['FREQ=WEEKLY;BYDAY=TU,TH;COUNT=6', '2026-12-01', '2026-12-01', 'FREQ=WEEKLY;BYDAY=TU,TH;COUNT=6'],
  [
    'FREQ=WEEKLY;BYDAY=TU;UNTIL=20270301T235959Z',
    '2026-12-01',
    '2026-12-03',
    'FREQ=WEEKLY;BYDAY=TH;UNTIL=20270301T235959Z',
  ],
  ['FREQ=MONTHLY;BYDAY=2TU', '2026-12-08', '2026-12-09', 'FREQ=MONTHLY;BYDAY=2WE'],
  ['FREQ=MONTHLY;BYDAY=-1FR', '2026-12-25', '2026-12-31', 'FREQ=MONTHLY;BYDAY=-1TH'],
  ['FREQ=MONTHLY;BYDAY=-1FR', '2026-12-25', '2026-12-17', 'FREQ=MONTHLY;BYDAY=3TH'],
  ['FREQ=MONTHLY;BYDAY=4TU', '2026-12-22', '2026-12-29', 'FREQ=MONTHLY;BYDAY=-1TU'],
  ['FREQ=MONTHLY;BYMONTHDAY=5', '2026-12-05', '2026-12-07', 'FREQ=MONTHLY;BYMONTHDAY=7'],
])('%s, moved from %s to %s, is %s', (rule, from, to, moved) => {
  expect(movedRule(rule, from, to)).toBe(moved);
});
test('a rule that counts has fewer to come, and never none', () => {
  expect(restOfRule('FREQ=WEEKLY;BYDAY=TU;COUNT=6', 2)).toBe('FREQ=WEEKLY;BYDAY=TU;COUNT=4');
  expect(restOfRule('FREQ=WEEKLY;BYDAY=TU;COUNT=2', 5)).toBe('FREQ=WEEKLY;BYDAY=TU;COUNT=1');
  expect(restOfRule('FREQ=WEEKLY;BYDAY=TU', 5)).toBe('FREQ=WEEKLY;BYDAY=TU');
});
test('a rule ends on the day before, whatever end it had', () => {
  expect(ruleUntil('FREQ=WEEKLY;BYDAY=TU;COUNT=9', '2027-01-01')).toBe('FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231');
});
