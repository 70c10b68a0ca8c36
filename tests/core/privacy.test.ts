import { expect, test } from 'vitest';
import { findIdentifiers } from '../../src/core/privacy.ts';

const found = (text: string, names: string[] = []) => findIdentifiers(text, names, '2026-11-24');

test.each([
  ['999 000 0018', 'nhs number'],
  ['ring 9990000018 today', 'nhs number'],
  ['born in the war', 'birth date'],
  ['dob 3/4', 'birth date'],
  ['12/03/1940', 'birth date'],
  ['12.3.40', 'birth date'],
  ['she is 04/05/2021, a child', 'birth date'],
  ['04/05/21', 'birth date'],
  ['2021-05-04', 'birth date'],
  ['4th May 2021', 'birth date'],
  ['lives at EX39 9AA', 'postcode'],
  ['ring 07700 900123', 'phone number'],
  ['ring (01632) 960123', 'phone number'],
] as const)('“%s” holds a %s', (text, kind) => {
  expect(found(text)).toContain(kind);
});

test('a name that we hold is found in any case, and the gate never gives it back', () => {
  expect(found('see Helen BARKER at home', ['helen barker'])).toEqual(['name']);
});

test.each([
  'assign @Priya book echo for N7-0042 by Friday',
  'done A-118 booked for 3 Dec',
  'due 04/12/2026',
  'due 4/12/26',
  'since 1 Oct 2025',
  'on 30/11/25 we met',
  'schedule frailty huddle every Tuesday 8:45 for 30m',
  'in 10 working days',
  '31/02/1950 is no day',
])('“%s” holds nothing of a person', (text) => {
  expect(found(text)).toEqual([]);
});
