import { sql } from 'kysely';
import { workingDaysBetween } from '../calendar/index.ts';
import { seesCase } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { showAction, showPerson } from '../core/ids.ts';
import type { Day, Instant } from '../core/time.ts';
import { type Action, type ActionStatus, isOverdue, OPEN_ACTION } from './action.ts';

/** Actions whose case the asker may see, with owner, organisation and case: one query, whatever their number. */
const actions = (ctx: Context) =>
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
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof actions>['execute']>>[number];

/** Titles and words are for the team in the tab and personal chat: not for shared places, not for the operator. Here only. */
export const showsWords = (ctx: Context): boolean =>
  ctx.where === 'personal' && ctx.actor.kind !== 'operator';

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
    note: words ? row.note : null,
    reason: words ? row.reason : null,
    overdue,
    workingDaysLate: overdue ? workingDaysBetween(row.due, ctx.today, ctx.localClosures) : 0,
    huddleId: row.huddleId,
    createdAt: row.createdAt,
    snoozedUntil: row.snoozedUntil !== null && row.snoozedUntil > ctx.today ? row.snoozedUntil : null,
    version: row.version,
  };
}

/** The soonest due first, red before amber before green, then by number. */
const sorted = (found: ReturnType<typeof actions>) =>
  found
    .orderBy('action.due')
    .orderBy(sql`array_position(array['red','amber','green'], action.priority)`)
    .orderBy('action.number');
const all = async (ctx: Context, found: ReturnType<typeof actions>): Promise<Action[]> =>
  (await sorted(found).execute()).map((row) => asAction(ctx, row));
const openOnes = (ctx: Context) => actions(ctx).where('action.status', 'in', OPEN_ACTION);

/** An action with what its rules need to know and nobody is shown. */
export type Held = {
  action: Action;
  caseId: string;
  caseStatus: Row['caseStatus'];
  coordinatorId: string | null;
  createdBy: string | null;
  acceptedAt: Instant | null;
  /** What blocks it, also where it is not shown. */
  because: string | null;
};
const held = (ctx: Context, row: Row): Held => ({
  action: asAction(ctx, row),
  caseId: row.caseId,
  caseStatus: row.caseStatus,
  coordinatorId: row.coordinatorId,
  createdBy: row.createdBy,
  acceptedAt: row.acceptedAt,
  because: row.status === 'blocked' ? row.because : null,
});

export async function actionById(ctx: Context, id: string): Promise<Action | undefined> {
  const row = await actions(ctx).where('action.id', '=', id).executeTakeFirst();
  return row && asAction(ctx, row);
}
export async function actionByNumber(ctx: Context, number: number): Promise<Action | undefined> {
  const row = await actions(ctx).where('action.number', '=', number).executeTakeFirst();
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
    actions(ctx).where('action.number', '=', number).executeTakeFirst(),
  ]);
  return row && held(ctx, row);
}

/** Open actions that the member owns or is offered. */
export const actionsOf = (ctx: Context, memberId: string): Promise<Action[]> =>
  all(
    ctx,
    openOnes(ctx).where((eb) =>
      eb.or([eb('action.ownerId', '=', memberId), eb('action.offeredTo', '=', memberId)]),
    ),
  );

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
  all(ctx, actions(ctx).where('action.caseId', '=', caseId));

/** Actions that were assigned in the huddle, in the order they were assigned. */
export const actionsOfHuddle = async (ctx: Context, huddleId: string): Promise<Action[]> =>
  (await actions(ctx).where('action.huddleId', '=', huddleId).orderBy('action.number').execute()).map((row) =>
    asAction(ctx, row),
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
  let found = actions(ctx).where('action.status', 'in', wanted.status);
  if (wanted.ownerId !== undefined) found = found.where('action.ownerId', '=', wanted.ownerId);
  if (wanted.organisationId !== undefined)
    found = found.where('owner.organisationId', '=', wanted.organisationId);
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
