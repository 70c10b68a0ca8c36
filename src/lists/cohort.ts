import type { FactName } from './facts.ts';

/** A question that the facts of a list entry answer, as data: judge.ts asks it of one person, candidate-store.ts of a million. */
export type Test =
  | { fact: FactName; is: '=' | '>=' | '>'; value: number | boolean | string }
  | { fact: FactName; from: number; to: number }
  | { fact: FactName; among: readonly string[] }
  | { fact: FactName; unknown: true }
  | { all: readonly Test[] }
  | { any: readonly Test[] };
/** `[S]`: the published source's name; `[D]`: 'default', ours, to be changed by the neighbourhood (DOMAIN.md 5). */
export type Clause = { id: string; when: Test; reason: string; source: string };
export type Boost = Clause & { points: number };
export type Tier = Clause & { tier: 1 | 2 | 3 };
export type Route = 'careHome' | 'palliative';
export const COHORT_CODES = ['FRAILTY_DEMENTIA', 'HIGH_INTENSITY_ED'] as const;
export type CohortCode = (typeof COHORT_CODES)[number];
/** One rule: whoever meets a clause (or a tier, the first that fits) is picked, unless a route takes them elsewhere. */
export type Cohort = {
  code: CohortCode;
  version: number;
  says: string;
  clauses: readonly Clause[];
  tiers: readonly Tier[];
  routes: readonly (Clause & { to: Route })[];
  boosts: readonly Boost[];
};
