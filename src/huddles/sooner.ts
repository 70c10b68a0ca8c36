import type { Context } from '../core/context.ts';
import { showDay } from '../core/day.ts';
import { capacityOf, KINDS } from './kind.ts';
import { comingHuddles } from './opening.ts';
import type { AgendaPlan } from './planning.ts';
import type { HuddleRow } from './store.ts';
import { dayAndTime } from './timetable.ts';

/**
 * The plan looks at one series. Says where a huddle of another has room before these cases would be seen: "Daily huddle on
 * Wed 25 Nov is sooner and has room for 2 of them." Only cases that it takes and that ask for no discipline, since who comes
 * there is not looked at; the soonest such huddle. Undefined where there is none. Counts, kinds and days only.
 */
export async function soonerElsewhere(
  ctx: Context,
  huddle: HuddleRow,
  { plan, cases, pace }: AgendaPlan,
): Promise<string | undefined> {
  if (plan.later.length === 0) return undefined;
  for (const other of await comingHuddles(ctx)) {
    if (other.seriesId === huddle.seriesId || other.status === 'live' || other.startsAt <= ctx.now) continue;
    const { day } = dayAndTime(other.localStart);
    const fits = plan.later.filter(({ caseId, seenBy }) => {
      const one = cases.get(caseId);
      return (
        one !== undefined &&
        one.needsDisciplines.length === 0 &&
        (other.cohort === null || other.cohort === one.cohort) &&
        (seenBy === null || day < seenBy)
      );
    }).length;
    const room = Math.min(fits, Math.floor((capacityOf(other) - other.minutesPlanned) / pace.minutes));
    if (room > 0)
      return `${KINDS[other.kind].words} on ${showDay(day, ctx.today)} is sooner and has room for ${room} of them.`;
  }
  return undefined;
}
