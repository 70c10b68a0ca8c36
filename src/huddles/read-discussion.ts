import { z } from 'zod';
import { caseByRef, type OutcomeCode } from '../cases/index.ts';
import { type Day, minutesBetween } from '../core/day.ts';
import { personNumber, personRef } from '../core/ids.ts';
import { required } from '../core/refusal.ts';
import { query } from '../core/use-case.ts';
import { groundsOf, needGround } from './ground.ts';
import { visibleItem } from './guard.ts';
import type { DeferReason, Discussion } from './huddle.ts';
import type { HuddleKind } from './kind.ts';
import { discussionOf, discussionsOfCase } from './record-store.ts';
import { outcomeOf, showDiscussion, wordsIn } from './show.ts';
import { dayAndTime } from './timetable.ts';

/**
 * What was said and decided on one case in one huddle, for those with a ground to read it: in a live huddle the team, as the
 * room is theirs; else who was here for it or works with the person. Others are refused.
 */
export const readDiscussion = query({
  says: 'Show what was said on a case in a huddle',
  needs: 'cases.see',
  where: 'personal',
  input: z.object({ itemId: z.uuid() }),
  async run({ itemId }, ctx): Promise<Discussion & { ref: string; huddleId: string }> {
    const { ref, huddleId, ...item } = await visibleItem(ctx, itemId);
    await needGround(ctx, { ...item, itemId }, 'reads');
    return { ref, huddleId, ...showDiscussion(itemId, await discussionOf(ctx, itemId)) };
  },
  looks: (_asked, { ref, huddleId }) => [{ person: personNumber(ref), purpose: 'huddle', huddle: huddleId }],
});

/** `mayRead` false: that it was discussed, and nothing of what was said. */
type Discussed = {
  itemId: string;
  huddleId: string;
  mayRead: boolean;
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
/**
 * The discussions of a case, the newest first, each with its words for those with a ground to read them. Missing where the
 * person excluded the asker's organisation.
 */
export const discussionsOf = query({
  says: 'Show the discussions of a case',
  needs: 'cases.see',
  where: 'personal',
  input: z.object({ ref: personRef }),
  async run({ ref }, ctx): Promise<Discussed[]> {
    const found = required(await caseByRef(ctx, ref), 'case');
    const rows = await discussionsOfCase(ctx, found.id);
    const { reads } = await groundsOf(
      ctx,
      rows.map(({ itemId, presenterId }) => ({
        ...found,
        itemId,
        caseId: found.id,
        presentedBy: presenterId ?? found.coordinatorId,
      })),
    );
    return rows.map((row) => ({
      itemId: row.itemId,
      huddleId: row.huddleId,
      mayRead: reads.has(row.itemId),
      kind: row.kind,
      day: dayAndTime(row.localStart).day,
      ...(reads.has(row.itemId) ? saidIn(row, found.question) : SAID_NOTHING),
      deferred: row.state === 'deferred' ? row.deferReason : null,
      seconds:
        row.state === 'current' && row.startedAt !== null
          ? row.secondsSpent + Math.max(0, Math.round(minutesBetween(row.startedAt, ctx.now) * 60))
          : row.secondsSpent,
    }));
  },
  // Who it is is not in it, so it does not count as having checked that.
  looks: ({ ref }) => [{ person: personNumber(ref), purpose: 'case without name' }],
});

const SAID_NOTHING = { question: '', ...wordsIn(undefined), outcome: null };

type Row = Awaited<ReturnType<typeof discussionsOfCase>>[number];
const saidIn = (row: Row, questionNow: string) => ({
  question: row.question === '' ? questionNow : row.question,
  ...wordsIn(row),
  outcome: outcomeOf(row.outcome),
});
