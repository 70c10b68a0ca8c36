import type { Day } from '../core/day.ts';

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
/** The neighbourhood's one reminder post a day goes out at this wall time, unless a member chose another for their own. */
export const DIGEST_TIME = '08:30';
export const QUIET_FROM = '18:00';
export const QUIET_UNTIL = '08:00';
/** The call before a huddle, in minutes; it ignores quiet hours. */
export const CALL_MINUTES = 15;

type WorkingDays = { add(day: Day, days: number): Day };

/**
 * The latest rung for `to` whose day has come by `today`, and that day; undefined when none has, or when its day lies
 * before the action was assigned. After a gap only this latest one goes.
 */
export function latestRung(
  action: { due: Day; assignedOn: Day },
  to: Rung['to'],
  today: Day,
  working: WorkingDays,
): { rung: Rung; day: Day } | undefined {
  for (const rung of LADDER.toReversed()) {
    if (rung.to !== to) continue;
    const day = working.add(action.due, rung.days);
    if (day > today) continue;
    return day >= action.assignedOn ? { rung, day } : undefined;
  }
  return undefined;
}

/** True when the person must hear today: a rung has come since they were last written to. */
export function mustHear(
  actions: readonly { due: Day; assignedOn: Day }[],
  to: Rung['to'],
  lastHeard: Day | undefined,
  today: Day,
  working: WorkingDays,
): boolean {
  return actions.some((action) => {
    const latest = latestRung(action, to, today, working);
    return latest !== undefined && (lastHeard === undefined || lastHeard < latest.day);
  });
}

/** Quiet: 18:00–08:00 by the wall clock [D]. Weekends, holidays and days off are days without a message. */
export const isQuiet = (time: string): boolean => time >= QUIET_FROM || time < QUIET_UNTIL;

/** Minutes to wait after the n-th failed try: 1, 2, 4 … 60, spread by `jitter` (0–1) so that a crowd does not come back as one. */
export const backoffMinutes = (attempts: number, jitter: number): number =>
  Math.min(60, 2 ** (attempts - 1)) * (0.75 + jitter / 2);
export const MAX_ATTEMPTS = 12;
