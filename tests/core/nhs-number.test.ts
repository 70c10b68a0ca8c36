import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkNhsNumber,
  findNhsNumbers,
  isPracticeNumber,
  showNhsNumber,
} from '../../src/core/nhs-number.ts';
import { madeUpNumber } from './made-up-number.ts';

const EXAMPLES = new URL('../../../shared/data/nhs-number/nhs_numbers.json', import.meta.url);

describe('what is not an NHS number says why, without repeating it', () => {
  test.each([
    ['', /blank/],
    [' \u00a0\u200b ', /blank/],
    ['0000000000', /all zeros/],
    ['999 123 4560', /check digit/],
    ['9990000019', /check digit/],
    ['999357209', /nine digits.*zero may have been lost/],
    ['9.99E+09', /Excel has rounded/],
    ['1.00E+10', /Excel has rounded/],
    ['9.990000018e9', /Excel has rounded/],
    ['9990000018.0', /decimal/],
    ['UNKNOWN', /other than digits/],
    ['999000001B', /other than digits/],
    ['99900000180', /11 digits/],
    ['7', /1 digit and/],
  ])('%j', (text, why) => {
    const reading = checkNhsNumber(text);
    expect(reading).toMatchObject({ valid: false, number: null, shown: null });
    expect(reading.problem).toMatch(why);
    if (/\d{4}/.test(text)) expect(reading.problem).not.toContain(text);
  });
});

describe('an NHS number is read however it is spaced', () => {
  test.each([
    '9990000018',
    '999 000 0018',
    '999-000-0018',
    ' 999 000 0018 ',
    '999\u00a0000\u00a00018',
    '999\u2009000\u202f0018',
    '999\u2013000\u20110018',
    '\ufeff999\u200b0000018\t',
    '9 9 9 0 0 0 0 0 1 8',
  ])('%j', (text) => {
    expect(checkNhsNumber(text)).toEqual({ valid: true, number: '9990000018', shown: '999 000 0018' });
  });
});

test('a Scottish or Northern Irish number is accepted with a warning, an English one without', () => {
  expect(checkNhsNumber(madeUpNumber('060723')).warning).toMatch(/Scottish/);
  expect(checkNhsNumber(madeUpNumber('320000')).warning).toMatch(/Northern Irish/);
  expect(checkNhsNumber(madeUpNumber('400000')).warning).toBeUndefined();
});

test('only the 999 range is for practice', () => {
  expect(isPracticeNumber('9990000018')).toBe(true);
  expect(isPracticeNumber(madeUpNumber('943476'))).toBe(false);
  expect(isPracticeNumber('999')).toBe(false);
});

test('of a thousand made-up numbers, the spaced form reads back as the same ten digits', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999 }), (nine) => {
      const start = String(nine).padStart(9, '0');
      const whole = Array.from({ length: 10 }, (_, digit) => `${start}${digit}`).filter(
        (ten) => checkNhsNumber(ten).valid,
      );
      expect(whole.length).toBeLessThanOrEqual(1);
      for (const ten of whole) expect(checkNhsNumber(showNhsNumber(ten)).number).toBe(ten);
    }),
    { numRuns: 1000 },
  );
});

describe('the privacy gate finds a number in any spacing', () => {
  test.each([
    '9990000018',
    '999 000 0018',
    '999-000-0018',
    '999.000.0018',
    '999/000/0018',
    '999, 000, 0018',
    '(999) 000 0018',
    '9 9 9 0 0 0 0 0 1 8',
    '9.9.9.0.0.0.0.0.1.8',
    '99900 00018',
    '９９９ ０００ ００１８',
    '𝟗𝟗𝟗𝟎𝟎𝟎𝟎𝟎𝟏𝟖',
    '9️⃣9️⃣9️⃣0️⃣0️⃣0️⃣0️⃣0️⃣1️⃣8️⃣',
    '9990\u200b0000\u206018',
    '999\u00a0000\u20110018',
    '**999** 000 0018',
    'NHS9990000018',
    '999 000\n0018',
  ])('%j', (written) => {
    const text = `please ring 12 about ${written}, 24/11/1950`;
    expect(findNhsNumbers(text)).toEqual([
      {
        index: text.indexOf(written.replace(/^[A-Z*(]+/, '')),
        length: expect.any(Number),
        number: '9990000018',
      },
    ]);
  });

  test('several numbers, one after another, are all found with their places', () => {
    const text = 'a 999 000 0018 999 000 0026;9990000034';
    expect(findNhsNumbers(text).map((found) => text.slice(found.index, found.index + found.length))).toEqual([
      '999 000 0018',
      '999 000 0026',
      '9990000034',
    ]);
  });

  test.each([
    '07700 900018',
    '+44 7700 900 018',
    '0117 496 00181',
    'N7-0042 and A-118',
    '2026-11-24 09:30',
    '24.11.1950 10.30',
    '24/11/1950 and 12/10/2026',
    '99900000181',
    '0000000000',
    '999 000 0019',
    'cases 999, then lunch, 000 and 0018',
    '',
  ])('%j holds none', (text) => {
    expect(findNhsNumbers(text)).toEqual([]);
  });

  test('every dated hour of ten years reads as a time, never as a number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2020, max: 2030 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 0, max: 23 }),
        (year, month, day, hour) => {
          const two = (value: number) => String(value).padStart(2, '0');
          expect(findNhsNumbers(`${year}-${two(month)}-${two(day)} ${two(hour)}:30`)).toEqual([]);
          expect(findNhsNumbers(`${two(day)}-${two(month)}-${year} ${two(hour)}:30`)).toEqual([]);
        },
      ),
    );
  });
});

describe.skipIf(!existsSync(EXAMPLES))('published examples (needs ../shared/data/nhs-number)', () => {
  type Example = { input: string; valid: boolean | null };
  const examples = (): Record<string, Example[]> => JSON.parse(readFileSync(EXAMPLES, 'utf8'));

  test('every published and random example is judged as its source judges it, nine digits apart', () => {
    const { published = [], dataDictionary = [], pdsSandbox = [], random = [], checkTen = [] } = examples();
    const ours = [...published, ...dataDictionary, ...pdsSandbox, ...random, ...checkTen].filter(
      (example) => example.valid !== null && example.input.replace(/\D/g, '').length !== 9,
    );
    const wrong = ours.filter((example) => checkNhsNumber(example.input).valid !== example.valid);
    expect(ours.length).toBeGreaterThan(480);
    expect(wrong).toEqual([]);
  });
});
