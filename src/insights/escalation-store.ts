import { sql } from 'kysely';
import { seesCase } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { showAction, showPerson } from '../core/ids.ts';
import { addMinutes, type Day, type Instant } from '../core/time.ts';
import { type Ask, SHOWN_DAYS } from './escalation.ts';

export type PlaceHere = { id: string; name: string; leadId: string; lead: string };
/** The place that this neighbourhood belongs to, and who leads it; undefined while nobody has said. */
export const placeHere = (ctx: Context): Promise<PlaceHere | undefined> =>
  ctx.db
    .selectFrom('placeMembership')
    .innerJoin('place', 'place.id', 'placeMembership.placeId')
    .innerJoin('member', (join) =>
      join
        .onRef('member.neighbourhoodId', '=', 'placeMembership.neighbourhoodId')
        .onRef('member.id', '=', 'placeMembership.leadId'),
    )
    .where('placeMembership.neighbourhoodId', '=', ctx.neighbourhoodId)
    .select(['place.id', 'place.name', 'placeMembership.leadId', 'member.name as lead'])
    .executeTakeFirst();

/** Says to which place the neighbourhood belongs; a place of a new name is made. */
export async function setPlace(ctx: Context, name: string, leadId: string): Promise<void> {
  await ctx.db
    .insertInto('place')
    .values({ name })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const { id: placeId } = await ctx.db
    .selectFrom('place')
    .select('id')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  await ctx.db
    .insertInto('placeMembership')
    .values({ neighbourhoodId: ctx.neighbourhoodId, placeId, leadId })
    .onConflict((conflict) => conflict.column('neighbourhoodId').doUpdateSet({ placeId, leadId }))
    .execute();
}

/** Those of the actions that wait for an answer from the place. */
export async function waitingFor(ctx: Context, actionIds: readonly string[]): Promise<Set<string>> {
  if (actionIds.length === 0) return new Set();
  const rows = await ctx.db
    .selectFrom('escalation')
    .select('actionId')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('answeredAt', 'is', null)
    .where('actionId', 'in', actionIds)
    .execute();
  return new Set(rows.map((row) => row.actionId));
}

/** Writes the question; undefined when one about the action waits already, of two at once for the second. */
export const addEscalation = (
  ctx: Context,
  row: { actionId: string; placeId: string; ask: Ask; askedBy: string },
): Promise<{ id: string } | undefined> =>
  ctx.db
    .insertInto('escalation')
    .values({ ...row, neighbourhoodId: ctx.neighbourhoodId, askedAt: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();

export type Escalation = {
  id: string;
  actionId: string;
  ref: string;
  caseRef: string;
  due: Day;
  place: string;
  ask: Ask;
  askedBy: string;
  askedAt: Instant;
  answer: string | null;
  answeredBy: string | null;
  answeredAt: Instant | null;
  /** The case was discussed in a huddle since the answer came. */
  heard: boolean;
};

/** Questions to the place that wait or were answered lately, of cases that the asker may see; of one case or by id when named. */
export async function escalations(
  ctx: Context,
  of: { id?: string; caseRef?: string; person?: number } = {},
): Promise<Escalation[]> {
  const { rows } = await sql<Omit<Escalation, 'ref' | 'caseRef'> & { number: number; person: number }>`
    select e.id, e.action_id, action.number, mdt_case.person, action.due, place.name as place, e.ask, asker.name as asked_by,
      e.asked_at, e.answer, answerer.name as answered_by, e.answered_at,
      e.answered_at is not null and exists (
        select 1 from agenda_item i where i.neighbourhood_id = e.neighbourhood_id and i.case_id = action.case_id
          and i.state = 'discussed' and i.finished_at > e.answered_at) as heard
    from escalation e
    join action on action.neighbourhood_id = e.neighbourhood_id and action.id = e.action_id
    join mdt_case on mdt_case.neighbourhood_id = action.neighbourhood_id and mdt_case.id = action.case_id
    join place on place.id = e.place_id
    join member asker on asker.neighbourhood_id = e.neighbourhood_id and asker.id = e.asked_by
    left join member answerer on answerer.neighbourhood_id = e.neighbourhood_id and answerer.id = e.answered_by
    where e.neighbourhood_id = ${ctx.neighbourhoodId} and ${seesCase(ctx)}
      and (e.answered_at is null or e.answered_at > ${addMinutes(ctx.now, -SHOWN_DAYS * 1440)})
      ${of.id === undefined ? sql`` : sql`and e.id = ${of.id}`}
      ${of.person === undefined ? sql`` : sql`and mdt_case.person = ${of.person}`}
    order by e.answered_at is not null, e.asked_at desc, e.id`.execute(ctx.db);
  return rows.map(({ number, person, answer, ...row }) => ({
    ...row,
    ref: showAction(number),
    caseRef: showPerson(ctx.code, person),
    // Words that somebody typed: not for a shared place, not for the operator.
    answer: ctx.where === 'personal' && ctx.actor.kind !== 'operator' ? answer : null,
  }));
}

/** Keeps the answer; false when it was answered already. */
export async function keepAnswer(ctx: Context, id: string, answer: string, by: string): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('escalation')
    .set({ answer, answeredBy: by, answeredAt: ctx.now })
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', id)
    .where('answeredAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
