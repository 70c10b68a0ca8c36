import type { Context } from '../core/context.ts';
import { personNumber } from '../core/ids.ts';
import { Refusal, required } from '../core/refusal.ts';
import { CASE_STATUSES, type CaseStatus, isOpenCase } from './case.ts';
import { type Case, caseByRef } from './store.ts';
import { holdCaseOf, lockCase } from './write-store.ts';

/**
 * The accepted case of a person, kept from closing until the transaction ends, so that nothing new is hung on a case that
 * ends at the same moment. Refuses `missing` (also for another neighbourhood, or an excluded organisation) and `conflict`
 * for a case that is closed or only proposed.
 */
export async function caseToWorkOn(ctx: Context, ref: string): Promise<Case> {
  // Asked at once: the lock is held when the case is read, so that it is read as it stays.
  const [held, read] = await Promise.all([holdCaseOf(ctx, personNumber(ref)), caseByRef(ctx, ref)]);
  const found = required(read, 'case');
  const isHeld = held?.id === found.id;
  const { status } = isHeld ? found : required(await lockCase(ctx, found.id, 'share'), 'case');
  refuseUnlessAccepted(ref, status);
  return { ...found, status };
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
