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

/** What was decided on the cases of a huddle, and the outcome of each case the last time before it. */
export const outcomesBefore = (ctx: Context, huddleId: string) =>
  ctx.db
    .selectFrom('agendaItem as item')
    .innerJoin('huddle', (join) =>
      join
        .onRef('huddle.neighbourhoodId', '=', 'item.neighbourhoodId')
        .onRef('huddle.id', '=', 'item.huddleId'),
    )
    .innerJoin('mdtCase', (join) =>
      join
        .onRef('mdtCase.neighbourhoodId', '=', 'item.neighbourhoodId')
        .onRef('mdtCase.id', '=', 'item.caseId'),
    )
    .innerJoin('discussion', (join) =>
      join
        .onRef('discussion.neighbourhoodId', '=', 'item.neighbourhoodId')
        .onRef('discussion.itemId', '=', 'item.id'),
    )
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('agendaItem as earlier')
          .innerJoin('huddle as held', (join) =>
            join
              .onRef('held.neighbourhoodId', '=', 'earlier.neighbourhoodId')
              .onRef('held.id', '=', 'earlier.huddleId'),
          )
          .innerJoin('discussion as said', (join) =>
            join
              .onRef('said.neighbourhoodId', '=', 'earlier.neighbourhoodId')
              .onRef('said.itemId', '=', 'earlier.id'),
          )
          .whereRef('earlier.neighbourhoodId', '=', 'item.neighbourhoodId')
          .whereRef('earlier.caseId', '=', 'item.caseId')
          .whereRef('held.startsAt', '<', 'huddle.startsAt')
          .where('held.status', '=', 'closed')
          .where('said.outcome', 'is not', null)
          .select(['said.outcome'])
          .orderBy('held.startsAt', 'desc')
          .limit(1)
          .as('before'),
      (join) => join.onTrue(),
    )
    .where('item.neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('item.huddleId', '=', huddleId)
    .where('item.state', 'in', ['current', 'discussed'])
    .where('discussion.outcome', 'is not', null)
    .where('discussion.rationale', '=', '')
    .whereRef('discussion.outcome', '<>', 'before.outcome')
    .select([
      'item.id as itemId',
      'mdtCase.person',
      'mdtCase.excludedOrganisations',
      'before.outcome as before',
      'discussion.outcome as now',
    ])
    .orderBy('item.position')
    .execute();
