import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../core/context.ts';
import { codeOf, personNumber, showPerson } from '../core/ids.ts';
import type { Day, Instant } from '../core/time.ts';
import { type Aware, type CaseStatus, type CaseSummary, CLOSED_STATUSES, type Priority } from './case.ts';
import type { SharingBasis } from './sharing.ts';

/**
 * The row of `mdt_case` may be seen here: an organisation that the person excluded does not see the case at all, and a
 * shared place, which anybody may read, sees no case with an exclusion [DOMAIN.md 6].
 */
export function seesCase(ctx: Context, table = 'mdtCase'): RawBuilder<boolean> {
  const excluded = sql.ref(`${table}.excludedOrganisations`);
  if (ctx.where === 'shared') return sql<boolean>`${excluded} = '{}'`;
  return ctx.actor.kind === 'member'
    ? sql<boolean>`not (${ctx.actor.organisationId}::uuid = any(${excluded}))`
    : sql<boolean>`true`;
}

export const isOpen = sql<boolean>`mdt_case.status not in (${sql.join(CLOSED_STATUSES.map((status) => sql.lit(status)))})`;

/** A case with what belongs to it, and how much is open on it: one query, whatever the number of cases. */
const cases = (ctx: Context) =>
  ctx.db
    .selectFrom('mdtCase')
    .leftJoin('member as coordinator', (join) =>
      join
        .onRef('coordinator.neighbourhoodId', '=', 'mdtCase.neighbourhoodId')
        .onRef('coordinator.id', '=', 'mdtCase.coordinatorId'),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('action')
          .whereRef('action.neighbourhoodId', '=', 'mdtCase.neighbourhoodId')
          .whereRef('action.caseId', '=', 'mdtCase.id')
          .where('action.status', 'in', ['offered', 'accepted', 'in_progress', 'blocked'])
          .select((one) => [
            one.fn.countAll<number>().as('open'),
            one.fn.countAll<number>().filterWhere('action.due', '<', ctx.today).as('overdue'),
          ])
          .as('work'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('caseEvent')
          .whereRef('caseEvent.neighbourhoodId', '=', 'mdtCase.neighbourhoodId')
          .whereRef('caseEvent.caseId', '=', 'mdtCase.id')
          .where('caseEvent.toStatus', '=', 'discussed')
          .select(sql<Day | null>`(max(case_event.at) at time zone ${ctx.zone})::date`.as('day'))
          .as('discussed'),
      (join) => join.onTrue(),
    )
    .where('mdtCase.neighbourhoodId', '=', ctx.neighbourhoodId)
    .where(seesCase(ctx))
    .selectAll('mdtCase')
    .select([
      'coordinator.name as coordinatorName',
      'work.open',
      'work.overdue',
      'discussed.day as lastDiscussedOn',
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof cases>['execute']>>[number];

export type Case = CaseSummary & {
  person: number;
  reason: string;
  sharingBasis: SharingBasis;
  sharingDetail: string | null;
  matters: { words: string; by: string; on: Day } | null;
  aware: Aware | null;
  coordinatorId: string | null;
  proposedTo: string | null;
  excludedOrganisations: string[];
  needsDisciplines: string[];
  openedAt: Instant;
  acceptedAt: Instant | null;
  acceptedBy: string | null;
};

const asCase = (ctx: Context, row: Row): Case => ({
  id: row.id,
  ref: showPerson(ctx.code, row.person),
  person: row.person,
  cohort: row.cohort,
  status: row.status,
  priority: row.priority as Priority,
  // No free text in shared places, decided here and nowhere else.
  question: ctx.where === 'shared' ? '' : row.question,
  reviewOn: row.reviewOn,
  coordinator: row.coordinatorId === null ? null : { id: row.coordinatorId, name: row.coordinatorName ?? '' },
  openActions: row.open ?? 0,
  overdueActions: row.overdue ?? 0,
  lastDiscussedOn: row.lastDiscussedOn,
  version: row.version,
  reason: ctx.where === 'shared' ? '' : row.reason,
  sharingBasis: row.sharingBasis as SharingBasis,
  sharingDetail: ctx.where === 'shared' ? null : row.sharingDetail,
  matters:
    row.matters === null || ctx.where === 'shared'
      ? null
      : { words: row.matters, by: row.mattersBy ?? '', on: row.mattersOn ?? ctx.today },
  aware: row.aware as Aware | null,
  coordinatorId: row.coordinatorId,
  proposedTo: row.proposedTo,
  excludedOrganisations: row.excludedOrganisations,
  needsDisciplines: row.needsDisciplines,
  openedAt: row.openedAt,
  acceptedAt: row.acceptedAt,
  acceptedBy: row.acceptedBy,
});

/** The case of the person with this reference: the open one, else the latest. Another neighbourhood's code finds nothing. */
export async function caseByRef(ctx: Context, ref: string): Promise<Case | undefined> {
  if (codeOf(ref) !== ctx.code) return undefined;
  const row = await cases(ctx)
    .where('mdtCase.person', '=', personNumber(ref))
    .orderBy(isOpen, 'desc')
    .orderBy('mdtCase.openedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && asCase(ctx, row);
}

export async function caseById(ctx: Context, id: string): Promise<Case | undefined> {
  const row = await cases(ctx).where('mdtCase.id', '=', id).executeTakeFirst();
  return row && asCase(ctx, row);
}

export type Wanted = {
  status: readonly CaseStatus[];
  priority?: Priority | undefined;
  /** Who coordinates, accepted or is to accept it. */
  memberId?: string | undefined;
  /** Part of a question. */
  text?: string | undefined;
  person?: number | undefined;
};
/** At most 500, the most pressing first: priority, review date, the longest open. */
export async function casesWanted(ctx: Context, wanted: Wanted): Promise<Case[]> {
  let found = cases(ctx).where('mdtCase.status', 'in', wanted.status);
  if (wanted.priority !== undefined) found = found.where('mdtCase.priority', '=', wanted.priority);
  const { memberId } = wanted;
  if (memberId !== undefined)
    found = found.where((eb) =>
      eb.or([
        eb('mdtCase.coordinatorId', '=', memberId),
        eb('mdtCase.acceptedBy', '=', memberId),
        eb('mdtCase.proposedTo', '=', memberId),
      ]),
    );
  if (wanted.person !== undefined) found = found.where('mdtCase.person', '=', wanted.person);
  if (wanted.text !== undefined)
    found = found.where('mdtCase.question', 'ilike', `%${wanted.text.replace(/[\\%_]/g, '\\$&')}%`);
  const rows = await found
    .orderBy(sql`array_position(array['red','amber','green','blue'], mdt_case.priority)`)
    .orderBy('mdtCase.reviewOn', (order) => order.asc().nullsLast())
    .orderBy('mdtCase.openedAt')
    .limit(500)
    .execute();
  return rows.map((row) => asCase(ctx, row));
}

/** Open cases of these people that the asker may see. */
export async function openCasesOf(ctx: Context, persons: readonly number[]): Promise<Case[]> {
  if (persons.length === 0) return [];
  const rows = await cases(ctx).where('mdtCase.person', 'in', persons).where(isOpen).execute();
  return rows.map((row) => asCase(ctx, row));
}

/** People whose open case the member coordinates, or has something open on. */
export const peopleWorkedWith = async (ctx: Context, memberId: string): Promise<number[]> =>
  (
    await ctx.db
      .selectFrom('mdtCase')
      .select('person')
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where(isOpen)
      .where(seesCase(ctx))
      .where(
        sql<boolean>`(coordinator_id = ${memberId} or exists (select from action a
          where a.neighbourhood_id = mdt_case.neighbourhood_id and a.case_id = mdt_case.id
            and a.status in ('offered','accepted','in_progress','blocked') and ${memberId} in (a.owner_id, a.offered_to)))`,
      )
      .execute()
  ).map((row) => row.person);
