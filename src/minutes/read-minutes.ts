import { z } from 'zod';
import { actionsOfHuddle } from '../actions/index.ts';
import { type Aware, isOutcome } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { personNumber, showPerson } from '../core/ids.ts';
import { Refusal, required } from '../core/refusal.ts';
import { query } from '../core/use-case.ts';
import { dayAndTime, groundsOf, huddleById, isWithheld, wordsIn } from '../huddles/index.ts';
import type { Correction, Minutes, MinutesItem, Said } from './minutes.ts';
import { type Record, recordsOfHuddle } from './record-store.ts';
import { correctionsOf, filingsOf } from './store.ts';

/**
 * The minutes of a closed huddle, case by case, each with its corrections beside it and whether its note is filed. Each case
 * is for those with a ground to read it; the others learn that it was discussed, and of a person who excluded their
 * organisation not even who. A look for each case that is read.
 */
export const readMinutes = query({
  says: 'Show the minutes of a huddle',
  needs: 'cases.see',
  where: 'personal',
  input: z.object({ huddleId: z.uuid() }),
  async run({ huddleId }, ctx): Promise<Minutes> {
    const huddle = required(await huddleById(ctx, huddleId), 'huddle');
    if (huddle.closedAt === null)
      throw new Refusal('conflict', 'Minutes are there once the huddle is closed. Open the huddle itself.');
    return {
      huddleId,
      name: huddle.name,
      kind: huddle.kind,
      ...dayAndTime(huddle.localStart),
      closedAt: huddle.closedAt,
      items: await minutesItems(ctx, huddleId),
    };
  },
  looks: (_asked, { huddleId, items }) =>
    items
      .filter((item) => item.said !== null)
      .map((item) => ({ person: personNumber(item.ref), purpose: 'minutes', huddle: huddleId })),
});

/** Each case of a huddle as the asker may read it, in the order of the agenda. The caller records the looks. */
export async function minutesItems(ctx: Context, huddleId: string): Promise<MinutesItem[]> {
  const records = await recordsOfHuddle(ctx, huddleId);
  const ids = records.map((one) => one.itemId);
  const [{ reads, knows }, corrections, filings, agreed] = await Promise.all([
    groundsOf(ctx, records),
    correctionsOf(ctx, ids),
    filingsOf(ctx, ids),
    actionsOfHuddle(ctx, huddleId),
  ]);
  const mayRecord = ctx.actor.grants.has('huddles.record');
  return records.map((record, place): MinutesItem => {
    const withheld = isWithheld(ctx, record.excludedOrganisations);
    const ref = withheld ? '' : showPerson(ctx.code, record.person);
    const discussed = record.state === 'discussed';
    const open = discussed && reads.has(record.itemId);
    const own = open ? (corrections.get(record.itemId) ?? []) : [];
    const filing = open ? (filings.get(record.itemId) ?? null) : null;
    return {
      itemId: record.itemId,
      ref,
      position: place + 1,
      state: record.state,
      deferReason: record.deferReason,
      withheld,
      withoutMeeting: record.lane === 'agree' && discussed,
      seconds: record.secondsSpent,
      presenter:
        withheld || record.presentedBy === null
          ? null
          : { id: record.presentedBy, name: record.presenterName ?? '' },
      said: open ? saidOf(record) : null,
      outcome: open && record.outcome !== null && isOutcome(record.outcome) ? record.outcome : null,
      actions: withheld ? [] : agreed.filter((one) => one.caseRef === ref && one.status !== 'cancelled'),
      corrections: own,
      filing,
      fileAgain: filing !== null && wasCorrected(own, filing.at),
      mayCorrect: open && mayRecord,
      mayFile: discussed && knows.has(record.itemId),
    };
  });
}

export const wasCorrected = (corrections: readonly Correction[], since: string): boolean =>
  corrections.some((one) => one.at > since);

export const saidOf = (record: Record): Said => ({
  question: record.question,
  ...wordsIn(record),
  dissentAsked: record.dissentAsked ?? false,
  contingency: record.contingency ?? '',
  aware: record.aware ?? (record.caseAware as Aware | null),
  feedbackBy: record.feedbackBy,
  feedbackOn: record.feedbackOn,
});
