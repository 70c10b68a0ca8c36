import { sql } from 'kysely';
import type { Context } from '../core/context.ts';
import { agendaCases, questionAsked } from '../huddles/index.ts';

/** Cases on agendas as minutes see them: the item, its case, its huddle, what was said, who presented. Those taken off are not here. */
const records = (ctx: Context) =>
  agendaCases(ctx)
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
    .leftJoin('member as teller', (join) =>
      join
        .onRef('teller.neighbourhoodId', '=', 'item.neighbourhoodId')
        .onRef('teller.id', '=', 'discussion.feedbackBy'),
    )
    .where('item.state', '<>', 'removed')
    .select([
      'item.id as itemId',
      'item.huddleId',
      'item.caseId',
      'item.state',
      'item.lane',
      'item.deferReason',
      'item.secondsSpent',
      'item.minutes',
      'huddle.localStart',
      'huddle.kind',
      'huddle.closedAt',
      'mdtCase.person',
      'mdtCase.priority',
      'mdtCase.coordinatorId',
      'mdtCase.excludedOrganisations',
      'mdtCase.matters',
      'mdtCase.mattersBy',
      'mdtCase.mattersOn',
      'mdtCase.aware as caseAware',
      questionAsked.as('question'),
      'presenter.id as presentedBy',
      'presenter.name as presenterName',
      'discussion.situation',
      'discussion.actionToDate',
      'discussion.updateWords',
      'discussion.nextSteps',
      'discussion.decision',
      'discussion.rationale',
      'discussion.dissent',
      'discussion.dissentAsked',
      'discussion.contingency',
      'discussion.outcome',
      'discussion.reviewOn',
      'discussion.aware',
      'discussion.feedbackOn',
      'discussion.sbarBy',
      'discussion.decisionBy',
      'teller.name as feedbackBy',
    ]);
export type Record = Awaited<ReturnType<ReturnType<typeof records>['execute']>>[number];

export const recordsOfHuddle = (ctx: Context, huddleId: string): Promise<Record[]> =>
  records(ctx).where('item.huddleId', '=', huddleId).orderBy('item.position').orderBy('item.id').execute();

export const recordOfItem = (ctx: Context, itemId: string): Promise<Record | undefined> =>
  records(ctx).where('item.id', '=', itemId).executeTakeFirst();

/** A case's cases-on-agendas that were discussed in huddles that are closed, the newest first; at most 50. */
export const recordsOfCase = (ctx: Context, caseId: string): Promise<Record[]> =>
  records(ctx)
    .where('item.caseId', '=', caseId)
    .where('item.state', '=', 'discussed')
    .where('huddle.status', '=', 'closed')
    .orderBy('huddle.startsAt', 'desc')
    .limit(50)
    .execute();

type Grounds = { worked: Set<string>; agreed: Set<string>; present: Set<string> };
/**
 * What a member has to do with these cases: works on an open action (case ids), was given an action of any kind (case ids),
 * was here while it was discussed (item ids). Of a huddle from before presence was kept with each case, who was at the huddle.
 */
export async function grounds(
  ctx: Context,
  memberId: string,
  found: readonly Pick<Record, 'itemId' | 'huddleId' | 'caseId'>[],
): Promise<Grounds> {
  if (found.length === 0) return { worked: new Set(), agreed: new Set(), present: new Set() };
  const items = found.map((one) => one.itemId);
  const [actions, { rows }] = await Promise.all([
    ctx.db
      .selectFrom('action')
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where(
        'caseId',
        'in',
        found.map((one) => one.caseId),
      )
      .where((eb) => eb.or([eb('ownerId', '=', memberId), eb('offeredTo', '=', memberId)]))
      .select(['caseId', 'status'])
      .execute(),
    sql<{ itemId: string }>`select i.id as item_id from agenda_item i
      where i.neighbourhood_id = ${ctx.neighbourhoodId} and i.id = any(${items}::uuid[])
        and (exists (select from item_presence p where p.neighbourhood_id = i.neighbourhood_id and p.item_id = i.id
            and p.member_id = ${memberId})
          or (not exists (select from item_presence p where p.neighbourhood_id = i.neighbourhood_id and p.item_id = i.id)
            and exists (select from attendance a where a.neighbourhood_id = i.neighbourhood_id
              and a.huddle_id = i.huddle_id and a.member_id = ${memberId} and a.state in ('here', 'left'))))`.execute(
      ctx.db,
    ),
  ]);
  const open = ['offered', 'accepted', 'in_progress', 'blocked'];
  return {
    worked: new Set(actions.filter((one) => open.includes(one.status)).map((one) => one.caseId)),
    agreed: new Set(actions.map((one) => one.caseId)),
    present: new Set(rows.map((row) => row.itemId)),
  };
}
