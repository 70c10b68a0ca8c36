import { describe, expect, test } from 'vitest';
import { readLine } from '../../../tab/actions/read-line.ts';

const team = [
  { name: 'Priya Shah' },
  { name: 'Sam Okafor' },
  { name: 'Samira Khan' },
  { name: 'Dr Anna Reid' },
];

describe('one typed line of an action', () => {
  test.each([
    ['@Priya book echo by Friday', 'Priya Shah', 'book echo', 'by Friday'],
    [
      '@Sam Okafor ring housing, in three working days',
      'Sam Okafor',
      'ring housing',
      'in three working days',
    ],
    ['@anna write to the memory clinic on 4 Dec', 'Dr Anna Reid', 'write to the memory clinic', 'on 4 Dec'],
    ['book echo @priya tomorrow', 'Priya Shah', 'book echo', 'tomorrow'],
    [
      '@Priya Shah visit on the first Tuesday in December',
      'Priya Shah',
      'visit',
      'on the first Tuesday in December',
    ],
    ['@Priya check BP in a fortnight', 'Priya Shah', 'check BP', 'in a fortnight'],
  ])('“%s” says who, what and when', (line, owner, title, when) => {
    expect(readLine(line, team)).toMatchObject({ owner: { name: owner }, title, when });
  });

  test('nothing typed says nothing', () => {
    expect(readLine('   ', team)).toEqual({ owner: undefined, could: [], title: '', when: undefined });
  });
  test('two members of one name are both offered, and neither is taken', () => {
    expect(readLine('@Sam ring housing', team)).toMatchObject({
      owner: undefined,
      could: [{ name: 'Sam Okafor' }, { name: 'Samira Khan' }],
      title: 'ring housing',
    });
  });
  test('a first name is offered before a last name', () => {
    const both = [{ name: 'Owen Price' }, { name: 'Dr Priya Shah' }];
    expect(readLine('@pri', both).could).toEqual([{ name: 'Dr Priya Shah' }, { name: 'Owen Price' }]);
  });
  test('a name that nobody has offers nobody', () => {
    expect(readLine('@Zoe ring housing', team)).toMatchObject({ owner: undefined, could: [] });
  });
  test('small words at the end are no date', () => {
    expect(readLine('@Priya find out what she may', team)).toMatchObject({
      title: 'find out what she may',
      when: undefined,
    });
    expect(readLine('@Priya see who comes in', team)).toMatchObject({
      title: 'see who comes in',
      when: undefined,
    });
  });
  test('a date in the middle stays in the words', () => {
    expect(readLine('@Priya cancel the Friday visit', team)).toMatchObject({
      title: 'cancel the Friday visit',
      when: undefined,
    });
  });
});
