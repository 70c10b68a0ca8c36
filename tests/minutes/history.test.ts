import { expect, test } from 'vitest';
import { changeInWords, changesBetween } from '../../src/minutes/history.ts';

const between = (
  was: Record<string, string | number | boolean>,
  now: Record<string, string | number | boolean>,
) => changesBetween({ facts: was, priority: 'amber' }, { facts: now, priority: 'amber' }).map(changeInWords);

test('what a list stopped saying, or says for the first time, is no change: a blank is not zero', () => {
  expect(between({ ed12m: 3, efi: 0.31 }, { falls12m: 2 })).toEqual([]);
  expect(between({}, {})).toEqual([]);
});
test('what differs is said shortly, the most telling first', () => {
  expect(
    between(
      { medicationCount: 9, ed12m: 3, efi: 0.31, livesAlone: false },
      { medicationCount: 9, ed12m: 5, efi: 0.37, livesAlone: true },
    ),
  ).toEqual(['ED 3 → 5', 'eFI .31 → .37', 'lives alone no → yes']);
});
test('a change of priority comes before the figures', () => {
  expect(
    changesBetween({ facts: { ed12m: 1 }, priority: 'amber' }, { facts: { ed12m: 2 }, priority: 'red' }).map(
      changeInWords,
    ),
  ).toEqual(['priority amber → red', 'ED 1 → 2']);
});
