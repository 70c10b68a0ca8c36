import fc from 'fast-check';
import { expect, test } from 'vitest';
import { occurrencesOf } from '../../src/calendar/index.ts';
import { addDays, weekdayNumber } from '../../src/core/day.ts';
import { calendarFile } from '../../src/feeds/calendar-file.ts';
import type { CalendarRow } from '../../src/huddles/index.ts';
import { readCalendar } from './ical.ts';

const row = (set: Partial<CalendarRow>): CalendarRow => ({
  id: '0192f000-0000-7000-8000-000000000001',
  kind: 'weekly',
  cohort: 'FRAILTY_DEMENTIA',
  status: 'draft',
  startsAt: '2026-12-01T08:45:00.000Z',
  minutes: 30,
  movedFrom: null,
  joinUrl: 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_riverside%40thread.v2/0?a=1,2;3',
  sequence: 0,
  changedAt: null,
  plannedAt: '2026-11-24T09:00:00.000Z',
  fileKey: '0192f000-0000-4000-8000-000000000002',
  isAway: false,
  ...set,
});
const HERE = { place: 'Riverside, North; and "South"', zone: 'Europe/London' };

test('an empty calendar is still one', () => {
  expect(readCalendar(calendarFile([], HERE))).toEqual([]);
});
test('a join link and a place with commas, semicolons and quotes come back as they were', () => {
  expect(readCalendar(calendarFile([row({})], HERE))[0]).toMatchObject({
    uid: '0192f000-0000-7000-8000-000000000001@neighbourhood-huddle',
    summary: 'Weekly huddle · Frailty and dementia · Riverside, North; and "South"',
    location: row({}).joinUrl,
    url: row({}).joinUrl?.replace(',', '%2C').replace(';', '%3B'),
    local: '2026-12-01T08:45',
    zone: 'Europe/London',
    minutes: 30,
    status: 'CONFIRMED',
    transparency: 'OPAQUE',
  });
});
test('no line is longer than 75 bytes, however long the join link is', () => {
  const joinUrl = `https://teams.microsoft.com/l/meetup-join/${'é'.repeat(400)}`;
  const text = calendarFile([row({ joinUrl })], HERE);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(readCalendar(text)[0]?.location).toBe(joinUrl);
});
test('a cancelled huddle stays, as cancelled and as free time', () => {
  expect(readCalendar(calendarFile([row({ status: 'cancelled', sequence: 3 })], HERE))[0]).toMatchObject({
    status: 'CANCELLED',
    sequence: 3,
    transparency: 'TRANSPARENT',
  });
});
test('the same huddles give the same file: a calendar program sees a change only where there is one', () => {
  expect(calendarFile([row({})], HERE)).toBe(calendarFile([row({})], HERE));
});
test('the file carries its time zone, with both of its clock changes', () => {
  const text = calendarFile([row({})], HERE);
  expect(text).toContain('BEGIN:VTIMEZONE\r\nTZID:Europe/London');
  expect(text).toContain('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU');
  expect(text).toContain('RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU');
  expect(text).toContain('DTSTART;TZID=Europe/London:20261201T084500');
  expect(text).toContain('DTEND;TZID=Europe/London:20261201T091500');
  expect(text).toMatch(/DTSTAMP:20261124T090000Z/);
  expect(text).toMatch(/LAST-MODIFIED:20261124T090000Z/);
});

test.each([
  ['in the hour that the clocks skip', '2026-03-29T01:30'],
  ['in the hour that comes twice', '2026-10-25T01:30'],
])('a huddle %s is read at the instant at which we hold it', (_, start) => {
  const { held } = occurrencesOf({
    rule: 'FREQ=WEEKLY;BYDAY=SU',
    start,
    zone: 'Europe/London',
    bankHolidays: 'ignore',
    count: 1,
  });
  expect(readCalendar(calendarFile(asRows(held), HERE))).toMatchObject([{ utc: held[0]?.utc }]);
});

