import type { Context } from '../core/context.ts';
import { required } from '../core/refusal.ts';
import { exclusionsOf } from './exclusion-store.ts';

/**
 * Follows the opening of a person: who belongs to an organisation that the person excluded does not learn who they are by a
 * reference from before, nor by stating a relationship [DOMAIN.md 6]. Refused like nobody's reference, which says nothing.
 */
export async function refuseKeptAway(ctx: Context, { ref }: { ref: string }): Promise<void> {
  const kept = (await exclusionsOf(ctx, [ref])).get(ref) ?? [];
  const isKept = ctx.actor.kind === 'member' && kept.includes(ctx.actor.organisationId);
  required(isKept ? undefined : ref, 'person');
}
