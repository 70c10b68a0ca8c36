import { expect, test } from 'vitest';
import { plainWords, suffix } from '../../src/calendar/plain-words.ts';

test.each([
  ['  (In TEN\u00a0working days.)', 'in 10 working days'],
  ['Fri., 4 Dec. 2026', 'fri 4 dec 2026'],
  ['Twenty-fourth of May', '24th of may'],
  ['twenty fourth of May', '24th of may'],
  ['two weeks’ time', "2 weeks' time"],
  ['first and third Tuesday', '1st and 3rd tuesday'],
  ['sixteenth', '16th'],
  ['thirty-one days', '31 days'],
  ['someone often seconds', 'someone often seconds'],
  ['12/11, 5,000', '12/11 5,000'],
  ['', ''],
])('“%s” is plainly “%s”', (text, plain) => {
  expect(plainWords(text)).toBe(plain);
});

test('ordinals have their own endings', () => {
  expect(
    [1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 30].map((number) => `${number}${suffix(number)}`).join(' '),
  ).toBe('1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 23rd 30th');
});
