import { sql } from 'kysely';
import { ACTION_PRIORITIES, OPEN_ACTION } from '../actions/index.ts';
import { seesCase } from '../cases/index.ts';
import type { Context } from '../core/context.ts';

/** Enough of each sort that the best ten of all are among them: within one sort only lateness and turns differ. */
const OF_EACH = 25;

/**
 * The soonest due of every sort of open action (priority × status), by one index, and how often each was put off, handed on,
 * declined or blocked again.
 */
export async function stuckest(ctx: Context): Promise<{ id: string; turns: number }[]> {
  const sorts = ACTION_PRIORITIES.flatMap((priority) =>
    OPEN_ACTION.map((status) => sql`(${priority}, ${status})`),
  );
  const { rows } = await sql<{ id: string; turns: number }>`
    select one.id, (
      select count(*)::integer from action_event e
      where e.neighbourhood_id = ${ctx.neighbourhoodId} and e.action_id = one.id
        and e.what in ('offered', 'declined', 'snoozed', 'blocked')) as turns
    from (values ${sql.join(sorts)}) sort (priority, status)
    cross join lateral (
      select action.id from action
      join mdt_case on mdt_case.neighbourhood_id = action.neighbourhood_id and mdt_case.id = action.case_id
      where action.neighbourhood_id = ${ctx.neighbourhoodId} and action.status in ('offered','accepted','in_progress','blocked')
        and action.priority = sort.priority and action.status = sort.status and ${seesCase(ctx)}
      order by action.due limit ${OF_EACH}) one`.execute(ctx.db);
  return rows;
}
