import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../core/context.ts';
import type { Instant } from '../core/day.ts';

/** A person in a meeting, as Teams names them. Of guests nothing else is kept than that somebody is there. */
export type InMeeting = { tenantId: string; entraId: string };

const digest = (huddleId: string, { tenantId, entraId }: InMeeting): string =>
  createHash('sha256').update(`${huddleId}/${tenantId}/${entraId}`).digest('hex');

/** The text of a join link as SQL can compare it with the id of the meeting's chat. */
const plainLink = sql<string>`replace(replace(lower(huddle.join_url), '%3a', ':'), '%40', '@')`;

/**
 * The huddle that is held in a meeting: live or near its time, known by the meeting's chat (of this or another huddle of
 * the series) or by the join link. With none, the only huddle that begins within half an hour and has no link of its own.
 */
export async function huddleOfMeeting(
  ctx: Context,
  { conversationId, joinUrl }: { conversationId: string; joinUrl: string | null },
): Promise<string | undefined> {
  const open = ctx.db
    .selectFrom('huddle')
    .where('huddle.neighbourhoodId', '=', ctx.neighbourhoodId)
    .where(
      sql<boolean>`(huddle.status = 'live' or huddle.status in ('draft', 'scheduled')
        and abs(extract(epoch from huddle.starts_at - ${ctx.now}::timestamptz)) < 12 * 3600)`,
    );
  const known = await open
    .where(
      sql<boolean>`(huddle.meeting = ${conversationId} or huddle.join_url = ${joinUrl}
        or position(lower(${conversationId}) in ${plainLink}) > 0
        or huddle.series_id is not null and exists (select 1 from huddle other where other.neighbourhood_id = huddle.neighbourhood_id
          and other.series_id = huddle.series_id and other.meeting = ${conversationId}))`,
    )
    .select('huddle.id')
    .orderBy(sql`huddle.status = 'live'`, 'desc')
    .orderBy(sql`abs(extract(epoch from huddle.starts_at - ${ctx.now}::timestamptz))`)
    .executeTakeFirst();
  if (known !== undefined) return known.id;
  const near = await open
    .where('huddle.joinUrl', 'is', null)
    .where('huddle.meeting', 'is', null)
    .where(sql<boolean>`abs(extract(epoch from huddle.starts_at - ${ctx.now}::timestamptz)) <= 30 * 60`)
    .select('huddle.id')
    .limit(2)
    .execute();
  return near.length === 1 ? near[0]?.id : undefined;
}

/**
 * Keeps what Teams says of somebody, unless something later is known: it repeats itself, and tells things in any order.
 * True when it is news.
 */
export async function heardOf(
  ctx: Context,
  huddleId: string,
  person: InMeeting,
  said: { memberId: string | null; here: boolean; at: Instant },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('meetingPerson')
    .values({
      neighbourhoodId: ctx.neighbourhoodId,
      huddleId,
      who: digest(huddleId, person),
      memberId: said.memberId,
      here: said.here,
      saidAt: said.at,
      heardAt: ctx.now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['neighbourhoodId', 'huddleId', 'who'])
        .doUpdateSet({ memberId: said.memberId, here: said.here, saidAt: said.at, heardAt: ctx.now })
        .where('meetingPerson.saidAt', '<', said.at),
    )
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Members whom Teams has in the meeting already when the huddle starts. */
export const membersInMeeting = async (ctx: Context, huddleId: string): Promise<string[]> =>
  (
    await ctx.db
      .selectFrom('meetingPerson')
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('huddleId', '=', huddleId)
      .where('memberId', 'is not', null)
      .where('here', '=', true)
      .select('memberId')
      .execute()
  ).flatMap(({ memberId }) => memberId ?? []);
