import { type Selectable, sql, type Updateable } from 'kysely';
import type { Context } from '../core/context.ts';
import type { Day, Instant } from '../core/day.ts';
import type { Huddle } from '../db/schema.ts';
import type { HuddleStatus } from './huddle.ts';
import type { Block } from './kind.ts';

export { lockAgendas } from '../cases/index.ts';

export type HuddleRow = Selectable<Huddle> & {
  cohort: string | null;
  chairName: string | null;
  deputyName: string | null;
  cases: number;
  minutesPlanned: number;
};
// What is settled without a meeting takes no minutes (isSettled in agenda.ts says the same).
const MINUTES = `coalesce(sum(i.minutes) filter (where not (i.lane = 'agree' and i.state = 'discussed' and i.started_at is null)), 0)`;
const onAgenda = (what: string) =>
  sql<number>`(select ${sql.raw(what)} from agenda_item i where i.neighbourhood_id = huddle.neighbourhood_id
    and i.huddle_id = huddle.id and i.state <> 'removed')`;

const huddles = (ctx: Context) =>
  ctx.db
    .selectFrom('huddle')
    .leftJoin('series', (join) =>
      join
        .onRef('series.neighbourhoodId', '=', 'huddle.neighbourhoodId')
        .onRef('series.id', '=', 'huddle.seriesId'),
    )
    .leftJoin('member as chair', (join) =>
      join
        .onRef('chair.neighbourhoodId', '=', 'huddle.neighbourhoodId')
        .onRef('chair.id', '=', 'huddle.chairId'),
    )
    .leftJoin('member as deputy', (join) =>
      join
        .onRef('deputy.neighbourhoodId', '=', 'huddle.neighbourhoodId')
        .onRef('deputy.id', '=', 'huddle.deputyId'),
    )
    .where('huddle.neighbourhoodId', '=', ctx.neighbourhoodId)
    .selectAll('huddle')
    .select(['series.cohort', 'chair.name as chairName', 'deputy.name as deputyName'])
    .select([onAgenda('count(*)::int').as('cases'), onAgenda(MINUTES).as('minutesPlanned')]);

export const huddleById = (ctx: Context, id: string): Promise<HuddleRow | undefined> =>
  huddles(ctx).where('huddle.id', '=', id).executeTakeFirst();

/** The huddle, with its row locked until the end of the transaction: `update` for who changes it, `share` for who writes into it. */
export async function lockedHuddle(
  ctx: Context,
  id: string,
  strength: 'update' | 'share' = 'update',
): Promise<HuddleRow | undefined> {
  const row = ctx.db
    .selectFrom('huddle')
    .select('id')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', id);
  const held = await (strength === 'update' ? row.forNoKeyUpdate() : row.forShare()).executeTakeFirst();
  return held === undefined ? undefined : huddleById(ctx, id);
}

type Range = { from?: Day | undefined; to?: Day | undefined; status?: readonly HuddleStatus[] | undefined };
/** Huddles by their local day, oldest first; at most 200. */
export const huddlesBetween = (ctx: Context, { from, to, status }: Range): Promise<HuddleRow[]> =>
  huddles(ctx)
    .$if(from !== undefined, (q) => q.where(sql`left(huddle.local_start, 10)`, '>=', from))
    .$if(to !== undefined, (q) => q.where(sql`left(huddle.local_start, 10)`, '<=', to))
    .$if(status !== undefined, (q) => q.where('huddle.status', 'in', [...(status ?? [])]))
    .orderBy('huddle.startsAt')
    .orderBy('huddle.id')
    .limit(200)
    .execute();

/** Draft, scheduled and live huddles that start after an instant or are live, oldest first. */
export const openHuddles = (ctx: Context, after: Instant, seriesId?: string): Promise<HuddleRow[]> =>
  huddles(ctx)
    .where('huddle.status', 'in', ['draft', 'scheduled', 'live'])
    .where((eb) => eb.or([eb('huddle.startsAt', '>', after), eb('huddle.status', '=', 'live')]))
    .$if(seriesId !== undefined, (q) => q.where('huddle.seriesId', '=', seriesId ?? null))
    .orderBy('huddle.startsAt')
    .orderBy('huddle.id')
    .limit(200)
    .execute();

