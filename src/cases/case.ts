import type { Day, Instant } from '../core/day.ts';

/** The life of a case (DOMAIN.md 3) with the words shown for each status. */
export const CASE_STATUSES = {
  shortlisted: 'Proposed',
  accepted: 'Accepted',
  scheduled: 'On an agenda',
  discussed: 'Discussed',
  active: 'Active',
  review_due: 'Review due',
  on_hold: 'On hold',
  stepped_down: 'Stepped down',
  discharged: 'Discharged',
  declined_by_person: 'Declined by the person',
  declined_by_mdt: 'Not for this team',
  deceased: 'Has died',
  moved_area: 'Moved away',
  merged: 'Merged with another record',
  withdrawn: 'Accepted by mistake',
} as const;
export type CaseStatus = keyof typeof CASE_STATUSES;
export const CASE_STATUS_CODES = Object.keys(CASE_STATUSES) as [CaseStatus, ...CaseStatus[]];
export const CLOSED_STATUSES = [
  'stepped_down',
  'discharged',
  'declined_by_person',
  'declined_by_mdt',
  'deceased',
  'moved_area',
  'merged',
  'withdrawn',
] as const satisfies readonly CaseStatus[];
export type ClosedStatus = (typeof CLOSED_STATUSES)[number];
export type OpenStatus = Exclude<CaseStatus, ClosedStatus>;

/** One open case a person at a time; `one_open_case` in the schema holds the same list. */
export const isOpenCase = (status: CaseStatus): boolean =>
  !(CLOSED_STATUSES as readonly CaseStatus[]).includes(status);
export const OPEN_STATUSES = CASE_STATUS_CODES.filter((status): status is OpenStatus => isOpenCase(status));

const GONE = ['declined_by_person', 'declined_by_mdt', 'deceased', 'moved_area', 'merged'] as const;
const EXITS = ['stepped_down', 'discharged'] as const;
const MOVES: Record<CaseStatus, readonly CaseStatus[]> = {
  shortlisted: ['accepted', 'withdrawn', ...GONE],
  accepted: ['scheduled', 'discussed', 'active', 'on_hold', 'withdrawn', 'shortlisted', ...EXITS, ...GONE],
  scheduled: [
    'accepted',
    'discussed',
    'active',
    'review_due',
    'on_hold',
    'withdrawn',
    'shortlisted',
    ...EXITS,
    ...GONE,
  ],
  discussed: ['scheduled', 'discussed', 'active', 'review_due', 'on_hold', ...EXITS, ...GONE],
  active: ['scheduled', 'discussed', 'review_due', 'on_hold', ...EXITS, ...GONE],
  review_due: ['scheduled', 'discussed', 'active', 'on_hold', ...EXITS, ...GONE],
  on_hold: ['accepted', 'scheduled', 'discussed', 'active', 'review_due', ...EXITS, ...GONE],
  stepped_down: ['discharged', 'deceased', 'moved_area'],
  discharged: [],
  declined_by_person: [],
  declined_by_mdt: [],
  deceased: [],
  moved_area: [],
  merged: [],
  withdrawn: [],
};
export const canMove = (from: CaseStatus, to: CaseStatus): boolean => MOVES[from].includes(to);

/** What a member may choose on the case page. Scheduling and discussing belong to huddles, accepting to `cases.accept`. */
export const MOVES_BY_HAND = [
  'active',
  'review_due',
  'on_hold',
  'stepped_down',
  'discharged',
  'declined_by_person',
  'declined_by_mdt',
  'moved_area',
  'deceased',
] as const satisfies readonly CaseStatus[];
export const movesByHand = (from: CaseStatus): CaseStatus[] =>
  from === 'shortlisted'
    ? []
    : MOVES_BY_HAND.filter(
        // A case on an agenda waits for its huddle; it is not marked active under it.
        (to) => canMove(from, to) && !(from === 'scheduled' && (to === 'active' || to === 'review_due')),
      );

export const PRIORITIES = {
  red: 'Red: risk of harm or admission this week',
  amber: 'Amber: within 4 weeks',
  green: 'Green: planned',
  blue: 'Blue: in hospital now',
} as const;
export type Priority = keyof typeof PRIORITIES;
export const PRIORITY_CODES = Object.keys(PRIORITIES) as [Priority, ...Priority[]];
/** Red first. */
export const priorityRank = (priority: Priority): number => PRIORITY_CODES.indexOf(priority);

export const COHORTS = {
  FRAILTY_DEMENTIA: 'Frailty and dementia',
  HIGH_INTENSITY_ED: 'High intensity use of the emergency department',
  CYP_COMPLEX: 'Children and young people with complex needs',
  PROFESSIONAL_JUDGEMENT: 'Added by professional judgement',
} as const;
export type Cohort = keyof typeof COHORTS;
export const COHORT_CODES = Object.keys(COHORTS) as [Cohort, ...Cohort[]];

export const AWARE = {
  yes: 'Yes, they know',
  no: 'No, not yet',
  best_interests: 'Best interests decision',
} as const;
export type Aware = keyof typeof AWARE;
export const AWARE_CODES = Object.keys(AWARE) as [Aware, ...Aware[]];

export type CaseSummary = {
  id: string;
  ref: string;
  cohort: string;
  status: CaseStatus;
  priority: Priority;
  /** Empty in shared places, where no free text is shown. */
  question: string;
  reviewOn: Day | null;
  coordinator: { id: string; name: string } | null;
  openActions: number;
  overdueActions: number;
  lastDiscussedOn: Day | null;
  version: number;
};
export type CaseEvent = {
  at: Instant;
  by: string | null;
  from: CaseStatus | null;
  to: CaseStatus;
  why: string;
};
/** The answer of every use case that changes a case: what it is now, without identifiers. */
export type CaseChange = { id: string; ref: string; status: CaseStatus; version: number };
