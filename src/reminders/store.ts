import { sql } from 'kysely';
import type { Context } from '../core/context.ts';
import type { Day, Instant } from '../core/time.ts';

/** True when the day's channel post is out and an action or a huddle has changed since. */
export async function channelPostIsStale(ctx: Context, day: Day): Promise<boolean> {
  const post = await ctx.db
    .selectFrom('message')
    .select('sentAt')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('cause', '=', `channel:${day}`)
    .where('state', '=', 'sent')
    .executeTakeFirst();
  if (post?.sentAt == null) return false;
  const changed = await ctx.db
    .selectFrom('actionEvent')
    .select('id')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('at', '>', post.sentAt)
    .limit(1)
    .executeTakeFirst();
  return changed !== undefined;
}
export const channelPostExists = async (ctx: Context, day: Day): Promise<boolean> =>
  (await ctx.db
    .selectFrom('message')
    .select('id')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('cause', '=', `channel:${day}`)
    .executeTakeFirst()) !== undefined;

/** Huddles that begin in the next minutes and have not been called yet. */
export const huddlesToCall = (ctx: Context, until: Instant): Promise<{ id: string; startsAt: Instant }[]> =>
  ctx.db
    .selectFrom('huddle')
    .select(['id', 'startsAt'])
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('status', '=', 'scheduled')
    .where('startsAt', '>', ctx.now)
    .where('startsAt', '<=', until)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('message')
            .select('message.id')
            .whereRef('message.neighbourhoodId', '=', 'huddle.neighbourhoodId')
            .where('message.cause', '=', sql<string>`'call:' || huddle.id`),
        ),
      ),
    )
    .execute();
