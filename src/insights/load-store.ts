import { sql } from 'kysely';
import { tallied } from '../actions/index.ts';
import type { Context } from '../core/context.ts';
import type { Day } from '../core/day.ts';

/** What each member has open, and until when they are on leave if they are, or from when if leave begins within two weeks. */
export async function loads(
  ctx: Context,
): Promise<{ memberId: string; open: number; overdue: number; leave: { from: Day; to: Day } | null }[]> {
  const { rows } = await sql<{
    memberId: string;
    open: number;
    overdue: number;
    first: Day | null;
    last: Day | null;
  }>`
    select member.id as member_id, coalesce(o.open, 0)::integer as open, coalesce(o.overdue, 0)::integer as overdue,
      away.first_day as first, away.last_day as last
    from member
    left join (
      select key, sum(n) as open, sum(n) filter (where to_day < ${ctx.today}) as overdue
      from ${tallied(ctx, 'owner')} group by key) o on o.key = member.id::text
    left join lateral (
      select first_day, last_day from leave
      where leave.neighbourhood_id = member.neighbourhood_id and leave.member_id = member.id
        and leave.last_day >= ${ctx.today} and leave.first_day <= ${ctx.today}::date + 14
      order by first_day limit 1) away on true
    where member.neighbourhood_id = ${ctx.neighbourhoodId} and member.left_on is null
    order by member.name`.execute(ctx.db);
  return rows.map(({ first, last, ...row }) => ({
    ...row,
    leave: first === null || last === null ? null : { from: first, to: last },
  }));
}
