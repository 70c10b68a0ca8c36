import type { Named } from './huddle.ts';

/** An action said in the live room that nobody owns yet, or without a day; blank words where words are not shown. */
export type ActionDraft = { id: string; itemId: string; ref: string; words: string; by: Named | null };
/**
 * Who has to step out for a case. `guests` are people in the meeting whom the neighbourhood does not know, so that nobody
 * can say whom they work for.
 */
export type StepOut = { itemId: string; people: Named[]; guests: number };
/** Who is here for the case on the table, and what that leaves open. */
export type ForThisCase = {
  itemId: string;
  here: Named[];
  /** Were here for a part of it. */
  left: Named[];
  /** Required or asked-for disciplines that nobody here has, in words. */
  lacks: string[];
  /** Those here who know the person: care coordinator, presenter, a relationship on record, or an action on the case. */
  knows: Named[];
};
export type Live = {
  /** The case that comes next waits until these have stepped out. */
  gate: StepOut | null;
  /** They came in while a case is on the table that is not for them. */
  stepOut: StepOut | null;
  guests: number;
  /** Somebody said that only the team sees the stage: for the whole huddle, or until the next case. */
  stage: { by: Named; until: 'huddle' | 'case' } | null;
  drafts: ActionDraft[];
  forThis: ForThisCase | null;
};
