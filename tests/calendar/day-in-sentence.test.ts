import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDay } from '../../src/calendar/day-in-sentence.ts';
import { isDay } from '../../src/core/day.ts';

const TUESDAY = '2026-11-24';

describe('no day is found where none is meant, or where two are', () => {
  test.each([
    '',
    'book echo for N7-0042',
    'A-118',
    'two falls since discharge, daughter worried',
    '2 falls',
    '2 falls in 3 days',
    'seen twice in a week',
    'falls three times a week on Friday evenings',
    'keep on antibiotics for 2 weeks',
    'he sat with his daughter',
    'she wed again',
    'out in the sun too long',
    'flat on the 2nd floor',
    'on second thoughts leave it',
    '3 may need equipment',
    'ring Jan 4 times',
    'BP 12/8',
    'cough, review 3/52',
    'ring 999 000 0018',
    'call 07700 900123',
    'every Tuesday at 8:45',
    'not Friday',
    'in 3 days after discharge',
    'see the Friday after next',
    'Monday to Friday',
    'Friday or Monday',
    '4 - 6 Dec',
    'from 4 to 6 Dec',
    'chase Friday’s bloods',
    'fell yesterday',
    'seen 3 days ago',
    'seen last Friday',
    'fell today, ring daughter tomorrow',
    'urgent N7-0042 admitted last night',
    'book echo by Friday 3 December',
    'book echo by 31/02/2027',
    'by Monday or by Friday',
  ])('“%s”', (text) => {
    expect(findDay(text, TUESDAY)).toBeUndefined();
  });

  test('whatever is typed, what is found is a real day and stands in the text', () => {
    const word = fc.constantFrom(
      ...'by on in for to N7-0042 A-118 @Sam ring bloods, Friday Tues. 4 12th Dec month week days working before (after) end first 04/12 today ago 2 falls'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 14 }), (words) => {
        const text = words.join(' ');
        const found = findDay(text, TUESDAY);
        if (found === undefined) return;
        expect(isDay(found.day)).toBe(true);
        expect(text.slice(found.index, found.index + found.matched.length)).toBe(found.matched);
      }),
      { numRuns: 2000 },
    );
  });
});

test.each([
  ['book echo for N7-0042 by Friday', '2026-11-27', 'by Friday'],
  ['@Priya book echo for N7-0042 by Friday', '2026-11-27', 'by Friday'],
  ['Book echo By Friday please', '2026-11-27', 'By Friday'],
  ['ring housing, Sam, in 3 working days', '2026-11-27', 'in 3 working days'],
  ['ring housing about Monday’s visit, Sam, in 3 working days', '2026-11-27', 'in 3 working days'],
  ['ring housing on Monday about the move, Sam, Friday', '2026-11-27', 'Friday'],
  ['N7-0042 repeat bloods within 2 weeks', '2026-12-08', 'within 2 weeks'],
  ['snooze A-118 to Monday awaiting reply', '2026-11-30', 'to Monday'],
  ['add N7-0042 to Tuesday', '2026-12-01', 'to Tuesday'],
  ['suggest 5 for Tuesday', '2026-12-01', 'for Tuesday'],
  ['agenda Tuesday', '2026-12-01', 'Tuesday'],
  ['I can’t come Tuesday, Jo covers', '2026-12-01', 'Tuesday'],
  ['done A-118 booked for 3 Dec', '2026-12-03', 'for 3 Dec'],
  ['give A-118 to @Sam by Wed', '2026-11-25', 'by Wed'],
  ['by the 12th for N7-0042', '2026-12-12', 'by the 12th'],
  ['ring daughter on 4/12', '2026-12-04', 'on 4/12'],
  ['ring Jan 4 times by Friday', '2026-11-27', 'by Friday'],
  ['antibiotics for 2 weeks, review by 11 December', '2026-12-11', 'by 11 December'],
  ['chase Friday’s bloods by 4 Dec', '2026-12-04', 'by 4 Dec'],
  ['fell yesterday, ring daughter tomorrow', '2026-11-25', 'tomorrow'],
  ['2 falls since Monday, OT visit by end of next week', '2026-12-04', 'by end of next week'],
  ['review (by Fri).', '2026-11-27', 'by Fri'],
  ['call 07700 900123 before Friday', '2026-11-26', 'before Friday'],
  ['OT visit a week on Wednesday', '2026-12-02', 'a week on Wednesday'],
  ['first Tuesday in December', '2026-12-01', 'first Tuesday in December'],
  ['by Friday', '2026-11-27', 'by Friday'],
  ['3 days', '2026-11-27', '3 days'],
  ['due by 01/02/2025', '2025-02-01', 'due by 01/02/2025'],
])('“%s” names %s in the words “%s”', (text, day, matched) => {
  expect(findDay(text, TUESDAY)).toEqual({ day, matched, index: text.indexOf(matched) });
});

test('a closure of the neighbourhood is no working day in a sentence either', () => {
  expect(findDay('ring housing in 3 working days', TUESDAY, ['2026-11-26'])?.day).toBe('2026-11-30');
});

test('a long message is read in good time, as far as its first two thousand letters', () => {
  const started = performance.now();
  expect(findDay(`${'ring the 2nd of 3 in 4 '.repeat(2000)} by Friday`, TUESDAY)).toBeUndefined();
  expect(performance.now() - started).toBeLessThan(1500);
});

const CHRONO = new URL('../../../shared/data/date-phrases/chrono-en-cases.json', import.meta.url);
type ChronoCase = { text: string; ref: string; year: number; month: number; day: number };

describe.skipIf(!existsSync(CHRONO))('with ../shared/data (skipped where it is absent)', () => {
  test('in chrono’s own sentences with one day that is not past, we find the same day', () => {
    const { cases } = JSON.parse(readFileSync(CHRONO, 'utf8')) as { cases: ChronoCase[] };
    const sentences = cases.filter(
      ({ text }) =>
        /^(?:The Deadline is|we have to|Let)/.test(text) &&
        !/\d ?PM|midnight|now|last|past|August 10$|2018 March|Tue/.test(text),
    );
    expect(sentences.length).toBeGreaterThan(7);
    for (const { text, ref, year, month, day } of sentences)
      expect([text, findDay(text, ref.slice(0, 10))?.day]).toEqual([
        text,
        `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
      ]);
  });
});
