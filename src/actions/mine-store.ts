import { type RawBuilder, sql } from 'kysely';
import { seesCase } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { type Action, type ByTime, endOfWeek } from './action.ts';
import { asAction } from './row-store.ts';
import { openAmong, openOnes, sorted } from './store.ts';

/** What is asked of each owner's open actions: all of them, or a query of its own. */
type OfOwners = (open: RawBuilder<unknown>, owners: RawBuilder<unknown>) => RawBuilder<unknown>;

/**
 * Open actions that the member owns, is offered, helps with, or covers for somebody who is on leave today, each once. Each
 * way is a look into an index of its own; joined by "or" they would be one walk over everything that is open.
 */
function mine(
  ctx: Context,
  memberId: string,
  columns: RawBuilder<unknown>,
  owned: OfOwners = (open, owners) =>
    sql`select ${columns} from action where ${open} and owner_id = any(${owners})`,
): RawBuilder<string> {
  const here = sql`neighbourhood_id = ${ctx.neighbourhoodId}`;
  const open = sql`${here} and status in ('offered','accepted','in_progress','blocked')`;
  const owners = sql`${memberId}::uuid || array(
    select m.id from member m join leave l on l.neighbourhood_id = m.neighbourhood_id and l.member_id = m.id
    where m.neighbourhood_id = ${ctx.neighbourhoodId} and m.deputy_id = ${memberId}
      and l.first_day <= ${ctx.today} and l.last_day >= ${ctx.today})`;
  return sql<string>`(
    ${owned(open, owners)}
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

export type Counts = { [time in keyof ByTime<Action>]: number };
const NONE: Counts = { overdue: 0, today: 0, week: 0, later: 0 };

/** How many there are of each time. */
const countsOf = (ctx: Context, memberId: string): RawBuilder<Counts> => {
  const [today, sunday] = [ctx.today, endOfWeek(ctx.today)];
  return sql<Counts>`(select jsonb_build_object(
      'overdue', count(*) filter (where due < ${today}),
      'today', count(*) filter (where due = ${today}),
      'week', count(*) filter (where due > ${today} and due <= ${sunday}),
      'later', count(*) filter (where due > ${sunday}))
    from ${mine(ctx, memberId, sql`due, case_id`)} mine where ${seen(ctx)})`;
};

/** The first of each owner's, by the index alone: nobody's other actions are read. */
const firstOf =
  (ctx: Context, most: number): OfOwners =>
  (open, owners) =>
    sql`
  select first.id from (select distinct unnest(${owners})) as owners (id) cross join lateral (
    select id from action where ${open} and owner_id = owners.id and ${seen(ctx)}
    order by due, array_position(array['red','amber','green'], priority), number limit ${sql.lit(most)}) first`;

/** The first of them, in the order of `actionsOf`, and how many there are of each time: one question. */
export async function firstActionsOf(
  ctx: Context,
  memberId: string,
  most: number,
): Promise<{ counts: Counts; first: Action[] }> {
  const ids = mine(ctx, memberId, sql`id`, firstOf(ctx, most));
  const rows = await sorted(openOnes(ctx).where('action.id', '=', sql<string>`any(array${ids})`))
    .select(countsOf(ctx, memberId).as('counts'))
    .execute();
  return {
    counts: rows[0]?.counts ?? NONE,
    first: rows.slice(0, most).map((row) => asAction(ctx, row)),
  };
}
