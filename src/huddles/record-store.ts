import type { Aware } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import type { Day } from '../core/day.ts';
import type { AttendanceState } from './huddle.ts';

const discussions = (ctx: Context) =>
  ctx.db
    .selectFrom('discussion')
    .leftJoin('member as sbarMember', (join) =>
      join
        .onRef('sbarMember.neighbourhoodId', '=', 'discussion.neighbourhoodId')
        .onRef('sbarMember.id', '=', 'discussion.sbarBy'),
    )
    .leftJoin('member as decisionMember', (join) =>
      join
        .onRef('decisionMember.neighbourhoodId', '=', 'discussion.neighbourhoodId')
        .onRef('decisionMember.id', '=', 'discussion.decisionBy'),
    )
    .leftJoin('member as dissenter', (join) =>
      join
        .onRef('dissenter.neighbourhoodId', '=', 'discussion.neighbourhoodId')
        .onRef('dissenter.id', '=', 'discussion.dissentBy'),
    )
    .leftJoin('member as teller', (join) =>
      join
        .onRef('teller.neighbourhoodId', '=', 'discussion.neighbourhoodId')
        .onRef('teller.id', '=', 'discussion.feedbackBy'),
    )
    .leftJoin('member as keeper', (join) =>
      join
        .onRef('keeper.neighbourhoodId', '=', 'discussion.neighbourhoodId')
        .onRef('keeper.id', '=', 'discussion.keptBy'),
    )
    .where('discussion.neighbourhoodId', '=', ctx.neighbourhoodId)
    .selectAll('discussion')
    .select([
      'sbarMember.name as sbarName',
      'decisionMember.name as decisionName',
      'dissenter.name as dissenterName',
      'teller.name as tellerName',
      'keeper.name as keeperName',
    ]);
export type DiscussionRow = Awaited<ReturnType<ReturnType<typeof discussions>['execute']>>[number];

export const discussionOf = (ctx: Context, itemId: string): Promise<DiscussionRow | undefined> =>
  discussions(ctx).where('discussion.itemId', '=', itemId).executeTakeFirst();

type Words = string | undefined;
type Sbar = { situation: Words; actionToDate: Words; updateWords: Words; nextSteps: Words };
export type Decision = {
  decision: Words;
  rationale: Words;
  dissentAsked: boolean | undefined;
  dissent: Words;
  dissentBy: string | null | undefined;
  contingency: Words;
  outcome: string | null | undefined;
  reviewOn: Day | null | undefined;
  aware: Aware | null | undefined;
  feedbackBy: string | null | undefined;
  feedbackOn: Day | null | undefined;
};
/** One field group of a discussion with the version that the writer saw; an undefined field stays as it is. */
export type Written =
  | { group: 'sbar'; version: number; by: string | null; fields: Sbar }
  | { group: 'decision'; version: number; by: string | null; fields: Decision };

/**
 * Writes one field group where its version is still the one that the writer saw. Gives the new version, or undefined when
 * somebody else was first. The other group is left alone.
 */
export async function writeGroup(
  ctx: Context,
  itemId: string,
  written: Written,
): Promise<number | undefined> {
  await ctx.db
    .insertInto('discussion')
    .values({ neighbourhoodId: ctx.neighbourhoodId, itemId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = ctx.db
    .updateTable('discussion')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('itemId', '=', itemId);
  const done =
    written.group === 'sbar'
      ? await row
          .set((eb) => ({ ...written.fields, sbarBy: written.by, sbarVersion: eb('sbarVersion', '+', 1) }))
          .where('sbarVersion', '=', written.version)
          .returning('sbarVersion as version')
          .executeTakeFirst()
      : await row
          .set((eb) => ({
            ...written.fields,
            decisionBy: written.by,
            decisionVersion: eb('decisionVersion', '+', 1),
          }))
          .where('decisionVersion', '=', written.version)
          .returning('decisionVersion as version')
          .executeTakeFirst();
  return done?.version;
}

/** Every present member, and whoever else answered for this huddle, with what they said; by name. */
export const attendanceOf = (ctx: Context, huddleId: string) =>
  ctx.db
    .selectFrom('member')
    .innerJoin('organisation', (join) =>
      join
        .onRef('organisation.neighbourhoodId', '=', 'member.neighbourhoodId')
        .onRef('organisation.id', '=', 'member.organisationId'),
    )
    .leftJoin('attendance', (join) =>
      join
        .onRef('attendance.neighbourhoodId', '=', 'member.neighbourhoodId')
        .onRef('attendance.memberId', '=', 'member.id')
        .on('attendance.huddleId', '=', huddleId),
    )
    .where('member.neighbourhoodId', '=', ctx.neighbourhoodId)
    .where((eb) => eb.or([eb('member.leftOn', 'is', null), eb('attendance.state', 'is not', null)]))
    .select([
      'member.id as memberId',
      'member.name',
      'member.profession',
      'member.discipline',
      'member.organisationId',
      'organisation.name as organisation',
      'member.roles',
      'member.workingDays',
      'attendance.state',
      'attendance.at',
    ])
    .orderBy('member.name')
    .execute();
export type AttendanceRow = Awaited<ReturnType<typeof attendanceOf>>[number];

export async function keepAttendance(
  ctx: Context,
  huddleId: string,
  memberId: string,
  state: AttendanceState,
): Promise<void> {
  await ctx.db
    .insertInto('attendance')
    .values({ neighbourhoodId: ctx.neighbourhoodId, huddleId, memberId, state, at: ctx.now })
    .onConflict((conflict) =>
      conflict
        .columns(['neighbourhoodId', 'huddleId', 'memberId'])
        .doUpdateSet({ state, at: ctx.now })
        .where('attendance.state', '<>', state),
    )
    .execute();
}

/** Everything said on a case in huddles that were held, the newest first; at most 50. */
export const discussionsOfCase = (ctx: Context, caseId: string) =>
  ctx.db
    .selectFrom('agendaItem as item')
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
    .where('item.neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('item.caseId', '=', caseId)
    .where('huddle.startedAt', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('item.state', 'in', ['current', 'discussed', 'deferred']),
        eb('discussion.itemId', 'is not', null),
      ]),
    )
    .select([
      'item.id as itemId',
      'item.huddleId',
      'item.state',
      'item.question',
      'item.presenterId',
      'item.secondsSpent',
      'item.startedAt',
      'item.deferReason',
      'huddle.localStart',
      'huddle.kind',
      'discussion.situation',
      'discussion.actionToDate',
      'discussion.updateWords',
      'discussion.nextSteps',
      'discussion.decision',
      'discussion.rationale',
      'discussion.dissent',
      'discussion.outcome',
      'discussion.reviewOn',
    ])
    .orderBy('huddle.startsAt', 'desc')
    .limit(50)
    .execute();

/** How many actions were agreed in a huddle; cancelled ones were entered in error. */
export const actionsAgreed = async (ctx: Context, huddleId: string): Promise<number> =>
  (
    await ctx.db
      .selectFrom('action')
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('huddleId', '=', huddleId)
      .where('status', '<>', 'cancelled')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count;
