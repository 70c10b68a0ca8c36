import { z } from 'zod';
import { caseByRef, type OutcomeCode } from '../cases/index.ts';
import { type Day, minutesBetween } from '../core/day.ts';
import { personNumber, personRef } from '../core/ids.ts';
import { required } from '../core/refusal.ts';
import { query } from '../core/use-case.ts';
import { visibleItem } from './guard.ts';
import type { DeferReason, Discussion } from './huddle.ts';
import type { HuddleKind } from './kind.ts';
import { discussionOf, discussionsOfCase } from './record-store.ts';
import { outcomeOf, showDiscussion } from './show.ts';
import { dayAndTime } from './timetable.ts';

/** What was said and decided on one case in one huddle; the page of a closed huddle, and a case that is not on the table. */
export const readDiscussion = query({
  says: 'Show what was said on a case in a huddle',
  needs: 'cases.see',
  where: 'personal',
  input: z.object({ itemId: z.uuid() }),
  async run({ itemId }, ctx): Promise<Discussion & { ref: string; huddleId: string }> {
    const { ref, huddleId } = await visibleItem(ctx, itemId);
    return { ref, huddleId, ...showDiscussion(itemId, await discussionOf(ctx, itemId)) };
  },
  looks: (_asked, { ref, huddleId }) => [{ person: personNumber(ref), purpose: 'huddle', huddle: huddleId }],
});

type Discussed = {
  itemId: string;
  huddleId: string;
  kind: HuddleKind;
  day: Day;
  question: string;
  situation: string;
  actionToDate: string;
  update: string;
  nextSteps: string;
  decision: string;
  rationale: string;
  dissent: string;
  outcome: OutcomeCode | null;
  reviewOn: Day | null;
  deferred: DeferReason | null;
  seconds: number;
};
/** The discussions of a case, the newest first. Missing where the person excluded the asker's organisation. */
export const discussionsOf = query({
  says: 'Show the discussions of a case',
  needs: 'cases.see',
  where: 'personal',
  input: z.object({ ref: personRef }),
  async run({ ref }, ctx): Promise<Discussed[]> {
    const found = required(await caseByRef(ctx, ref), 'case');
    return (await discussionsOfCase(ctx, found.id)).map((row) => ({
      itemId: row.itemId,
      huddleId: row.huddleId,
      kind: row.kind,
      day: dayAndTime(row.localStart).day,
      question: row.question === '' ? found.question : row.question,
      situation: row.situation ?? '',
      actionToDate: row.actionToDate ?? '',
      update: row.updateWords ?? '',
      nextSteps: row.nextSteps ?? '',
      decision: row.decision ?? '',
      rationale: row.rationale ?? '',
      dissent: row.dissent ?? '',
      outcome: outcomeOf(row.outcome),
      reviewOn: row.reviewOn,
      deferred: row.state === 'deferred' ? row.deferReason : null,
      seconds:
        row.state === 'current' && row.startedAt !== null
          ? row.secondsSpent + Math.max(0, Math.round(minutesBetween(row.startedAt, ctx.now) * 60))
          : row.secondsSpent,
    }));
  },
  looks: ({ ref }) => [{ person: personNumber(ref), purpose: 'case' }],
});
