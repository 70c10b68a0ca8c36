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

export const presentFor = (ctx: Context, itemId: string) =>
  ctx.db
    .selectFrom('itemPresence')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('itemId', '=', itemId)
    .select(['memberId', 'leftAt'])
    .execute();

/** Members who know the person: they coordinate or present, said their relationship, or have or had an action on the case. */
export async function knowersOf(ctx: Context, item: ItemRow): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select member_id as id from relationship where neighbourhood_id = ${ctx.neighbourhoodId} and person = ${item.person}
    union select coordinator_id from mdt_case
      where neighbourhood_id = ${ctx.neighbourhoodId} and id = ${item.caseId} and coordinator_id is not null
    union select owner_id from action
      where neighbourhood_id = ${ctx.neighbourhoodId} and case_id = ${item.caseId} and status <> 'cancelled'`.execute(
    ctx.db,
  );
  return new Set([...rows.map((row) => row.id), ...(item.presentedBy === null ? [] : [item.presentedBy])]);
}

/**
 * Held discussions of a case since its last new action, or since it was kept with a reason; what is agreed in this huddle
 * counts as an action, and the discussion of this huddle does not count yet.
 */
export async function fruitless(ctx: Context, { caseId, huddleId }: ItemRow): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with held as (
      select huddle.started_at, huddle.closed_at, d.keep_reason from agenda_item i
      join huddle on huddle.neighbourhood_id = i.neighbourhood_id and huddle.id = i.huddle_id and huddle.status = 'closed'
      left join discussion d on d.neighbourhood_id = i.neighbourhood_id and d.item_id = i.id
      where i.neighbourhood_id = ${ctx.neighbourhoodId} and i.case_id = ${caseId} and i.state = 'discussed'
        and i.huddle_id <> ${huddleId}),
    fruit as (
      select greatest(
        (select max(created_at) from action where neighbourhood_id = ${ctx.neighbourhoodId} and case_id = ${caseId}
          and status <> 'cancelled'),
        (select max(closed_at) from held where keep_reason is not null)) as at)
    select count(*)::int as count from held, fruit where fruit.at is null or held.started_at > fruit.at`.execute(
    ctx.db,
  );
  const [row] = rows;
  return row?.count ?? 0;
}
/** Something was agreed on this case since its huddle began. */
export const hasNewAction = async (ctx: Context, { caseId, huddleId }: ItemRow): Promise<boolean> =>
  (await ctx.db
    .selectFrom('action')
    .innerJoin('huddle', (join) =>
      join
        .onRef('huddle.neighbourhoodId', '=', 'action.neighbourhoodId')
        .on('huddle.id', '=', huddleId)
        .onRef('action.createdAt', '>=', 'huddle.startedAt'),
    )
    .where('action.neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('action.caseId', '=', caseId)
    .where('action.status', '<>', 'cancelled')
    .select('action.id')
    .limit(1)
    .executeTakeFirst()) !== undefined;

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
