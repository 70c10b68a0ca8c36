import { addDays, type Day, dayOf, type Instant, instantAt, timeOf } from '../core/time.ts';

export const QUIET_FROM = '18:00';
export const QUIET_UNTIL = '08:00';
/** The neighbourhood's one reminder post a day goes out at this wall time, and a member's digest unless they chose another [D]. */
export const DIGEST_TIME = '08:30';

/** Quiet: 18:00–08:00 by the wall clock [D]. Weekends, holidays and days off are days without a message. */
export const isQuiet = (time: string): boolean => time >= QUIET_FROM || time < QUIET_UNTIL;
/** The time at which a member hears: the one they chose, as far as it is not quiet then. */
export const hearsAt = (chosen: string): string => (isQuiet(chosen) ? DIGEST_TIME : chosen);

const LONGEST_QUIET_DAYS = 400;
/** The instant itself when it is not quiet then, else 8:00 of the next day that works for whoever is to hear it. */
export function afterQuiet(instant: Instant, zone: string, works: (day: Day) => boolean): Instant {
  let day = dayOf(instant, zone);
  const time = timeOf(instant, zone);
  if (works(day) && !isQuiet(time)) return instant;
  if (time >= QUIET_UNTIL || !works(day))
    for (let left = LONGEST_QUIET_DAYS; left > 0; left -= 1) {
      day = addDays(day, 1);
      if (works(day)) break;
    }
  return instantAt(day, QUIET_UNTIL, zone);
}
