import { describe, expect, test } from 'vitest';
import { read } from './reading.ts';

describe('birth dates', () => {
  const born = async (cell: string, today = '2026-11-24') => {
    const { rows, problems } = await read(`NHS number,DOB\n9990000018,"${cell}"\n`, { today });
    return rows[0]?.birthDate ?? problems[0]?.problem;
  };
  test.each([
    '13/11/1957',
    '1957-11-13',
    '13 Nov 1957',
    '13-Nov-57',
    '13.11.1957',
    '13th November 1957',
    '19571113',
    '1957-11-13T00:00:00',
    '13/11/1957 00:00',
    'Wed 13 Nov 1957',
    '13/11/57',
    'November 13, 1957',
  ])('%j', async (cell) => {
    expect(await born(cell)).toBe('1957-11-13');
  });
  test.each([
    ['', /blank/],
    ['31/02/1950', /does not exist/],
    ['29/02/1900', /does not exist/],
    ['04/24/1957', /month seems to stand before the day/],
    ['20771', /Excel’s own number/],
    ['UNKNOWN', /not a date/],
    ['25/11/2026', /future/],
    ['02/07/16', /either century/],
    ['00/00/0000', /does not exist/],
  ])('%j is refused', async (cell, why) => {
    expect(await born(cell)).toMatch(why);
  });
  test('a two-digit year is read when one century alone gives an age of 0 to 110', async () => {
    expect(await born('24/11/27')).toBe('1927-11-24');
    expect(await born('25/11/26')).toBe('1926-11-25');
    expect(await born('24/11/26')).toMatch(/either century/);
    expect(await born('23/11/15')).toBe('2015-11-23');
    expect(await born('25/11/15')).toMatch(/either century/);
  });
});
