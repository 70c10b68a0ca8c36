import type { Priority } from '../cases/index.ts';
import { addDays, type Day } from '../core/day.ts';
import type { Why } from './huddle.ts';

/** A case that could come on the agenda: what is known of it, no words. `since`: the day from which it has waited. */
export type Waiting = {
  caseId: string;
  priority: Priority;
  lastDiscussedOn: Day | null;
  carriedOver: boolean;
  reviewOn: Day | null;
  since: Day;
};
/**
 * An item that stands on the agenda. `hand`: somebody put it there, so it stays, whatever it takes; `pinned`: somebody
 * moved it, so it keeps its place too; `planner`: it may make room for what is more pressing.
 */
export type Standing = Waiting & {
  itemId: string;
  minutes: number;
  why: Why;
  placed: 'planner' | 'hand' | 'pinned';
};
export type Planned = { caseId: string; itemId: string | null; minutes: number; why: Why };
export type Plan = {
  items: Planned[];
  /** Due, but without room this time, in the order in which they come next. `pastLimit`: it has waited longer than it may. */
  later: { caseId: string; why: Why; pastLimit: boolean }[];
  minutesPlanned: number;
};

/** Order of cases [D, DOMAIN.md 2]. */
export const ORDER: readonly Why[] = ['urgent', 'carried_over', 'review_due', 'new'];

/** Why a case is due on that day, or undefined when it is not. Blue waits for the return from hospital. */
export function whyDue(waiting: Omit<Waiting, 'caseId' | 'since'>, day: Day): Why | undefined {
  const { priority, lastDiscussedOn, carriedOver, reviewOn } = waiting;
  if (priority === 'blue') return undefined;
  const due = carriedOver
    ? 'carried_over'
    : lastDiscussedOn === null
      ? 'new'
      : reviewOn !== null && reviewOn <= day
        ? 'review_due'
        : undefined;
  return due !== undefined && priority === 'red' ? 'urgent' : due;
}

// The longest that a case may go without being discussed, in weeks [D, DOMAIN.md 2].
const MOST_WEEKS = { red: 2, amber: 6, green: 12 };
const isPastLimit = ({ lastDiscussedOn, priority }: Waiting, day: Day): boolean =>
  lastDiscussedOn !== null && priority !== 'blue' && addDays(lastDiscussedOn, 7 * MOST_WEEKS[priority]) < day;

type Ranked = Planned & { since: Day; stays: boolean; pastLimit: boolean };
const before = (one: Ranked, other: Ranked): number =>
  ORDER.indexOf(one.why) - ORDER.indexOf(other.why) ||
  (one.since < other.since ? -1 : one.since > other.since ? 1 : 0) ||
  (one.caseId < other.caseId ? -1 : 1);

/**
 * Plans an agenda: urgent red, carried over, review due, new; within each the older first [D, DOMAIN.md 2]. What was put
 * there by hand stays and takes its minutes first; of the rest each comes on in that order while its minutes still fit,
 * so the planner never plans beyond `capacity` (minutes). Pinned items keep their place. The same agenda again gives the
 * same plan.
 */
export function planAgenda(huddle: {
  day: Day;
  capacity: number;
  minutesACase: number;
  standing: readonly Standing[];
  waiting: readonly Waiting[];
}): Plan {
  const { day, capacity, minutesACase, standing } = huddle;
  const onAgenda = new Set(standing.map((item) => item.caseId));
  const ranked = [
    ...standing.map((item) => {
      const stays = item.placed !== 'planner';
      // The planner gives every case the same minutes: else one that it took off could fit again the next time it is asked.
      return { ...item, stays, minutes: stays ? item.minutes : minutesACase };
    }),
    ...huddle.waiting
      .filter((one) => !onAgenda.has(one.caseId))
      .map((one) => ({ ...one, itemId: null, minutes: minutesACase, why: undefined, stays: false })),
  ]
    .flatMap((one): Ranked[] => {
      const why = one.stays ? one.why : whyDue(one, day);
      if (why === undefined) return [];
      const { caseId, itemId, minutes, since, stays } = one;
      return [{ caseId, itemId, minutes, why, since, stays, pastLimit: isPastLimit(one, day) }];
    })
    .sort(before);

  let left = tenths(capacity - sumOf(ranked.filter((one) => one.stays)));
  const fitting = ranked.filter((one) => {
    if (one.stays) return true;
    if (tenths(one.minutes) > left) return false;
    left -= tenths(one.minutes);
    return true;
  });
  const pinned = new Set(standing.filter((item) => item.placed === 'pinned').map((item) => item.caseId));
  const items: Planned[] = fitting.filter((one) => !pinned.has(one.caseId));
  for (const [place, item] of standing.entries()) {
    const kept = item.placed === 'pinned' ? fitting.find((one) => one.caseId === item.caseId) : undefined;
    if (kept !== undefined) items.splice(place, 0, kept);
  }
  return {
    items: items.map(({ caseId, itemId, minutes, why }) => ({ caseId, itemId, minutes, why })),
    later: ranked
      .filter((one) => !fitting.includes(one))
      .map(({ caseId, why, pastLimit }) => ({ caseId, why, pastLimit })),
    minutesPlanned: sumOf(items),
  };
}

// Minutes are kept to a tenth; added up in tenths, so that ten times 3.7 is 37.
const tenths = (minutes: number): number => Math.round(minutes * 10);
const sumOf = (items: readonly { minutes: number }[]): number =>
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
