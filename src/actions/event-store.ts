import type { Context } from '../core/context.ts';
import type { ActionEvent, ActionStatus } from './action.ts';
import { showsWords } from './row-store.ts';

export const byMember = (ctx: Context): string | null =>
  ctx.actor.kind === 'member' ? ctx.actor.memberId : null;

export type NewEvent = {
  what: string;
  from: ActionStatus | null;
  to: ActionStatus;
  ownerId: string;
  due: string;
  words?: string | null;
  /** The version that the action has from then on, and the changed columns as they were: with both it can be undone. */
  version?: number | null;
  before?: Record<string, unknown> | null;
};
export const eventRow = (
  ctx: Context,
  actionId: string,
  { from, to, words, before, version, ...event }: NewEvent,
) => ({
  ...event,
  neighbourhoodId: ctx.neighbourhoodId,
  actionId,
  at: ctx.now,
  byMember: byMember(ctx),
  fromStatus: from,
  toStatus: to,
  words: words ?? null,
  version: version ?? null,
  before: before == null ? null : JSON.stringify(before),
});
export async function addActionEvent(ctx: Context, actionId: string, event: NewEvent): Promise<void> {
  await ctx.db
    .insertInto('actionEvent')
    .values(eventRow(ctx, actionId, event))
    .execute();
}

/** The deed after which the action had this version; undefined when it was before deeds could be undone. */
export const deedAt = (ctx: Context, actionId: string, version: number) =>
  ctx.db
    .selectFrom('actionEvent')
    .select(['what', 'byMember', 'before'])
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('actionId', '=', actionId)
    .where('version', '=', version)
    .executeTakeFirst();

export const TOOK_IN = 'took in a duplicate';
/** What an action had before it took in that duplicate the last time; undefined when it took nothing of it. */
export const tookIn = async (ctx: Context, actionId: string, gone: string): Promise<unknown> =>
  (
    await ctx.db
      .selectFrom('actionEvent')
      .select('before')
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('actionId', '=', actionId)
      .where('what', '=', TOOK_IN)
      .where((eb) => eb.or([eb('words', '=', gone), eb('words', 'like', `${gone}:%`)]))
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.before ?? undefined;

/** The status that an ended action had before its end. */
export async function statusBeforeEnd(ctx: Context, actionId: string): Promise<ActionStatus | undefined> {
  const event = await ctx.db
    .selectFrom('actionEvent')
    .select('fromStatus')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('actionId', '=', actionId)
    .where('toStatus', 'in', ['done', 'not_done', 'cancelled'])
    .where('fromStatus', 'is not', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (event?.fromStatus as ActionStatus | null | undefined) ?? undefined;
}

/** What an owner does themself: by anybody else it was recorded for them, since the bot cannot reach everybody (DOMAIN.md 4). */
const FOR_OWNER = new Set([
  'accepted',
  'in hand',
  'done',
  'not done',
  'blocked',
  'unblocked',
  'snoozed',
  'woken',
]);

export async function actionEvents(ctx: Context, actionId: string): Promise<ActionEvent[]> {
  const rows = await ctx.db
    .selectFrom('actionEvent')
    .innerJoin('member as owner', (join) =>
      join
        .onRef('owner.neighbourhoodId', '=', 'actionEvent.neighbourhoodId')
        .onRef('owner.id', '=', 'actionEvent.ownerId'),
    )
    .leftJoin('member as by', (join) =>
      join
        .onRef('by.neighbourhoodId', '=', 'actionEvent.neighbourhoodId')
        .onRef('by.id', '=', 'actionEvent.byMember'),
    )
    .where('actionEvent.neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('actionEvent.actionId', '=', actionId)
    .select([
      'actionEvent.at',
      'by.name as by',
      'by.id as byId',
      'owner.id as ownerId',
      'what',
      'fromStatus',
      'toStatus',
      'owner.name as owner',
      'due',
      'words',
    ])
    .orderBy('actionEvent.at')
    .orderBy('actionEvent.id')
    .execute();
  return rows.map((row) => ({
    at: row.at,
    by: row.by,
    recordedFor: FOR_OWNER.has(row.what) && row.byId !== null && row.byId !== row.ownerId ? row.owner : null,
    what: row.what,
    from: row.fromStatus as ActionStatus | null,
    to: row.toStatus as ActionStatus,
    owner: row.owner,
    due: row.due,
    words: showsWords(ctx) ? row.words : null,
  }));
}
