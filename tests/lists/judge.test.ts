import { createReadStream, existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { COHORT_CODES, type CohortCode } from '../../src/lists/cohort.ts';
import { COHORTS } from '../../src/lists/cohorts.ts';
import { blankRow, type Facts } from '../../src/lists/facts.ts';
import { judge, type Verdict } from '../../src/lists/judge.ts';
import { readList } from '../../src/lists/read-list.ts';

const ICB = new URL('../../../shared/data/lists/icb-list-clean.csv', import.meta.url);
const person = (facts: Partial<Facts>): Facts => ({ ...blankRow(1), ...facts });
const frailty = (facts: Partial<Facts>) => judge(COHORTS.FRAILTY_DEMENTIA, person(facts));
const tierOf = (facts: Partial<Facts>) => judge(COHORTS.HIGH_INTENSITY_ED, person(facts))?.tier;

describe('frailty or dementia', () => {
  test('a person of whom the list says nothing is not picked', () => {
    expect(frailty({})).toBeUndefined();
    expect(frailty({ age: 90 })).toBeUndefined();
    expect(frailty({ frailty: 'severe' })).toBeUndefined();
  });
  test('severe frailty at 65 is picked, at 64 it is not', () => {
    expect(frailty({ age: 65, frailty: 'severe' })?.reasons).toEqual([
      'Frailty: severe (NHS England proactive care; GP contract)',
    ]);
    expect(frailty({ age: 64, frailty: 'severe' })).toBeUndefined();
    expect(frailty({ age: 80, frailty: 'mild' })).toBeUndefined();
  });
  test('an index of 0.24 is not above 0.24, and a count of deficits is preferred to the index', () => {
    expect(frailty({ age: 80, efi: 0.24 })).toBeUndefined();
    expect(frailty({ age: 80, efi: 0.25 })?.reasons).toEqual(['eFI 0.25 (eFI, frailtytoolkit.org)']);
    expect(frailty({ age: 80, efi: 0.25, efiDeficits: 8 })).toBeUndefined();
    expect(frailty({ age: 80, efi: 0.24, efiDeficits: 9 })?.reasons).toEqual([
      'eFI: 9 deficits (eFI, frailtytoolkit.org)',
    ]);
    expect(frailty({ age: 80, efi2: 0.16 })).toBeDefined();
    expect(frailty({ age: 80, efi2: 0.15 })).toBeUndefined();
  });
  test('CFS 6 to 8 picks, 5 does not, 9 goes to the palliative list', () => {
    expect(frailty({ age: 80, cfs: 5 })).toBeUndefined();
    expect(frailty({ age: 80, cfs: 6 })?.route).toBeNull();
    expect(frailty({ age: 80, cfs: 9 })?.route).toBe('palliative');
    expect(frailty({ age: 50, cfs: 7 })).toBeUndefined();
  });
  test('dementia needs one thing more', () => {
    const dementia = { age: 58, hasDementia: true };
    expect(frailty(dementia)).toBeUndefined();
    expect(frailty({ ...dementia, livesAlone: true })).toBeDefined();
    expect(frailty({ ...dementia, carerStrain: true })).toBeDefined();
    expect(frailty({ ...dementia, emergencyAdmissions12m: 1 })).toBeDefined();
    expect(frailty({ ...dementia, emergencyAdmissions12m: 0, livesAlone: false })).toBeUndefined();
    expect(frailty({ ...dementia, cfs: 5 })).toBeUndefined();
    expect(frailty({ ...dementia, age: 70, cfs: 5 })).toBeDefined();
    expect(frailty({ ...dementia, age: 17, livesAlone: true })).toBeUndefined();
  });
  test('a care-home resident is routed to the home round, before anything else', () => {
    expect(frailty({ age: 88, frailty: 'severe', careHome: true, palliative: true })?.route).toBe('careHome');
    expect(frailty({ age: 88, frailty: 'severe', palliative: true })?.route).toBe('palliative');
    expect(frailty({ age: 88, frailty: 'severe', careHome: false })?.route).toBeNull();
  });
  test('boosts are shown one by one, and sort only', () => {
    const verdict = frailty({
      age: 80,
      frailty: 'moderate',
      emergencyAdmissions12m: 3,
      falls12m: 2,
      medicationCount: 10,
      noPlan12m: true,
      imdDecile: 2,
      interpreterNeeded: true,
    });
    expect(verdict?.score).toBe(6);
    expect(verdict?.reasons.slice(1)).toEqual([
      '+1 3 emergency admissions in 12 months (default)',
      '+1 2 falls in 12 months (default)',
      '+1 10 medicines (default)',
      '+1 no care and support plan recorded in 12 months (default)',
      '+1 deprivation decile 2 (Core20) (default)',
      '+1 interpreter needed (default)',
    ]);
    expect(frailty({ age: 80, emergencyAdmissions12m: 9, falls12m: 9 })).toBeUndefined();
  });
});

test('tiers of use of the emergency department', () => {
  expect(tierOf({ age: 40, ed12m: 21 })).toBe(1);
  expect(tierOf({ age: 40, ed12m: 3, ed30d: 6 })).toBe(1);
  expect(tierOf({ age: 40, ed12m: 20, ed30d: 5 })).toBe(2);
  expect(tierOf({ age: 40, ed12m: 11 })).toBe(2);
  expect(tierOf({ age: 40, ed12m: 10 })).toBe(3);
  expect(tierOf({ age: 40, ed12m: 6 })).toBe(3);
  expect(tierOf({ age: 40, ed12m: 5 })).toBeUndefined();
  expect(tierOf({ age: 17, ed12m: 30 })).toBeUndefined();
  expect(tierOf({ age: null, ed12m: 30 })).toBeUndefined();
});

test('every clause says why and whence', () => {
  for (const code of COHORT_CODES) {
    const { clauses, tiers, routes, boosts } = COHORTS[code];
    for (const clause of [...clauses, ...tiers, ...routes, ...boosts]) {
      expect(clause.reason).not.toBe('');
      expect(clause.source).not.toBe('');
    }
  }
});

describe.skipIf(!existsSync(ICB))('the figures of DOMAIN.md 5 (need ../shared/data/lists)', () => {
  const verdicts = async (code: CohortCode) => {
    const list = await readList(createReadStream(ICB), {
      dataTo: '2026-11-01',
      today: '2026-11-24',
      practice: true,
    });
    const found: Verdict[] = [];
    const batches = list.batches((row) => {
      const verdict = judge(COHORTS[code], row);
      if (verdict !== undefined) found.push(verdict);
    });
    for await (const { problems } of batches) expect(problems).toEqual([]);
    return found;
  };
  test('272 people for frailty or dementia, and 17 more for the care-home round', async () => {
    const found = await verdicts('FRAILTY_DEMENTIA');
    expect(found.filter((verdict) => verdict.route === null)).toHaveLength(272);
    expect(found.filter((verdict) => verdict.route === 'careHome')).toHaveLength(17);
    expect(found.filter((verdict) => verdict.route === 'palliative')).toHaveLength(0);
  });
  test('16, 55 and 13 people in the three tiers of emergency department use', async () => {
    const found = await verdicts('HIGH_INTENSITY_ED');
    expect([1, 2, 3].map((tier) => found.filter((verdict) => verdict.tier === tier).length)).toEqual([
      16, 55, 13,
    ]);
  });
});
