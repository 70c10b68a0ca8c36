import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  bankHolidayName,
  isBankHoliday,
  knownBankHolidays,
  LAST_KNOWN_YEAR,
} from '../../src/calendar/bank-holidays.ts';
import { isDay, weekdayNumber } from '../../src/core/day.ts';

const PUBLISHED = new URL('../../../shared/data/bank-holidays-england-2024-2028.json', import.meta.url);

test('a Saturday Boxing Day is no bank holiday: the Monday that stands in for it is', () => {
  expect(isBankHoliday('2026-12-26')).toBe(false);
  expect(bankHolidayName('2026-12-28')).toBe('Boxing Day (substitute day)');
  expect(bankHolidayName('2028-01-03')).toBe('New Year’s Day (substitute day)');
});

test('an ordinary day has no name and becomes a holiday only by a closure of the neighbourhood', () => {
  expect(bankHolidayName('2026-12-24')).toBeUndefined();
  expect(isBankHoliday('2026-12-24')).toBe(false);
  expect(isBankHoliday('2026-12-24', ['2026-12-24'])).toBe(true);
});

test('every year up to the last known one has its eight, each a real weekday, in order', () => {
  for (let year = 2024; year <= LAST_KNOWN_YEAR; year += 1)
    expect(knownBankHolidays.filter((day) => day.startsWith(`${year}-`))).toHaveLength(8);
  expect(knownBankHolidays.every((day) => isDay(day) && weekdayNumber(day) <= 5)).toBe(true);
  expect([...knownBankHolidays].sort()).toEqual(knownBankHolidays);
});

describe.skipIf(!existsSync(PUBLISHED))('with ../shared/data (skipped where it is absent)', () => {
  test('the bundled bank holidays are those that GOV.UK published', () => {
    const { 'england-and-wales': published } = JSON.parse(readFileSync(PUBLISHED, 'utf8')) as {
      'england-and-wales': { date: string; title: string; notes: string }[];
    };
    expect(knownBankHolidays).toEqual(published.map(({ date }) => date));
    for (const { date, title, notes } of published)
      expect(bankHolidayName(date)).toBe(notes === '' ? title : `${title} (substitute day)`);
  });
});
