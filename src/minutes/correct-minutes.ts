import { z } from 'zod';
import { isOutcome, lockAgendas, OUTCOME_CODES, sharedOutcome } from '../cases/index.ts';
import { actingMember } from '../core/acting.ts';
import { personNumber, showPerson } from '../core/ids.ts';
import { Refusal } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { tellChannel } from '../huddles/index.ts';
import { followReview, reviewDayOf } from './correct-review.ts';
import { recordFor } from './ground.ts';
import { FIELD_NAMES } from './minutes.ts';
import { outcomesShown } from './read-corrected.ts';
import { addCorrection, correctionsOf, lockItem } from './store.ts';

const trimmed = (most: number, ask: string) =>
  z
    .string()
    .trim()
    .refine((text) => text !== '', ask)
    .refine((text) => text.length <= most, `Say it in at most ${most} letters.`);

/**
 * Adds a correction beside a closed record, which stays as it was written: what it should say (for the outcome its code,
 * for the review date a day that lies ahead), and why. For those who may record and have a ground to read the
 * minutes. A note that was filed waits to be filed again; the channel's summary follows an outcome that it shows, and the
 * case its review date: `review` says whether it did, and when it comes back.
 */
export const correctMinutes = command({
  says: 'Correct the minutes of a case',
  needs: 'huddles.record',
  where: 'personal',
  input: z.object({
    itemId: z.uuid(),
    field: z.enum(FIELD_NAMES),
    words: trimmed(4000, 'Say what it should be.'),
    reason: trimmed(500, 'Say why it is corrected: “typed in the wrong box”.'),
  }),
  async run({ itemId, field, words, reason }, ctx) {
    const me = actingMember(ctx);
    // No huddle that is just closing gives the case another review date meanwhile.
    if (field === 'reviewOn') await lockAgendas(ctx, 'share');
    await lockItem(ctx, itemId);
    const record = await recordFor(ctx, itemId, 'reads');
    if (field === 'outcome' && !isOutcome(words))
      throw new Refusal('invalid', `Choose an outcome from the list: ${OUTCOME_CODES.join(', ')}.`);
    if (field === 'reviewOn') reviewDayOf(ctx, words);
    const earlier = (await correctionsOf(ctx, [itemId])).get(itemId) ?? [];
    const before = outcomesShown(record.outcome, earlier);
    const id = await addCorrection(ctx, { itemId, field, words, reason, byMember: me.memberId });
    // The channel's summary shows no words of a case, only its outcome.
    if (field === 'outcome' && sharedOutcome(words) !== before.at(-1))
      await tellChannel(ctx, record.huddleId);
    const review = field === 'reviewOn' ? await followReview(ctx, record, earlier, words) : null;
    return { id, itemId, huddleId: record.huddleId, ref: showPerson(ctx.code, record.person), review };
  },
  about: (_asked, done) => ({ kind: 'huddle', id: done.huddleId }),
  looks: (_asked, { ref, huddleId }) => [{ person: personNumber(ref), purpose: 'minutes', huddle: huddleId }],
  touches: (_asked, { huddleId, ref, review }) => [
    `minutes/${huddleId}`,
    `case/${ref}`,
    ...(review?.follows === true ? ['cases'] : []),
  ],
});
