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
