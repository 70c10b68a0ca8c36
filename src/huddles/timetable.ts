import { addWorkingDays, previousWorkingDay } from '../calendar/index.ts';
import type { Context } from '../core/context.ts';
import { type Day, type Instant, instantAt } from '../core/time.ts';
import type { HuddleKind } from './kind.ts';

type Timed = { kind: HuddleKind; localStart: string; startsAt: Instant; plannedAt: Instant | null };
export type Timetable = { cutOffAt: Instant; listOutAt: Instant };

/** "2026-11-24" and "08:45" of a local start. */
export const dayAndTime = (localStart: string): { day: Day; time: string } => ({
  day: localStart.slice(0, 10),
  time: localStart.slice(11, 16),
});

/**
 * When the agenda closes and when the list goes out [D, DOMAIN.md 2 and 8]: 17:00 two working days before, and at the
 * huddle's own time on the working day before; a daily huddle does both at 17:00 on the working day before. A huddle that
 * was planned, or moved, after its own cut-off stays open until it starts.
 */
export function timetableOf(huddle: Timed, zone: string, closures: readonly Day[]): Timetable {
  const { day, time } = dayAndTime(huddle.localStart);
  const daily = huddle.kind === 'daily';
  const cutOffAt = instantAt(addWorkingDays(day, daily ? -1 : -2, closures), '17:00', zone);
  const isTooLate = huddle.plannedAt !== null && huddle.plannedAt >= cutOffAt;
  return {
    cutOffAt: isTooLate ? huddle.startsAt : cutOffAt,
    listOutAt: daily ? cutOffAt : instantAt(previousWorkingDay(day, closures), time, zone),
  };
}

type Retimed = {
  startsAt: Instant;
  localStart: string;
  plannedAt: Instant | null;
  agendaClosedAt: Instant | null;
};
/** A huddle at its new time. With its cut-off still to come the agenda is open again; a list that is out stays out. */
export function retimed(
  ctx: Context,
  huddle: Timed & { agendaClosedAt: Instant | null },
  to: { startsAt: Instant; localStart: string },
): Retimed {
  const { startsAt, localStart } = to;
  if (startsAt === huddle.startsAt)
    return { startsAt, localStart, plannedAt: huddle.plannedAt, agendaClosedAt: huddle.agendaClosedAt };
  const { cutOffAt } = timetableOf(
    { ...huddle, startsAt, localStart, plannedAt: ctx.now },
    ctx.zone,
    ctx.localClosures,
  );
  return {
    startsAt,
    localStart,
    plannedAt: ctx.now,
    agendaClosedAt: ctx.now < cutOffAt ? null : huddle.agendaClosedAt,
  };
}
