import type { Clause, Cohort, Route, Test } from './cohort.ts';
import type { FactName, Facts } from './facts.ts';

/** Whether the facts answer yes; what the list does not say never does. */
export function meets(test: Test, facts: Facts): boolean {
  if ('all' in test) return test.all.every((one) => meets(one, facts));
  if ('any' in test) return test.any.some((one) => meets(one, facts));
  const value = facts[test.fact];
  if ('unknown' in test) return value === null;
  if (value === null) return false;
  if ('among' in test) return test.among.includes(String(value));
  if ('from' in test) return Number(value) >= test.from && Number(value) <= test.to;
  if (test.is === '=') return value === test.value;
  return test.is === '>=' ? Number(value) >= Number(test.value) : Number(value) > Number(test.value);
}

export type Verdict = { tier: 1 | 2 | 3 | null; route: Route | null; score: number; reasons: string[] };

/**
 * What a rule says of one person: undefined when it does not pick them; else the tier, where they are routed instead, and
 * the reasons in words, each with its source, then the boosts one by one with their points. The score sorts; it never decides.
 */
export function judge(cohort: Cohort, facts: Facts): Verdict | undefined {
  const met = cohort.clauses.filter((clause) => meets(clause.when, facts));
  const tiers = cohort.tiers.filter((clause) => meets(clause.when, facts));
  const tier = tiers[0]?.tier ?? null;
  if (met.length === 0 && tier === null) return undefined;
  const boosts = cohort.boosts.filter((boost) => meets(boost.when, facts));
  return {
    tier,
    route: cohort.routes.find((route) => meets(route.when, facts))?.to ?? null,
    score: boosts.reduce((sum, boost) => sum + boost.points, 0),
    reasons: [
      ...[...met, ...tiers.filter((one) => one.tier === tier)].map((clause) => inWords(clause, facts)),
      ...boosts.map((boost) => `+${boost.points} ${inWords(boost, facts)}`),
    ],
  };
}

const isFact = (name: string, facts: Facts): name is FactName => Object.hasOwn(facts, name);

function inWords(clause: Clause, facts: Facts): string {
  const words = clause.reason.replace(/\{(\w+)\}/g, (all, name: string) =>
    isFact(name, facts) ? String(facts[name]) : all,
  );
  return `${words} (${clause.source})`;
}
