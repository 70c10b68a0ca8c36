import { sql } from 'kysely';
import type { Context } from '../core/context.ts';

/** The digest time of every member to whom no message of this cause (`{cause}{member}`) has been planned yet. */
export async function digestTimes(ctx: Context, cause: string): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('member')
    .select(['id', 'digestTime'])
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('leftOn', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('message')
            .select('message.id')
            .whereRef('message.neighbourhoodId', '=', 'member.neighbourhoodId')
            .where('message.cause', '=', sql<string>`${cause} || member.id`),
        ),
      ),
    )
    .execute();
  return new Map(rows.map((row) => [row.id, row.digestTime]));
}
