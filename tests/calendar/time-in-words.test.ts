import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMinutes, readTime } from '../../src/calendar/time-in-words.ts';

test.each([
  '',
  'banana',
  'soon',
  '24:00',
  '8:60',
  '99:99',
  '13pm',
  '0pm',
  '8:5',
  '8:455',
  '-8:45',
  'Tuesday',
])('“%s” is no time', (text) => {
  expect(readTime(text)).toBeUndefined();
});

test.each(['2', '7', '2:30', '6.15', '230', 'midnight'])(
  '“%s” could mean two times, so it is asked again',
  (text) => {
    expect(readTime(text)).toBeUndefined();
  },
);

test.each([
  ['8:45', '08:45'],
  ['8.45', '08:45'],
  ['0845', '08:45'],
  ['845', '08:45'],
  ['08:45', '08:45'],
  ['8:45am', '08:45'],
  ['8.45 AM', '08:45'],
  ['8:45 a.m.', '08:45'],
  ['8:45pm', '20:45'],
  ['2pm', '14:00'],
  ['2:30 pm', '14:30'],
  ['noon', '12:00'],
  ['Midday', '12:00'],
  ['12pm', '12:00'],
  ['12am', '00:00'],
  ['12:30', '12:30'],
  ['14:00', '14:00'],
  ['1400hrs', '14:00'],
  ['02:30', '02:30'],
  ['at 8:45', '08:45'],
  ['23:59', '23:59'],
])('“%s” is %s', (text, time) => {
  expect(readTime(text)).toBe(time);
});

test('property: every time of the day written with two digits is read as it stands', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hour, minute) => {
      const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
      expect([readTime(time), readTime(time.replace(':', '.')), readTime(time.replace(':', ''))]).toEqual([
        time,
        time,
        time,
      ]);
    }),
  );
});

test.each([
  '',
  'banana',
  '0',
  '0 minutes',
  '-5',
  '25 hours',
  '1.33 hours',
  'hour',
  '8:45',
  'a while',
  '1h 75m',
  '1e3',
])('“%s” is no length of time', (text) => {
  expect(readMinutes(text)).toBeUndefined();
});

test.each([
  ['30 minutes', 30],
  ['30m', 30],
  ['30 mins', 30],
  ['thirty minutes', 30],
  ['45-minute', 45],
  ['90', 90],
  ['half an hour', 30],
  ['half hour', 30],
  ['a quarter of an hour', 15],
  ['three quarters of an hour', 45],
  ['1 hour', 60],
  ['an hour', 60],
  ['1h', 60],
  ['2 hrs', 120],
  ['an hour and a half', 90],
  ['one and a half hours', 90],
  ['1.5 hours', 90],
  ['1h30', 90],
  ['1h 15m', 75],
  ['1 hour and 15 minutes', 75],
  ['for 30m', 30],
])('“%s” is %i minutes', (text, minutes) => {
  expect(readMinutes(text)).toBe(minutes);
});

test('a text too long to be a time or a length is not searched', () => {
  const long = `8:45${' '.repeat(200_000)}x`;
  expect([readTime(long), readMinutes(long)]).toEqual([undefined, undefined]);
});
