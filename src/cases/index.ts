export type { CaseChange, CaseStatus, CaseSummary, Cohort, Priority } from './case.ts';
export { isOpenCase } from './case.ts';
export type { OutcomeCode } from './outcome.ts';
export { isOutcome, OUTCOME_CODES, sharedOutcome } from './outcome.ts';
export {
  type CaseForAgenda,
  markDiscussed,
  markReviewsDue,
  markScheduled,
  openCasesFor,
  setReview,
  unmarkScheduled,
} from './schedule-store.ts';
export { type Case, caseById, caseByRef, openCasesOf, seesCase } from './store.ts';
export { lockCase } from './write-store.ts';
