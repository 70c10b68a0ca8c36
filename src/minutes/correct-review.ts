import { caseById, isOpenCase, lockCase, setReview } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { addDays, type Day, dayOf, isDay } from '../core/day.ts';
import { Refusal } from '../core/refusal.ts';
import { dayAndTime, REVIEW_WEEKS, refusePastReview } from '../huddles/index.ts';
import type { Correction } from './minutes.ts';
import { type Record, recordsOfCase } from './record-store.ts';

/** The day that a correction names. Refuses what is no day, and a day that has come or passed, as the record does. */
export function reviewDayOf(ctx: Context, words: string): Day {
  if (!isDay(words)) throw new Refusal('invalid', 'Give the review date as a day, like 2026-12-04.');
  refusePastReview(ctx, words);
  return words;
}

/**
 * The case comes back on the corrected day, where this is its last discussion and it still has the date that the minutes
 * gave it. A date that a later huddle or somebody by hand has set since stays. `on`: when the case comes back now.
 */
export async function followReview(
  ctx: Context,
  record: Record,
  earlier: readonly Correction[],
  day: Day,
): Promise<{ follows: boolean; on: Day | null }> {
  await lockCase(ctx, record.caseId, 'update');
  const held = await caseById(ctx, record.caseId);
  if (held === undefined || !isOpenCase(held.status)) return { follows: false, on: null };
  const [last] = await recordsOfCase(ctx, record.caseId);
  const follows =
    last?.itemId === record.itemId && [givenBy(ctx, record, earlier), day].includes(held.reviewOn);
  if (follows) await setReview(ctx, record.caseId, day);
  return { follows, on: follows ? day : held.reviewOn };
}

/** The review date that the case has by these minutes: as corrected, as written, or the ideal interval of its priority. */
function givenBy(ctx: Context, record: Record, earlier: readonly Correction[]): Day | null {
  const corrected = earlier.findLast(({ field }) => field === 'reviewOn')?.words ?? record.reviewOn;
  const weeks = REVIEW_WEEKS[record.priority];
  if (corrected !== null || weeks === undefined || record.closedAt === null) return corrected;
  const [met, closed] = [dayAndTime(record.localStart).day, dayOf(record.closedAt, ctx.zone)];
  return addDays(met > closed ? met : closed, 7 * weeks);
}
