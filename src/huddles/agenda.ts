import type { Priority } from '../cases/index.ts';
import { addDays, type Day } from '../core/day.ts';
import { type ItemState, type Lane, REVIEW_WEEKS, type Why } from './huddle.ts';

/**
 * A case that could come on the agenda: what is known of it, no words. `since`: the day from which it has waited (accepted,
 * last discussed, or its review date); `deferrals`: how often it was carried over; `needs`: disciplines it asks for.
 */
export type Waiting = {
  caseId: string;
  priority: Priority;
  lastDiscussedOn: Day | null;
  deferrals: number;
  reviewOn: Day | null;
  since: Day;
  needs: readonly string[];
};

/** Order of cases [D, DOMAIN.md 2]. */
export const ORDER: readonly Why[] = ['urgent', 'carried_over', 'review_due', 'new'];

/** Weeks between two discussions of a case: not before `least`, never after `most` [D, DOMAIN.md 2]. Blue waits for the return. */
const WEEKS = { red: { least: 1, most: 2 }, amber: { least: 2, most: 6 }, green: { least: 4, most: 12 } };

/** When a discussed case is due again: the date that was agreed, else the ideal interval of its priority. Null: it is not. */
export function reviewDay({
  priority,
  lastDiscussedOn,
  reviewOn,
}: Pick<Waiting, 'priority' | 'lastDiscussedOn' | 'reviewOn'>): Day | null {
  if (reviewOn !== null) return reviewOn;
  const weeks = REVIEW_WEEKS[priority];
  return lastDiscussedOn === null || weeks === undefined ? null : addDays(lastDiscussedOn, 7 * weeks);
}

/** Why a case is due on that day, or undefined when it is not. Blue waits for the return from hospital. */
export function whyDue(waiting: Omit<Waiting, 'caseId' | 'since' | 'needs'>, day: Day): Why | undefined {
  const { priority, lastDiscussedOn, deferrals } = waiting;
  if (priority === 'blue') return undefined;
  const review = reviewDay(waiting);
  const due =
    deferrals > 0
      ? 'carried_over'
      : lastDiscussedOn === null
        ? 'new'
        : review !== null && review <= day
          ? 'review_due'
          : undefined;
  return due !== undefined && priority === 'red' ? 'urgent' : due;
}

/** The last day on which a case may be discussed without having waited too long, from its last time or its acceptance on. */
export const limitOf = ({ priority, lastDiscussedOn, since }: Omit<Waiting, 'caseId'>): Day | null =>
  priority === 'blue' ? null : addDays(lastDiscussedOn ?? since, 7 * WEEKS[priority].most);

/** The first day to which a review may be brought forward; null for a case that is not waiting for one. */
export const earliestOf = ({ priority, lastDiscussedOn }: Omit<Waiting, 'caseId'>): Day | null =>
  priority === 'blue' || lastDiscussedOn === null
    ? null
    : addDays(lastDiscussedOn, 7 * WEEKS[priority].least);

/** Agreed without a meeting: discussed, though nobody opened it in the huddle. Its minutes are free for others. */
export const isSettled = (item: { lane: Lane; state: ItemState; startedAt: string | null }): boolean =>
  item.lane === 'agree' && item.state === 'discussed' && item.startedAt === null;

/** The minutes that each item takes of the huddle: none once it is settled. */
export const counted = (
  items: readonly (Parameters<typeof isSettled>[0] & { minutes: number })[],
): { minutes: number }[] => items.map((item) => ({ minutes: isSettled(item) ? 0 : item.minutes }));

// Minutes are kept to a tenth; added up in tenths, so that ten times 3.7 is 37.
export const tenths = (minutes: number): number => Math.round(minutes * 10);
export const sumOf = (items: readonly { minutes: number }[]): number =>
  items.reduce((sum, item) => sum + tenths(item.minutes), 0) / 10;

/** For each item in order: does it end within the huddle's minutes? What does not stands under "no room today". */
export function fitsInOrder(items: readonly { minutes: number }[], capacity: number): boolean[] {
  let left = tenths(capacity);
  return items.map((item) => {
    const fits = tenths(item.minutes) <= left;
    if (fits) left -= tenths(item.minutes);
    return fits;
  });
}
