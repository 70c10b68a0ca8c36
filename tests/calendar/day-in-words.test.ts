import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDay } from '../../src/calendar/day-in-words.ts';
import { addDays, type Day, isDay } from '../../src/core/day.ts';

const TUESDAY = '2026-11-24';
const phrases = (table: string): string[] => table.split(/[|\n]/).map((phrase) => phrase.trim());
/** A table of "day: phrase | phrase" lines. */
const readings = (table: string): [phrase: string, day: Day][] =>
  table
    .trim()
    .split('\n')
    .flatMap((line) =>
      phrases(line.trim().slice(12)).map((phrase): [string, Day] => [phrase, line.trim().slice(0, 10)]),
    );

describe('what is no date is refused, never guessed', () => {
  test.each(
    phrases(`| . | banana | asap | soon | when I can | N7-0042 | A-118 | 999 000 0018 | 8:45 | 5pm | 2 | 12 | 2026 | 20261204
      31/02/2027 | 30 February | 31 April | 29 Feb | 29 Feb 2027 | 29/2/27 | 99/99 | 12/25 | 25/13/2026 | 00/00/0000 | 2026-02-30
      2026-13-01 | 2024/13/1 | 4.12 | 4-12 | 4 Dec 9999 | 1 Jan 0001 | 04/12/126 | 10 August 88 AD | 2/52 | in 3/12 | 5/31
      yesterday week | Thursday 4 December | Friday 3rd December | Sunday 12/7/2014 | Wednesday 10 January 2012
      fifth Monday of December 2026 | first Tuesday | last Friday of | Good Friday 2031 | 2nd floor | the Friday after next
      in 0 days | in -3 days | in 1000 days | in half a week | in a few days | in several weeks | in about 3 days | in ten
      for 2 weeks | by 3 days | to two weeks | weeks on Friday | -3y | +2 months, 5 days | 2 days after banana
      this week | this month | next year | next quarter | weekend | December | in December | May | mid December | w/c 30 Nov
      Friday 5pm | Friday at noon | Friday banana | banana Friday | by Friday or Monday | Monday to Friday | 4-6 Dec | 4 to 6 Dec
      every Tuesday | Tuesdays | not Friday | after Friday | before today | before yesterday | before banana | by by Friday`),
  )('“%s”', (text) => {
    expect(readDay(text, TUESDAY)).toBeUndefined();
  });

  test('a text too long to be a date', () => {
    expect(readDay(`Friday${' '.repeat(200)}`, TUESDAY)).toBeUndefined();
    expect(readDay('x'.repeat(100_000), TUESDAY)).toBeUndefined();
  });

  test('words of any kind never break the reader, and what it reads is a real day', () => {
    const word = fc.constantFrom(
      ...'by on in next last this the a of Friday Tues 4 12th 31 2027 Dec month week days working fortnight before after end first 04/12 today yesterday Easter Monday time am'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 7 }), (words) => {
        const found = readDay(words.join(' '), TUESDAY);
        if (found !== undefined) expect(isDay(found.day)).toBe(true);
      }),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 100, unit: 'grapheme' }), (text) => void readDay(text, TUESDAY)),
    );
  });
});

