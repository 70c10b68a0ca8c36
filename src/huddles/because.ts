import type { Priority } from '../cases/index.ts';
import { type Day, showDay } from '../core/day.ts';
import type { Why } from './huddle.ts';

/** Carried over so often, a case is the chair's to decide on [D, issue 3]. */
export const TIMES_TO_CHAIR = 3;

export const timesInWords = (count: number): string =>
  count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;

type Reasoned = { why: Why; priority: Priority; deferrals: number; since: Day | null };
/**
 * Why an item is on the agenda of a day, in a sentence without names or anything typed: "Carried over twice, waiting since
 * Tue 3 Nov". `since`: the day from which it has waited; for a review its date, which may lie ahead when it was brought
 * forward.
 */
export function becauseOf({ why, priority, deferrals, since }: Reasoned, day: Day): string {
  const waiting =
    since === null
      ? ''
      : since < day
        ? `, waiting since ${showDay(since, day)}`
        : `, review due ${showDay(since, day)}`;
  if (why === 'urgent')
    return priority === 'red' ? `Red, so first in line${waiting}` : 'Urgent: somebody asked for it now';
  if (why === 'carried_over')
    return deferrals === 0 ? 'Carried over' : `Carried over ${timesInWords(deferrals)}${waiting}`;
  if (why === 'new') return since === null ? 'New' : `New: accepted ${showDay(since, day)}`;
  if (since === null) return 'For review';
  return since > day
    ? `Review due ${showDay(since, day)}, brought forward to even out the weeks`
    : `Review due ${showDay(since, day)}`;
}
