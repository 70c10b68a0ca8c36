import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBankHoliday } from '../../src/calendar/bank-holidays.ts';
import { type OnBankHolidays, occurrencesOf, type SeriesDates } from '../../src/calendar/recurrence.ts';
import { isWorkingDay } from '../../src/calendar/working-days.ts';
import { addDays, dayOf, instantAt, timeOf, weekdayNumber } from '../../src/core/time.ts';

const series = (over: Partial<SeriesDates>): SeriesDates => ({
  rule: 'FREQ=WEEKLY;BYDAY=TU',
  start: '2026-11-24T08:45',
  zone: 'Europe/London',
  bankHolidays: 'next',
  count: 4,
  ...over,
});
const days = (over: Partial<SeriesDates>): string[] => occurrencesOf(series(over)).held.map(({ day }) => day);

describe('rules that never end, never begin or make no sense', () => {
  test.each([
    ['a date that no year has', { rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' }],
    ['the same, asked of every day', { rule: 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30' }],
    ['a sixth Monday of the month', { rule: 'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6' }],
    ['an end before the beginning', { rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20200101' }],
    ['none asked for', { count: 0 }],
  ])('%s gives no huddles, and soon', (_, over) => {
    const started = performance.now();
    expect(occurrencesOf(series(over)).held).toEqual([]);
    expect(performance.now() - started).toBeLessThan(1500);
  });
  test.each([
    ['no rule', { rule: '' }],
    ['a rule of seconds', { rule: 'FREQ=SECONDLY' }],
    ['a rule that counts to nothing', { rule: 'FREQ=WEEKLY;COUNT=0' }],
    ['a zone that does not exist', { zone: 'Mars/Olympus' }],
    ['an offset for a zone', { zone: '+01:00' }],
    ['no zone', { zone: '' }],
    ['a first day that does not exist', { start: '2026-02-30T08:45' }],
    ['a time that does not exist', { start: '2026-11-24T24:00' }],
    ['an instant for a start', { start: '2026-11-24T08:45:00Z' }],
  ])('%s is refused with a sentence', (_, over) => {
    expect(() => occurrencesOf(series(over))).toThrow(
      expect.objectContaining({ reason: 'invalid', sentence: expect.stringMatching(/^.{20,}\.$/) }),
    );
  });
});

describe('clock changes', () => {
  test.each([
    ['2026-03-24T08:45', ['2026-03-24T08:45:00.000Z', '2026-03-31T07:45:00.000Z']],
    ['2026-10-20T08:45', ['2026-10-20T07:45:00.000Z', '2026-10-27T08:45:00.000Z']],
    ['2027-03-23T08:45', ['2027-03-23T08:45:00.000Z', '2027-03-30T07:45:00.000Z']],
  ])('a weekly huddle from %s stays at 8:45 on the wall', (start, instants) => {
    const { held } = occurrencesOf(series({ start, count: 2 }));
    expect(held.map(({ utc }) => utc)).toEqual(instants);
    expect(held.every(({ local }) => local.endsWith('T08:45'))).toBe(true);
  });
  test('a time that the clock change skips moves on with the clock and is not lost', () => {
    const { held } = occurrencesOf(
      series({ rule: 'FREQ=WEEKLY;BYDAY=SU', start: '2026-03-22T01:30', count: 3 }),
    );
    expect(held.map(({ local, utc }) => [local, utc.slice(11, 16)])).toEqual([
      ['2026-03-22T01:30', '01:30'],
      ['2026-03-29T02:30', '01:30'],
      ['2026-04-05T01:30', '00:30'],
    ]);
  });
  test('a time that comes twice is held the first time', () => {
    expect(
      occurrencesOf(series({ rule: 'FREQ=DAILY', start: '2026-10-25T01:30', count: 1 })).held[0]?.utc,
    ).toBe('2026-10-25T00:30:00.000Z');
  });
});

describe('bank holidays', () => {
  const mondays = { rule: 'FREQ=WEEKLY;BYDAY=MO', start: '2026-12-21T08:45', count: 3 };
  test.each<[OnBankHolidays, string[]]>([
    ['next', ['2026-12-21', '2026-12-29', '2027-01-04']],
    ['previous', ['2026-12-21', '2026-12-24', '2027-01-04']],
    ['skip', ['2026-12-21', '2027-01-04', '2027-01-11']],
    ['ignore', ['2026-12-21', '2026-12-28', '2027-01-04']],
  ])('a Monday huddle on the substitute day of Boxing Day, told to take the %s', (bankHolidays, held) => {
    expect(days({ ...mondays, bankHolidays })).toEqual(held);
  });
  test('a shifted huddle keeps its original day as its name', () => {
    expect(occurrencesOf(series(mondays)).held[1]).toEqual({
      local: '2026-12-29T08:45',
      utc: '2026-12-29T08:45:00.000Z',
      day: '2026-12-29',
      originalDay: '2026-12-28',
      turn: 1,
      movedFrom: '2026-12-28',
    });
  });
  test('a skipped huddle is reported', () => {
    expect(occurrencesOf(series({ ...mondays, bankHolidays: 'skip' })).dropped).toEqual([
      { originalDay: '2026-12-28', because: 'bank-holiday' },
    ]);
  });
  test('a shifted huddle that meets another is dropped and shown, and the other stands', () => {
    const { held, dropped } = occurrencesOf(
      series({ rule: 'FREQ=WEEKLY;BYDAY=MO,TU', start: '2026-12-21T08:45', count: 4 }),
    );
    expect(held.map(({ day, movedFrom }) => [day, movedFrom])).toEqual([
      ['2026-12-21', undefined],
      ['2026-12-22', undefined],
      ['2026-12-29', undefined],
      ['2027-01-04', undefined],
    ]);
    expect(dropped).toEqual([
      { originalDay: '2026-12-28', because: 'already-one-that-day', onto: '2026-12-29' },
    ]);
  });
  test('two shifted huddles that meet leave the earlier one, even where it moves to before the start', () => {
    const given = {
      rule: 'FREQ=WEEKLY;BYDAY=MO,FR',
      start: '2026-12-25T08:45',
      count: 2,
      bankHolidays: 'previous',
    } as const;
    const { held, dropped } = occurrencesOf(series(given));
    expect(held.map(({ day, originalDay }) => [day, originalDay])).toEqual([
      ['2026-12-24', '2026-12-25'],
      ['2026-12-31', '2027-01-01'],
    ]);
    expect(dropped).toEqual([
      { originalDay: '2026-12-28', because: 'already-one-that-day', onto: '2026-12-24' },
    ]);
    expect(days({ ...given, from: '2026-12-25' })).toEqual(['2026-12-31', '2027-01-04']);
  });
  test('a daily huddle loses Christmas and holds no day twice', () => {
    expect(days({ rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', start: '2026-12-23T09:00', count: 4 })).toEqual([
      '2026-12-23',
      '2026-12-24',
      '2026-12-29',
      '2026-12-30',
    ]);
  });
  test('a closure of the neighbourhood counts as one', () => {
    expect(days({ localClosures: ['2026-12-01'], count: 2 })).toEqual(['2026-11-24', '2026-12-02']);
  });
  test('beyond 2028 bank holidays are not known, and the preview says so', () => {
    expect(occurrencesOf(series({ rule: 'FREQ=YEARLY', count: 3 })).beyondKnownHolidays).toBe(false);
    expect(occurrencesOf(series({ rule: 'FREQ=YEARLY', count: 4 })).beyondKnownHolidays).toBe(true);
  });
});

describe('days taken out, days put in, ends', () => {
  test('a day taken out is gone, one put in is held even on a bank holiday, both at once is gone', () => {
    expect(days({ except: ['2026-12-01'], extra: ['2026-12-25', '2026-11-24'], count: 6 })).toEqual([
      '2026-11-24',
      '2026-12-08',
      '2026-12-15',
      '2026-12-22',
      '2026-12-25',
      '2026-12-29',
    ]);
    expect(days({ except: ['2026-12-03'], extra: ['2026-12-03'], count: 2 })).toEqual([
      '2026-11-24',
      '2026-12-01',
    ]);
  });
  test('a huddle put back on its own bank holiday is not shifted and keeps its name', () => {
    const { held } = occurrencesOf(
      series({ rule: 'FREQ=WEEKLY;BYDAY=MO', start: '2026-12-28T08:45', extra: ['2026-12-28'], count: 2 }),
    );
    expect(held.map(({ day, originalDay }) => [day, originalDay])).toEqual([
      ['2026-12-28', '2026-12-28'],
      ['2027-01-04', '2027-01-04'],
    ]);
  });
  test('a shift onto a day taken out is dropped and shown', () => {
    expect(
      occurrencesOf(
        series({ rule: 'FREQ=WEEKLY;BYDAY=MO', start: '2026-12-28T08:45', except: ['2026-12-29'], count: 1 }),
      ).dropped,
    ).toEqual([{ originalDay: '2026-12-28', because: 'taken-out', onto: '2026-12-29' }]);
  });
  test('a series ends after its count, bank holidays among them, or at its last moment in its own zone', () => {
    expect(days({ rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=2' })).toEqual(['2026-11-24', '2026-12-01']);
    expect(days({ rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20261201' })).toHaveLength(2);
    expect(days({ rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20261201T084500Z' })).toHaveLength(2);
    expect(days({ rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20261201T084400Z' })).toHaveLength(1);
    expect(
      days({ start: '2026-06-02T08:45', rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20260609T074500Z' }),
    ).toHaveLength(2);
  });
  test('a series begins with its first day that the rule names', () => {
    expect(days({ start: '2026-11-26T08:45', count: 1 })).toEqual(['2026-12-01']);
    expect(days({ rule: 'FREQ=WEEKLY', start: '2026-11-26T08:45', count: 2 })).toEqual([
      '2026-11-26',
      '2026-12-03',
    ]);
    expect(
      days({
        rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH',
        start: '2026-11-26T08:45',
        from: '2026-12-01',
        count: 2,
      }),
    ).toEqual(['2026-12-10', '2026-12-24']);
    expect(days({ rule: 'FREQ=MONTHLY;BYDAY=-1FR', count: 3, bankHolidays: 'previous' })).toEqual([
      '2026-11-27',
      '2026-12-24',
      '2027-01-29',
    ]);
  });
});

test('property: huddles come in order, once a day, at their own time, and on no bank holiday unless told to', () => {
  const rule = fc.tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.subarray(['MO', 'TU', 'WE', 'TH', 'FR'], { minLength: 1 }),
    fc.constantFrom<OnBankHolidays>('skip', 'previous', 'next', 'ignore'),
    fc.integer({ min: 0, max: 1200 }),
    fc.integer({ min: 0, max: 40 }),
    fc.integer({ min: 1, max: 12 }),
  );
  fc.assert(
    fc.property(rule, ([interval, byDay, bankHolidays, first, later, count]) => {
      const start = addDays('2025-01-01', first);
      const from = addDays(start, later);
      const given = series({
        rule: `FREQ=WEEKLY;INTERVAL=${interval};BYDAY=${byDay.join(',')}`,
        start: `${start}T13:30`,
        bankHolidays,
        from,
        count,
      });
      const { held, dropped } = occurrencesOf(given);
      expect(held).toHaveLength(count);
      held.forEach(({ day, local, utc, originalDay, movedFrom }, at) => {
        expect(day >= from && (at === 0 || day > (held[at - 1]?.day ?? ''))).toBe(true);
        expect([dayOf(utc), timeOf(utc), local]).toEqual([day, '13:30', `${day}T13:30`]);
        expect(utc).toBe(instantAt(day, '13:30'));
        expect(byDay).toContain(['MO', 'TU', 'WE', 'TH', 'FR'][weekdayNumber(originalDay) - 1]);
        expect(movedFrom !== undefined).toBe(originalDay !== day);
        if (movedFrom !== undefined) expect(isBankHoliday(movedFrom)).toBe(true);
        if (bankHolidays !== 'ignore') expect(isWorkingDay(day)).toBe(true);
      });
      expect(new Set([...held, ...dropped].map(({ originalDay }) => originalDay)).size).toBe(
        held.length + dropped.length,
      );
      expect(dropped.every(({ originalDay }) => isBankHoliday(originalDay))).toBe(true);
      // Asking for more, or from later on, tells the same story.
      expect(occurrencesOf({ ...given, count: count + 3 }).held.slice(0, count)).toEqual(held);
    }),
    { numRuns: 150 },
  );
});
