import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../core/context.ts';
import { showAction } from '../core/ids.ts';
import type { Day, Instant } from '../core/time.ts';
import { type Action, type ActionStatus, OPEN_ACTION } from './action.ts';
import { actionRows, asAction, type Row, wholeRows } from './row-store.ts';

/** The soonest due first, red before amber before green, then by number. */
export const sorted = (found: ReturnType<typeof actionRows>) =>
  found
    .orderBy('action.due')
    .orderBy(sql`array_position(array['red','amber','green'], action.priority)`)
    .orderBy('action.number');
const all = async (ctx: Context, found: ReturnType<typeof actionRows>): Promise<Action[]> =>
  (await sorted(found).execute()).map((row) => asAction(ctx, row));
const openOnes = (ctx: Context) => actionRows(ctx).where('action.status', 'in', OPEN_ACTION);

/** An action with what its rules need to know and nobody is shown. */
export type Held = {
  action: Action;
  caseId: string;
  caseStatus: Row['caseStatus'];
  coordinatorId: string | null;
  createdBy: string | null;
  acceptedAt: Instant | null;
  /** What stands in the row, also where it is not shown: what a deed changes of it is kept, to be put back by an undo. */
  row: Row;
};
const held = (ctx: Context, row: Row): Held => ({
  action: asAction(ctx, row),
  caseId: row.caseId,
  caseStatus: row.caseStatus,
  coordinatorId: row.coordinatorId,
  createdBy: row.createdBy,
  acceptedAt: row.acceptedAt,
  row,
});

export async function actionById(ctx: Context, id: string): Promise<Action | undefined> {
  const row = await actionRows(ctx).where('action.id', '=', id).executeTakeFirst();
  return row && asAction(ctx, row);
}
export async function actionByNumber(ctx: Context, number: number): Promise<Action | undefined> {
  const row = await actionRows(ctx).where('action.number', '=', number).executeTakeFirst();
  return row && asAction(ctx, row);
}

/**
 * Locks the action until the transaction ends. The lock is a statement of its own: joined, a row whose owner changes while
 * we wait would fall out of the join and look missing. The other runs once it is held.
 */
export async function lockAction(ctx: Context, number: number): Promise<Held | undefined> {
  const [, row] = await Promise.all([
    ctx.db
      .selectFrom('action')
      .select('id')
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('number', '=', number)
      .forUpdate()
      .execute(),
    wholeRows(ctx).where('action.number', '=', number).executeTakeFirst(),
  ]);
  return row && held(ctx, row);
}

/** Open actions among these, however the ids are found: the soonest due first. */
export const openAmong = (ctx: Context, ids: RawBuilder<string>): Promise<Action[]> =>
  all(ctx, openOnes(ctx).where('action.id', 'in', ids));

/** Open actions due on that day or earlier; of these owners only, when they are named. */
export const openActionsDueBy = (ctx: Context, due: Day, owners?: readonly string[]): Promise<Action[]> =>
  owners?.length === 0
    ? Promise.resolve([])
    : all(
        ctx,
        openOnes(ctx)
          .where('action.due', '<=', due)
          .$if(owners !== undefined, (found) => found.where('action.ownerId', 'in', owners ?? [])),
      );

export const actionsOfCase = (ctx: Context, caseId: string): Promise<Action[]> =>
  all(ctx, actionRows(ctx).where('action.caseId', '=', caseId));

/** Actions that were assigned in the huddle, in the order they were assigned. */
export const actionsOfHuddle = async (ctx: Context, huddleId: string): Promise<Action[]> =>
  (await actionRows(ctx).where('action.huddleId', '=', huddleId).orderBy('action.number').execute()).map(
    (row) => asAction(ctx, row),
  );

export type Wanted = {
  status: readonly ActionStatus[];
  ownerId?: string | undefined;
  organisationId?: string | undefined;
  caseId?: string | undefined;
  overdue?: boolean | undefined;
  /** The number of the last action of the page before. */
  after?: number | undefined;
  limit: number;
};
export async function actionsWanted(ctx: Context, wanted: Wanted): Promise<Action[]> {
  const order = (table: 'action' | 'last') =>
    sql.raw(`${table}.due, array_position(array['red','amber','green'], ${table}.priority), ${table}.number`);
  let found = actionRows(ctx).where('action.status', 'in', wanted.status);
  if (wanted.ownerId !== undefined) found = found.where('action.ownerId', '=', wanted.ownerId);
  if (wanted.organisationId !== undefined)
    found = found.where('action.ownerOrganisationId', '=', wanted.organisationId);
  if (wanted.caseId !== undefined) found = found.where('action.caseId', '=', wanted.caseId);
  if (wanted.overdue === true)
    found = found.where('action.due', '<', ctx.today).where('action.status', 'in', OPEN_ACTION);
  if (wanted.after !== undefined)
    found = found.where(
      sql<boolean>`(${order('action')}) > (select ${order('last')} from action last
        where last.neighbourhood_id = ${ctx.neighbourhoodId} and last.number = ${wanted.after})`,
    );
  return all(ctx, found.limit(wanted.limit));
}

/** References of open actions on a case whose owner, or whoever is asked to take it, is of an organisation kept from it. */
export async function ownedByKeptAway(ctx: Context, caseId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('action')
    .innerJoin('mdtCase', (join) =>
      join
        .onRef('mdtCase.neighbourhoodId', '=', 'action.neighbourhoodId')
        .onRef('mdtCase.id', '=', 'action.caseId'),
    )
    .innerJoin('member', (join) =>
      join
        .onRef('member.neighbourhoodId', '=', 'action.neighbourhoodId')
        .on((eb) =>
          eb.or([
            eb('member.id', '=', eb.ref('action.ownerId')),
            eb('member.id', '=', eb.ref('action.offeredTo')),
          ]),
        ),
    )
    .where('action.neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('action.caseId', '=', caseId)
    .where('action.status', 'in', OPEN_ACTION)
    .where(sql<boolean>`member.organisation_id = any(mdt_case.excluded_organisations)`)
    .select('action.number')
    .distinct()
    .orderBy('action.number')
    .execute();
  return rows.map((row) => showAction(row.number));
}