/** The live huddle, the one started last, and then the next few that start after an instant. */
export const nextHuddles = (ctx: Context, after: Instant): Promise<HuddleRow[]> =>
  huddles(ctx)
    .where('huddle.status', 'in', ['draft', 'scheduled', 'live'])
    .where((eb) => eb.or([eb('huddle.startsAt', '>', after), eb('huddle.status', '=', 'live')]))
    .orderBy(sql`huddle.status = 'live'`, 'desc')
    .orderBy(sql`case when huddle.status = 'live' then huddle.started_at end`, 'desc')
    .orderBy('huddle.startsAt')
    .limit(8)
    .execute();

/** The last huddle of a series that should have happened before an instant: closed, or never started. */
export const huddleBefore = (
  ctx: Context,
  seriesId: string,
  instant: Instant,
): Promise<HuddleRow | undefined> =>
  huddles(ctx)
    .where('huddle.seriesId', '=', seriesId)
    .where('huddle.startsAt', '<', instant)
    .where('huddle.status', '<>', 'cancelled')
    .orderBy('huddle.startsAt', 'desc')
    .limit(1)
    .executeTakeFirst();

export const huddlesOfSeries = (ctx: Context, seriesId: string): Promise<HuddleRow[]> =>
  huddles(ctx).where('huddle.seriesId', '=', seriesId).orderBy('huddle.startsAt').execute();

type HuddleSet = Omit<Updateable<Huddle>, 'blocks'> & { blocks?: readonly Block[] };
/** Sets fields. Its number in calendars (`sequence`) grows when time, length, link or whether it is cancelled become different. */
export async function changeHuddle(ctx: Context, id: string, { blocks, ...set }: HuddleSet): Promise<void> {
  const differs = sql<boolean>`${sql.join(
    [
      ...SHOWN_IN_CALENDARS.filter((field) => set[field] !== undefined).map(
        (field) => sql`${sql.ref(field)} is distinct from ${set[field]}`,
      ),
      ...(set.status === undefined ? [] : [sql`(status = 'cancelled') <> ${set.status === 'cancelled'}`]),
      sql`false`,
    ],
    sql` or `,
  )}`;
  await ctx.db
    .updateTable('huddle')
    .set((eb) => ({
      ...set,
      ...(blocks === undefined ? {} : { blocks: JSON.stringify(blocks) }),
      version: eb('version', '+', 1),
      sequence: sql`sequence + (${differs})::int`,
      changedAt: sql`case when ${differs} then ${ctx.now}::timestamptz else changed_at end`,
    }))
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', id)
    .execute();
}

const SHOWN_IN_CALENDARS = ['startsAt', 'minutes', 'joinUrl'] as const;

export type NewHuddle = {
  seriesId: string;
  name: string;
  kind: HuddleRow['kind'];
  originalDay: Day;
  movedFrom: Day | null;
  startsAt: Instant;
  localStart: string;
  minutes: number;
  minutesACase: number;
  joinUrl: string | null;
  chairId: string | null;
  deputyId: string | null;
  requiredDisciplines: string[];
  quorumProfessions: number;
  quorumOrganisations: number;
  blocks: Block[];
};
/** Adds occurrences that are not there yet: one a series and original day. Gives the number added. */
export async function addHuddles(ctx: Context, rows: readonly NewHuddle[]): Promise<number> {
  if (rows.length === 0) return 0;
  const added = await ctx.db
    .insertInto('huddle')
    .values(
      rows.map(({ blocks, ...row }) => ({
        ...row,
        blocks: JSON.stringify(blocks),
        neighbourhoodId: ctx.neighbourhoodId,
        status: 'draft' as const,
        plannedAt: ctx.now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['neighbourhoodId', 'seriesId', 'originalDay']).doNothing())
    .returning('id')
    .execute();
  return added.length;
}

/** Takes huddles away that never began, with their agendas and the answers to "are you coming?". */
export async function deleteHuddles(ctx: Context, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  for (const table of ['agendaItem', 'attendance'] as const)
    await ctx.db
      .deleteFrom(table)
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('huddleId', 'in', [...ids])
      .execute();
  await ctx.db
    .deleteFrom('huddle')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', 'in', [...ids])
    .execute();
}
