import { expect, test } from 'vitest';
import { readSpan } from '../../src/calendar/index.ts';

// Tue 24 Nov 2026.
const span = (text: string, today = '2026-11-24') => {
  const found = readSpan(text, today);
  return found === undefined ? undefined : `${found.firstDay} ${found.lastDay ?? '…'}`;
};

test.each([
  'soon',
  '',
  'the usual',
  'for two weeks',
  'two weeks',
  'in 3 days',
  'next month',
  'end of December',
  'Monday and Friday',
  'Monday to',
  'to see N7-0042',
  '31 Feb to 4 March',
  '21 Dec to 4 Jan to 6 Jan',
  'Monday to Friday for my sister',
  'Friday 3 December to 7 December',
  `${'Monday '.repeat(30)}to Friday`,
])('“%s” is not read as days off: ask', (words) => expect(span(words)).toBeUndefined());

test.each([
  ['21 Dec to 4 Jan', '2026-12-21 2027-01-04'],
  ['from 21 Dec until 4 Jan', '2026-12-21 2027-01-04'],
  ['21 Dec - 4 Jan', '2026-12-21 2027-01-04'],
  ['21 Dec–4 Jan', '2026-12-21 2027-01-04'],
  ['21/12 to 4/1', '2026-12-21 2027-01-04'],
  ['between 21 and 28 December', '2026-12-21 2026-12-28'],
  ['21st to 28th December', '2026-12-21 2026-12-28'],
  ['21-28 December', '2026-12-21 2026-12-28'],
  ['2026-12-21 to 2027-01-04', '2026-12-21 2027-01-04'],
  ['from Monday to Friday', '2026-11-30 2026-12-04'],
  ['today until Friday', '2026-11-24 2026-11-27'],
  ['Monday to Wednesday next week', '2026-11-30 2026-12-02'],
  ['until 4 January', '2026-11-24 2027-01-04'],
  ['next week', '2026-11-30 2026-12-04'],
  ['all this week', '2026-11-24 2026-11-27'],
  ['w/c 30 Nov', '2026-11-30 2026-12-04'],
  ['for two weeks from 21 Dec', '2026-12-21 2027-01-03'],
  ['from Monday for a week', '2026-11-30 2026-12-06'],
  ['3 days from Monday', '2026-11-30 2026-12-02'],
  ['on Friday', '2026-11-27 2026-11-27'],
  ['tomorrow', '2026-11-25 2026-11-25'],
  ['Christmas Eve', '2026-12-24 2026-12-24'],
  ['Monday and Tuesday', '2026-11-30 2026-12-01'],
  ['from Monday', '2026-11-30 …'],
])('“%s” is %s', (words, days) => expect(span(words)).toBe(days));

test('leave that has begun is this year’s, not the next', () => {
  expect(span('23 Nov to 27 Nov')).toBe('2026-11-23 2026-11-27');
  expect(span('Mon 23 Nov to Fri 27 Nov')).toBe('2026-11-23 2026-11-27');
  expect(span('21 Dec to 4 Jan', '2026-12-29')).toBe('2026-12-21 2027-01-04');
});
test('both dates as they were said: what is backwards is for the use case to refuse', () => {
  expect(span('4 Dec 2026 to 1 Dec 2026')).toBe('2026-12-04 2026-12-01');
});
