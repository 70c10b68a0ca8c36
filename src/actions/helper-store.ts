import type { Context } from '../core/context.ts';
import { byMember } from './event-store.ts';

/** True when the member did not help yet. */
export const addHelper = async (ctx: Context, actionId: string, memberId: string): Promise<boolean> =>
  (
    await ctx.db
      .insertInto('actionHelper')
      .values({
        neighbourhoodId: ctx.neighbourhoodId,
        actionId,
        memberId,
        addedAt: ctx.now,
        addedBy: byMember(ctx),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('memberId')
      .execute()
  ).length > 0;

/** True when the member helped until now. */
export const removeHelper = async (ctx: Context, actionId: string, memberId: string): Promise<boolean> =>
  (
    await ctx.db
      .deleteFrom('actionHelper')
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('actionId', '=', actionId)
      .where('memberId', '=', memberId)
      .returning('memberId')
      .execute()
  ).length > 0;

export const stopHelping = async (ctx: Context, memberId: string): Promise<void> => {
  await ctx.db
    .deleteFrom('actionHelper')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('memberId', '=', memberId)
    .execute();
};