const FRAILTY = { rule: 'FREQ=WEEKLY;BYDAY=TU', time: '08:45', bankHolidays: 'next' } as const;
const CYP = { rule: 'FREQ=MONTHLY;BYDAY=2WE', time: '16:00', bankHolidays: 'next' } as const;
const asRows = (held: readonly { utc: string }[]): CalendarRow[] =>
  held.map(({ utc }, at) =>
    row({ id: `0192f000-0000-7000-8000-${String(at).padStart(12, '0')}`, startsAt: utc }),
  );

test.each([
  ['the weekly frailty huddle', FRAILTY, '2026-01-06', 156],
  ['the monthly CYP MDT', CYP, '2026-01-14', 36],
])(
  '%s from 2026 to 2028 is read by a calendar program at the same instants and at its time on the wall',
  (_, { rule, time, bankHolidays }, first, count) => {
    const { held } = occurrencesOf({
      rule,
      start: `${first}T${time}`,
      zone: 'Europe/London',
      bankHolidays,
      count,
    });
    expect(held.at(-1)?.day.slice(0, 4)).toBe('2028');
    const read = readCalendar(calendarFile(asRows(held), HERE));
    expect(read.map(({ utc }) => utc)).toEqual(held.map(({ utc }) => utc));
    expect(read.map(({ local }) => local)).toEqual(held.map(({ day }) => `${day}T${time}`));
  },
);
test('a Monday huddle steps round the substitute day of 28 December 2026 and those of 2027 and 2028', () => {
  const { held } = occurrencesOf({
    rule: 'FREQ=WEEKLY;BYDAY=MO',
    start: '2026-12-21T08:45',
    zone: 'Europe/London',
    bankHolidays: 'next',
    count: 60,
  });
  const days = readCalendar(calendarFile(asRows(held), HERE)).map(({ local }) => local.slice(0, 10));
  expect(days.slice(0, 3)).toEqual(['2026-12-21', '2026-12-29', '2027-01-04']);
  expect(days).toContain('2027-12-29');
  expect(days).toContain('2028-01-04');
  for (const closed of ['2026-12-28', '2027-12-27', '2028-01-03']) expect(days).not.toContain(closed);
});

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR'] as const;
test('whatever weekly or monthly series, over the clock changes and substitute days: wall time stays, one a day, in order, and a calendar program agrees', () => {
  fc.assert(
    fc.property(
      fc.record({
        weekday: fc.constantFrom(...WEEKDAYS),
        nth: fc.constantFrom('', '1', '2', '3', '4', '-1'),
        first: fc.integer({ min: 0, max: 900 }).map((days) => addDays('2026-01-01', days)),
        hour: fc.integer({ min: 3, max: 22 }),
        minute: fc.constantFrom('00', '15', '30', '45'),
        bankHolidays: fc.constantFrom('ignore', 'skip', 'previous', 'next'),
        localClosures: fc.array(
          fc.integer({ min: 0, max: 1095 }).map((days) => addDays('2026-01-01', days)),
          { maxLength: 20 },
        ),
      }),
      ({ weekday, nth, first, hour, minute, bankHolidays, localClosures }) => {
        const time = `${String(hour).padStart(2, '0')}:${minute}`;
        const { held } = occurrencesOf({
          rule: nth === '' ? `FREQ=WEEKLY;BYDAY=${weekday}` : `FREQ=MONTHLY;BYDAY=${nth}${weekday}`,
          start: `${first}T${time}`,
          zone: 'Europe/London',
          bankHolidays,
          localClosures,
          count: 40,
        });
        const days = held.map(({ day }) => day);
        expect(new Set(days).size).toBe(days.length);
        expect([...days].sort()).toEqual(days);
        for (const { day, movedFrom } of held)
          if (movedFrom === undefined) expect(WEEKDAYS[weekdayNumber(day) - 1]).toBe(weekday);
        const read = readCalendar(calendarFile(asRows(held), HERE));
        expect(read.map(({ utc }) => utc)).toEqual(held.map(({ utc }) => utc));
        expect(read.map(({ local }) => local)).toEqual(days.map((day) => `${day}T${time}`));
      },
    ),
    { numRuns: 60 },
  );
});
