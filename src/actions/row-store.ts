import { sql } from 'kysely';
import { workingDaysBetween } from '../calendar/index.ts';
import { seesCase } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { showAction, showPerson } from '../core/ids.ts';
import type { Day } from '../core/time.ts';
import { type Action, isOverdue } from './action.ts';

/** Actions whose case the asker may see, with owner, organisation and case: one query, whatever their number. */
export const actionRows = (ctx: Context) =>
  ctx.db
    .selectFrom('action')
    .innerJoin('mdtCase', (join) =>
      join
        .onRef('mdtCase.neighbourhoodId', '=', 'action.neighbourhoodId')
        .onRef('mdtCase.id', '=', 'action.caseId'),
    )
    .innerJoin('member as owner', (join) =>
      join
        .onRef('owner.neighbourhoodId', '=', 'action.neighbourhoodId')
        .onRef('owner.id', '=', 'action.ownerId'),
    )
    .innerJoin('organisation', (join) =>
      join
        .onRef('organisation.neighbourhoodId', '=', 'owner.neighbourhoodId')
        .onRef('organisation.id', '=', 'owner.organisationId'),
    )
    .leftJoin('member as offered', (join) =>
      join
        .onRef('offered.neighbourhoodId', '=', 'action.neighbourhoodId')
        .onRef('offered.id', '=', 'action.offeredTo'),
    )
    .leftJoin('member as deputy', (join) =>
      join
        .onRef('deputy.neighbourhoodId', '=', 'owner.neighbourhoodId')
        .onRef('deputy.id', '=', 'owner.deputyId')
        .on('deputy.leftOn', 'is', null),
    )
    .leftJoin('action as kept', (join) =>
      join
        .onRef('kept.neighbourhoodId', '=', 'action.neighbourhoodId')
        .onRef('kept.id', '=', 'action.mergedInto'),
    )
    .where('action.neighbourhoodId', '=', ctx.neighbourhoodId)
    .where(seesCase(ctx))
    .selectAll('action')
    .select([
      'mdtCase.person',
      'mdtCase.status as caseStatus',
      'mdtCase.coordinatorId',
      'owner.name as owner',
      'organisation.name as organisation',
      'offered.name as offeredName',
      'deputy.id as deputyId',
      'deputy.name as deputyName',
      'kept.number as keptNumber',
      awayUntil(ctx).as('awayUntil'),
      helpersOf.as('helpers'),
    ]);
/** The last day of leave that the owner is on today. */
const awayUntil = (ctx: Context) =>
  sql<Day | null>`(select max(l.last_day) from leave l where l.neighbourhood_id = owner.neighbourhood_id
    and l.member_id = owner.id and l.first_day <= ${ctx.today} and l.last_day >= ${ctx.today})`;
const helpersOf = sql<{ id: string; name: string }[]>`(select coalesce(
    jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name) order by m.name), '[]')
  from action_helper h join member m on m.neighbourhood_id = h.neighbourhood_id and m.id = h.member_id
  where h.neighbourhood_id = action.neighbourhood_id and h.action_id = action.id)`;
export type Row = Awaited<ReturnType<ReturnType<typeof actionRows>['execute']>>[number];

/** Titles and words are for the team in the tab and personal chat: not for shared places, the operator or partners. Here only. */
export const showsWords = (ctx: Context): boolean =>
  ctx.where === 'personal' && ctx.actor.kind !== 'operator' && ctx.actor.kind !== 'partner';

/** The action of a row, as it may be seen here. */
export function asAction(ctx: Context, row: Row): Action {
  const words = showsWords(ctx);
  const overdue = isOverdue(row, ctx.today);
  return {
    id: row.id,
    ref: showAction(row.number),
    number: row.number,
    caseRef: showPerson(ctx.code, row.person),
    title: words ? row.title : '',
    ownerId: row.ownerId,
    owner: row.owner,
    organisation: row.organisation,
    offeredTo: row.offeredTo === null ? null : { id: row.offeredTo, name: row.offeredName ?? '' },
    due: row.due,
    priority: row.priority,
    status: row.status,
    because: words && row.status === 'blocked' ? row.because : null,
    unblocks: words && row.status === 'blocked' ? row.unblocks : null,
    note: words ? row.note : null,
    reason: words ? row.reason : null,
    overdue,
    workingDaysLate: overdue ? workingDaysBetween(row.due, ctx.today, ctx.localClosures) : 0,
    huddleId: row.huddleId,
    helpers: row.helpers,
    partner: words ? row.partner : null,
    mergedInto: row.keptNumber === null ? null : showAction(row.keptNumber),
    leave:
      row.awayUntil === null
        ? null
        : { until: row.awayUntil, deputyId: row.deputyId, deputy: row.deputyName },
    createdAt: row.createdAt,
    snoozedUntil: row.snoozedUntil !== null && row.snoozedUntil > ctx.today ? row.snoozedUntil : null,
    version: row.version,
  };
}
