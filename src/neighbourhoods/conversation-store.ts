import type { Context } from '../core/context.ts';

type Reference = { conversationId: string; serviceUrl: string; teamsTenantId: string; botId: string };
/** Keeps where the bot may speak; the newest address wins. `memberId` for a personal chat, `teamId` for a channel. */
export async function keepConversation(
  ctx: Context,
  reference: Reference &
    ({ kind: 'personal'; memberId: string } | { kind: 'channel'; teamId: string } | { kind: 'meeting' }),
): Promise<string> {
  const { kind, ...rest } = reference;
  if (kind === 'personal')
    await ctx.db
      .deleteFrom('conversation')
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('memberId', '=', 'memberId' in rest ? rest.memberId : '')
      .where('conversationId', '<>', reference.conversationId)
      .execute();
  const row = await ctx.db
    .insertInto('conversation')
    .values({ neighbourhoodId: ctx.neighbourhoodId, kind, ...rest })
    .onConflict((conflict) =>
      conflict.columns(['neighbourhoodId', 'conversationId']).doUpdateSet({
        serviceUrl: rest.serviceUrl,
        botId: rest.botId,
        reachable: true,
        unreachableSince: null,
        retryAt: null,
      }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export type Conversation = {
  id: string;
  kind: 'personal' | 'channel' | 'meeting';
  conversationId: string;
  serviceUrl: string;
  teamsTenantId: string;
  botId: string;
  reachable: boolean;
};
const conversations = (ctx: Context) =>
  ctx.db
    .selectFrom('conversation')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .select(['id', 'kind', 'conversationId', 'serviceUrl', 'teamsTenantId', 'botId', 'reachable']);
/** The personal chat of a member, or the neighbourhood's channel when `memberId` is null. */
export const conversationFor = (ctx: Context, memberId: string | null): Promise<Conversation | undefined> =>
  (memberId === null
    ? conversations(ctx).where('kind', '=', 'channel')
    : conversations(ctx).where('memberId', '=', memberId)
  )
    // One that answers goes before one that did not; of two channels the first stays the neighbourhood's.
    .orderBy('reachable', 'desc')
    .orderBy('id')
    .executeTakeFirst();
export const conversationById = (ctx: Context, id: string): Promise<Conversation | undefined> =>
  conversations(ctx).where('id', '=', id).executeTakeFirst();
