import { expect, test } from 'vitest';
import { takeAction, takeDay, takeMember, takeRef } from '../../bot/grammar.ts';
import { plainWords } from '../../bot/plain-words.ts';

const members = ['Priya Shah', 'Sam Okafor', 'Sam Weller', 'Dr Anna Reid', 'Jo Bennett'].map((name, at) => ({
  id: String(at),
  name,
}));
const here = { today: '2026-11-24', neighbourhood: { id: '', code: 'N7', name: '', localClosures: [] } };
const names = (found: { name: string }[] | undefined): string[] | undefined => found?.map((one) => one.name);

test.each([
  ['book echo for N7-0042 by Friday', 'N7-0042', 'book echo by Friday'],
  ['n7-42 ring housing', 'N7-42', 'ring housing'],
  ['ring about N7 - 0042 today', 'N7-0042', 'ring today'],
  ['done A-118 booked', undefined, 'done A-118 booked'],
  ['call before 24-12', undefined, 'call before 24-12'],
  ['covid-19 jab for N7-0042', 'N7-0042', 'covid-19 jab'],
  ['covid-19 jab', undefined, 'covid-19 jab'],
  ['visit S2-0007', 'S2-0007', 'visit'],
])('the person in “%s” is %s', (words, found, rest) => {
  expect(takeRef(words, here)).toEqual({ found, rest });
});

test.each([
  ['A-118 booked for 3 Dec', 'A-118', 'booked for 3 Dec'],
  ['a118', 'A-118', ''],
  ['action 118 no transport', 'A-118', 'no transport'],
  ['N7-0042', undefined, 'N7-0042'],
])('the action in “%s” is %s', (words, found, rest) => {
  expect(takeAction(words)).toEqual({ found, rest });
});

test.each([
  ['@Priya book echo', ['Priya Shah'], 'book echo'],
  ['@Priya Shah book echo', ['Priya Shah'], 'book echo'],
  ['book echo @Anna', ['Dr Anna Reid'], 'book echo'],
  ['@Sam Okafor ring', ['Sam Okafor'], 'ring'],
  ['@Sam ring', ['Sam Okafor', 'Sam Weller'], 'ring'],
  ['ring housing, Priya', ['Priya Shah'], 'ring housing'],
  ['ring housing about stairs, Sam Weller,', ['Sam Weller'], 'ring housing about stairs'],
  ['order commode to Jo', ['Jo Bennett'], 'order commode'],
  ['Priya book echo', ['Priya Shah'], 'book echo'],
  ['@Nobody ring', [], 'ring'],
  ['ring the pharmacy', undefined, 'ring the pharmacy'],
  ['pri book echo', undefined, 'pri book echo'],
])('the owner in “%s” is %j', (words, found, rest) => {
  const taken = takeMember(words, members);
  expect([names(taken.found), taken.rest]).toEqual([found, rest]);
});

test.each([
  ['book echo by Friday', '2026-11-27', 'book echo', false],
  ['book echo in ten working days', '2026-12-08', 'book echo', false],
  ['book echo by Smarch', undefined, 'book echo by Smarch', true],
  ['two falls since discharge', undefined, 'two falls since discharge', false],
])('the day in “%s” is %s', (words, found, rest, unread) => {
  expect(takeDay(words, here)).toEqual({ found, rest, unread });
});

test('what Teams sends is made plain: tags, entities, curly quotes, no-break spaces', () => {
  expect(
    plainWords(
      '<p><at id="0">Huddle</at> assign <at>Priya Shah</at>&nbsp;book&#39;s \u201cecho\u201d\u00a0&amp; more</p>',
    ),
  ).toBe(`@Huddle assign @Priya Shah book's "echo" & more`);
});
