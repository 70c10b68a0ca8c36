import { sql } from 'kysely';
import type { Context } from '../core/context.ts';

const covers = (ctx: Context) =>
  ctx.db
    .selectFrom('cover')
    .innerJoin('member as who', (join) =>
      join.onRef('who.neighbourhoodId', '=', 'cover.neighbourhoodId').onRef('who.id', '=', 'cover.memberId'),
    )
    .leftJoin('member as absent', (join) =>
      join
        .onRef('absent.neighbourhoodId', '=', 'cover.neighbourhoodId')
        .onRef('absent.id', '=', 'cover.forMember'),
    )
    .where('cover.neighbourhoodId', '=', ctx.neighbourhoodId)
    .selectAll('cover')
    .select(['who.name', 'who.discipline', 'absent.name as forName']);
export type CoverRow = Awaited<ReturnType<ReturnType<typeof covers>['execute']>>[number];

/** Who was asked to come to a huddle in somebody's place, and what they said; the first asked first. */
export const coversOf = (ctx: Context, huddleId: string): Promise<CoverRow[]> =>
  covers(ctx).where('cover.huddleId', '=', huddleId).orderBy('cover.askedAt').orderBy('who.name').execute();

export const coverBy = (ctx: Context, huddleId: string, memberId: string): Promise<CoverRow | undefined> =>
  covers(ctx)
    .where('cover.huddleId', '=', huddleId)
    .where('cover.memberId', '=', memberId)
    .executeTakeFirst();

/** Huddles still to come for which this member was asked and has not answered. */
export const coversAskedOf = (ctx: Context, memberId: string) =>
  covers(ctx)
    .innerJoin('huddle', (join) =>
      join
        .onRef('huddle.neighbourhoodId', '=', 'cover.neighbourhoodId')
        .onRef('huddle.id', '=', 'cover.huddleId'),
    )
    .where('cover.memberId', '=', memberId)
    .where('cover.state', '=', 'asked')
    .where('huddle.status', 'in', ['draft', 'scheduled'])
    .where('huddle.startsAt', '>', ctx.now)
    .select(['huddle.localStart', 'huddle.minutes'])
    .orderBy('huddle.startsAt')
    .execute();

/** Asks somebody, once: whoever was asked for this huddle already is not asked again. True when they were not. */
export async function askForCover(
  ctx: Context,
  cover: { huddleId: string; memberId: string; forMember: string | null; askedBy: string | null },
): Promise<boolean> {
  const made = await ctx.db
    .insertInto('cover')
    .values({ ...cover, neighbourhoodId: ctx.neighbourhoodId, askedAt: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('memberId')
    .executeTakeFirst();
  return made !== undefined;
}

export async function answerForCover(
  ctx: Context,
  huddleId: string,
  memberId: string,
  state: 'yes' | 'no',
): Promise<void> {
  await ctx.db
    .updateTable('cover')
    .set({ state, answeredAt: ctx.now })
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('huddleId', '=', huddleId)
    .where('memberId', '=', memberId)
    .execute();
}

export async function takeBackAsk(ctx: Context, huddleId: string, memberId: string): Promise<void> {
  await ctx.db
    .deleteFrom('cover')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('huddleId', '=', huddleId)
    .where('memberId', '=', memberId)
    .execute();
}

/** How many held huddles in a row make an absence a repeated one, and how far back somebody must have come at all [D]. */
export const ABSENT = { inARow: 3, of: 12 };
/** Members who came to a series before, and to none of its last three held huddles. Guests who never came are not meant. */
export const oftenAbsent = async (
  ctx: Context,
  seriesId: string,
): Promise<{ id: string; name: string; missed: number }[]> => {
  const { rows } = await sql<{ id: string; name: string; missed: number }>`
    with held as (
      select id, row_number() over (order by starts_at desc) as back from huddle
      where neighbourhood_id = ${ctx.neighbourhoodId} and series_id = ${seriesId} and status = 'closed'
      order by starts_at desc limit ${ABSENT.of}),
    came as (
      select a.member_id, min(held.back) as last from attendance a join held on held.id = a.huddle_id
      where a.neighbourhood_id = ${ctx.neighbourhoodId} and a.state in ('here','left') group by a.member_id)
    select m.id, m.name, (came.last - 1)::int as missed from came
    join member m on m.neighbourhood_id = ${ctx.neighbourhoodId} and m.id = came.member_id
    where m.left_on is null and came.last > ${ABSENT.inARow} order by m.name`.execute(ctx.db);
  return rows;
};
