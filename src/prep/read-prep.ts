import { z } from 'zod';
import { isOutcome } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { personNumber } from '../core/ids.ts';
import { required } from '../core/refusal.ts';
import { query } from '../core/use-case.ts';
import { dayAndTime, huddleById, type ItemRow, isSettled, visibleItem } from '../huddles/index.ts';
import { heardOf, neededFor, type Prep, type PrepWords } from './prep.ts';
import { earlierPrep, opinionsOn, type PrepRow, prepOf } from './store.ts';

/**
 * What was prepared on a case for a huddle, and what each discipline thinks of the proposal. For members of the team, in the
 * tab or personal chat; an organisation that the person excluded does not find it. A look at the person's case.
 */
export const readPrep = query({
  says: 'Show how a case is prepared',
  needs: 'cases.see',
  where: 'personal',
  input: z.object({ itemId: z.uuid() }),
  run: async ({ itemId }, ctx): Promise<Prep> => prepared(ctx, await visibleItem(ctx, itemId)),
  looks: (_asked, { ref, huddleId }) => [{ person: personNumber(ref), purpose: 'prep', huddle: huddleId }],
});

const wordsOf = (row: PrepRow & { question: string }): PrepWords => ({
  question: row.question,
  situation: row.situation,
  actionToDate: row.actionToDate,
  proposal: row.proposal,
  outcome: row.outcome !== null && isOutcome(row.outcome) ? row.outcome : null,
  reviewOn: row.reviewOn,
});
const NOTHING = { situation: '', actionToDate: '', proposal: '', outcome: null, reviewOn: null };

/** The whole of it, as the asker may see and do. The item must have been judged visible. */
export async function prepared(ctx: Context, item: ItemRow): Promise<Prep> {
  const huddle = required(await huddleById(ctx, item.huddleId), 'huddle');
  const row = await prepOf(ctx, item.id);
  const given = await opinionsOn(ctx, [item.id]);
  const earlier = row === undefined ? await earlierPrep(ctx, item.caseId, item.id) : undefined;
  const settled = isSettled(item);
  const isComing = huddle.status === 'draft' || huddle.status === 'scheduled' || huddle.status === 'live';
  const isOpen = isComing && (item.state === 'waiting' || item.state === 'deferred');
  const needed = neededFor({ ...item, requiredDisciplines: huddle.requiredDisciplines });
  return {
    itemId: item.id,
    huddleId: item.huddleId,
    ref: item.ref,
    ...dayAndTime(huddle.localStart),
    presenter: item.presentedBy === null ? null : { id: item.presentedBy, name: item.presenterName ?? '' },
    ...(row === undefined
      ? { ...NOTHING, question: item.question }
      : wordsOf({ ...row, question: item.question })),
    version: row?.version ?? 0,
    writtenBy: row === undefined ? null : { id: row.writtenBy, name: row.writerName },
    writtenAt: row?.writtenAt ?? null,
    opinions: given.map((one) => ({
      by: { id: one.memberId, name: one.name },
      profession: one.profession,
      discipline: one.discipline,
      stance: one.stance,
      words: one.words,
      at: one.givenAt,
      stale: one.proposalVersion !== row?.proposalVersion,
    })),
    heard: heardOf(needed, row, given),
    lane: item.lane,
    settled,
    earlier: earlier === undefined ? null : wordsOf(earlier),
    mayWrite: isOpen && ctx.actor.grants.has('huddles.record'),
    mayOpine:
      (isOpen || settled) && isComing && row !== undefined && ctx.actor.grants.has('huddles.take-part'),
  };
}
