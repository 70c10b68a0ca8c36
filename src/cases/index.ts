import { acceptCases } from './accept-case.ts';
import { addCase } from './add-case.ts';
import { editCase } from './edit-case.ts';
import { keepAway } from './keep-away.ts';
import { listCases } from './list-cases.ts';
import { lookUpNumber } from './look-up-number.ts';
import { moveACase, undoMove } from './move-case.ts';
import { declineCase, proposeCase } from './propose-case.ts';
import { readCase } from './read-case.ts';
import { searchCases } from './search-cases.ts';
import { undoAccept } from './undo-accept.ts';

export { presentMember } from './admit.ts';
export type { Aware, CaseChange, CaseStatus, CaseSummary, Cohort, Priority } from './case.ts';
export { COHORTS, isOpenCase } from './case.ts';
export { caseToWorkOn, refuseUnlessAccepted } from './case-to-work-on.ts';
export { exclusionsOf } from './exclusion-store.ts';
export { keepPrivate } from './keep-private.ts';
export type { OutcomeCode } from './outcome.ts';
export { isOutcome, OUTCOME_CODES, OUTCOMES, sharedOutcome } from './outcome.ts';
export { refuseKeptAway } from './refuse-kept-away.ts';
export {
  type CaseForAgenda,
  lockAgendas,
  markDiscussed,
  markReviewsDue,
  markScheduled,
  openCasesFor,
  setAware,
  setReview,
  unmarkScheduled,
} from './schedule-store.ts';
export { type Case, caseById, caseByRef, openCasesOf, seesCase } from './store.ts';
export { lockCase } from './write-store.ts';

export const cases = {
  accept: acceptCases,
  undoAccept,
  propose: proposeCase,
  decline: declineCase,
  lookUp: lookUpNumber,
  add: addCase,
  list: listCases,
  read: readCase,
  edit: editCase,
  keepAway,
  move: moveACase,
  undoMove,
  search: searchCases,
};
