import { sql } from 'kysely';
import type { Context } from '../core/context.ts';
import { showPerson } from '../core/ids.ts';
import type { Day, Instant } from '../core/time.ts';
import type { Aware, CaseStatus, Priority } from './case.ts';

/*
 * What huddles do to cases, many at once and without a new version: the planner must not disturb somebody who is editing
 * the question, nor spoil the undo of an accept.
 */

/**
 * One agenda at a time is planned in a neighbourhood, so that a case comes on one only. Taken before any huddle's or case's
 * row: by huddles, and by what ends a case and so takes it off agendas; `share` by those who only need both to stand still.
 */
export async function lockAgendas(ctx: Context, strength: 'share' | 'alone' = 'alone'): Promise<void> {
  const lock = sql.raw(strength === 'alone' ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared');
  await sql`select ${lock}(hashtextextended(${`agendas:${ctx.neighbourhoodId}`}, 0))`.execute(ctx.db);
}

const byMember = (ctx: Context): string | null => (ctx.actor.kind === 'member' ? ctx.actor.memberId : null);

async function moveAll(
  ctx: Context,
  ids: readonly string[],
  from: readonly CaseStatus[],
  to: CaseStatus,
): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    with was as (
      select id, status from mdt_case
      where neighbourhood_id = ${ctx.neighbourhoodId} and id = any(${[...ids]}::uuid[]) and status = any(${[...from]}::text[])
      order by id for update),
    moved as (
      update mdt_case c set status = ${to} from was
      where c.neighbourhood_id = ${ctx.neighbourhoodId} and c.id = was.id returning c.id, was.status)
    insert into case_event (neighbourhood_id, case_id, at, by_member, from_status, to_status)
    select ${ctx.neighbourhoodId}::uuid, id, ${ctx.now}::timestamptz, ${byMember(ctx)}::uuid, status, ${to} from moved`.execute(
    ctx.db,
  );
}

/** Cases that came onto an agenda. Those already on one, and closed or proposed ones, stay as they are. */
export const markScheduled = (ctx: Context, caseIds: readonly string[]): Promise<void> =>
  moveAll(ctx, caseIds, ['accepted', 'discussed', 'active', 'review_due', 'on_hold'], 'scheduled');

/** A case that was discussed in a huddle; each discussion is an event of its own, and its day is "last discussed". */
export const markDiscussed = (ctx: Context, caseId: string): Promise<void> =>
  moveAll(
    ctx,
    [caseId],
    ['accepted', 'scheduled', 'discussed', 'active', 'review_due', 'on_hold'],
    'discussed',
  );

/** Active cases whose review date has come are due for review. */
export async function markReviewsDue(ctx: Context): Promise<void> {
  const due = await ctx.db
    .selectFrom('mdtCase')
    .select('id')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('status', '=', 'active')
    .where('reviewOn', '<=', ctx.today)
    .execute();
  await moveAll(
    ctx,
    due.map((row) => row.id),
    ['active'],
    'review_due',
  );
}

/** Cases taken off their agenda go back to what each was before it came on; due for review only those whose date has come. */
export async function unmarkScheduled(ctx: Context, caseIds: readonly string[]): Promise<void> {
  if (caseIds.length === 0) return;
  await sql`
    with was as (
      select id from mdt_case
      where neighbourhood_id = ${ctx.neighbourhoodId} and id = any(${[...caseIds]}::uuid[]) and status = 'scheduled'
      order by id for update),
    moved as (
      update mdt_case c set status = coalesce((
        select case when e.from_status = 'review_due' and c.review_on > ${ctx.today}::date then 'active'
          else e.from_status end from case_event e
        where e.neighbourhood_id = c.neighbourhood_id and e.case_id = c.id and e.to_status = 'scheduled'
        order by e.at desc, e.id desc limit 1), 'accepted') from was
      where c.neighbourhood_id = ${ctx.neighbourhoodId} and c.id = was.id returning c.id, c.status)
    insert into case_event (neighbourhood_id, case_id, at, by_member, from_status, to_status)
    select ${ctx.neighbourhoodId}::uuid, id, ${ctx.now}::timestamptz, ${byMember(ctx)}::uuid, 'scheduled', status from moved`.execute(
    ctx.db,
  );
}

/**
 * The review date that a huddle agreed, or was found to have agreed; a case that was discussed, or was due by another date,
 * is active from then on. A new version: people edit this date.
 */
export async function setReview(ctx: Context, caseId: string, reviewOn: Day | null): Promise<void> {
  await ctx.db
    .updateTable('mdtCase')
    .set((eb) => ({ reviewOn, version: eb('version', '+', 1) }))
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', caseId)
    .where('reviewOn', 'is distinct from', reviewOn)
    .execute();
  await moveAll(ctx, [caseId], ['discussed', 'review_due'], 'active');
}

/** Whether the person knows that they are discussed, as a huddle recorded it. A new version: people edit this too. */
export async function setAware(ctx: Context, caseId: string, aware: Aware): Promise<void> {
  await ctx.db
    .updateTable('mdtCase')
    .set((eb) => ({ aware, version: eb('version', '+', 1) }))
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', caseId)
    .where('aware', 'is distinct from', aware)
    .execute();
}

export type CaseForAgenda = {
  id: string;
  ref: string;
  cohort: string;
  status: CaseStatus;
  priority: Priority;
  question: string;
  reviewOn: Day | null;
  acceptedAt: Instant;
  lastDiscussedOn: Day | null;
  excludedOrganisations: string[];
  /** Disciplines that it asks for: it comes only where they are expected. */
  needsDisciplines: string[];
};
/** Accepted cases that could go onto an agenda, the longest waiting first; on hold, proposed and closed ones left out. */
export async function openCasesFor(ctx: Context, cohort: string | null): Promise<CaseForAgenda[]> {
  const rows = await ctx.db
    .selectFrom('mdtCase')
    .where('mdtCase.neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('mdtCase.status', 'in', ['accepted', 'scheduled', 'discussed', 'active', 'review_due'])
    .$if(cohort !== null, (row) => row.where('mdtCase.cohort', '=', cohort ?? ''))
    .select((eb) => [
      'mdtCase.id',
      'mdtCase.person',
      'mdtCase.cohort',
      'mdtCase.status',
      'mdtCase.priority',
      'mdtCase.question',
      'mdtCase.reviewOn',
      'mdtCase.excludedOrganisations',
      'mdtCase.needsDisciplines',
      eb.fn.coalesce('mdtCase.acceptedAt', 'mdtCase.openedAt').as('acceptedAt'),
      eb
        .selectFrom('caseEvent')
        .whereRef('caseEvent.neighbourhoodId', '=', 'mdtCase.neighbourhoodId')
        .whereRef('caseEvent.caseId', '=', 'mdtCase.id')
        .where('caseEvent.toStatus', '=', 'discussed')
        .select(sql<Day | null>`(max(case_event.at) at time zone ${ctx.zone})::date`.as('day'))
        .as('lastDiscussedOn'),
    ])
    .orderBy('acceptedAt')
    .orderBy('mdtCase.id')
    .execute();
  return rows.map(({ person, ...row }) => ({ ...row, ref: showPerson(ctx.code, person) }));
}
