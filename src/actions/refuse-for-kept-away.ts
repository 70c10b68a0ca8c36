import type { CaseChange } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';
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
