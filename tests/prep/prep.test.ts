import { describe, expect, test } from 'vitest';
import { heardOf, laneOf, neededFor } from '../../src/prep/prep.ts';

const proposed = {
  proposal: 'Restart the package',
  outcome: 'SOC_CARE',
  proposalVersion: 2,
  discipline: 'nursing',
};
const says = (discipline: string, stance: 'agree' | 'discuss', proposalVersion = 2) => ({
  discipline,
  stance,
  proposalVersion,
});

describe('which cases need no meeting', () => {
  const lane = (needed: string[], ...given: ReturnType<typeof says>[]) => laneOf(needed, proposed, given);
  test('when every discipline that is needed agrees, whoever proposed among them', () => {
    expect(lane(['nursing', 'gp'], says('gp', 'agree'))).toBe('agree');
    expect(lane(['nursing', 'gp', 'pharmacy'], says('gp', 'agree'))).toBe('discuss');
  });
  test('one who wants to discuss outweighs all who agree, needed or not', () => {
    expect(lane(['gp'], says('gp', 'agree'), says('housing', 'discuss'))).toBe('discuss');
  });
  test('who agreed to an earlier proposal has not agreed to this one; who wanted to discuss that still does', () => {
    expect(lane(['gp'], says('gp', 'agree', 1))).toBe('discuss');
    expect(lane(['gp'], says('gp', 'agree'), says('pharmacy', 'discuss', 1))).toBe('discuss');
  });
  test('with nobody named any three disciplines must agree', () => {
    expect(lane([], says('gp', 'agree'))).toBe('discuss');
    expect(lane([], says('gp', 'agree'), says('gp', 'agree'))).toBe('discuss');
    expect(lane([], says('gp', 'agree'), says('pharmacy', 'agree'))).toBe('agree');
  });
  test('without a proposal, or without its outcome, there is nothing to agree to', () => {
    expect(laneOf(['gp'], { ...proposed, proposal: '' }, [says('gp', 'agree')])).toBe('discuss');
    expect(laneOf(['gp'], { ...proposed, outcome: null }, [says('gp', 'agree')])).toBe('discuss');
    expect(laneOf(['gp'], undefined, [])).toBe('discuss');
  });
});

test('a case’s own needs come before those of the huddle', () => {
  expect(neededFor({ needsDisciplines: ['housing'], requiredDisciplines: ['gp'] })).toEqual(['housing']);
  expect(neededFor({ needsDisciplines: [], requiredDisciplines: ['gp'] })).toEqual(['gp']);
});
test('each needed discipline is shown with what it says, the silent ones too', () => {
  expect(
    heardOf(['nursing', 'gp', 'pharmacy'], proposed, [says('gp', 'discuss'), says('housing', 'agree')]),
  ).toEqual([
    { discipline: 'nursing', says: 'proposes' },
    { discipline: 'gp', says: 'discuss' },
    { discipline: 'pharmacy', says: null },
  ]);
});
