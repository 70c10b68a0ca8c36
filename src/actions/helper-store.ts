import { sql } from 'kysely';
import type { Context } from '../core/context.ts';
import type { Action } from './action.ts';
import { byMember } from './event-store.ts';
import { openAmong } from './store.ts';

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

/**
 * Open actions that the member owns, is offered, helps with, or covers for somebody who is on leave today. Each of the four
 * is a look into an index of its own; joined by "or" they would be one walk over everything that is open.
 */
export const actionsOf = (ctx: Context, memberId: string): Promise<Action[]> => {
  const here = sql`neighbourhood_id = ${ctx.neighbourhoodId}`;
  const open = sql`status in ('offered','accepted','in_progress','blocked')`;
  return openAmong(
    ctx,
    sql<string>`(select id from action where ${here} and owner_id = ${memberId} and ${open}
      union all select id from action where ${here} and offered_to = ${memberId}
      union all select action_id from action_helper where ${here} and member_id = ${memberId}
      union all select id from action where ${here} and ${open} and owner_id in (
        select m.id from member m join leave l on l.neighbourhood_id = m.neighbourhood_id and l.member_id = m.id
        where m.neighbourhood_id = ${ctx.neighbourhoodId} and m.deputy_id = ${memberId}
          and l.first_day <= ${ctx.today} and l.last_day >= ${ctx.today}))`,
  );
};
