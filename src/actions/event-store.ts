import type { Context } from '../core/context.ts';
import type { ActionEvent, ActionStatus } from './action.ts';
import { showsWords } from './store.ts';

export const byMember = (ctx: Context): string | null =>
  ctx.actor.kind === 'member' ? ctx.actor.memberId : null;

export type NewEvent = {
  what: string;
  from: ActionStatus | null;
  to: ActionStatus;
  ownerId: string;
  due: string;
  words?: string | null;
};
export const eventRow = (ctx: Context, actionId: string, { from, to, words, ...event }: NewEvent) => ({
  ...event,
  neighbourhoodId: ctx.neighbourhoodId,
  actionId,
  at: ctx.now,
  byMember: byMember(ctx),
  fromStatus: from,
  toStatus: to,
  words: words ?? null,
});
export async function addActionEvent(ctx: Context, actionId: string, event: NewEvent): Promise<void> {
  await ctx.db
    .insertInto('actionEvent')
    .values(eventRow(ctx, actionId, event))
    .execute();
}

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
