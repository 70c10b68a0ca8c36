import type { Context } from '../core/context.ts';
import type { Day, Instant } from '../core/day.ts';

export type FeedRow = {
  id: string;
  memberId: string;
  secretHash: string;
  madeAt: Instant;
  lastReadOn: Day | null;
};

const feeds = (ctx: Context) =>
  ctx.db
    .selectFrom('calendarFeed')
    .innerJoin('member', (join) =>
      join
        .onRef('member.neighbourhoodId', '=', 'calendarFeed.neighbourhoodId')
        .onRef('member.id', '=', 'calendarFeed.memberId'),
    )
    .where('calendarFeed.neighbourhoodId', '=', ctx.neighbourhoodId)
    // Who has left sees no calendar any more.
    .where('member.leftOn', 'is', null)
    .select([
      'calendarFeed.id',
      'calendarFeed.memberId',
      'calendarFeed.secretHash',
      'calendarFeed.madeAt',
      'calendarFeed.lastReadOn',
    ]);
export const feedById = (ctx: Context, id: string): Promise<FeedRow | undefined> =>
  feeds(ctx).where('calendarFeed.id', '=', id).executeTakeFirst();
export const feedOf = (ctx: Context, memberId: string): Promise<FeedRow | undefined> =>
  feeds(ctx).where('calendarFeed.memberId', '=', memberId).executeTakeFirst();

/** A member's one feed, under a new secret and a new id: the old address stops at once. */
export async function renewFeed(ctx: Context, memberId: string, secretHash: string): Promise<string> {
  await stopFeed(ctx, memberId);
  const { id } = await ctx.db
    .insertInto('calendarFeed')
    .values({ neighbourhoodId: ctx.neighbourhoodId, memberId, secretHash, madeAt: ctx.now })
    // Two presses at once: the one that comes last has the address that works.
    .onConflict((conflict) =>
      conflict
        .columns(['neighbourhoodId', 'memberId'])
        .doUpdateSet({ secretHash, madeAt: ctx.now, lastReadOn: null }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** True when there was one. */
export const stopFeed = async (ctx: Context, memberId: string): Promise<boolean> =>
  (
    await ctx.db
      .deleteFrom('calendarFeed')
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('memberId', '=', memberId)
      .returning('id')
      .execute()
  ).length > 0;

export async function noteRead(ctx: Context, id: string): Promise<void> {
  await ctx.db
    .updateTable('calendarFeed')
    .set({ lastReadOn: ctx.today })
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', id)
    .where((eb) => eb.or([eb('lastReadOn', 'is', null), eb('lastReadOn', '<>', ctx.today)]))
    .execute();
}
