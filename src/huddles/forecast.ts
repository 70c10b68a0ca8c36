import { addDays, type Day } from '../core/day.ts';
import { earliestOf, limitOf, ORDER, reviewDay, type Waiting, whyDue } from './agenda.ts';
import { REVIEW_WEEKS, type Why } from './huddle.ts';

/** One huddle to come: how many cases the planner has room for, and which disciplines are expected. */
export type Occasion = { day: Day; room: number; attending: ReadonlySet<string> };
/** `at`: the place of the first occasion on which the case is seen; null when none of them has room for it. */
export type Seen = { caseId: string; why: Why; at: number | null; forward: boolean };

type InLine = Waiting & {
  limit: Day | null;
  earliest: Day | null;
  review: Day | null;
  /** The occasion on which its review falls due. */
  target: number;
};

const inLine = (one: Waiting, occasions: readonly Occasion[]): InLine => {
  const review = one.lastDiscussedOn === null ? null : reviewDay(one);
  const found = review === null ? -1 : occasions.findIndex(({ day }) => day >= review);
  return {
    ...one,
    limit: limitOf(one),
    earliest: earliestOf(one),
    review,
    target: found === -1 ? occasions.length : found,
  };
};
const canCome = (one: Waiting, { attending }: Occasion): boolean =>
  one.needs.every((discipline) => attending.has(discipline));

/** As the case stands after it was discussed on a day: it comes back at the ideal interval of its priority. */
function afterwards(one: Waiting, day: Day): Waiting {
  const reviewOn = addDays(day, 7 * (REVIEW_WEEKS[one.priority] ?? 52));
  return { ...one, lastDiscussedOn: day, deferrals: 0, reviewOn, since: reviewOn };
}

/**
 * Takes the cases through the coming huddles, one after the other, and says when each is first seen and why. On each:
 * urgent first; then those who would pass their longest interval by the next huddle that they can come to; then the order
 * of DOMAIN.md 2; within each the older first. A case comes only where every discipline that it needs is expected. Room
 * that is left takes reviews from fuller huddles ahead, never before their shortest interval, so that no week is lumpy.
 * `already`: cases that stand on the first huddle anyway. The order of `waiting` does not matter.
 */
export function seeInTurn(
  waiting: readonly Waiting[],
  already: readonly Waiting[],
  occasions: readonly Occasion[],
): Map<string, Seen> {
  const seen = new Map<string, Seen>();
  const line = new Map(waiting.map((one) => [one.caseId, inLine(one, occasions)]));
  const [first] = occasions;
  if (first !== undefined)
    for (const one of already) line.set(one.caseId, inLine(afterwards(one, first.day), occasions));
  const standing = new Set(already.map((one) => one.caseId));

  for (const [at, occasion] of occasions.entries()) {
    const due: { one: InLine; why: Why; pressing: number }[] = [];
    for (const one of line.values()) {
      const why = whyDue(one, occasion.day);
      if (why === undefined) continue;
      if (!standing.has(one.caseId) && !seen.has(one.caseId))
        seen.set(one.caseId, { caseId: one.caseId, why, at: null, forward: false });
      if (canCome(one, occasion)) due.push({ one, why, pressing: pressingOf(one, why, occasions, at) });
    }
    due.sort(
      (a, b) =>
        a.pressing - b.pressing || ORDER.indexOf(a.why) - ORDER.indexOf(b.why) || olderFirst(a.one, b.one),
    );
    const taken = due.slice(0, occasion.room).map(({ one, why }) => ({ one, why, forward: false }));
    const spare = occasion.room - taken.length;
    if (spare > 0 && taken.length === due.length)
      for (const one of broughtForward([...line.values()], occasions, at, taken.length, spare))
        taken.push({ one, why: 'review_due', forward: true });
    for (const { one, why, forward } of taken) {
      const before = seen.get(one.caseId);
      if (!standing.has(one.caseId) && (before === undefined || before.at === null))
        seen.set(one.caseId, { caseId: one.caseId, why, at, forward });
      line.set(one.caseId, inLine(afterwards(one, occasion.day), occasions));
    }
  }
  return seen;
}

const olderFirst = (one: Waiting, other: Waiting): number =>
  one.since < other.since
    ? -1
    : one.since > other.since
      ? 1
      : one.caseId < other.caseId
        ? -1
        : one.caseId > other.caseId
          ? 1
          : 0;

/** 0 urgent, 1 too late by the next huddle that it can come to, 2 can wait for that. */
function pressingOf(one: InLine, why: Why, occasions: readonly Occasion[], at: number): number {
  if (why === 'urgent') return 0;
  if (one.limit === null || at + 1 === occasions.length) return 2;
  const next = occasions.find((occasion, place) => place > at && canCome(one, occasion));
  return next === undefined || one.limit < next.day ? 1 : 2;
}

/**
 * Which reviews come forward to an occasion with spare room: as many as bring it up to the mean of the fullest stretch
 * ahead, the soonest due first.
 */
function broughtForward(
  line: readonly InLine[],
  occasions: readonly Occasion[],
  at: number,
  taken: number,
  spare: number,
): InLine[] {
  const ahead = occasions.map(() => 0);
  for (const one of line) {
    const place = Math.max(one.target, at);
    if (one.review !== null && place > at && place < occasions.length && one.priority !== 'blue')
      ahead[place] = (ahead[place] ?? 0) + 1;
  }
  let sum = taken;
  let level = taken;
  let until = at;
  for (let place = at + 1; place < occasions.length; place += 1) {
    sum += ahead[place] ?? 0;
    const mean = Math.floor(sum / (place - at + 1));
    if (mean > level) [level, until] = [mean, place];
  }
  const wanted = Math.min(spare, level - taken);
  const occasion = occasions[at];
  if (wanted <= 0 || occasion === undefined) return [];
  return line
    .filter(
      (one) =>
        one.target > at &&
        one.target <= until &&
        one.deferrals === 0 &&
        one.earliest !== null &&
        one.earliest <= occasion.day &&
        canCome(one, occasion),
    )
    .sort((one, other) => one.target - other.target || olderFirst(one, other))
    .slice(0, wanted);
}
