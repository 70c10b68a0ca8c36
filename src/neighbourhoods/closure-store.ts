import type { Context } from '../core/context.ts';

/** Sets the neighbourhood's own closures; gives those that stood before, the row locked so that two who set them take turns. */
export async function keepClosures(ctx: Context, days: string[]): Promise<string[]> {
  const { localClosures } = await ctx.db
    .selectFrom('neighbourhood')
    .select('localClosures')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  await ctx.db
    .updateTable('neighbourhood')
    .set({ localClosures: days })
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .execute();
  return localClosures;
}
