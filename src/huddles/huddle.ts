import type { Action } from '../actions/index.ts';
import type { Aware, OutcomeCode, Priority } from '../cases/index.ts';
import { addMinutes, type Day, type Instant } from '../core/day.ts';
import type { BankHolidayRule, Block, HuddleKind, QuorumNeeds } from './kind.ts';
import type { Live } from './live.ts';

export type HuddleStatus = 'draft' | 'scheduled' | 'live' | 'closed' | 'cancelled';
export type Why = 'urgent' | 'carried_over' | 'review_due' | 'new';
export type ItemState = 'waiting' | 'current' | 'discussed' | 'deferred' | 'removed';
export type AttendanceState = 'coming' | 'apologies' | 'here' | 'left';
export type DeferReason = 'no_time' | 'not_known_here' | 'information_needed' | 'somebody_absent';
export type Named = { id: string; name: string };

/** In a shared place `name` is the kind in words ("Weekly huddle"): the name that somebody typed is free text. */
export type HuddleSummary = {
  id: string;
  seriesId: string | null;
  name: string;
  kind: HuddleKind;
  startsAt: Instant;
  day: Day;
  time: string;
  minutes: number;
  status: HuddleStatus;
  /** Its time has passed and nobody started it: say "did not take place". */
  missed: boolean;
  joinUrl: string | null;
  movedFrom: Day | null;
  cases: number;
  minutesPlanned: number;
  chair: Named | null;
};

/** How a case is settled: in the huddle, or by the chair beforehand, since everybody needed agrees to what is proposed. */
export type Lane = 'discuss' | 'agree';

/**
 * `withheld`: the person excluded the reader's organisation (or the place is shared and they excluded any): caseId and
 * ref are empty, the place and its minutes stay, so that the reader knows when to step out. `seconds`: time of the visits
 * that ended; while `state` is current, add the time since `startedAt`. `late`: came on after the cut-off; `lateOk`: the chair said
 * yes to that (true for all others). `deferrals`: how often it was carried over; `forChair`: that was the third time.
 * `because`: why it is there, in a sentence for members; empty where `reason` is.
 */
export type AgendaItem = {
  id: string;
  caseId: string;
  ref: string;
  position: number;
  minutes: number;
  why: Why;
  question: string;
  /** Null where withheld. */
  priority: Priority | null;
  cohort: string;
  presenter: Named | null;
  state: ItemState;
  startedAt: Instant | null;
  seconds: number | null;
  deferReason: DeferReason | null;
  outcome: OutcomeCode | null;
  fits: boolean;
  late: boolean;
  /** Why it came on late or urgent, in words; empty where words are not shown. */
  reason: string;
  /** Disciplines that the case asks for. */
  needs: string[];
  lane: Lane;
  /** How often it was carried over; `forChair`: so often that the chair decides. */
  deferrals: number;
  forChair: boolean;
  /** The chair said yes to a late one; true for all others. */
  lateOk: boolean;
  /** Somebody gave it its place: the planner leaves it there. */
  pinned: boolean;
  /** Why it is there, in a sentence for members; empty where `reason` is. */
  because: string;
  withheld: boolean;
  /** Three discussions without a new action: keep it with a reason, or step it down, before it is left. */
  mustDecide: boolean;
  version: number;
};

/** Two groups of fields with a version each, so that two can write at once; 0 = nothing yet. */
export type Discussion = {
  itemId: string;
  situation: string;
  actionToDate: string;
  update: string;
  nextSteps: string;
  sbarVersion: number;
  sbarBy: Named | null;
  decision: string;
  rationale: string;
  /** "Does anyone disagree?" was asked; what was said, and by whom. */
  dissentAsked: boolean;
  dissent: string;
  dissentBy: Named | null;
  /** What to do if it does not work out. */
  contingency: string;
  outcome: OutcomeCode | null;
  reviewOn: Day | null;
  /** Does the person know that they are discussed? From this huddle, else from the case. */
  personAware: Aware | null;
  /** Who tells the person, and by when. */
  feedbackBy: Named | null;
  feedbackOn: Day | null;
  /** Why it stays on after three discussions without a new action, and who said so. */
  keepReason: string | null;
  keptBy: Named | null;
  decisionVersion: number;
  decisionBy: Named | null;
};

