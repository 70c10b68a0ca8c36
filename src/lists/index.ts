import { listAll } from './all-lists.ts';
import { importList } from './import-list.ts';
import { listCandidates } from './list-candidates.ts';
import { listProblems } from './list-problems.ts';
import { previewList } from './preview-list.ts';
import { receiveList } from './receive-list.ts';

export { candidateFacts, type Fact, factsOf } from './candidate-facts.ts';
export { markTaken, unmarkTaken } from './candidate-store.ts';
export type { CohortCode } from './cohort.ts';
export { COHORT_CODES } from './cohort.ts';
export { COHORTS } from './cohorts.ts';
export { deprivationFifthOf } from './deprivation-store.ts';
export type { Candidate, Candidates, ImportResult, ListSummary, Preview, Problem } from './list.ts';
export { clearUploads } from './upload-store.ts';

export const lists = {
  receive: receiveList,
  preview: previewList,
  import: importList,
  problems: listProblems,
  all: listAll,
  candidates: listCandidates,
};
