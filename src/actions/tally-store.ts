import { type RawBuilder, sql } from 'kysely';
import { seesCase } from '../cases/index.ts';
import type { Context } from '../core/context.ts';

/** What action_tally counts, and what `key`, `state`, `from_day` and `to_day` stand for there: migration 0101, action_facets. */
export type Facet =
  | 'owner'
  | 'owner_state'
  | 'oldest'
  | 'age'
  | 'cohort'
  | 'huddle'
  | 'blocked'
  | 'not_done'
  | 'carried'
  | 'finish'
  | 'accept';

/**
 * The counts of one facet, as a table `t (key, state, from_day, to_day, n)`, without those of cases that the asker may not
 * see [DOMAIN.md 6]. Folded rows and fresh ones each have their index.
 */
export const tallied = (ctx: Context, facet: Facet): RawBuilder<unknown> => {
  const part = (which: RawBuilder<unknown>) => sql`
    select key, state, from_day, to_day, n from action_tally
    where neighbourhood_id = ${ctx.neighbourhoodId} and facet = ${facet} and ${which} and ${seesCase(ctx, 'actionTally')}`;
  return sql`(${part(sql`not fresh`)} union all ${part(sql`fresh`)}) t`;
};

/** Folds what was written since the last time into one row of each sort; how many rows that were. Twice at once is once. */
export async function foldTallies(ctx: Context): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`tally:${ctx.neighbourhoodId}`}, 0))`.execute(
    ctx.db,
  );
  const { rows } = await sql<{ folded: number }>`
    with gone as (
      delete from action_tally where neighbourhood_id = ${ctx.neighbourhoodId} and fresh
      returning facet, key, state, from_day, to_day, excluded_organisations, n),
    kept as (
      insert into action_tally (neighbourhood_id, facet, key, state, from_day, to_day, excluded_organisations, n, fresh)
      select ${ctx.neighbourhoodId}::uuid, facet, key, state, from_day, to_day, excluded_organisations, sum(n), false
      from gone group by facet, key, state, from_day, to_day, excluded_organisations having sum(n) <> 0
      on conflict (neighbourhood_id, facet, to_day, key, state, from_day, excluded_organisations) where not fresh
      do update set n = action_tally.n + excluded.n)
    select count(*)::integer as folded from gone`.execute(ctx.db);
  const folded = rows[0]?.folded ?? 0;
  if (folded > 0)
    await ctx.db
      .deleteFrom('actionTally')
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('fresh', '=', false)
      .where('n', '=', 0)
      .execute();
  return folded;
}

/** Every count anew from the actions themselves: for the operator, should the figures ever be doubted. */
export const recountActions = async (ctx: Context): Promise<void> => {
  await sql`select recount_actions()`.execute(ctx.db);
};