const SAID: [today: Day, what: string, table: string][] = [
  [
    TUESDAY,
    'an ordinary Tuesday',
    `2026-11-24: today | tonight | this afternoon | later today | end of play | EOD | this Tuesday | the 24th | 24 Nov | 24/11/26
     2026-11-25: tomorrow | tmrw | Tomorrow morning | Weds | wed. | Wednesday of this week | in 1 working day | next working day
     2026-11-26: the day after tomorrow | day after tomorrow | thurs | on Thur | before Friday | 2 days later | a couple of days
     2026-11-27: by Friday | fri | FRI. | “Friday” | Friday pm | COP Friday | by close of play on Friday | due on Friday
     2026-11-27: no later than Friday | Friday at the latest | on or before Friday | this Friday | this coming Friday | before Monday
     2026-11-27: in 3 days | 3 days | due in 3 days | in three days’ time | end of the week | end of this week | last Friday of the month
     2026-11-29: Sunday | 5 days from now
     2026-11-30: Monday | first thing Monday | start of next week | end of the month | by month end | last working day of the month
     2026-12-01: Tuesday | next Tuesday | the coming Tuesday | a week today | today week | in a week | next week | by the 1st | 1st
     2026-12-01: start of next month | first Tuesday in December | first working day of next month
     2026-12-02: a week on Wednesday | a week Wednesday | tomorrow week | a week tomorrow | next week Wednesday
     2026-12-03: 1st Thursday of next month
     2026-12-04: next Friday | Friday next week | Friday week | a week from Friday | within 10 days | end of next week | Friday 4th
     2026-12-04: 4 Dec | 4th of December | the 4th Dec | Dec 4 | December 4th, 2026 | Fri 4 Dec | Friday, 4th December 2026 | 4dec
     2026-12-04: 04/12/2026 | 4/12 | 04/12 | 4/12/26 | 4.12.2026 | 4-12-26 | Fri 04/12/2026 | 2026-12-04 | 2026/12/4 | 4-Dec-2026
     2026-12-04: Fri the 4th | by Friday 4 December | due by 4/12/2026
     2026-12-07: first Monday of the month
     2026-12-08: in a fortnight | a fortnight | in two weeks | two weeks’ time | 2 wks | a couple of weeks | week after next
     2026-12-08: in ten working days | ten working days | 2 working days after 4 Dec
     2026-12-11: Friday fortnight | two weeks on Friday | a fortnight on Friday
     2026-12-12: 12th | the 12th | 12th of next month
     2026-12-15: twenty-one days
     2026-12-18: the Friday before Christmas
     2026-12-22: 3 working days before Christmas
     2026-12-24: Christmas Eve | in a month | next month
     2026-12-25: Christmas | Christmas Day | xmas
     2026-12-26: Boxing Day
     2026-12-28: the Monday after Boxing Day
     2026-12-31: New Year’s Eve | 31st | end of next month | end of the year
     2027-01-01: New Year’s Day
     2027-01-11: the second Monday of January
     2027-01-31: end of January | end Jan
     2027-02-24: 3 months
     2027-03-26: Good Friday
     2027-03-28: Easter Sunday
     2027-05-24: twenty-fourth of May | May twenty-fourth
     2027-05-31: spring bank holiday | last Monday in May 2027
     2027-11-12: 12/11
     2027-11-23: 23 Nov
     2027-12-04: 4 Dec 27
     2028-02-29: end of February 2028 | 29/02/2028
     2028-04-17: Easter Monday 2028
     2026-11-23: yesterday
     2026-11-20: last Friday
     2026-11-21: 3 days ago
     2025-02-01: 01/02/2025`,
  ],
  [
    '2026-12-23',
    'the Wednesday before Christmas',
    `2026-12-24: in 1 working day | before Christmas | before 29 December
     2026-12-25: end of the week
     2026-12-28: Monday | next Monday
     2026-12-29: in two working days
     2026-12-31: last working day of December
     2027-01-01: 1 Jan
     2027-01-04: the first working day of January
     2027-01-11: in ten working days`,
  ],
  [
    '2026-12-31',
    'New Year’s Eve',
    `2026-12-31: end of the month | 31/12 | 31st
     2027-01-01: tomorrow | Friday
     2027-01-04: next working day
     2027-01-08: next Friday
     2027-01-31: next month
     2027-02-28: in 2 months
     2027-12-30: 30/12`,
  ],
  [
    '2026-03-28',
    'the Saturday before the clocks go forward',
    `2026-03-28: this Saturday
     2026-03-29: tomorrow | Sunday
     2026-03-30: in 2 days | next working day
     2026-04-03: end of the week
     2026-04-04: Saturday
     2026-04-05: next Sunday | a week tomorrow`,
  ],
  [
    '2026-10-24',
    'the Saturday before the clocks go back',
    `2026-10-25: tomorrow | Sunday
     2026-10-26: in 2 days
     2026-10-27: next Tuesday
     2026-11-07: in a fortnight`,
  ],
  [
    '2027-03-27',
    'Easter Saturday, before the clocks go forward',
    `2027-03-28: tomorrow
     2027-03-29: Easter Monday
     2027-03-30: next working day
     2027-04-01: in 3 working days`,
  ],
  [
    '2026-11-29',
    'a Sunday',
    `2026-11-29: this Sunday
     2026-12-01: next Tuesday
     2026-12-04: by Friday | next Friday | end of next week
     2026-12-06: Sunday
     2026-12-08: Tuesday week`,
  ],
  [
    '2028-02-28',
    'the day before a leap day',
    `2028-02-29: tomorrow | 29 Feb | 29/2 | end of the month
     2028-03-28: next month
     2029-02-28: in a year`,
  ],
];
describe.each(SAID)('said on %s, %s', (today, _, table) => {
  test.each(readings(table))('“%s” is %s', (text, day) => {
    expect(readDay(text, today)).toEqual({ day });
  });
});

test('a closure of the neighbourhood is no working day', () => {
  expect(readDay('in 3 working days', TUESDAY, ['2026-11-26'])).toEqual({ day: '2026-11-30' });
  expect(readDay('before Friday', TUESDAY, ['2026-11-26'])).toEqual({ day: '2026-11-25' });
});

test('a day written in full is read back, whatever today is', () => {
  const some = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2024-01-01', days));
  fc.assert(
    fc.property(some, some, (today, day) => {
      const [year, month, date] = day.split('-');
      for (const written of [day, `${date}/${month}/${year}`, `${Number(date)}.${Number(month)}.${year}`])
        expect(readDay(written, today)).toEqual({ day });
    }),
  );
});

const CHRONO = new URL('../../../shared/data/date-phrases/chrono-en-cases.json', import.meta.url);
type ChronoCase = { text: string; ref: string; year: number; month: number; day: number };

/** Where chrono's own tests (American order, past dates welcome) say otherwise, and why we do. */
const OTHERWISE: Record<string, string> = {
  Monday: 'a weekday is the next one',
  Thursday: 'a weekday is the next one, never today',
  'January 1st': 'a date without its year is never past',
  'May twenty-fourth': 'a date without its year is never past',
  'Twenty-fourth of May': 'a date without its year is never past',
  'Dec. 21': 'a date without its year is never past',
  '8/10/2012': 'UK order',
  ': 8/1/2012': 'UK order',
  '8/10': 'UK order',
};

describe.skipIf(!existsSync(CHRONO))('with ../shared/data (skipped where it is absent)', () => {
  test('what chrono’s own tests read, we read as the same day, or differ for a reason, or refuse', () => {
    const { cases } = JSON.parse(readFileSync(CHRONO, 'utf8')) as { cases: ChronoCase[] };
    const read = cases.flatMap(({ text, ref, year, month, day }) => {
      const found = readDay(text, ref.slice(0, 10))?.day;
      const theirs = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      return found === undefined ? [] : [{ text, same: found === theirs }];
    });
    expect(read.filter(({ text, same }) => !same && OTHERWISE[text] === undefined)).toEqual([]);
    expect(read.length).toBeGreaterThan(70);
  });
});
