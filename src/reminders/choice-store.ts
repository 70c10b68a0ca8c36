import type { Context } from '../core/context.ts';
import { type Day, instantAt } from '../core/time.ts';

export const choiceOf = (ctx: Context, memberId: string): Promise<{ digestTime: string; hasChat: boolean }> =>
  ctx.db
    .selectFrom('member')
    .select((eb) => [
      'digestTime',
      eb
        .exists(
          eb
            .selectFrom('conversation')
            .whereRef('conversation.neighbourhoodId', '=', 'member.neighbourhoodId')
            .whereRef('conversation.memberId', '=', 'member.id')
            .where('conversation.reachable', '=', true),
        )
        .$castTo<boolean>()
        .as('hasChat'),
    ])
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', memberId)
    .executeTakeFirstOrThrow();

/** Keeps the time; today's message, when it has not gone yet, goes then too. */
export async function keepTime(ctx: Context, memberId: string, digestTime: string): Promise<void> {
  const today: Day = ctx.today;
  await ctx.db
    .updateTable('member')
    .set({ digestTime })
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', memberId)
    .execute();
  await ctx.db
    .updateTable('message')
    .set({ notBefore: instantAt(today, digestTime, ctx.zone) })
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('cause', '=', `digest:${today}:${memberId}`)
    .where('state', '=', 'expected')
    .where('attempts', '=', 0)
    .execute();
}
