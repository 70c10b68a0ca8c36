import { sql } from 'kysely';
import { type Action, OPEN_ACTION, openAmong } from '../actions/index.ts';
import type { Context } from '../core/context.ts';
import type { Day } from '../core/time.ts';

/**
 * Who hears of whose actions on a day [DOMAIN.md 4]: members of their own; of those on leave or gone their deputy, where no
 * deputy is here, or the person excluded the deputy’s organisation (`unless_excluded`), the coordinators who are. Two parts of a
 * `with`: what is planned and what a digest lists ask the same.
 */
export const hearing = (here: string, on: Day) => sql`
  present as materialized (
    select m.id, m.organisation_id, m.roles, m.deputy_id, m.left_on is not null as has_left,
      m.left_on is null and not exists (select from leave l where l.neighbourhood_id = ${here} and l.member_id = m.id
        and ${on}::date between l.first_day and l.last_day) as is_here
    from member m where m.neighbourhood_id = ${here}
  ), hears as materialized (
    select t.id as for_id, t.id as to_id, null::uuid as unless_excluded from present t where t.is_here
    union all
    select t.id, d.id, null from present t join present d on d.id = t.deputy_id and d.is_here where not t.is_here
    union all
    select t.id, c.id, d.organisation_id from present t
      join present c on c.is_here and 'coordinator' = any(c.roles)
      left join present d on d.id = t.deputy_id and d.is_here where not t.is_here
  )`;

const open = sql.join(OPEN_ACTION.map((status) => sql.lit(status)));
/** The steps of those who are told that others are late; all others are the owner’s. */
const OF_OTHERS = sql`('5', '10')`;
/** What a digest was planned for: the nudges of its message, whose action has kept its date. */
const plannedFor = (ctx: Context, memberId: string, on: Day) => sql`
  from message g
  join nudge u on u.neighbourhood_id = g.neighbourhood_id and u.message_id = g.id
  join action a on a.neighbourhood_id = u.neighbourhood_id and a.id = u.action_id and a.due = u.due
    and g.neighbourhood_id = ${ctx.neighbourhoodId} and g.cause = ${`digest:${on}:${memberId}`}`;

export type HeardOf = { id: string; roles: string[]; unlessExcluded: string | null };
/** Those of whose actions a member hears on a day, themselves among them. */
export const heardOf = async (ctx: Context, memberId: string, on: Day): Promise<HeardOf[]> =>
  (
    await sql<HeardOf>`with ${hearing(ctx.neighbourhoodId, on)}
      select t.id, case when t.has_left then '{}' else t.roles end as roles, h.unless_excluded
      from present t left join hears h on h.for_id = t.id and h.to_id = ${memberId}
      where h.to_id is not null or t.id = ${memberId}`.execute(ctx.db)
  ).rows;

/** Who hears instead of a member on a day, whatever it is about: their deputy, where one is here, before the coordinators. */
export const standInsOf = async (
  ctx: Context,
  memberId: string,
  on: Day,
): Promise<{ id: string; isDeputy: boolean }[]> =>
  (
    await sql<{ id: string; isDeputy: boolean }>`with ${hearing(ctx.neighbourhoodId, on)}
      select h.to_id as id, bool_or(h.to_id = t.deputy_id) as is_deputy
      from hears h join present t on t.id = h.for_id where h.for_id = ${memberId} and h.to_id <> ${memberId}
      group by 1 order by 2 desc, 1`.execute(ctx.db)
  ).rows;

/** Open actions of these owners, due by a day or planned for the member’s digest of `on`, the soonest due first. */
export const openHeardOf = (
  ctx: Context,
  heard: readonly HeardOf[],
  { memberId, on, until }: { memberId: string; on: Day; until: Day },
): Promise<Action[]> =>
  openAmong(
    ctx,
    sql`(with heard as materialized (
        select * from unnest(${heard.map(({ id }) => id)}::uuid[], ${heard.map((one) => one.unlessExcluded)}::uuid[]) as h(id, org)
      ), theirs as (
        select a.id, a.case_id, h.org from heard h join action a on a.neighbourhood_id = ${ctx.neighbourhoodId}
          and a.owner_id = h.id and a.due <= ${until}::date and a.status in (${open})
        union
        select a.id, a.case_id, h.org ${plannedFor(ctx, memberId, on)} and u.step not in ${OF_OTHERS}
          join heard h on h.id = a.owner_id where a.status in (${open})
      )
      select t.id from theirs t join mdt_case k on k.neighbourhood_id = ${ctx.neighbourhoodId} and k.id = t.case_id
        where t.org is null or t.org = any(k.excluded_organisations))`,
  );

/** The actions that a member’s digest of a day was planned for. */
export const actionsPlannedFor = async (
  ctx: Context,
  memberId: string,
  on: Day,
): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await sql<{ actionId: string }>`select u.action_id ${plannedFor(ctx, memberId, on)}`.execute(ctx.db)
    ).rows.map(({ actionId }) => actionId),
  );
