import { z } from 'zod';
import { actingMember } from '../core/acting.ts';
import { codeOf, personNumber, personRef } from '../core/ids.ts';
import { query } from '../core/use-case.ts';
import { CASE_STATUS_CODES, type CaseSummary, OPEN_STATUSES, PRIORITY_CODES } from './case.ts';
import { type Case, casesWanted } from './store.ts';

/** What a list shows of a case. */
export const summaryOf = (one: Case): CaseSummary => ({
  id: one.id,
  ref: one.ref,
  cohort: one.cohort,
  status: one.status,
  priority: one.priority,
  question: one.question,
  reviewOn: one.reviewOn,
  coordinator: one.coordinator,
  openActions: one.openActions,
  overdueActions: one.overdueActions,
  lastDiscussedOn: one.lastDiscussedOn,
  version: one.version,
});

/**
 * The caseload without identifiers, the most pressing first, at most 500: open cases unless statuses are named. `mine`:
 * those I coordinate, accepted or am to accept. `text`: a reference, or part of a question (in shared places a reference
 * only: what a search finds would tell what the question says).
 */
export const listCases = query({
  says: 'List the cases',
  needs: 'cases.see',
  input: z.object({
    status: z.array(z.enum(CASE_STATUS_CODES)).min(1).exactOptional(),
    priority: z.enum(PRIORITY_CODES).exactOptional(),
    mine: z.boolean().exactOptional(),
    text: z.string().trim().max(100).exactOptional(),
  }),
  async run(input, ctx) {
    const asRef = personRef.safeParse(input.text);
    const text = input.text === '' || ctx.where === 'shared' ? undefined : input.text;
    if (asRef.success && codeOf(asRef.data) !== ctx.code) return [];
    const found = await casesWanted(ctx, {
      status: input.status ?? OPEN_STATUSES,
      priority: input.priority,
      memberId: input.mine === true ? actingMember(ctx).memberId : undefined,
      ...(asRef.success ? { person: personNumber(asRef.data) } : { text }),
    });
    return found.map(summaryOf);
  },
});
