import { sql } from 'kysely';
import { seesCase } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { addDays } from '../core/time.ts';
import { type Action, OPEN_ACTION } from './action.ts';
import type { Load } from './load.ts';
import { openAmong } from './store.ts';

const AHEAD_DAYS = 14;

/** Every member who is still here, with how much is open and late, and leave that is or comes soon: one query. */
export async function loads(ctx: Context): Promise<Load[]> {
  const { rows } = await sql<Load>`
    select m.id as member_id, coalesce(w.open, 0)::int as open, coalesce(w.overdue, 0)::int as overdue,
      case when l.first_day is not null then
        jsonb_build_object('from', l.first_day, 'until', l.last_day, 'deputy', d.name) end as leave
    from member m
    left join member d on d.neighbourhood_id = m.neighbourhood_id and d.id = m.deputy_id and d.left_on is null
    left join (
      select action.owner_id, count(*) as open, count(*) filter (where action.due < ${ctx.today}) as overdue
      from action join mdt_case on mdt_case.neighbourhood_id = action.neighbourhood_id and mdt_case.id = action.case_id
      where action.neighbourhood_id = ${ctx.neighbourhoodId} and action.status in (${sql.join(OPEN_ACTION)})
        and ${seesCase(ctx)}
      group by action.owner_id) w on w.owner_id = m.id
    left join lateral (
      select first_day, last_day from leave
      where leave.neighbourhood_id = m.neighbourhood_id and leave.member_id = m.id
        and last_day >= ${ctx.today} and first_day <= ${addDays(ctx.today, AHEAD_DAYS)}
      order by first_day limit 1) l on true
    where m.neighbourhood_id = ${ctx.neighbourhoodId} and m.left_on is null
    order by m.name`.execute(ctx.db);
  return rows;
}

/** Open actions whose words hold the text, the soonest due first. */
export const actionsReading = async (ctx: Context, text: string, limit: number): Promise<Action[]> =>
  (
    await openAmong(
      ctx,
      sql<string>`(select id from action where neighbourhood_id = ${ctx.neighbourhoodId}
        and status in (${sql.join(OPEN_ACTION)}) and title ilike ${`%${text.replace(/[\\%_]/g, '\\$&')}%`} limit 200)`,
    )
  ).slice(0, limit);
