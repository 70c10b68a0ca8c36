import type { Day, Instant } from '../core/day.ts';
import type { Named } from '../huddles/huddle.ts';
import type { HuddleKind } from '../huddles/kind.ts';

/** The record that a note goes into. "Another" needs its name. */
export const SYSTEMS = { emis: 'EMIS', systmone: 'SystmOne', other: 'Another record' } as const;
export type System = keyof typeof SYSTEMS;
export const SYSTEM_CODES = Object.keys(SYSTEMS) as [System, ...System[]];

export type Filing = { id: string; system: System; note: string; at: Instant; by: string; byId: string };

/** Working days after the huddle until a note that is not filed is amber, and red: our default [D]. */
export const FILE_WITHIN = { amber: 2, red: 5 } as const;
export type Band = 'fresh' | 'amber' | 'red';
export const bandOf = (workingDays: number): Band =>
  workingDays >= FILE_WITHIN.red ? 'red' : workingDays >= FILE_WITHIN.amber ? 'amber' : 'fresh';

/** A note that waits to be filed in the person's own record: it ages like an action. Nothing that was said is in it. */
export type ToFile = {
  itemId: string;
  huddleId: string;
  kind: HuddleKind;
  day: Day;
  ref: string;
  /** Who files it: the presenter, else the case's coordinator. Null when both have left. */
  responsible: Named | null;
  workingDays: number;
  band: Band;
  /** It was filed and has been corrected since. */
  again: boolean;
};

/** "EMIS"; "Another record: Liquidlogic". */
export const systemWords = ({ system, note }: Pick<Filing, 'system' | 'note'>): string =>
  note === '' ? SYSTEMS[system] : system === 'other' ? note : `${SYSTEMS[system]} (${note})`;
