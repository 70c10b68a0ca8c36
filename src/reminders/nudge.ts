import { QUIET_FROM, QUIET_UNTIL } from '../calendar/index.ts';
import { addMinutes, type Day, type Instant, instantAt, minutesBetween } from '../core/time.ts';

/**
 * The ladder of nudges, in working days from the due date [D, DOMAIN.md 4]: the owner two days before, on the day, one and
 * three days after; the coordinator at five; the manager at ten. All that is due to one person on a day is one message.
 */
export type Rung = { days: number; to: 'owner' | 'coordinator' | 'manager' };
export const LADDER: readonly Rung[] = [
  { days: -2, to: 'owner' },
  { days: 0, to: 'owner' },
  { days: 1, to: 'owner' },
  { days: 3, to: 'owner' },
  { days: 5, to: 'coordinator' },
  { days: 10, to: 'manager' },
];
/** A red action that nobody accepted is told apart after this many working hours, 8:00 to 18:00. */
export const RED_HOURS = 4;
/** The call before a huddle, in minutes; it ignores quiet hours. */
export const CALL_MINUTES = 15;

/**
 * The owner's rung that has come, of an action `late` working days after its due date (before it, when negative; a due date
 * that is no working day counts as the one before it). `next`: in how many working days the owner works again, 1 for
 * somebody who works every day: the rungs up to the due date come before a day off rather than after it, since a reminder
 * never moves past the due date. After a gap only the latest rung counts. Undefined while none has come.
 */
export function rungOfOwner(late: number, next: number): Rung['days'] | undefined {
  if (late >= 3) return 3;
  if (late >= 1) return 1;
  if (late > -next) return 0;
  return late >= -2 ? -2 : undefined;
}

type WorkingDays = { isWorking(day: Day): boolean; before(day: Day): Day };
/** The instant from which `hours` working hours (8:00–18:00 of working days) have passed by now. */
export function workingHoursAgo(
  now: Instant,
  today: Day,
  hours: number,
  zone: string,
  working: WorkingDays,
): Instant {
  let left = hours * 60;
  let day = working.isWorking(today) ? today : working.before(today);
  let end = now < instantAt(day, QUIET_FROM, zone) ? now : instantAt(day, QUIET_FROM, zone);
  for (;;) {
    const start = instantAt(day, QUIET_UNTIL, zone);
    const from = addMinutes(end, -left);
    if (from >= start) return from;
    if (end > start) left -= minutesBetween(start, end);
    day = working.before(day);
    end = instantAt(day, QUIET_FROM, zone);
  }
}

/** Minutes to wait after the n-th failed try: 1, 2, 4 … 15, spread by `jitter` (0–1) so that a crowd does not come back as one. */
export const backoffMinutes = (attempts: number, jitter: number): number =>
  Math.min(15, 2 ** (attempts - 1)) * (0.75 + jitter / 2);
/** Ten hours of tries at a quarter of an hour: Teams was away for a working day. */
export const MAX_ATTEMPTS = 45;
/** A message that we cannot even make is parked sooner. */
export const MAX_BUGS = 5;
/** Nothing may be late for longer than this before the banner says so. */
export const ALARM_MINUTES = 15;
/** The planner looks every five minutes; after this long without one, nothing new is reminded of. */
export const UNPLANNED_MINUTES = 30;
/** A courier looks every minute; after this long without one, none lives. */
export const SILENT_MINUTES = 5;
/** An outage shorter than this is nobody's news. */
export const TELL_AFTER_MINUTES = 15;
