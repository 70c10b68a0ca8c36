import { addDays, type Day, type Instant, showDay, weekdayNumber } from '../core/day.ts';

/** The life of an action (DOMAIN.md 4) with the words shown for each status. */
export const ACTION_STATUSES = {
  offered: 'Waiting to be accepted',
  accepted: 'Accepted',
  in_progress: 'In hand',
  blocked: 'Blocked',
  done: 'Done',
  not_done: 'Not done',
  cancelled: 'Cancelled',
} as const;
export type ActionStatus = keyof typeof ACTION_STATUSES;
export const ACTION_STATUS_CODES = Object.keys(ACTION_STATUSES) as [ActionStatus, ...ActionStatus[]];
export const OPEN_ACTION = [
  'offered',
  'accepted',
  'in_progress',
  'blocked',
] as const satisfies readonly ActionStatus[];
export const isOpen = (action: { status: ActionStatus }): boolean =>
  (OPEN_ACTION as readonly ActionStatus[]).includes(action.status);

export const ACTION_PRIORITIES = ['red', 'amber', 'green'] as const;
export type ActionPriority = (typeof ACTION_PRIORITIES)[number];
/** Working days until due when nobody says a date [D, DOMAIN.md 4]. */
export const DEFAULT_DUE_WORKING_DAYS: Record<ActionPriority, number> = { red: 1, amber: 5, green: 10 };

/** Reasons of an action that was not carried out; coded, so that they can be counted by deprivation [Raine 2014]. */
export const NOT_DONE_REASONS = {
  persons_choice: 'The person’s choice',
  circumstances_changed: 'Circumstances changed',
  did_not_attend: 'Did not attend',
  condition_not_met: 'The condition for it was not met',
  new_information: 'New information',
  service_full: 'The service is full',
  died: 'The person died',
  no_longer_needed: 'No longer needed',
  other: 'Other',
} as const;
export type NotDoneReason = keyof typeof NOT_DONE_REASONS;
export const NOT_DONE_CODES = Object.keys(NOT_DONE_REASONS) as [NotDoneReason, ...NotDoneReason[]];
export const CANCEL_REASONS = { entered_in_error: 'Entered in error', duplicate: 'A duplicate' } as const;
export type CancelReason = keyof typeof CANCEL_REASONS;
export const CANCEL_CODES = Object.keys(CANCEL_REASONS) as [CancelReason, ...CancelReason[]];

type Named = { id: string; name: string };

export type Action = {
  id: string;
  ref: string;
  number: number;
  caseRef: string;
  /** Empty in shared places, as `because` and `note` are null there: no free text is shown. */
  title: string;
  ownerId: string;
  owner: string;
  organisation: string;
  /** Handed over but not yet accepted by them: the owner keeps it until then. */
  offeredTo: Named | null;
  due: Day;
  priority: ActionPriority;
  status: ActionStatus;
  because: string | null;
  /** What would unblock it, in the words of whoever says that it is blocked. */
  unblocks: string | null;
  note: string | null;
  reason: string | null;
  overdue: boolean;
  workingDaysLate: number;
  huddleId: string | null;
  /** Members who help the owner with it. */
  helpers: Named[];
  /** The partner without an account who does it by a link; a member answers for it. Null in shared places. */
  partner: string | null;
  /** The action that this duplicate was merged into. */
  mergedInto: string | null;
  /** Its owner is on leave today: until when, and who covers. */
  leave: { until: Day; deputyId: string | null; deputy: string | null } | null;
  createdAt: Instant;
  /** Its owner asked not to be reminded before that day; those who oversee still hear when it is late. */
  snoozedUntil: Day | null;
  version: number;
};
/** An open action of the same person that reads alike; without its words in shared places. */
export type Overlap = { ref: string; title: string; owner: string; due: Day };
/**
 * What assigning and handing over answer: the owner's leave or a bank holiday is a warning, never a refusal, and so is an
 * action that may be there already. Opened again: that its owner has left since.
 */
