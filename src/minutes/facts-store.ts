import type { Priority } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import type { Day } from '../core/day.ts';
import type { Facts } from './history.ts';

export type FactsThen = { facts: Facts; dataTo: Day | null; priority: Priority };

/** Keeps what the lists said of a person when their case was discussed; what is kept stays. */
export async function keepFactsOf(ctx: Context, itemId: string, kept: FactsThen): Promise<void> {
  await ctx.db
    .insertInto('factsThen')
    .values({ ...kept, facts: JSON.stringify(kept.facts), itemId, neighbourhoodId: ctx.neighbourhoodId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export const factsThen = (ctx: Context, itemId: string): Promise<FactsThen | undefined> =>
  ctx.db
    .selectFrom('factsThen')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('itemId', '=', itemId)
    .select(['facts', 'dataTo', 'priority'])
    .executeTakeFirst();
