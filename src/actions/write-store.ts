import { type Insertable, sql, type Updateable } from 'kysely';
import type { CaseStatus } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import type { Day, Instant } from '../core/time.ts';
import type { Action as ActionTable } from '../db/schema.ts';
import { deprivationFifthOf } from '../lists/index.ts';
import { type Action, type NotDoneReason, OPEN_ACTION } from './action.ts';
import { byMember, eventRow } from './event-store.ts';
import { asAction } from './row-store.ts';

type NewAction = Omit<
  Insertable<ActionTable>,
  'neighbourhoodId' | 'number' | 'createdAt' | 'createdBy' | 'version' | 'imdFifth'
>;
/** Takes the neighbourhood's next number, last of all locks, so that two assigning at once wait for moments only. */
export async function insertAction(
  ctx: Context,
  about: { person: number; status: CaseStatus; coordinatorId: string | null },
  owner: { name: string; organisation: string },
  values: NewAction,
): Promise<Action> {
  const row = await ctx.db
    .with('counted', (db) =>
      db
        .updateTable('neighbourhood')
        .set((eb) => ({ lastActionNumber: eb('lastActionNumber', '+', 1) }))
        .where('neighbourhoodId', '=', ctx.neighbourhoodId)
        .returning('lastActionNumber as number'),
    )
    .insertInto('action')
    .values({
      ...values,
      imdFifth: deprivationFifthOf(ctx, about.person),
      neighbourhoodId: ctx.neighbourhoodId,
      number: (eb) => eb.selectFrom('counted').select('number'),
      createdAt: ctx.now,
      createdBy: byMember(ctx),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return asAction(ctx, {
    ...row,
    person: about.person,
    owner: owner.name,
    organisation: owner.organisation,
    offeredName: null,
    deputyId: null,
    deputyName: null,
    keptNumber: null,
    awayUntil: null,
    helpers: [],
  });
}

export type Changes = Omit<Updateable<ActionTable>, 'neighbourhoodId' | 'id' | 'number' | 'version'>;
/**
 * Changes the action and counts its version up. The caller holds the row's lock. A new owner has it from now on, for the
 * ladder of nudges; a new owner or date ends a snooze.
 */
export async function saveAction(ctx: Context, id: string, changes: Changes): Promise<void> {
  const { ownerId, due } = changes;
  await ctx.db
    .updateTable('action')
    .set((eb) => ({
      ...(ownerId !== undefined && {
        assignedAt: sql<Instant | null>`case when owner_id = ${ownerId} then assigned_at else ${ctx.now}::timestamptz end`,
        snoozedUntil: sql<Day | null>`case when owner_id = ${ownerId} then snoozed_until end`,
      }),
      ...(due !== undefined && { snoozedUntil: null }),
      ...changes,
      version: eb('version', '+', 1),
    }))
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', id)
    .execute();
}

/** How many actions of a case are open, and how many there are at all, cancelled ones apart. */
export async function countsOfCase(ctx: Context, caseId: string): Promise<{ open: number; all: number }> {
  const row = await ctx.db
    .selectFrom('action')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('caseId', '=', caseId)
    .where('status', '<>', 'cancelled')
    .select((eb) => [
      eb.fn.countAll<number>().as('all'),
      eb.fn.countAll<number>().filterWhere('status', 'in', OPEN_ACTION).as('open'),
    ])
    .executeTakeFirstOrThrow();
  return row;
}

/** Ends every open action of a case as not done, for one coded reason; how many there were. */
export async function stopOpenActions(ctx: Context, caseId: string, reason: NotDoneReason): Promise<number> {
  const open = await ctx.db
    .selectFrom('action')
    .select(['id', 'status', 'ownerId', 'due'])
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('caseId', '=', caseId)
    .where('status', 'in', OPEN_ACTION)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (open.length === 0) return 0;
  const ids = open.map((action) => action.id);
  await ctx.db
    .updateTable('action')
    .set((eb) => ({
      status: 'not_done',
      reason,
      offeredTo: null,
      finishedAt: ctx.now,
      version: eb('version', '+', 1),
    }))
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', 'in', ids)
    .execute();
  await ctx.db
    .insertInto('actionEvent')
    .values(
      open.map(({ id, status, ownerId, due }) =>
        eventRow(ctx, id, {
          what: 'stopped with the case',
          from: status,
          to: 'not_done',
          ownerId,
          due,
          words: reason,
        }),
      ),
    )
    .execute();
  return open.length;
}

/** The huddle that an action is assigned in, held open until the transaction ends; undefined when there is none. */
export const holdHuddle = (ctx: Context, huddleId: string) =>
  ctx.db
    .selectFrom('huddle')
    .select('status')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', huddleId)
    .forShare()
    .executeTakeFirst();

/** Here in the huddle: agreed to in front of everybody, so there is nothing to accept later. */
export const isHere = async (ctx: Context, huddleId: string, memberId: string): Promise<boolean> =>
  (await ctx.db
    .selectFrom('attendance')
    .select('state')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('huddleId', '=', huddleId)
    .where('memberId', '=', memberId)
    .where('state', '=', 'here')
    .executeTakeFirst()) !== undefined;
