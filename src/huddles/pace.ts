import type { Context } from '../core/context.ts';
import { teamMedian } from './expected-store.ts';
import { type HuddleKind, KINDS } from './kind.ts';

/** The minutes that the planner gives a case, and whose they are. */
export type Pace =
  | { minutes: number; from: 'default' | 'chosen' }
  | { minutes: number; from: 'team'; cases: number };

/**
 * Minutes a case: what somebody chose for the series stands; the default of the kind gives way to the team's own median as
 * soon as there is enough to speak of one (`ENOUGH`) [D, DOMAIN.md 2].
 */
export async function paceOf(
  ctx: Context,
  huddle: { kind: HuddleKind; minutes: number; minutesACase: number },
): Promise<Pace> {
  const template = Math.min(KINDS[huddle.kind].minutesACase, huddle.minutes);
  if (huddle.minutesACase !== template) return { minutes: huddle.minutesACase, from: 'chosen' };
  const median = await teamMedian(ctx, huddle.kind);
  return median === undefined
    ? { minutes: template, from: 'default' }
    : { minutes: Math.min(median.minutes, huddle.minutes), from: 'team', cases: median.cases };
}

/** "4 minutes a case (default)", "3.5 minutes a case (your team’s median of 34 cases)". */
export const paceInWords = (pace: Pace): string =>
  `${pace.minutes} ${pace.minutes === 1 ? 'minute' : 'minutes'} a case (${
    pace.from === 'team'
      ? `your team’s median of ${pace.cases} cases`
      : pace.from === 'chosen'
        ? 'chosen for this series'
        : 'default'
  })`;
