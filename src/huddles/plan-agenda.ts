import type { Day } from '../core/day.ts';
import { limitOf, ORDER, sumOf, tenths, type Waiting, whyDue } from './agenda.ts';
import { type Occasion, seeInTurn } from './forecast.ts';
import type { Why } from './huddle.ts';

/**
 * An item that stands on the agenda. `hand`: somebody put it there, so it stays, whatever it takes; `pinned`: somebody
 * moved it, so it keeps its place too; `planner`: it may make room for what is more pressing. `settled`: agreed without
 * a meeting, so it takes no minutes.
 */
export type Standing = Waiting & {
  itemId: string;
  minutes: number;
  why: Why;
  placed: 'planner' | 'hand' | 'pinned';
  settled: boolean;
};
export type Planned = {
  caseId: string;
  itemId: string | null;
  minutes: number;
  why: Why;
  since: Day;
  deferrals: number;
  forward: boolean;
};
export type Later = {
  caseId: string;
  why: Why;
  /** It has waited longer than it may. */
  pastLimit: boolean;
  /** It will have, when its turn comes. */
  tooLate: boolean;
  /** Disciplines that it needs and that are not expected this time. */
  waitsFor: string[];
  /** The day of the huddle that will have room for it; null: none of those looked at. */
  seenBy: Day | null;
};
export type Plan = {
  items: Planned[];
  /** Due, but not on this time, in the order in which they come next. */
  later: Later[];
  minutesPlanned: number;
  /** The day on which the last of `later` is seen; null when there is none, or no end. */
  backlogClears: Day | null;
};
/** A huddle after this one: `capacity` in minutes is what the planner may fill. */
export type Coming = { day: Day; capacity: number; attending: ReadonlySet<string> };

/**
 * Plans an agenda and says why. What was put there by hand stays and takes its minutes first; the planner fills what is
 * left of `capacity` (minutes), never beyond it, as `seeInTurn` takes the cases through this huddle and the `coming` ones,
 * and stands them in the order of DOMAIN.md 2. Pinned items keep their place. The same agenda again gives the same plan.
 */
export function planAgenda(huddle: {
  day: Day;
  capacity: number;
  minutesACase: number;
  standing: readonly Standing[];
  waiting: readonly Waiting[];
  attending: ReadonlySet<string>;
  coming: readonly Coming[];
}): Plan {
  const { day, minutesACase, standing } = huddle;
  const onAgenda = new Map(standing.map((item) => [item.caseId, item]));
  const staying = standing.filter((item) => item.placed !== 'planner');
  const stays = new Set(staying.map((item) => item.caseId));
  const used = sumOf(staying.filter((item) => !item.settled));
  // The planner gives every case the same minutes: else one that it took off could fit again the next time it is asked.
  const room = (minutes: number): number => Math.max(0, Math.floor(tenths(minutes) / tenths(minutesACase)));
  const occasions: Occasion[] = [
    { day, room: room(huddle.capacity - used), attending: huddle.attending },
    ...huddle.coming.map((one) => ({ day: one.day, room: room(one.capacity), attending: one.attending })),
  ];
  const line = new Map<string, Waiting>([
    ...huddle.waiting.map((one) => [one.caseId, one] as const),
    ...standing.map((item) => [item.caseId, item] as const),
  ]);
  for (const caseId of stays) line.delete(caseId);
  const seen = seeInTurn([...line.values()], staying, occasions);

  const items: Planned[] = staying.map(({ caseId, itemId, minutes, why, since, deferrals }) => ({
    caseId,
    itemId,
    minutes,
    why,
    since,
    deferrals,
    forward: false,
  }));
  const later: (Later & { since: Day })[] = [];
  for (const { caseId, why, at, forward } of seen.values()) {
    const one = line.get(caseId);
    if (one === undefined) continue;
    const { since, deferrals } = one;
    if (at === 0) {
      const itemId = onAgenda.get(caseId)?.itemId ?? null;
      items.push({ caseId, itemId, minutes: minutesACase, why, since, deferrals, forward });
    } else {
      const dueNow = whyDue(one, day);
      if (dueNow === undefined) continue;
      const seenBy = at === null ? null : (occasions[at]?.day ?? null);
      const limit = limitOf(one);
      later.push({
        caseId,
        why: dueNow,
        since,
        pastLimit: limit !== null && limit < day,
        tooLate: limit !== null && (seenBy === null || limit < seenBy),
        waitsFor: one.needs.filter((discipline) => !huddle.attending.has(discipline)),
        seenBy,
      });
    }
  }
  const settled = new Set(standing.filter((item) => item.settled).map((item) => item.caseId));
  return {
    items: inPlace(items.sort(inOrder), standing),
    later: later.sort(inOrder).map(({ since: _since, ...one }) => one),
    minutesPlanned: sumOf(items.filter((item) => !settled.has(item.caseId))),
    backlogClears: later.some((one) => one.seenBy === null)
      ? null
      : later.reduce<Day | null>(
          (last, { seenBy }) => (last === null || (seenBy ?? '') > last ? seenBy : last),
          null,
        ),
  };
}

type Ranked = { caseId: string; why: Why; since: Day };
const inOrder = (one: Ranked, other: Ranked): number =>
  ORDER.indexOf(one.why) - ORDER.indexOf(other.why) ||
  (one.since < other.since ? -1 : one.since > other.since ? 1 : 0) ||
  (one.caseId < other.caseId ? -1 : 1);

/** Pinned items keep the place that somebody gave them; the rest stands round them. */
function inPlace(items: readonly Planned[], standing: readonly Standing[]): Planned[] {
  const pinned = new Set(standing.filter((item) => item.placed === 'pinned').map((item) => item.caseId));
  const placed = items.filter((one) => !pinned.has(one.caseId));
  for (const [place, item] of standing.entries()) {
    const kept = item.placed === 'pinned' ? items.find((one) => one.caseId === item.caseId) : undefined;
    if (kept !== undefined) placed.splice(place, 0, kept);
  }
  return placed;
}
