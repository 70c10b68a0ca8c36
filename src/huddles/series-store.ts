import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Context } from '../core/context.ts';
import { required } from '../core/refusal.ts';
import type { Series as SeriesTable } from '../db/schema.ts';

export type SeriesRow = Selectable<SeriesTable> & { chairName: string | null };

const all = (ctx: Context) =>
  ctx.db
    .selectFrom('series')
    .leftJoin('member as chair', (join) =>
      join
        .onRef('chair.neighbourhoodId', '=', 'series.neighbourhoodId')
        .onRef('chair.id', '=', 'series.chairId'),
    )
    .where('series.neighbourhoodId', '=', ctx.neighbourhoodId)
    .selectAll('series')
    .select('chair.name as chairName');

/** Series that go on, by name. */
export const runningSeries = (ctx: Context): Promise<SeriesRow[]> =>
  all(ctx).where('series.endedOn', 'is', null).orderBy('series.name').orderBy('series.id').execute();

export const seriesById = (ctx: Context, id: string): Promise<SeriesRow | undefined> =>
  all(ctx).where('series.id', '=', id).executeTakeFirst();

type Wanted = {
  name: string;
  kind: SeriesRow['kind'];
  cohort: string | null;
  rule: string;
  start: string;
  minutes: number;
};
/**
 * A running series that says the same thing, so that a second press finds the first: the same in all, or, where the rule
 * itself names its weekdays, at the same time of day from whichever day on.
 */
export const sameSeries = (ctx: Context, wanted: Wanted): Promise<SeriesRow | undefined> =>
  all(ctx)
    .where('series.endedOn', 'is', null)
    .where(sql`lower(series.name)`, '=', wanted.name.toLowerCase())
    .where('series.kind', '=', wanted.kind)
    .where(sql<boolean>`series.cohort is not distinct from ${wanted.cohort}`)
    .where('series.rule', '=', wanted.rule)
    .where('series.minutes', '=', wanted.minutes)
    .where(
      sql<boolean>`(series.start_local = ${wanted.start} or right(series.start_local, 5) = ${wanted.start.slice(11)}
        and series.rule ~ 'BYDAY=' and series.rule !~ '(COUNT|UNTIL|INTERVAL)=')`,
    )
    .executeTakeFirst();

export async function addSeries(
  ctx: Context,
  series: Omit<Insertable<SeriesTable>, 'neighbourhoodId'>,
): Promise<string> {
  const { id } = await ctx.db
    .insertInto('series')
    .values({ ...series, neighbourhoodId: ctx.neighbourhoodId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function changeSeriesRow(ctx: Context, id: string, set: Updateable<SeriesTable>): Promise<void> {
  await ctx.db
    .updateTable('series')
    .set((eb) => ({ ...set, version: eb('version', '+', 1) }))
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', id)
    .execute();
}

/** Keeps what a series was, so that the change can be taken back; gives the change's id. */
export async function noteChange(
  ctx: Context,
  { chairName: _name, version: _version, ...before }: SeriesRow,
  { cancelled, versionAfter }: { cancelled: string[]; versionAfter: number },
): Promise<string> {
  const { id } = await ctx.db
    .insertInto('seriesChange')
    .values({
      neighbourhoodId: ctx.neighbourhoodId,
      seriesId: before.id,
      at: ctx.now,
      before: JSON.stringify(before),
      cancelled,
      versionAfter,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
export const changeById = async (ctx: Context, id: string) =>
  required(
    await ctx.db
      .selectFrom('seriesChange')
      .selectAll()
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('id', '=', id)
      .executeTakeFirst(),
    'change of a series',
  );

/** The channel that a huddle's series has chosen for its posts; null: the neighbourhood's first. */
export const channelOfHuddle = async (ctx: Context, huddleId: string): Promise<string | null> =>
  (
    await ctx.db
      .selectFrom('huddle')
      .innerJoin('series', (join) =>
        join
          .onRef('series.neighbourhoodId', '=', 'huddle.neighbourhoodId')
          .onRef('series.id', '=', 'huddle.seriesId'),
      )
      .where('huddle.neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('huddle.id', '=', huddleId)
      .select('series.conversationId')
      .executeTakeFirst()
  )?.conversationId ?? null;
