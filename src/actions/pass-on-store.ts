import { sql } from 'kysely';
import type { Context } from '../core/context.ts';
import type { Instant } from '../core/time.ts';
import { OPEN_ACTION } from './action.ts';

/** The numbers of open actions that a member owns or is offered, in order, so that two at once lock them alike. */
export const numbersOf = async (ctx: Context, memberId: string): Promise<number[]> =>
  (
    await ctx.db
      .selectFrom('action')
      .select('number')
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('status', 'in', OPEN_ACTION)
      .where((eb) => eb.or([eb('ownerId', '=', memberId), eb('offeredTo', '=', memberId)]))
      .orderBy('number')
      .execute()
  ).map(({ number }) => number);

/**
 * Actions that wait to be accepted by somebody who does not coordinate, and since when they have been with that owner. Those
 * of a coordinator have come to the end of the road.
 */
export async function unanswered(ctx: Context): Promise<{ number: number; offeredAt: Instant }[]> {
  const { rows } = await sql<{ number: number; offeredAt: Instant }>`
    select a.number, max(e.at) as offered_at
    from action a
    join member m on m.neighbourhood_id = a.neighbourhood_id and m.id = a.owner_id and not ('coordinator' = any(m.roles))
    join action_event e on e.neighbourhood_id = a.neighbourhood_id and e.action_id = a.id and e.owner_id = a.owner_id
      and e.what in ('assigned','offered','passed on')
    where a.neighbourhood_id = ${ctx.neighbourhoodId} and a.status = 'offered'
    group by a.number order by a.number`.execute(ctx.db);
  return rows;
}
