import { sql } from 'kysely';
import type { Context } from '../core/context.ts';
import type { ItemRow } from './agenda-store.ts';

/** Whoever is here when a case is opened is here for it, those apart whom the person keeps away. */
export const openPresence = (ctx: Context, item: ItemRow): Promise<unknown> =>
  sql`insert into item_presence (neighbourhood_id, item_id, member_id, came_at)
    select a.neighbourhood_id, ${item.id}::uuid, a.member_id, ${ctx.now}::timestamptz
    from attendance a join member m on m.neighbourhood_id = a.neighbourhood_id and m.id = a.member_id
    where a.neighbourhood_id = ${ctx.neighbourhoodId} and a.huddle_id = ${item.huddleId} and a.state = 'here'
      and not m.organisation_id = any(${item.excludedOrganisations}::uuid[])
    on conflict (neighbourhood_id, item_id, member_id) do update set left_at = null`.execute(ctx.db);

/** Somebody comes in or goes while a case is on the table. */
export async function notePresence(
  ctx: Context,
  itemId: string,
  memberId: string,
  isHere: boolean,
): Promise<void> {
  if (isHere)
    await ctx.db
      .insertInto('itemPresence')
      .values({ neighbourhoodId: ctx.neighbourhoodId, itemId, memberId, cameAt: ctx.now })
      .onConflict((conflict) =>
        conflict.columns(['neighbourhoodId', 'itemId', 'memberId']).doUpdateSet({ leftAt: null }),
      )
      .execute();
  else
    await ctx.db
      .updateTable('itemPresence')
      .set({ leftAt: ctx.now })
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('itemId', '=', itemId)
      .where('memberId', '=', memberId)
      .where('leftAt', 'is', null)
      .execute();
}

type Tie = { memberId: string; tie: 'stayed' | 'left' | 'knows' };
/**
 * How members stand to the case on the table: here for it until now, here for a part, or knowing the person (they coordinate
 * or present, said their relationship, have or had an action on the case). One question, since every open tab asks it.
 */
export async function tiesTo(ctx: Context, item: ItemRow): Promise<Record<Tie['tie'], Set<string>>> {
  const { rows } = await sql<Tie>`
    select member_id, case when left_at is null then 'stayed' else 'left' end as tie from item_presence
      where neighbourhood_id = ${ctx.neighbourhoodId} and item_id = ${item.id}
    union all select member_id, 'knows' from relationship
      where neighbourhood_id = ${ctx.neighbourhoodId} and person = ${item.person}
    union all select coordinator_id, 'knows' from mdt_case
      where neighbourhood_id = ${ctx.neighbourhoodId} and id = ${item.caseId} and coordinator_id is not null
    union all select owner_id, 'knows' from action
      where neighbourhood_id = ${ctx.neighbourhoodId} and case_id = ${item.caseId} and status <> 'cancelled'`.execute(
    ctx.db,
  );
  const of = (tie: Tie['tie']) => new Set(rows.filter((row) => row.tie === tie).map((row) => row.memberId));
  const knows = of('knows');
  if (item.presentedBy !== null) knows.add(item.presentedBy);
  return { stayed: of('stayed'), left: of('left'), knows };
}

/**
 * `before`: held discussions of a case since its last new action, or since it was kept with a reason; this huddle's own does
 * not count yet. `agreed`: something was agreed on it since this huddle began.
 */
export async function fruitless(
  ctx: Context,
  { caseId, huddleId }: ItemRow,
): Promise<{ before: number; agreed: boolean }> {
  const { rows } = await sql<{ before: number; agreed: boolean }>`
    with held as (
      select huddle.started_at, huddle.closed_at, d.keep_reason from agenda_item i
      join huddle on huddle.neighbourhood_id = i.neighbourhood_id and huddle.id = i.huddle_id and huddle.status = 'closed'
      left join discussion d on d.neighbourhood_id = i.neighbourhood_id and d.item_id = i.id
      where i.neighbourhood_id = ${ctx.neighbourhoodId} and i.case_id = ${caseId} and i.state = 'discussed'
        and i.huddle_id <> ${huddleId}),
    agreed as (
      select max(created_at) as at from action
      where neighbourhood_id = ${ctx.neighbourhoodId} and case_id = ${caseId} and status <> 'cancelled'),
    fruit as (
      select greatest(agreed.at, (select max(closed_at) from held where keep_reason is not null)) as at from agreed)
    select (select count(*)::int from held, fruit where fruit.at is null or held.started_at > fruit.at) as before,
      coalesce((select agreed.at >= huddle.started_at from agreed, huddle
        where huddle.neighbourhood_id = ${ctx.neighbourhoodId} and huddle.id = ${huddleId}), false) as agreed`.execute(
    ctx.db,
  );
  return rows[0] ?? { before: 0, agreed: false };
}

export const keepReason = async (ctx: Context, itemId: string, reason: string | null): Promise<void> => {
  const kept = {
    keepReason: reason,
    keptBy: reason !== null && ctx.actor.kind === 'member' ? ctx.actor.memberId : null,
  };
  await ctx.db
    .insertInto('discussion')
    .values({ neighbourhoodId: ctx.neighbourhoodId, itemId, ...kept })
    .onConflict((conflict) => conflict.columns(['neighbourhoodId', 'itemId']).doUpdateSet(kept))
    .execute();
};

export const guestsIn = async (ctx: Context, huddleId: string) =>
  ctx.db
    .selectFrom('meetingPerson')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('huddleId', '=', huddleId)
    .where('memberId', 'is', null)
    .where('here', '=', true)
    .select('heardAt')
    .execute();

export const sendGuestsAway = async (ctx: Context, huddleId: string): Promise<void> => {
  await ctx.db
    .updateTable('meetingPerson')
    .set({ here: false })
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('huddleId', '=', huddleId)
    .where('memberId', 'is', null)
    .execute();
};
