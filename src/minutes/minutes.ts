import type { Action } from '../actions/index.ts';
import type { OutcomeCode } from '../cases/index.ts';
import type { Day, Instant } from '../core/day.ts';
import type { DeferReason, ItemState, Named } from '../huddles/huddle.ts';
import type { HuddleKind } from '../huddles/kind.ts';
import type { Filing } from './filing.ts';

/** What of a closed record may be corrected, with the words shown for it, in the order in which minutes are read. */
export const FIELDS = {
  question: 'Question',
  situation: 'Situation',
  actionToDate: 'Action to date',
  update: 'Update',
  nextSteps: 'Next steps',
  decision: 'Decision',
  rationale: 'Why',
  dissent: 'Disagreed',
  contingency: 'If it does not work',
  outcome: 'Outcome',
  reviewOn: 'Review date',
} as const;
export type Field = keyof typeof FIELDS;
export const FIELD_NAMES = Object.keys(FIELDS) as [Field, ...Field[]];

/** Stands beside what was written, which stays as it was. `words`: of an outcome its code, of a review date the day. */
export type Correction = {
  id: string;
  field: Field;
  words: string;
  reason: string;
  at: Instant;
  by: string;
};

/** What a huddle's summary shows otherwise since a correction: the place on the list, the outcome as a channel may see it, when. */
export type Corrected = { position: number; outcome: string; on: Day };

/** What was said and decided on one case, as it was locked. Empty where nothing was written. */
export type Said = {
  question: string;
  situation: string;
  actionToDate: string;
  update: string;
  nextSteps: string;
  decision: string;
  rationale: string;
  dissent: string;
  /** Somebody asked whether anyone disagrees. */
  dissentAsked: boolean;
  contingency: string;
  reviewOn: Day | null;
  aware: 'yes' | 'no' | 'best_interests' | null;
  feedbackBy: string | null;
  feedbackOn: Day | null;
};

/**
 * One case in the minutes. `withheld`: the person excluded the reader's organisation; `said` is null there, and where the
 * reader has no ground to read this person's minutes, who then sees the reference and that it was discussed.
 */
export type MinutesItem = {
  itemId: string;
  ref: string;
  position: number;
  state: ItemState;
  deferReason: DeferReason | null;
  withheld: boolean;
  /** Settled beforehand by all whom it needed, confirmed by the chair. */
  withoutMeeting: boolean;
  seconds: number;
  presenter: Named | null;
  said: Said | null;
  outcome: OutcomeCode | null;
  actions: Action[];
  corrections: Correction[];
  filing: Filing | null;
  /** Corrected after it was filed: the note is to be filed again. */
  fileAgain: boolean;
  mayCorrect: boolean;
  mayFile: boolean;
};

export type Minutes = {
  huddleId: string;
  name: string;
  kind: HuddleKind;
  day: Day;
  time: string;
  closedAt: Instant;
  items: MinutesItem[];
};
