import { sql } from 'kysely';
import { seesCase } from '../cases/index.ts';
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

/** The cause of a call names the start: a huddle that moves is called before its new one. */
const callOf = sql<string>`'call:' || huddle.id || ':' || extract(epoch from huddle.starts_at)::bigint`;
/** Huddles that begin in the next minutes and have not been called for that start yet. */
export const huddlesToCall = (
  ctx: Context,
  until: Instant,
): Promise<{ id: string; startsAt: Instant; cause: string }[]> =>
  ctx.db
    .selectFrom('huddle')
    .select(['id', 'startsAt', callOf.as('cause')])
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
            .where('message.cause', '=', callOf),
        ),
      ),
    )
    .execute();

/** Whether somebody has the same already, written in the same step: of several coordinators each hears once. */
export async function hasTheSame(ctx: Context, messageId: string, memberId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('message as one')
    .innerJoin('message as same', (join) =>
      join
        .onRef('same.neighbourhoodId', '=', 'one.neighbourhoodId')
        .onRef('same.kind', '=', 'one.kind')
        .onRef('same.aboutId', '=', 'one.aboutId')
        .onRef('same.createdAt', '=', 'one.createdAt'),
    )
    .select('same.id')
    .where('one.neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('one.id', '=', messageId)
    .where('same.toMember', '=', memberId)
    .executeTakeFirst();
  return row !== undefined;
}

/** A question to the place that its reader may see: whether it waits, and who leads the place now; undefined when they may not. */
export const askedOfPlace = (
  ctx: Context,
  id: string,
): Promise<{ answeredAt: Instant | null; leadId: string } | undefined> =>
  ctx.db
    .selectFrom('escalation')
    .innerJoin('action', (join) =>
      join
        .onRef('action.neighbourhoodId', '=', 'escalation.neighbourhoodId')
        .onRef('action.id', '=', 'escalation.actionId'),
    )
    .innerJoin('mdtCase', (join) =>
      join
        .onRef('mdtCase.neighbourhoodId', '=', 'action.neighbourhoodId')
        .onRef('mdtCase.id', '=', 'action.caseId'),
    )
    .innerJoin('placeMembership', (join) =>
      join.onRef('placeMembership.neighbourhoodId', '=', 'escalation.neighbourhoodId'),
    )
    .select(['escalation.answeredAt', 'placeMembership.leadId'])
    .where('escalation.neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('escalation.id', '=', id)
    .where(seesCase(ctx))
    .executeTakeFirst();
