import { type SqlBool, sql } from 'kysely';
import type { Context } from '../core/context.ts';
import { addMinutes, type Day, type Instant } from '../core/day.ts';
import type { HuddleStatus } from './huddle.ts';
import type { HuddleKind } from './kind.ts';

/** What a calendar may know of a huddle: when, how long, where to join, of which kind. Nothing of a case, nothing typed. */
export type CalendarRow = {
  id: string;
  kind: HuddleKind;
  cohort: string | null;
  status: HuddleStatus;
  startsAt: Instant;
  minutes: number;
  movedFrom: Day | null;
  joinUrl: string | null;
  sequence: number;
  changedAt: Instant | null;
  plannedAt: Instant | null;
  fileKey: string;
  /** The member the calendar is for sent apologies. */
  isAway: boolean;
};

const rows = (ctx: Context, memberId: string | null) =>
  ctx.db
    .selectFrom('huddle')
    .leftJoin('series', (join) =>
      join
        .onRef('series.neighbourhoodId', '=', 'huddle.neighbourhoodId')
        .onRef('series.id', '=', 'huddle.seriesId'),
    )
    .where('huddle.neighbourhoodId', '=', ctx.neighbourhoodId)
    .select([
      'huddle.id',
      'huddle.kind',
      'series.cohort',
      'huddle.status',
      'huddle.startsAt',
      'huddle.minutes',
      'huddle.movedFrom',
      'huddle.joinUrl',
      'huddle.sequence',
      'huddle.changedAt',
      'huddle.plannedAt',
      'huddle.fileKey',
    ])
    .select(
      sql<SqlBool>`exists (select 1 from attendance a where a.neighbourhood_id = huddle.neighbourhood_id
        and a.huddle_id = huddle.id and a.member_id = ${memberId}::uuid and a.state = 'apologies')`.as(
        'isAway',
      ),
    )
    .orderBy('huddle.startsAt')
    .orderBy('huddle.id');

/** The huddles from an instant on, cancelled ones too, as one member's calendar shows them. At most 1,000. */
export const calendarFrom = (ctx: Context, memberId: string, from: Instant): Promise<CalendarRow[]> =>
  rows(ctx, memberId).where('huddle.startsAt', '>=', from).limit(1000).$castTo<CalendarRow>().execute();

/**
 * Keeps for calendars that these huddles are cancelled, before they leave the diary: the same id, the next number. What
 * left more than four weeks ago is forgotten.
 */
export async function tellCalendars(ctx: Context, huddleIds: readonly string[]): Promise<void> {
  await ctx.db
    .deleteFrom('calendarGone')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('goneAt', '<', goneBefore(ctx))
    .execute();
  if (huddleIds.length === 0) return;
  await sql`insert into calendar_gone
      (neighbourhood_id, huddle_id, kind, cohort, starts_at, minutes, moved_from, sequence, file_key, gone_at)
    select h.neighbourhood_id, h.id, h.kind, s.cohort, h.starts_at, h.minutes, h.moved_from, h.sequence + 1, h.file_key,
      ${ctx.now}::timestamptz
    from huddle h left join series s on s.neighbourhood_id = h.neighbourhood_id and s.id = h.series_id
    where h.neighbourhood_id = ${ctx.neighbourhoodId}::uuid and h.id = any(${[...huddleIds]}::uuid[])
    on conflict do nothing`.execute(ctx.db);
}
const GONE_DAYS = 28;
const goneBefore = (ctx: Context): Instant => addMinutes(ctx.now, -GONE_DAYS * 24 * 60);

/** Huddles that left the diary since an instant and in the last four weeks, as cancelled ones, the soonest first. At most 500. */
export async function calendarGone(ctx: Context, since: Instant): Promise<CalendarRow[]> {
  const gone = await ctx.db
    .selectFrom('calendarGone')
    .selectAll()
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('goneAt', '>=', since)
    .where('goneAt', '>=', goneBefore(ctx))
    .orderBy('startsAt')
    .orderBy('huddleId')
    .limit(500)
    .execute();
  return gone.map(({ huddleId, goneAt, neighbourhoodId: _here, ...row }) => ({
    ...row,
    id: huddleId,
    status: 'cancelled',
    joinUrl: null,
    changedAt: goneAt,
    plannedAt: null,
    isAway: false,
  }));
}

export const calendarRow = (ctx: Context, huddleId: string): Promise<CalendarRow | undefined> =>
  rows(ctx, null).where('huddle.id', '=', huddleId).$castTo<CalendarRow>().executeTakeFirst();
