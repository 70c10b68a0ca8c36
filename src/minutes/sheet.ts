import type { Day, Instant } from '../core/day.ts';
import type { HuddleStatus, Why } from '../huddles/huddle.ts';
import type { HuddleKind } from '../huddles/kind.ts';
import type { MinutesItem } from './minutes.ts';

/**
 * A huddle on paper, for when systems are down (hazard H16): before it, the list with room to write; after it, the minutes.
 * By default references only: questions (`words`) and names (`names`) are printed when asked for, each name an audited look.
 */
export type Sheet = {
  huddleId: string;
  neighbourhood: string;
  kind: HuddleKind;
  /** Empty unless words are printed: somebody typed it. */
  name: string;
  day: Day;
  time: string;
  minutes: number;
  status: HuddleStatus;
  chair: string | null;
  listIsOut: boolean;
  printedAt: Instant;
  words: boolean;
  names: boolean;
  items: SheetItem[];
  due: { ref: string; caseRef: string; owner: string; due: Day; overdue: boolean; title: string }[];
  people: { name: string; profession: string; organisation: string; state: string | null }[];
  /** After the huddle is closed; null before. */
  minutesOf: MinutesItem[] | null;
};
export type SheetItem = {
  position: number;
  /** Empty where the case is not for the one who prints. */
  ref: string;
  minutes: number;
  why: Why;
  urgentOrLate: boolean;
  presenter: string | null;
  question: string;
  /** Name, birth date and number where asked for and allowed; null else. */
  person: { name: string; birthDate: Day; nhsNumber: string } | null;
};
