import { expect, test } from 'vitest';
import { timeInWords, voicesInWords } from '../../src/minutes/fair-time.ts';

const took = (...minutes: number[]) => minutes.map((one) => ({ planned: 4, seconds: one * 60 }));

test('of fewer than four cases nothing is said about first and last', () => {
  expect(timeInWords(took())).toBe('No cases were discussed: too few to compare first and last.');
  expect(timeInWords(took(9))).toBe('One case was discussed: too few to compare first and last.');
  expect(timeInWords(took(9, 1, 1))).toMatch(/^Three cases were discussed: too few/);
});
test('two are compared with two up to five cases, three with three from six', () => {
  expect(timeInWords(took(6, 4, 3, 2))).toBe('The last two cases had 50 % of the time of the first two.');
  expect(timeInWords(took(5, 5, 5, 3, 2, 2, 2))).toBe(
    'The last three cases had 40 % of the time of the first three.',
  );
});
test('what was planned so is said, so that red cases first is no complaint', () => {
  expect(
    timeInWords([
      { planned: 8, seconds: 480 },
      { planned: 8, seconds: 480 },
      { planned: 4, seconds: 240 },
      { planned: 4, seconds: 240 },
    ]),
  ).toBe('The last two cases had 50 % of the time of the first two. Planned was 50 %.');
});
test('cases that took no time at all divide by nothing', () => {
  expect(timeInWords(took(0, 0, 0, 0))).toContain('0 %');
});
test('a discipline that was here all along and is on record for nothing is named', () => {
  expect(
    voicesInWords([
      { heard: ['GP', 'nursing'], silent: ['social care'] },
      { heard: ['GP'], silent: ['nursing', 'social care'] },
    ]),
  ).toBe('Here and never on record: social care. 1 of 2 rests on one discipline or none.');
  expect(voicesInWords([{ heard: ['GP', 'nursing'], silent: [] }])).toBe(
    'Everybody’s discipline that was here is on record at least once.',
  );
  expect(voicesInWords([])).toBe('No case was discussed.');
});
