import { expect, test } from 'vitest';
import { cards, forms, phrases } from '../../bot/slices.ts';
import { namedUseCase } from '../../bot/turn.ts';

const shown = Object.keys(cards);

test('every deed that can be undone has its undo among what can be pressed', () => {
  const missing = shown.filter((use) => {
    const undo = namedUseCase(use)?.undo;
    return undo !== undefined && !shown.includes(undo);
  });
  expect(missing).toEqual([]);
});
test('every phrase and every form ends in something that can be shown', () => {
  expect(phrases.map((phrase) => phrase.use).filter((use) => !shown.includes(use))).toEqual([]);
  expect(Object.keys(forms).filter((use) => !shown.includes(use))).toEqual([]);
});
test('no two phrases have the same example', () => {
  expect(new Set(phrases.map((phrase) => phrase.like)).size).toBe(phrases.length);
});
