import type { Day } from '../core/day.ts';

/** Why a person is never a candidate (DOMAIN.md 5). */
export type Bar = 'deceased' | 'objected' | 'restricted';
export const BARS: readonly Bar[] = ['deceased', 'objected', 'restricted'];

/** Three identifiers and what goes with them; only in the tab or a personal chat, only to those who may (people.open). */
export type Identity = {
  ref: string;
  name: string;
  birthDate: Day;
  /** 3-3-4: "999 000 0018". */
  nhsNumber: string;
  postcode: string | null;
  address: string | null;
  practice: string | null;
  sex: string | null;
  birthDateConflict: boolean;
  restricted: boolean;
  /** Set when somebody else that we hold has the same name: check the birth date (hazard H1). */
  nameAlert?: string;
};

/** Why somebody opens a person's identifiers; part of the record of looks. */
export type Purpose = 'candidate' | 'case' | 'accept';

export const fullName = (name: { forename: string; surname: string }): string =>
  `${name.forename} ${name.surname}`.trim();