export type ActionWithWarning = Action & { warning?: string; overlaps?: Overlap[] };
export type ActionEvent = {
  at: Instant;
  by: string | null;
  /** The owner, when somebody who oversees recorded it for them. */
  recordedFor: string | null;
  what: string;
  from: ActionStatus | null;
  to: ActionStatus;
  owner: string;
  due: Day;
  words: string | null;
};

export const isOverdue = (action: { status: ActionStatus; due: Day }, today: Day): boolean =>
  isOpen(action) && action.due < today;
/** The Sunday that ends this week. */
export const endOfWeek = (today: Day): Day => addDays(today, 7 - weekdayNumber(today));

export type ByTime<A> = { overdue: A[]; today: A[]; week: A[]; later: A[] };
/** Overdue, today, the rest of this week (to Sunday), later; each keeps the order it came in. */
export function byTime<A extends { status: ActionStatus; due: Day }>(
  actions: readonly A[],
  today: Day,
): ByTime<A> {
  const sunday = endOfWeek(today);
  return {
    overdue: actions.filter((action) => isOverdue(action, today)),
    today: actions.filter((action) => action.due === today),
    week: actions.filter((action) => action.due > today && action.due <= sunday),
    later: actions.filter((action) => action.due > sunday),
  };
}

/** "Priya Shah", "Priya Shah, offered to Sam Okafor" while a handover waits, "Jo Bennett with Harbour Housing (link)". */
export const ownerWords = ({
  owner,
  offeredTo,
  partner = null,
}: Pick<Action, 'owner' | 'offeredTo'> & { partner?: string | null }): string =>
  `${owner}${partner === null ? '' : ` with ${partner} (link)`}${offeredTo === null ? '' : `, offered to ${offeredTo.name}`}`;
/** Whether it waits for this member's answer: a handover for the one it is offered to, a first offer for its owner. */
export const awaits = (
  { offeredTo, status, ownerId }: Pick<Action, 'offeredTo' | 'status' | 'ownerId'>,
  memberId: string | undefined,
): boolean =>
  memberId !== undefined &&
  (offeredTo === null ? status === 'offered' && ownerId === memberId : offeredTo.id === memberId);
/** Only offered to this member: theirs to answer or to do (act-on.ts), and not to change before they have accepted. */
export const isOnlyOffered = (
  { offeredTo, leave }: Pick<Action, 'offeredTo' | 'leave'>,
  memberId: string | undefined,
  oversees: boolean,
): boolean => offeredTo !== null && offeredTo.id === memberId && leave?.deputyId !== memberId && !oversees;
/** "on leave until Mon 30 Nov, Jo Bennett covers"; undefined when the owner is here. */
export const leaveWords = ({ leave }: Pick<Action, 'leave'>, today: Day): string | undefined =>
  leave === null
    ? undefined
    : `on leave until ${showDay(leave.until, today)}, ${leave.deputy ?? 'the coordinator'} covers`;

export type Deed =
  | 'accept'
  | 'start'
  | 'snooze'
  | 'complete'
  | 'block'
  | 'unblock'
  | 'not_done'
  | 'cancel'
  | 'hand_over';
const LEADS: Record<Deed, { from: readonly ActionStatus[]; already: readonly ActionStatus[] }> = {
  accept: { from: ['offered'], already: ['accepted', 'in_progress', 'blocked'] },
  snooze: { from: OPEN_ACTION, already: [] },
  start: { from: ['offered', 'accepted', 'blocked'], already: ['in_progress'] },
  complete: { from: OPEN_ACTION, already: ['done'] },
  block: { from: OPEN_ACTION, already: [] },
  unblock: { from: ['blocked'], already: ['offered', 'accepted', 'in_progress'] },
  not_done: { from: OPEN_ACTION, already: ['not_done'] },
  cancel: { from: OPEN_ACTION, already: ['cancelled'] },
  hand_over: { from: OPEN_ACTION, already: [] },
};
/** `do`: it changes something · `already`: an old button pressed again, nothing to do · `no`: the action ended otherwise. */
export const judge = (deed: Deed, status: ActionStatus): 'do' | 'already' | 'no' =>
  LEADS[deed].from.includes(status) ? 'do' : LEADS[deed].already.includes(status) ? 'already' : 'no';
