import { type RawBuilder, sql } from 'kysely';
import { seesCase } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { type Action, type ByTime, endOfWeek } from './action.ts';
import { openAmong } from './store.ts';

/**
 * Open actions that the member owns, is offered, helps with, or covers for somebody who is on leave today, each once. Each
 * way is a look into an index of its own; joined by "or" they would be one walk over everything that is open. `first`: how
 * many of each owner's, and in which order.
 */
function mine(
  ctx: Context,
  memberId: string,
  columns: RawBuilder<unknown>,
  first = sql``,
): RawBuilder<string> {
  const here = sql`neighbourhood_id = ${ctx.neighbourhoodId}`;
  const open = sql`${here} and status in ('offered','accepted','in_progress','blocked')`;
  const owners = sql`${memberId}::uuid || array(
    select m.id from member m join leave l on l.neighbourhood_id = m.neighbourhood_id and l.member_id = m.id
    where m.neighbourhood_id = ${ctx.neighbourhoodId} and m.deputy_id = ${memberId}
      and l.first_day <= ${ctx.today} and l.last_day >= ${ctx.today})`;
  return sql<string>`(
    select owned.* from (select distinct unnest(${owners})) as owners (id)
      cross join lateral (select ${columns} from action where ${open} and owner_id = owners.id ${first}) owned
    union all
    select ${columns} from action where ${open} and offered_to = ${memberId} and owner_id <> all(${owners})
    union all
    select ${columns} from action where ${open} and offered_to is distinct from ${memberId} and owner_id <> all(${owners})
      and id in (select action_id from action_helper where ${here} and member_id = ${memberId}))`;
}

export const actionsOf = (ctx: Context, memberId: string): Promise<Action[]> =>
  openAmong(ctx, mine(ctx, memberId, sql`id`));

/** Cases that the asker may not see are few, and found by their own index; those they may see are not looked up one by one. */
const seen = (ctx: Context) => sql`case_id not in (select id from mdt_case
  where neighbourhood_id = ${ctx.neighbourhoodId} and excluded_organisations <> '{}' and not ${seesCase(ctx)})`;

/**
 * The first of them, in the order of `actionsOf`. One plan serves everybody; left to itself the server finds each member's own
 * a little cheaper, and makes it anew each time: 8 ms for a question of one. How many is part of that plan, and of the text.
 */
export async function firstActionsOf(ctx: Context, memberId: string, most: number): Promise<Action[]> {
  const first = sql`and ${seen(ctx)}
    order by due, array_position(array['red','amber','green'], priority), number limit ${sql.lit(most)}`;
  const [, found] = await Promise.all([
    sql`set local plan_cache_mode = force_generic_plan`.execute(ctx.db),
    openAmong(ctx, mine(ctx, memberId, sql`id`, first)),
  ]);
  return found.slice(0, most);
}

export type Counts = { [time in keyof ByTime<Action>]: number };
/** How many there are of each time. */
export async function countsOf(ctx: Context, memberId: string): Promise<Counts> {
  const [today, sunday] = [ctx.today, endOfWeek(ctx.today)];
  const { rows } = await sql<Counts>`select
      count(*) filter (where due < ${today}) as overdue,
      count(*) filter (where due = ${today}) as today,
      count(*) filter (where due > ${today} and due <= ${sunday}) as week,
      count(*) filter (where due > ${sunday}) as later
    from ${mine(ctx, memberId, sql`due, case_id`)} mine where ${seen(ctx)}`.execute(ctx.db);
  return rows[0] ?? { overdue: 0, today: 0, week: 0, later: 0 };
}
