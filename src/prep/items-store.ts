import { sql } from 'kysely';
import type { Context } from '../core/context.ts';
import { showPerson } from '../core/ids.ts';
import { agendaCases, questionAsked } from '../huddles/index.ts';

/** Every case on the agendas of huddles still to come, with what was prepared on it: one question, the soonest first. */
export async function itemsAhead(ctx: Context) {
  const rows = await agendaCases(ctx)
    .innerJoin('huddle', (join) =>
      join
        .onRef('huddle.neighbourhoodId', '=', 'item.neighbourhoodId')
        .onRef('huddle.id', '=', 'item.huddleId'),
    )
    .leftJoin('prep', (join) =>
      join.onRef('prep.neighbourhoodId', '=', 'item.neighbourhoodId').onRef('prep.itemId', '=', 'item.id'),
    )
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
      questionAsked.as('question'),
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
  agendaCases(ctx)
    .innerJoin('prepSettled as settled', (join) =>
      join
        .onRef('settled.neighbourhoodId', '=', 'item.neighbourhoodId')
        .onRef('settled.itemId', '=', 'item.id'),
    )
    .innerJoin('huddle', (join) =>
      join
        .onRef('huddle.neighbourhoodId', '=', 'item.neighbourhoodId')
        .onRef('huddle.id', '=', 'item.huddleId'),
    )
    .leftJoin('discussion', (join) =>
      join
        .onRef('discussion.neighbourhoodId', '=', 'item.neighbourhoodId')
        .onRef('discussion.itemId', '=', 'item.id'),
    )
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
