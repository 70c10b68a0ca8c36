import { sql } from 'kysely';
import type { Context } from '../core/context.ts';
import { showPerson } from '../core/ids.ts';

/** Every case on the agendas of huddles still to come, with what was prepared on it: one question, the soonest first. */
export async function itemsAhead(ctx: Context) {
  const rows = await ctx.db
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
    .leftJoin('member as presenter', (join) =>
      join
        .onRef('presenter.neighbourhoodId', '=', 'item.neighbourhoodId')
        .on('presenter.id', '=', sql<string>`coalesce(item.presenter_id, mdt_case.coordinator_id)`),
    )
    .leftJoin('prep', (join) =>
      join.onRef('prep.neighbourhoodId', '=', 'item.neighbourhoodId').onRef('prep.itemId', '=', 'item.id'),
    )
    .where('item.neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('item.state', '<>', 'removed')
    .where('huddle.status', 'in', ['draft', 'scheduled'])
    .where('huddle.startsAt', '>', ctx.now)
    .select([
      'item.id as itemId',
      'item.huddleId',
      'item.position',
      'item.minutes',
      'item.why',
      'item.state',
      'item.startedAt',
      'item.lane',
      'item.late',
      'item.lateOkBy',
      'item.deferrals',
      'item.prepAskedOf',
      'huddle.kind',
      'huddle.status',
      'huddle.startsAt',
      'huddle.localStart',
      'huddle.chairId',
      'huddle.deputyId',
      'huddle.requiredDisciplines',
      'mdtCase.person',
      'mdtCase.excludedOrganisations',
      'mdtCase.needsDisciplines',
      'presenter.id as presenterId',
      'presenter.name as presenterName',
      'presenter.organisationId as presenterOrganisation',
      'presenter.leftOn as presenterLeftOn',
      'prep.version as prepVersion',
      'prep.proposal',
      'prep.proposalVersion',
      'prep.writtenBy',
      // An item's own question is empty until it is asked: until then it follows the case's.
      sql<string>`coalesce(nullif(item.question, ''), mdt_case.question)`.as('question'),
    ])
    .orderBy('huddle.startsAt')
    .orderBy('item.position')
    .orderBy('item.id')
    .execute();
  return rows.map((row) => ({ ...row, ref: showPerson(ctx.code, row.person) }));
}
export type ItemAhead = Awaited<ReturnType<typeof itemsAhead>>[number];

/** Notes whom we asked to prepare these items, so that nobody is asked twice and a new presenter once. */
export async function noteAsked(ctx: Context, itemIds: readonly string[], memberId: string): Promise<void> {
  await ctx.db
    .updateTable('agendaItem')
    .set({ prepAskedOf: memberId })
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', 'in', [...itemIds])
    .execute();
}

/** Items agreed without a meeting whose huddle was cancelled or never held: what was agreed stands all the same. */
export const settledAndOver = (ctx: Context) =>
  ctx.db
    .selectFrom('prepSettled as settled')
    .innerJoin('agendaItem as item', (join) =>
      join
        .onRef('item.neighbourhoodId', '=', 'settled.neighbourhoodId')
        .onRef('item.id', '=', 'settled.itemId'),
    )
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
    .leftJoin('discussion', (join) =>
      join
        .onRef('discussion.neighbourhoodId', '=', 'item.neighbourhoodId')
        .onRef('discussion.itemId', '=', 'item.id'),
    )
    .where('settled.neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('settled.appliedAt', 'is', null)
    .where('item.state', '=', 'discussed')
    .where('item.startedAt', 'is', null)
    .where(
      // An hour's grace, as for every huddle that nobody started.
      sql<boolean>`(huddle.status = 'cancelled' or (huddle.status in ('draft','scheduled')
        and huddle.starts_at + (huddle.minutes + 60) * interval '1 minute' <= ${ctx.now}::timestamptz))`,
    )
    .select(['item.id as itemId', 'item.caseId', 'discussion.reviewOn', 'mdtCase.priority'])
    .execute();

export async function noteApplied(ctx: Context, itemId: string): Promise<void> {
  await ctx.db
    .updateTable('prepSettled')
    .set({ appliedAt: ctx.now })
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('itemId', '=', itemId)
    .execute();
}
