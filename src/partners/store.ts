import { sql } from 'kysely';
import type { Context } from '../core/context.ts';
import type { Instant } from '../core/time.ts';

const links = (ctx: Context) =>
  ctx.db
    .selectFrom('partnerLink')
    .innerJoin('action', (join) =>
      join
        .onRef('action.neighbourhoodId', '=', 'partnerLink.neighbourhoodId')
        .onRef('action.id', '=', 'partnerLink.actionId'),
    )
    .innerJoin('member as owner', (join) =>
      join
        .onRef('owner.neighbourhoodId', '=', 'action.neighbourhoodId')
        .onRef('owner.id', '=', 'action.ownerId'),
    )
    .innerJoin('member as giver', (join) =>
      join
        .onRef('giver.neighbourhoodId', '=', 'partnerLink.neighbourhoodId')
        .onRef('giver.id', '=', 'partnerLink.createdBy'),
    )
    .where('partnerLink.neighbourhoodId', '=', ctx.neighbourhoodId)
    // Of the action what its holder may know, and no word of what it is about.
    .select([
      'partnerLink.id',
      'partnerLink.actionId',
      'partnerLink.partner',
      'partnerLink.createdAt',
      'partnerLink.expiresAt',
      'partnerLink.revokedAt',
      'partnerLink.replaced',
      'partnerLink.acceptedAt',
      'action.number',
      'action.status',
      'action.due',
      'action.finishedAt',
      'action.ownerId',
      'owner.name as owner',
      'giver.id as giverId',
      'giver.name as giver',
    ]);
export type Link = NonNullable<Awaited<ReturnType<typeof linkById>>>;

export const linkById = (ctx: Context, id: string) =>
  links(ctx).where('partnerLink.id', '=', id).executeTakeFirst();
export const linkByHash = async (ctx: Context, hash: string): Promise<string | undefined> =>
  (
    await ctx.db
      .selectFrom('partnerLink')
      .select('id')
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('secretHash', '=', hash)
      .executeTakeFirst()
  )?.id;
/** The links of an action, the newest first. */
export const linksOf = (ctx: Context, actionId: string) =>
  links(ctx)
    .where('partnerLink.actionId', '=', actionId)
    .orderBy('partnerLink.createdAt', 'desc')
    .orderBy('partnerLink.id', 'desc')
    .execute();

export const lockLink = async (ctx: Context, id: string): Promise<Link | undefined> => {
  const [, link] = await Promise.all([
    ctx.db
      .selectFrom('partnerLink')
      .select('id')
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('id', '=', id)
      .forUpdate()
      .execute(),
    linkById(ctx, id),
  ]);
  return link;
};

export const addLink = (
  ctx: Context,
  values: { actionId: string; partner: string; secretHash: string; createdBy: string; expiresAt: Instant },
): Promise<{ id: string }> =>
  ctx.db
    .insertInto('partnerLink')
    .values({ ...values, neighbourhoodId: ctx.neighbourhoodId, createdAt: ctx.now })
    .returning('id')
    .executeTakeFirstOrThrow();

/** The action’s present link opens nothing any more, since a new one takes its place. */
export const replaceLinks = async (ctx: Context, actionId: string, by: string): Promise<void> => {
  await ctx.db
    .updateTable('partnerLink')
    .set({ revokedAt: ctx.now, revokedBy: by, replaced: true })
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('actionId', '=', actionId)
    .where('revokedAt', 'is', null)
    .execute();
};

export const changeLink = async (
  ctx: Context,
  id: string,
  changes: {
    revokedAt?: Instant | null;
    revokedBy?: string | null;
    acceptedAt?: Instant;
    finishedAt?: Instant;
  },
): Promise<void> => {
  await ctx.db
    .updateTable('partnerLink')
    .set(changes)
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', id)
    .execute();
};

export type What = 'opened' | 'accepted' | 'finished' | 'asked';
export const addUse = (
  ctx: Context,
  linkId: string,
  what: What,
  question: string | null = null,
): Promise<{ id: string }> =>
  ctx.db
    .insertInto('partnerUse')
    .values({ neighbourhoodId: ctx.neighbourhoodId, linkId, at: ctx.now, what, question })
    .returning('id')
    .executeTakeFirstOrThrow();

export const usesOf = (ctx: Context, linkIds: readonly string[]) =>
  linkIds.length === 0
    ? Promise.resolve([])
    : ctx.db
        .selectFrom('partnerUse')
        .select(['linkId', 'at', 'what', 'question'])
        .where('neighbourhoodId', '=', ctx.neighbourhoodId)
        .where('linkId', 'in', linkIds)
        .orderBy('at')
        .orderBy('id')
        .execute();
export const partnerUseById = (ctx: Context, id: string) =>
  ctx.db
    .selectFrom('partnerUse')
    .select(['linkId', 'at', 'what', 'question'])
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', id)
    .executeTakeFirst();
/** True when the link was opened since; then another opening is the same visit. */
export const openedSince = async (ctx: Context, linkId: string, since: Instant): Promise<boolean> =>
  (await ctx.db
    .selectFrom('partnerUse')
    .select('id')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('linkId', '=', linkId)
    .where('what', '=', 'opened')
    .where('at', '>', since)
    .limit(1)
    .executeTakeFirst()) !== undefined;
export const questionsAsked = async (ctx: Context, linkId: string): Promise<number> =>
  (
    await ctx.db
      .selectFrom('partnerUse')
      .select(sql<number>`count(*)::int`.as('n'))
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('linkId', '=', linkId)
      .where('what', '=', 'asked')
      .executeTakeFirstOrThrow()
  ).n;
