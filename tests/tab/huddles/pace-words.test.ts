import { expect, test } from 'vitest';
import { gateWords, stepOutWords } from '../../../src/huddles/gate-words.ts';
import { paceWords } from '../../../tab/huddles/pace-words.ts';

test('the pace says how many cases, how long, and how long each', () => {
  expect(paceWords(4, 11.8)).toBe('4 cases, 11 minutes left: under 3 min each');
  expect(paceWords(4, 12)).toBe('4 cases, 12 minutes left: 3 min each');
  expect(paceWords(1, 1.2)).toBe('1 case, 1 minute left');
});
test('over time it says so without alarm, and at the end that all is done', () => {
  expect(paceWords(2, -3)).toBe('2 cases left, and the time is used up');
  expect(paceWords(0, -3)).toBe('Every case has been discussed');
});
test('the gate names who steps out, guests as a number, and never says why', () => {
  const sam = { id: 's', name: 'Sam Okafor' };
  const jo = { id: 'j', name: 'Jo Bennett' };
  expect(gateWords({ itemId: 'i', people: [sam], guests: 0 })).toBe(
    'The next case needs 1 person to step out: Sam Okafor',
  );
  expect(stepOutWords({ itemId: 'i', people: [sam, jo], guests: 2 })).toBe(
    '4 people to step out: Sam Okafor, Jo Bennett and 2 guests',
  );
  expect(gateWords({ itemId: 'i', people: [], guests: 0 })).toBe('The next case can be opened');
});
