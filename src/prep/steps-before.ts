import { addWorkingDays } from '../calendar/index.ts';
import type { Context } from '../core/context.ts';
import { addDays, type Instant, instantAt } from '../core/time.ts';
import { dayAndTime, type HuddleRow, timetableOf } from '../huddles/index.ts';

/** Working days before a huddle at which the team is called for cases, presenters are asked, and deputies [D, DOMAIN.md 8]. */
const CALL = 5;
const PREPARE = 3;
const DEPUTY = 2;
const MORNING = '09:00';

// Five working days are at most two weeks, holidays and all.
const NEAR_DAYS = 21;
/** A huddle near enough for the first of its steps to be due. */
export const isNear = (ctx: Context, { localStart }: Pick<HuddleRow, 'localStart'>): boolean =>
  dayAndTime(localStart).day <= addDays(ctx.today, NEAR_DAYS);

export type StepsBefore = { callAt: Instant; prepareAt: Instant; deputyAt: Instant; cutOffAt: Instant };
/** When each step on the way to a huddle is due. A huddle planned at short notice has some of them behind it: due at once. */
export function stepsBefore(
  ctx: Context,
  huddle: Pick<HuddleRow, 'kind' | 'localStart' | 'startsAt' | 'plannedAt'>,
): StepsBefore {
  const { day } = dayAndTime(huddle.localStart);
  const before = (days: number): Instant =>
    instantAt(addWorkingDays(day, -days, ctx.localClosures), MORNING, ctx.zone);
  return {
    callAt: before(CALL),
    prepareAt: before(PREPARE),
    deputyAt: before(DEPUTY),
    cutOffAt: timetableOf(huddle, ctx.zone, ctx.localClosures).cutOffAt,
  };
}
