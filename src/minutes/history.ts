import type { OutcomeCode, Priority } from '../cases/index.ts';
import type { Day } from '../core/day.ts';
import type { Correction } from './minutes.ts';

/** One list fact that differs: "ED" "3" → "5". Empty when a list did not say. */
export type Changed = { label: string; was: string; now: string };

export type Decision = {
  itemId: string;
  huddleId: string;
  day: Day;
  /** False: that it was discussed, and nothing of what was decided. */
  mayRead: boolean;
  decision: string;
  outcome: OutcomeCode | null;
  rationale: string;
  dissent: string;
  /** The outcome before, when this one differs from it. */
  changedFrom: OutcomeCode | null;
  corrections: Correction[];
};

/** What is known of a case from the huddles before: said, done, changed since, dissent and decisions, the newest first. */
export type History = {
  ref: string;
  /** How often it was discussed in huddles that are closed. */
  times: number;
  last: { huddleId: string; day: Day; situation: string; update: string; nextSteps: string } | null;
  /** Actions agreed up to the last discussion: how many were done, which were not, which are still open. */
  done: { done: number; notDone: string[]; open: string[]; overdue: string[] };
  changed: Changed[];
  /** To which day the lists' data ran then and runs now; equal or null: nothing newer has come. */
  dataThen: Day | null;
  dataNow: Day | null;
  /** False for a huddle from before list data was kept with it. */
  keptThen: boolean;
  decisions: Decision[];
};

export type Facts = Readonly<Record<string, string | number | boolean>>;
/** What the strip compares, the most telling first, in short words. */
const COMPARED: readonly (readonly [string, string])[] = [
  ['ed12m', 'ED'],
  ['emergencyAdmissions12m', 'emergency admissions'],
  ['falls12m', 'falls'],
  ['efi', 'eFI'],
  ['efi2', 'eFI2'],
  ['cfs', 'CFS'],
  ['frailty', 'frailty'],
  ['medicationCount', 'medicines'],
  ['lastDischargeDate', 'last discharge'],
  ['hasDementia', 'dementia'],
  ['careHome', 'care home'],
  ['livesAlone', 'lives alone'],
  ['carerStrain', 'carer strain'],
  ['housebound', 'housebound'],
  ['palliative', 'palliative care'],
  ['pcspDate', 'care and support plan'],
];

/** Which facts differ between then and now. What one of the two does not say is no change: a blank is not zero. */
export function changesBetween(
  was: { facts: Facts; priority: Priority },
  now: { facts: Facts; priority: Priority },
): Changed[] {
  const changed = COMPARED.flatMap(([name, label]): Changed[] => {
    const [before, after] = [was.facts[name], now.facts[name]];
    if (before === undefined || after === undefined || before === after) return [];
    return [{ label, was: inShort(name, before), now: inShort(name, after) }];
  });
  return was.priority === now.priority
    ? changed
    : [{ label: 'priority', was: was.priority, now: now.priority }, ...changed];
}

/** ".31" for an index between 0 and 1; days stay days, which the reader's page words. */
function inShort(name: string, value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number' && name.startsWith('efi'))
    return String(Number(value.toFixed(3))).replace(/^0\./, '.');
  return String(value);
}

/** "ED 3 → 5". */
export const changeInWords = ({ label, was, now }: Changed): string => `${label} ${was} → ${now}`;
