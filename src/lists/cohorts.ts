import type { Boost, Clause, Cohort, CohortCode, Test, Tier } from './cohort.ts';
import type { FactName } from './facts.ts';

const DEFAULT = 'default';
const atLeast = (fact: FactName, value: number): Test => ({ fact, is: '>=', value });
const above = (fact: FactName, value: number): Test => ({ fact, is: '>', value });
const yes = (fact: FactName): Test => ({ fact, is: '=', value: true });
const all = (...tests: Test[]): Test => ({ all: tests });
const any = (...tests: Test[]): Test => ({ any: tests });

const OLDER = atLeast('age', 65);
const ADULT = atLeast('age', 18);
const withDementia = (other: Test): Test => all(ADULT, yes('hasDementia'), other);
const DEMENTIA = 'dementia: NHS England neighbourhood guidelines 2025/26; the rest: default';

const clause = (id: string, when: Test, reason: string, source: string): Clause => ({
  id,
  when,
  reason,
  source,
});
const boost = (id: string, when: Test, reason: string): Boost => ({
  ...clause(id, when, reason, DEFAULT),
  points: 1,
});
const tier = (number: 1 | 2 | 3, id: string, when: Test, reason: string, source: string): Tier => ({
  ...clause(id, when, reason, source),
  tier: number,
});

const BOOSTS: readonly Boost[] = [
  boost(
    'admissions',
    atLeast('emergencyAdmissions12m', 2),
    '{emergencyAdmissions12m} emergency admissions in 12 months',
  ),
  boost('falls', atLeast('falls12m', 2), '{falls12m} falls in 12 months'),
  boost('medicines', atLeast('medicationCount', 10), '{medicationCount} medicines'),
  boost('no-plan', yes('noPlan12m'), 'no care and support plan recorded in 12 months'),
  boost('deprivation', { fact: 'imdDecile', from: 1, to: 2 }, 'deprivation decile {imdDecile} (Core20)'),
  boost('interpreter', yes('interpreterNeeded'), 'interpreter needed'),
];

/**
 * The rules of DOMAIN.md 5. CFS counts at 65 and over only. Where the list has a count of deficits it is preferred to the
 * index, whose two decimals hide it (0.36 with 13 deficits is severe).
 */
export const COHORTS: Record<CohortCode, Cohort> = {
  FRAILTY_DEMENTIA: {
    code: 'FRAILTY_DEMENTIA',
    version: 1,
    says: 'Frailty or dementia',
    clauses: [
      clause('cfs', all(OLDER, { fact: 'cfs', from: 6, to: 8 }), 'CFS {cfs}', 'GP contract; Rockwood'),
      clause(
        'frailty',
        all(OLDER, { fact: 'frailty', among: ['moderate', 'severe'] }),
        'Frailty: {frailty}',
        'NHS England proactive care; GP contract',
      ),
      clause(
        'deficits',
        all(OLDER, atLeast('efiDeficits', 9)),
        'eFI: {efiDeficits} deficits',
        'eFI, frailtytoolkit.org',
      ),
      clause(
        'efi',
        all(OLDER, { fact: 'efiDeficits', unknown: true }, above('efi', 0.24)),
        'eFI {efi}',
        'eFI, frailtytoolkit.org',
      ),
      clause(
        'efi2',
        all(OLDER, atLeast('efi2', 0.16)),
        'eFI2 {efi2}',
        'North Central London, to be confirmed',
      ),
      clause(
        'acg',
        all(OLDER, { fact: 'acgPatientNeed', is: '=', value: 11 }),
        'ACG patient-need group 11',
        DEFAULT,
      ),
      clause('dementia-carer', withDementia(yes('carerStrain')), 'Dementia and carer strain', DEMENTIA),
      clause('dementia-alone', withDementia(yes('livesAlone')), 'Dementia and lives alone', DEMENTIA),
      clause(
        'dementia-admission',
        withDementia(atLeast('emergencyAdmissions12m', 1)),
        'Dementia and an emergency admission in 12 months',
        DEMENTIA,
      ),
      clause('dementia-cfs', withDementia(all(OLDER, atLeast('cfs', 5))), 'Dementia and CFS {cfs}', DEMENTIA),
      clause('cfs-9', all(OLDER, { fact: 'cfs', is: '=', value: 9 }), 'CFS 9', DEFAULT),
    ],
    tiers: [],
    routes: [
      {
        to: 'careHome',
        ...clause(
          'care-home',
          yes('careHome'),
          'Care home',
          'Enhanced Health in Care Homes: its own home round',
        ),
      },
      {
        to: 'palliative',
        ...clause(
          'palliative',
          any(yes('palliative'), all(OLDER, { fact: 'cfs', is: '=', value: 9 })),
          'Palliative care or CFS 9',
          DEFAULT,
        ),
      },
    ],
    boosts: BOOSTS,
  },
  HIGH_INTENSITY_ED: {
    code: 'HIGH_INTENSITY_ED',
    version: 1,
    says: 'High-intensity use of emergency departments',
    clauses: [],
    tiers: [
      tier(
        1,
        'tier-1-month',
        all(ADULT, above('ed30d', 5)),
        '{ed30d} ED attendances in 30 days',
        'NHS England HIU programme',
      ),
      tier(
        1,
        'tier-1-year',
        all(ADULT, above('ed12m', 20)),
        '{ed12m} ED attendances in 12 months',
        'NHS England HIU programme',
      ),
      tier(
        2,
        'tier-2',
        all(ADULT, { fact: 'ed12m', from: 11, to: 20 }),
        '{ed12m} ED attendances in 12 months',
        'Cambridgeshire & Peterborough’s local rule',
      ),
      tier(
        3,
        'tier-3',
        all(ADULT, { fact: 'ed12m', from: 6, to: 10 }),
        '{ed12m} ED attendances in 12 months; watch only',
        'British Red Cross, “more than five”',
      ),
    ],
    routes: [],
    boosts: BOOSTS,
  },
};
