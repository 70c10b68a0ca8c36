import type { CaseChange } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';
import type { Action } from './action.ts';
import { ownedByKeptAway } from './store.ts';

/**
 * Follows a case that is kept from organisations: an open action whose owner could no longer see what it is about would be
 * lost, so it changes hands first (hazard H2).
 */
export async function refuseForKeptAway(ctx: Context, change: CaseChange): Promise<void> {
  const refs = await ownedByKeptAway(ctx, change.id);
  if (refs.length > 0)
    throw new Refusal(
      'conflict',
      `${refs.join(', ')} ${refs.length === 1 ? 'is' : 'are'} with members who would no longer see ${change.ref}. Give ${refs.length === 1 ? 'it' : 'them'} to somebody else first.`,
    );
}

/**
 * An action that came back (opened again, or to whoever had it before) is not with somebody who no longer sees the case:
 * refuses `conflict`, and so nothing came back.
 */
export async function refuseBackToKeptAway<A extends Action>(
  ctx: Context,
  caseId: string,
  action: A,
): Promise<A> {
  if ((await ownedByKeptAway(ctx, caseId)).includes(action.ref))
    throw new Refusal(
      'conflict',
      `${action.ref} would be with somebody who no longer sees ${action.caseRef}, so it stays as it is. If something is left to do, assign it to somebody else.`,
    );
  return action;
}
