import { expect, test } from 'vitest';
import { parseRule, writeRule } from '../../src/calendar/series-rule.ts';

test.each([
  '',
  'banana',
  'FREQ',
  'FREQ=',
  'FREQ=SECONDLY',
  'FREQ=MINUTELY',
  'FREQ=HOURLY;INTERVAL=4',
  'BYDAY=TU',
  'FREQ=WEEKLY;FREQ=DAILY',
  'FREQ=WEEKLY;COUNT=0',
  'FREQ=WEEKLY;COUNT=-1',
  'FREQ=WEEKLY;INTERVAL=0',
  'FREQ=WEEKLY;INTERVAL=1000',
  'FREQ=WEEKLY;BYDAY=XX',
  'FREQ=WEEKLY;BYDAY=',
  'FREQ=WEEKLY;BYDAY=1TU',
  'FREQ=WEEKLY;BYMONTHDAY=1',
  'FREQ=MONTHLY;BYMONTHDAY=32',
  'FREQ=MONTHLY;BYDAY=6MO',
  'FREQ=YEARLY;BYDAY=1MO',
  'FREQ=YEARLY;BYWEEKNO=3',
  'FREQ=YEARLY;BYMONTH=13',
  'FREQ=DAILY;BYHOUR=9,10',
  'FREQ=WEEKLY;WKST=SU',
  'FREQ=WEEKLY;UNTIL=20270231',
  'FREQ=WEEKLY;UNTIL=20261201T250000Z',
  'FREQ=WEEKLY;UNTIL=soon',
  'FREQ=WEEKLY;COUNT=3;UNTIL=20261201',
  'FREQ=MONTHLY;BYSETPOS=1',
  'FREQ=WEEKLY;BYDAY=TU=WE',
  'DTSTART:20261124\nRRULE:FREQ=WEEKLY',
])('“%s” is refused with a sentence that shows how to say it', (rule) => {
  expect(() => parseRule(rule)).toThrow(
    expect.objectContaining({ reason: 'invalid', sentence: expect.stringContaining('every Tuesday') }),
  );
});

test('a rule is taken apart, however it is spelled', () => {
  expect(parseRule(' rrule:freq=weekly;interval=2;byday=tu,th; ')).toEqual({
    freq: 'WEEKLY',
    interval: 2,
    byDay: [{ weekday: 2 }, { weekday: 4 }],
    byMonthDay: [],
    byMonth: [],
    bySetPos: [],
  });
  expect(parseRule('FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20271231T235959Z')).toMatchObject({
    byDay: [{ weekday: 5, nth: -1 }],
    until: { day: '2027-12-31', time: '23:59', utc: true },
  });
  expect(parseRule('FREQ=DAILY;COUNT=5').count).toBe(5);
});

test.each([
  'FREQ=WEEKLY;BYDAY=TU',
  'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE',
  'FREQ=MONTHLY;BYDAY=1MO,-1FR',
  'FREQ=MONTHLY;BYMONTHDAY=15,-1',
  'FREQ=YEARLY;BYMONTH=1,7;BYDAY=1MO',
  'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
  'FREQ=DAILY',
])('%s is written as it was read', (rule) => {
  expect(writeRule(parseRule(rule))).toBe(rule);
});
