import type { Context } from '../core/context.ts';
import type { Day } from '../core/day.ts';

/** The days on which the neighbourhood itself is closed, besides England's bank holidays. */
export async function localClosures(ctx: Context): Promise<Day[]> {
  const row = await ctx.db
    .selectFrom('neighbourhood')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .select('localClosures')
    .executeTakeFirst();
  return row?.localClosures ?? [];
}
