import { sql } from 'kysely';
import type { Context } from '../core/context.ts';
import type { Day } from '../core/day.ts';

export type Yes = { actionId: string; ownerId: string; due: Day; byMember: string; by: string };

/** Every yes to these actions; it holds for an owner and a date, so the caller compares both. */
export const confirmationsOf = async (ctx: Context, actionIds: readonly string[]): Promise<Yes[]> =>
  actionIds.length === 0
    ? []
    : ctx.db
        .selectFrom('readBack')
        .innerJoin('member', (join) =>
          join
            .onRef('member.neighbourhoodId', '=', 'readBack.neighbourhoodId')
            .onRef('member.id', '=', 'readBack.byMember'),
        )
        .where('readBack.neighbourhoodId', '=', ctx.neighbourhoodId)
        .where('readBack.actionId', 'in', [...actionIds])
        .select(['actionId', 'ownerId', 'due', 'byMember', 'member.name as by'])
        .execute();

export async function addConfirmation(
  ctx: Context,
  yes: { actionId: string; ownerId: string; due: Day; byMember: string },
): Promise<void> {
  await ctx.db
    .insertInto('readBack')
    .values({ ...yes, neighbourhoodId: ctx.neighbourhoodId, at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteConfirmation(
  ctx: Context,
  yes: { actionId: string; ownerId: string; due: Day },
): Promise<void> {
  await ctx.db
    .deleteFrom('readBack')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('actionId', '=', yes.actionId)
    .where('ownerId', '=', yes.ownerId)
    .where('due', '=', yes.due)
    .execute();
}

/** Who is in the huddle now (or was, when it has closed). */
export const hereIn = async (ctx: Context, huddleId: string): Promise<Set<string>> =>
  new Set(
    (
      await ctx.db
        .selectFrom('attendance')
        .select('memberId')
        .where('neighbourhoodId', '=', ctx.neighbourhoodId)
        .where('huddleId', '=', huddleId)
        .where('state', '=', 'here')
        .execute()
    ).map((row) => row.memberId),
  );

/** The outcome of the case of each of these items the last time before it, by item. */
export async function outcomesBefore(ctx: Context, itemIds: readonly string[]): Promise<Map<string, string>> {
  if (itemIds.length === 0) return new Map();
  const { rows } = await sql<{ itemId: string; outcome: string }>`
    select distinct on (item.id) item.id as item_id, said.outcome
    from agenda_item item
    join huddle on huddle.neighbourhood_id = item.neighbourhood_id and huddle.id = item.huddle_id
    join agenda_item earlier on earlier.neighbourhood_id = item.neighbourhood_id and earlier.case_id = item.case_id
    join huddle held on held.neighbourhood_id = earlier.neighbourhood_id and held.id = earlier.huddle_id
    join discussion said on said.neighbourhood_id = earlier.neighbourhood_id and said.item_id = earlier.id
    where item.neighbourhood_id = ${ctx.neighbourhoodId} and item.id = any(${[...itemIds]}::uuid[])
      and held.status = 'closed' and held.starts_at < huddle.starts_at and said.outcome is not null
    order by item.id, held.starts_at desc`.execute(ctx.db);
  return new Map(rows.map((row) => [row.itemId, row.outcome]));
}
