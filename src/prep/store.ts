import { sql } from 'kysely';
import type { Context } from '../core/context.ts';
import type { Day } from '../core/day.ts';
import type { Stance } from './prep.ts';

const preps = (ctx: Context) =>
  ctx.db
    .selectFrom('prep')
    .innerJoin('member as writer', (join) =>
      join
        .onRef('writer.neighbourhoodId', '=', 'prep.neighbourhoodId')
        .onRef('writer.id', '=', 'prep.writtenBy'),
    )
    .where('prep.neighbourhoodId', '=', ctx.neighbourhoodId)
    .selectAll('prep')
    .select(['writer.name as writerName', 'writer.discipline as discipline']);
export type PrepRow = Awaited<ReturnType<ReturnType<typeof preps>['execute']>>[number];

export const prepOf = (ctx: Context, itemId: string): Promise<PrepRow | undefined> =>
  preps(ctx).where('prep.itemId', '=', itemId).executeTakeFirst();

/** What was prepared on these items, by item. */
export const prepsOf = async (ctx: Context, itemIds: readonly string[]): Promise<Map<string, PrepRow>> =>
  itemIds.length === 0
    ? new Map()
    : new Map(
        (
          await preps(ctx)
            .where('prep.itemId', 'in', [...itemIds])
            .execute()
        ).map((row) => [row.itemId, row]),
      );

/** What was last prepared on the case for a huddle before this one, with the question asked there. */
export const earlierPrep = (ctx: Context, caseId: string, itemId: string) =>
  preps(ctx)
    .innerJoin('agendaItem as item', (join) =>
      join.onRef('item.neighbourhoodId', '=', 'prep.neighbourhoodId').onRef('item.id', '=', 'prep.itemId'),
    )
    .where('item.caseId', '=', caseId)
    .where('item.id', '<>', itemId)
    .where('item.state', '<>', 'discussed')
    .select('item.question')
    .orderBy('prep.writtenAt', 'desc')
    .limit(1)
    .executeTakeFirst();

type Words = {
  situation: string;
  actionToDate: string;
  proposal: string;
  outcome: string | null;
  reviewOn: Day | null;
};
/**
 * Keeps what was prepared where `version` (0: nothing yet) is still the one that stands; undefined when somebody was first.
 * A changed proposal gets a number of its own, which what was agreed before it does not have.
 */
export async function keepPrep(
  ctx: Context,
  itemId: string,
  version: number,
  words: Words,
  by: string,
): Promise<number | undefined> {
  const row = { ...words, writtenBy: by, writtenAt: ctx.now };
  if (version === 0) {
    const made = await ctx.db
      .insertInto('prep')
      .values({ ...row, neighbourhoodId: ctx.neighbourhoodId, itemId, proposalVersion: 1 })
      .onConflict((conflict) => conflict.doNothing())
      .returning('version')
      .executeTakeFirst();
    return made?.version;
  }
  const kept = await ctx.db
    .updateTable('prep')
    .set((eb) => ({
      ...row,
      version: eb('version', '+', 1),
      proposalVersion: sql<number>`proposal_version + (proposal is distinct from ${words.proposal}::text
        or outcome is distinct from ${words.outcome}::text or review_on is distinct from ${words.reviewOn}::date)::int`,
    }))
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('itemId', '=', itemId)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  return kept?.version;
}

/** What was said beforehand on these items, the oldest first. */
export async function opinionsOn(ctx: Context, itemIds: readonly string[]) {
  if (itemIds.length === 0) return [];
  return opinions(ctx)
    .where('opinion.itemId', 'in', [...itemIds])
    .orderBy('opinion.givenAt')
    .orderBy('opinion.memberId')
    .execute();
}
const opinions = (ctx: Context) =>
  ctx.db
    .selectFrom('prepOpinion as opinion')
    .innerJoin('member', (join) =>
      join
        .onRef('member.neighbourhoodId', '=', 'opinion.neighbourhoodId')
        .onRef('member.id', '=', 'opinion.memberId'),
    )
    .where('opinion.neighbourhoodId', '=', ctx.neighbourhoodId)
    .selectAll('opinion')
    .select(['member.name', 'member.profession']);
export type OpinionRow = Awaited<ReturnType<typeof opinionsOn>>[number];

export async function keepOpinion(
  ctx: Context,
  opinion: {
    itemId: string;
    memberId: string;
    discipline: string;
    stance: Stance;
    words: string;
    proposalVersion: number;
  },
): Promise<void> {
  const { stance, words, proposalVersion, discipline } = opinion;
  const set = { stance, words, proposalVersion, discipline, givenAt: ctx.now };
  await ctx.db
    .insertInto('prepOpinion')
    .values({ ...opinion, neighbourhoodId: ctx.neighbourhoodId, givenAt: ctx.now })
    .onConflict((conflict) => conflict.columns(['neighbourhoodId', 'itemId', 'memberId']).doUpdateSet(set))
    .execute();
}

export async function noteSettled(ctx: Context, itemId: string, by: string, minutes: number): Promise<void> {
  await ctx.db
    .insertInto('prepSettled')
    .values({
      neighbourhoodId: ctx.neighbourhoodId,
      itemId,
      settledBy: by,
      settledAt: ctx.now,
      minutesSaved: minutes,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['neighbourhoodId', 'itemId'])
        .doUpdateSet({ settledBy: by, settledAt: ctx.now, minutesSaved: minutes, appliedAt: null }),
    )
    .execute();
}
export async function forgetSettled(ctx: Context, itemId: string): Promise<void> {
  await ctx.db
    .deleteFrom('prepSettled')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('itemId', '=', itemId)
    .execute();
}
/** Minutes of meeting that agreeing beforehand has saved, since a day. */
export const minutesSavedSince = async (ctx: Context, day: Day): Promise<number> =>
  (
    await ctx.db
      .selectFrom('prepSettled')
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('settledAt', '>=', sql<string>`${day}::date`)
      .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('minutesSaved'), sql<number>`0`).as('minutes'))
      .executeTakeFirstOrThrow()
  ).minutes;
