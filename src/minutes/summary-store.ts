import { sql } from 'kysely';
import type { Context } from '../core/context.ts';
import type { Day } from '../core/day.ts';

export type OwnerOf = { huddleId: string; closedOn: Day; ownerId: string };

/** Who has something open, or on offer, from the huddles that closed on or after a day, before today. */
export async function ownersSince(ctx: Context, since: Day): Promise<OwnerOf[]> {
  const { rows } = await sql<OwnerOf>`
    select distinct h.id as huddle_id, (h.closed_at at time zone ${ctx.zone})::date as closed_on,
      coalesce(a.offered_to, a.owner_id) as owner_id
    from huddle h join action a on a.neighbourhood_id = h.neighbourhood_id and a.huddle_id = h.id
    where h.neighbourhood_id = ${ctx.neighbourhoodId}::uuid and h.status = 'closed'
      and a.status in ('offered', 'accepted', 'in_progress', 'blocked')
      and (h.closed_at at time zone ${ctx.zone})::date between ${since}::date and ${ctx.today}::date - 1
    order by 1, 3`.execute(ctx.db);
  return rows;
}

/** Causes among these that a message has been written for. */
export const causesWritten = async (ctx: Context, causes: readonly string[]): Promise<Set<string>> =>
  causes.length === 0
    ? new Set()
    : new Set(
        (
          await ctx.db
            .selectFrom('message')
            .select('cause')
            .where('neighbourhoodId', '=', ctx.neighbourhoodId)
            .where('cause', 'in', [...causes])
            .execute()
        ).map((row) => row.cause),
      );

/** Members who are still here, with their days, the time of their daily message, and who stands in for them. */
export const readers = (ctx: Context) =>
  ctx.db
    .selectFrom('member')
    .select(['id', 'workingDays', 'digestTime', 'deputyId'])
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('leftOn', 'is', null)
    .execute();
