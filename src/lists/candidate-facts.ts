import type { Context } from '../core/context.ts';
import { type Day, showDay } from '../core/day.ts';
import { type Entry, entriesOf } from './candidate-store.ts';
import { COHORT_CODES } from './cohort.ts';
import { COHORTS } from './cohorts.ts';
import type { FactName } from './facts.ts';
import { judge } from './judge.ts';

/** The facts that a case page shows, in its order; what no list says is left out, and no is not listed. */
const SHOWN: [FactName, string][] = [
  ['age', 'Age'],
  ['frailty', 'Frailty'],
  ['cfs', 'Clinical Frailty Scale'],
  ['efi', 'eFI'],
  ['efi2', 'eFI2'],
  ['efiDeficits', 'eFI deficits'],
  ['conditions', 'Conditions'],
  ['ltcCount', 'Long-term conditions'],
  ['hasDementia', 'Dementia'],
  ['hasSmi', 'Severe mental illness'],
  ['hasLd', 'Learning disability'],
  ['palliative', 'Palliative care'],
  ['ed12m', 'ED attendances, 12 months'],
  ['ed30d', 'ED attendances, 30 days'],
  ['emergencyAdmissions12m', 'Emergency admissions, 12 months'],
  ['gpContacts12m', 'GP contacts, 12 months'],
  ['dna12m', 'Missed appointments, 12 months'],
  ['lastDischargeDate', 'Last discharge'],
  ['medicationCount', 'Medicines'],
  ['falls12m', 'Falls, 12 months'],
  ['pcspDate', 'Care and support plan'],
  ['livesAlone', 'Lives alone'],
  ['careHome', 'Care home'],
  ['housebound', 'Housebound'],
  ['carerStrain', 'Carer strain'],
  ['interpreterNeeded', 'Interpreter needed'],
  ['imdDecile', 'Deprivation decile'],
];
export type Fact = { label: string; value: string };

/**
 * What the lists say of a person, for the case page: the list with the newest data wins where several say something, then
 * the reasons of each rule that picks them, then where it comes from and how old it is. Dropping off a list says nothing.
 */
export async function candidateFacts(ctx: Context, person: number): Promise<Fact[]> {
  const entries = await entriesOf(ctx, person);
  const facts = SHOWN.flatMap(([name, label]): Fact[] => {
    const value = entries.map((entry) => entry[name]).find((one) => one !== null && one !== undefined);
    return value === undefined || value === null || value === false
      ? []
      : [{ label, value: inWords(value, ctx.today) }];
  });
  return [...facts, ...reasonsOf(entries), ...entries.map((entry) => sourceOf(entry, ctx.today))];
}

/** The same facts unworded, with the newest day that a list's data runs to: what a case is compared by over time. */
export async function factsOf(
  ctx: Context,
  person: number,
): Promise<{ facts: Record<string, string | number | boolean>; dataTo: Day | null }> {
  const entries = await entriesOf(ctx, person);
  const facts: Record<string, string | number | boolean> = {};
  for (const [name] of SHOWN) {
    const value = entries.map((entry) => entry[name]).find((one) => one !== null && one !== undefined);
    if (value !== null && value !== undefined) facts[name] = value;
  }
  return { facts, dataTo: entries[0]?.dataTo ?? null };
}

function inWords(value: string | number | true, today: string): string {
  if (value === true) return 'yes';
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? showDay(value, today)
    : String(value);
}
const reasonsOf = (entries: readonly Entry[]): Fact[] =>
  COHORT_CODES.flatMap((code) => {
    const reasons = entries
      .map((entry) => judge(COHORTS[code], entry)?.reasons ?? [])
      .find((found) => found.length > 0);
    return reasons === undefined
      ? []
      : [{ label: `Picked by “${COHORTS[code].says}”`, value: reasons.join(' · ') }];
  });
const sourceOf = ({ list, dataTo }: Entry, today: string): Fact => ({
  label: 'On the list',
  value: `${list}, data to ${dataTo === null ? 'a day not known' : showDay(dataTo, today)}`,
});
