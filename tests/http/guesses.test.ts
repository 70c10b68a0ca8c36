import { describe, expect, test } from 'vitest';
import { callerAddress, countGuesses } from '../../src/http/guesses.ts';

describe('whoever guesses links', () => {
  test('is turned away after twenty wrong ones, and others are not', () => {
    const guesses = countGuesses();
    for (let tried = 0; tried < 20; tried++) {
      expect(guesses.tooMany('192.0.2.1')).toBe(false);
      guesses.note('192.0.2.1');
    }
    expect(guesses.tooMany('192.0.2.1')).toBe(true);
    expect(guesses.tooMany('192.0.2.2')).toBe(false);
  });

  test('from everywhere at once stops the door for all, for a while', () => {
    const guesses = countGuesses();
    for (let tried = 0; tried < 1000; tried++) guesses.note(`192.0.${Math.floor(tried / 20)}.1`);
    expect(guesses.tooMany('203.0.113.9')).toBe(true);
  });

  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8::5:6', '2001:db8:0:0'],
    ['2001:db8::7', '2001:db8:0:0'],
    ['192.0.2.1:50123', '192.0.2.1'],
    ['[2001:db8:1:2::6]:443', '2001:db8:1:2'],
    ['::1', '0:0:0:0'],
  ])('is known as one household: %s', (address, household) => {
    expect(callerAddress(address)).toBe(household);
  });
});
