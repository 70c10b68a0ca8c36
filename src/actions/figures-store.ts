import { sql } from 'kysely';
import type { Context } from '../core/context.ts';
import { addDays, type Day } from '../core/time.ts';
import type { Action } from './action.ts';
import { AGE_BANDS } from './age-bands.ts';
import { actionRows, asAction } from './row-store.ts';
import { tallied } from './tally-store.ts';

type Count = { open: number; overdue: number };
export type OwnerFigures = Count & {
  id: string;
  name: string;
  organisationId: string;
  organisation: string;
  dueThisWeek: number;
  unaccepted: number;
  blocked: number;
  oldestDays: number;
};

/** Figures of every owner who has something open, the most overdue first; every total is a sum of these rows. */
export async function figuresByOwner(ctx: Context, endOfWeek: Day): Promise<OwnerFigures[]> {
  const { rows } = await sql<OwnerFigures>`
    select member.id, member.name, organisation.id as organisation_id, organisation.name as organisation,
      o.open, o.overdue, o.due_this_week, coalesce(s.unaccepted, 0) as unaccepted, coalesce(s.blocked, 0) as blocked,
      ${ctx.today}::date - p.oldest as oldest_days
    from (
      select key, sum(n)::integer as open,
        coalesce(sum(n) filter (where to_day < ${ctx.today}), 0)::integer as overdue,
        coalesce(sum(n) filter (where to_day between ${ctx.today} and ${endOfWeek}), 0)::integer as due_this_week
      from ${tallied(ctx, 'owner')} group by key having sum(n) > 0) o
    join (
      select key, min(from_day) as oldest
      from (select key, from_day from ${tallied(ctx, 'oldest')} group by key, from_day having sum(n) > 0) q group by key) p
      on p.key = o.key
    left join (
      select key, coalesce(sum(n) filter (where state = 'offered'), 0)::integer as unaccepted,
        coalesce(sum(n) filter (where state = 'blocked'), 0)::integer as blocked
      from ${tallied(ctx, 'owner_state')} group by key) s on s.key = o.key
    join member on member.neighbourhood_id = ${ctx.neighbourhoodId} and member.id = o.key::uuid
    join organisation on organisation.neighbourhood_id = member.neighbourhood_id and organisation.id = member.organisation_id
    order by o.overdue desc, o.open desc, member.name`.execute(ctx.db);
  return rows;
}

/** Open and overdue by how long ago each was assigned, for each of AGE_BANDS in turn. */
export async function figuresByAge(ctx: Context): Promise<(Count & { band: string })[]> {
  const { rows } = await sql<Count & { at: number }>`
    select b.at::integer as at, coalesce(sum(t.n), 0)::integer as open,
      coalesce(sum(t.n) filter (where t.to_day < ${ctx.today}), 0)::integer as overdue
    from (values ${sql.join(
      AGE_BANDS.map(
        ({ from, to }, at) =>
          sql`(${at}::integer, ${addDays(ctx.today, -to)}::date, ${addDays(ctx.today, -from)}::date)`,
      ),
    )}) b (at, first, last)
    left join ${tallied(ctx, 'age')} on t.from_day between b.first and b.last
    group by b.at order by b.at`.execute(ctx.db);
  return AGE_BANDS.map(({ band }, at) => {
    const row = rows.find((one) => one.at === at);
    return { band, open: row?.open ?? 0, overdue: row?.overdue ?? 0 };
  });
}

/** Open and overdue by the cohort of their case, the most overdue first. */
export async function figuresByCohort(ctx: Context): Promise<(Count & { cohort: string })[]> {
  const { rows } = await sql<Count & { cohort: string }>`
    select key as cohort, sum(n)::integer as open,
      coalesce(sum(n) filter (where to_day < ${ctx.today}), 0)::integer as overdue
    from ${tallied(ctx, 'cohort')} group by key having sum(n) > 0 order by overdue desc, open desc, key`.execute(
    ctx.db,
  );
  return rows;
}

/** Open and overdue by the series in whose huddle each was agreed; null for those assigned outside a huddle. */
export async function figuresByHuddle(
  ctx: Context,
): Promise<(Count & { id: string | null; name: string })[]> {
  const { rows } = await sql<Count & { id: string | null; name: string }>`
    select nullif(c.key, '') as id,
      case when c.key = '' then 'Outside a huddle' else coalesce(series.name, huddle.name, '') end as name, c.open, c.overdue
    from (
      select key, sum(n)::integer as open,
        coalesce(sum(n) filter (where to_day < ${ctx.today}), 0)::integer as overdue
      from ${tallied(ctx, 'huddle')} group by key having sum(n) > 0) c
    left join series on series.neighbourhood_id = ${ctx.neighbourhoodId} and series.id = nullif(c.key, '')::uuid
    left join huddle on huddle.neighbourhood_id = ${ctx.neighbourhoodId} and huddle.id = nullif(c.key, '')::uuid
    order by c.overdue desc, c.open desc, name`.execute(ctx.db);
  return rows;
}

/** How many actions are open. */
export async function openTotal(ctx: Context): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select coalesce(sum(n), 0)::integer as open from ${tallied(ctx, 'cohort')}`.execute(ctx.db);
  return rows[0]?.open ?? 0;
}

/** These actions as they may be seen here, in no order. */
export const actionsWithIds = async (ctx: Context, ids: readonly string[]): Promise<Action[]> =>
  ids.length === 0
    ? []
    : (await actionRows(ctx).where('action.id', 'in', ids).execute()).map((row) => asAction(ctx, row));
