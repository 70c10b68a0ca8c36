import type { Context } from '../core/context.ts';
import { Refusal, required } from '../core/refusal.ts';
import { CASE_STATUSES, type CaseStatus, isOpenCase } from './case.ts';
import { type HeldCase, holdCaseByRef } from './write-store.ts';

/**
 * The accepted case of a person, kept from closing until the transaction ends, so that nothing new is hung on a case that
 * ends at the same moment. Refuses `missing` (also for another neighbourhood, or an excluded organisation) and `conflict`
 * for a case that is closed or only proposed.
 */
export async function caseToWorkOn(ctx: Context, ref: string): Promise<HeldCase> {
  const held = required(await holdCaseByRef(ctx, ref), 'case');
  refuseUnlessAccepted(ref, held.status);
  return held;
}

/** Nothing new is hung on a case that is closed or only proposed. */
export function refuseUnlessAccepted(ref: string, status: CaseStatus): void {
  if (status === 'shortlisted')
    throw new Refusal(
      'conflict',
      `${ref} is proposed and not accepted yet. A professional accepts it first.`,
    );
  refuseUnlessOpen(ref, status);
}

export function refuseUnlessOpen(ref: string, status: CaseStatus): void {
  if (!isOpenCase(status))
    throw new Refusal(
      'conflict',
      `The case of ${ref} is closed (${CASE_STATUSES[status].toLowerCase()}). Accept the person again to go on.`,
    );
}
