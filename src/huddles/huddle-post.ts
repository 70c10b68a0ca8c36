import type { Day, Instant } from '../core/day.ts';
import type { HuddleStatus, ItemState, Why } from './huddle.ts';
import type { StepOut } from './live.ts';

/**
 * What the channel's one post about a huddle may say, in any phase (agenda, live, summary): references, members' names,
 * dates, counts, reasons and outcomes from fixed lists. No free text, titles and the huddle's own name among it.
 * A case that an organisation is excluded from stands as "not shown" (`ref` null), without its actions.
 */
export type HuddlePost = {
  huddleId: string;
  /** The kind in words: "Weekly huddle". */
  title: string;
  status: HuddleStatus;
  missed: boolean;
  startsAt: Instant;
  day: Day;
  time: string;
  minutes: number;
  movedFrom: Day | null;
  joinUrl: string | null;
  chair: string | null;
  startedAt: Instant | null;
  closedAt: Instant | null;
  /** The case on the table, by its item, so that two presses at once of the post's own Next skip none. */
  currentItemId: string | null;
  /** The next case waits until these have stepped out; never why. */
  gate: StepOut | null;
  minutesPlanned: number;
  items: {
    position: number;
    ref: string | null;
    why: Why;
    state: ItemState;
    minutes: number;
    fits: boolean;
    late: boolean;
    /** "Equipment"; "Plan agreed" where the outcome would give a condition away; null when none is recorded or the case is not shown. */
    outcome: string | null;
  }[];
  discussed: number;
  /** Of those discussed, how many all had agreed on beforehand, and the minutes that this saved. */
  withoutMeeting: number;
  minutesSaved: number;
  deferred: number;
  here: number;
  organisations: number;
  quorum: { met: boolean; lacks: string[] };
  /** Actions agreed in this huddle: reference, case, owner and date. */
  actions: { ref: string; caseRef: string; owner: string; due: Day }[];
  next: { day: Day; time: string } | null;
};
