import { type SqlBool, sql } from 'kysely';
import type { Context } from '../core/context.ts';
import type { Day, Instant } from '../core/day.ts';
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

export const calendarRow = (ctx: Context, huddleId: string): Promise<CalendarRow | undefined> =>
  rows(ctx, null).where('huddle.id', '=', huddleId).$castTo<CalendarRow>().executeTakeFirst();