export type Attendance = {
  memberId: string;
  name: string;
  profession: string;
  organisation: string;
  state: AttendanceState | null; // null: not heard from
};

export type HuddleDetail = HuddleSummary & {
  items: AgendaItem[];
  /** Minutes for cases: the length less the parts of the session that have minutes of their own. */
  capacityMinutes: number;
  requiredDisciplines: string[];
  blocks: Block[];
  deputy: Named | null;
  currentItemId: string | null;
  startedAt: Instant | null;
  closedAt: Instant | null;
  /** After this a case comes on by hand only as urgent, with a reason. */
  cutOffAt: Instant;
  /** When the list goes, or went, out. */
  listOutAt: Instant;
  listIsOut: boolean;
  /** Why it was cancelled; null where words are not shown. */
  cancelWhy: string | null;
  attendance: Attendance[];
  quorum: { met: boolean; lacks: string[] };
  /** Null unless it is live. */
  live: Live | null;
  dueActions: Action[];
  newActions: Action[];
  discussion: Discussion | null;
  /** What the team should know of the case on the table before it speaks; nothing that says who it is. */
  onTheTable: {
    matters: { words: string; by: string; on: Day } | null;
    facts: { label: string; value: string }[];
  } | null;
  mayRun: boolean;
  version: number;
};

export type Series = {
  id: string;
  name: string;
  kind: HuddleKind;
  cohort: string | null;
  rule: string;
  start: string;
  /** A change that is still to come: the series is as it says here up to that day, and as the rest says from then on. */
  untilThen: { day: Day; rule: string; start: string } | null;
  zone: string;
  minutes: number;
  minutesACase: number;
  bankHolidays: BankHolidayRule;
  joinUrl: string | null;
  requiredDisciplines: string[];
  quorum: QuorumNeeds;
  blocks: Block[];
  /** Who chairs when there is no rota. */
  chair: Named | null;
  /** Turn about; empty = always the chair. */
  chairRota: Named[];
  deputy: Named | null;
  /** The channel that gets its posts; null = the neighbourhood's first. */
  channelId: string | null;
  except: Day[];
  extra: Day[];
  endedOn: Day | null;
  next: { huddleId: string; day: Day; time: string } | null;
  version: number;
};

export const WHY_WORDS: Record<Why, string> = {
  urgent: 'urgent',
  carried_over: 'carried over',
  review_due: 'review due',
  new: 'new',
};
export const DEFER_WORDS: Record<DeferReason, string> = {
  no_time: 'no time left',
  not_known_here: 'nobody here knows the person',
  information_needed: 'information needed',
  somebody_absent: 'somebody needed is absent',
};
/** Weeks until a case comes back when nobody says otherwise: the ideal of DOMAIN.md 2 [D]; blue waits for the return home. */
export const REVIEW_WEEKS: Record<string, number | undefined> = { red: 1, amber: 4, green: 8 };

const GRACE_MINUTES = 60;
type Timed = { status: HuddleStatus; startsAt: Instant; minutes: number };
/** True when a huddle was never started and its end lies more than an hour back: it did not take place. */
export const isMissed = ({ status, startsAt, minutes }: Timed, now: Instant): boolean =>
  (status === 'draft' || status === 'scheduled') && addMinutes(startsAt, minutes + GRACE_MINUTES) <= now;
/** What began before this instant did not take place, however long it was planned (at most 240 minutes). */
export const graceBegan = (now: Instant): Instant => addMinutes(now, -240 - GRACE_MINUTES);
