import { type Selectable, sql } from 'kysely';
import { workingDaysBetween } from '../calendar/index.ts';
import { type CaseStatus, seesCase } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { showAction, showPerson } from '../core/ids.ts';
import type { Day } from '../core/time.ts';
import type { Action as ActionTable } from '../db/schema.ts';
import { type Action, isOverdue } from './action.ts';

/** An action with what belongs to it, under the names of `inFull`. */
type InFull = Selectable<ActionTable> & {
  person: number;
  caseStatus: CaseStatus;
  coordinatorId: string | null;
  excludedOrganisations: string[];
  owner: string;
  ownerOrganisationId: string;
  organisation: string;
  offeredName: string | null;
  deputyId: string | null;
  deputyName: string | null;
  keptNumber: number | null;
  awayUntil: Day | null;
  helpers: { id: string; name: string }[];
};
/**
 * Actions with owner, organisation and case. The joins are the same each time: as text they cost nothing, where a builder
 * makes and copies them anew for each question. `awayUntil`: the last day of leave that the owner is on today.
 */
const inFull = (ctx: Context) => sql<InFull>`(
  select action.*, mdt_case.person, mdt_case.status as case_status, mdt_case.coordinator_id, mdt_case.excluded_organisations,
    owner.name as owner, owner.organisation_id as owner_organisation_id, organisation.name as organisation,
    offered.name as offered_name, deputy.id as deputy_id, deputy.name as deputy_name, kept.number as kept_number,
    (select max(l.last_day) from leave l where l.neighbourhood_id = owner.neighbourhood_id
      and l.member_id = owner.id and l.first_day <= ${ctx.today} and l.last_day >= ${ctx.today}) as away_until,
    (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name) order by m.name), '[]')
      from action_helper h join member m on m.neighbourhood_id = h.neighbourhood_id and m.id = h.member_id
      where h.neighbourhood_id = action.neighbourhood_id and h.action_id = action.id) as helpers
  from action
  join mdt_case on mdt_case.neighbourhood_id = action.neighbourhood_id and mdt_case.id = action.case_id
  join member owner on owner.neighbourhood_id = action.neighbourhood_id and owner.id = action.owner_id
  join organisation on organisation.neighbourhood_id = owner.neighbourhood_id and organisation.id = owner.organisation_id
  left join member offered on offered.neighbourhood_id = action.neighbourhood_id and offered.id = action.offered_to
  left join member deputy on deputy.neighbourhood_id = owner.neighbourhood_id and deputy.id = owner.deputy_id
    and deputy.left_on is null
  left join action kept on kept.neighbourhood_id = action.neighbourhood_id and kept.id = action.merged_into)`;

/** What `asAction` reads. Each column more costs at both ends of the wire. */
const SHOWN = [
  'action.id',
  'action.number',
  'action.person',
  'action.title',
  'action.ownerId',
  'action.owner',
  'action.organisation',
  'action.offeredTo',
  'action.offeredName',
  'action.due',
  'action.priority',
  'action.status',
  'action.because',
  'action.unblocks',
  'action.note',
  'action.reason',
  'action.huddleId',
  'action.helpers',
  'action.partner',
  'action.keptNumber',
  'action.awayUntil',
  'action.deputyId',
  'action.deputyName',
  'action.createdAt',
  'action.snoozedUntil',
  'action.version',
] as const;

const rows = (ctx: Context) =>
  ctx.db
    .selectFrom(inFull(ctx).as('action'))
    .where('action.neighbourhoodId', '=', ctx.neighbourhoodId)
    .where(seesCase(ctx, 'action'));
/** Actions whose case the asker may see, with what is shown of them: one query, whatever their number. */
export const actionRows = (ctx: Context) => rows(ctx).select(SHOWN);
/** The same with all that stands in the row. */
export const wholeRows = (ctx: Context) => rows(ctx).selectAll('action');
type Found<Q extends (ctx: Context) => { execute(): Promise<unknown[]> }> = Awaited<
  ReturnType<ReturnType<Q>['execute']>
>[number];
type Shown = Found<typeof actionRows>;
export type Row = Omit<Found<typeof wholeRows>, 'excludedOrganisations' | 'ownerOrganisationId'>;

/** Titles and words are for the team in the tab and personal chat: not for shared places, the operator or partners. Here only. */
export const showsWords = (ctx: Context): boolean =>
  ctx.where === 'personal' && ctx.actor.kind !== 'operator' && ctx.actor.kind !== 'partner';

/** The action of a row, as it may be seen here. */
export function asAction(ctx: Context, row: Shown): Action {
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
