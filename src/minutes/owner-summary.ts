import { z } from 'zod';
import { type Action, actionsOfHuddle } from '../actions/index.ts';
import type { Context } from '../core/context.ts';
import type { Day } from '../core/day.ts';
import { Refusal, required } from '../core/refusal.ts';
import { query } from '../core/use-case.ts';
import { dayAndTime, type HuddleSummary, huddleById } from '../huddles/index.ts';
import { actorOf, memberOf, membersOf, onLeave } from '../neighbourhoods/index.ts';

export type OwnerSummary = { huddleId: string; kind: HuddleSummary['kind']; day: Day; actions: Action[] };

/**
 * What one member has open, or on offer, from one huddle, and what colleagues on leave have whose deputy they are: what they
 * may see, whoever asks.
 */
export async function ownerSummaryOf(
  asker: Context,
  huddleId: string,
  memberId: string,
): Promise<OwnerSummary> {
  const member = required(await memberOf(asker, memberId), 'member');
  const ctx: Context = { ...asker, actor: actorOf(member, '') };
  const huddle = required(await huddleById(ctx, huddleId), 'huddle');
  const [away, members, agreed] = await Promise.all([
    onLeave(ctx, ctx.today),
    membersOf(ctx),
    actionsOfHuddle(ctx, huddleId),
  ]);
  const heard = new Set([
    memberId,
    ...members.filter((one) => one.deputyId === memberId && away.has(one.id)).map((one) => one.id),
  ]);
  return {
    huddleId,
    kind: huddle.kind,
    day: dayAndTime(huddle.localStart).day,
    actions: agreed.filter(
      (action) =>
        !['done', 'not_done', 'cancelled'].includes(action.status) &&
        heard.has(action.offeredTo?.id ?? action.ownerId),
    ),
  };
}

/** A member's own list from one huddle, for its message and its page. */
export const readOwnerSummary = query({
  says: 'Show what I took on in a huddle',
  needs: 'actions.see',
  where: 'personal',
  input: z.object({ huddleId: z.uuid(), memberId: z.uuid() }),
  async run({ huddleId, memberId }, ctx): Promise<OwnerSummary> {
    if (ctx.actor.kind === 'operator' || (ctx.actor.kind === 'member' && ctx.actor.memberId !== memberId))
      throw new Refusal('forbidden', 'This list is for the member it is written to. Look at Actions.');
    return ownerSummaryOf(ctx, huddleId, memberId);
  },
});
