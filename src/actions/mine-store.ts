import { type RawBuilder, sql } from 'kysely';
import { seesCase } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import type { Day } from '../core/time.ts';
import { builtOnce } from '../db/built-once.ts';
import { type Action, type ByTime, endOfWeek } from './action.ts';
import { actionRows, asAction } from './row-store.ts';
import { openAmong, sorted } from './store.ts';

/**
 * Asks about open actions that the member owns, covers for somebody who is on leave today (`whose.owners`), is offered or
 * helps with (`others`), each once. Each way is a look into an index of its own; joined by "or" they would be one walk over
 * everything that is open. Cases that the asker may not see are few, and found by their own index.
 */
const mine = <T>(ctx: Context, memberId: string, ask: (open: RawBuilder<unknown>) => RawBuilder<T>) => {
  const here = sql`neighbourhood_id = ${ctx.neighbourhoodId}`;
  const open = sql`${here} and status in ('offered','accepted','in_progress','blocked')
    and case_id <> all((select hidden from whose)::uuid[])`;
  const notOwned = sql`owner_id <> all((select owners from whose)::uuid[])`;
  return sql<T>`(
    with whose as materialized (select
      ${memberId}::uuid || array(
        select m.id from member m join leave l on l.neighbourhood_id = m.neighbourhood_id and l.member_id = m.id
        where m.neighbourhood_id = ${ctx.neighbourhoodId} and m.deputy_id = ${memberId}
          and l.first_day <= ${ctx.today} and l.last_day >= ${ctx.today}) as owners,
      array(select id from mdt_case where ${here} and excluded_organisations <> '{}' and not ${seesCase(ctx)}) as hidden),
    others as materialized (
      select id, due from action where ${open} and offered_to = ${memberId} and ${notOwned}
      union all
      select id, due from action where ${open} and offered_to is distinct from ${memberId} and ${notOwned}
        and id in (select action_id from action_helper where ${here} and member_id = ${memberId}))
    ${ask(open)})`;
};
const OWNED = sql`owner_id = any((select owners from whose)::uuid[])`;

export const actionsOf = (ctx: Context, memberId: string): Promise<Action[]> =>
  openAmong(
    ctx,
    mine(
      ctx,
      memberId,
      (open) => sql<string>`select id from action where ${open} and ${OWNED} union all select id from others`,
    ),
  );

export type Counts = { [time in keyof ByTime<Action>]: number };
const NONE: Counts = { overdue: 0, today: 0, week: 0, later: 0 };

const built = builtOnce(['neighbourhoodId', 'memberId', 'organisationId', 'today', 'sunday']);
/**
 * The first of them, in the order of `actionsOf`, and how many there are of each time: one question. Of each owner's it
 * reads the first by the index; the counting reads the index alone.
 */
export async function firstActionsOf(
  ctx: Context,
  memberId: string,
  most: number,
): Promise<{ counts: Counts; first: Action[] }> {
  const { neighbourhoodId, today, actor, where } = ctx;
  const organisationId = actor.kind === 'member' ? actor.organisationId : null;
  const question = built(
    `my first ${most}, ${actor.kind}, ${where}`,
    { neighbourhoodId, memberId, organisationId, today, sunday: endOfWeek(today) },
    (of) => {
      const anybody = actor.kind === 'member' ? { ...actor, organisationId: of.organisationId } : actor;
      const alike = { ...ctx, neighbourhoodId: of.neighbourhoodId, today: of.today, actor: anybody };
      return firstRows(alike, of.memberId, of.sunday, most);
    },
  );
  const { rows } = await ctx.db.executeQuery(question);
  return {
    counts: rows[0]?.counts ?? NONE,
    first: rows.slice(0, most).map((row) => asAction(ctx, row)),
  };
}
function firstRows(ctx: Context, memberId: string, sunday: Day, most: number) {
  const { today } = ctx;
  const asked = mine(
    ctx,
    memberId,
    (open) => sql<{ ids: string[]; counts: Counts }>`
      select
        array(
          select first.id from (select distinct unnest(owners) as id from whose) owner cross join lateral (
            select id from action where ${open} and owner_id = owner.id
            order by due, array_position(array['red','amber','green'], priority), number limit ${sql.lit(most)}) first
          union all select id from others) as ids,
        (select jsonb_build_object(
            'overdue', count(*) filter (where due < ${today}),
            'today', count(*) filter (where due = ${today}),
            'week', count(*) filter (where due > ${today} and due <= ${sunday}),
            'later', count(*) filter (where due > ${sunday}))
          from (select due from action where ${open} and ${OWNED} union all select due from others) all_of_them) as counts`,
  ).as('asked');
  return sorted(actionRows(ctx))
    .innerJoin(asked, (join) => join.on(sql<boolean>`action.id = any(asked.ids)`))
    .select('asked.counts');
}
