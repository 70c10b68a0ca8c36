import { z } from 'zod';
import { actingMember } from '../core/acting.ts';
import { Refusal, required } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { isSettled, openHuddle, unsettleItem, visibleItem } from '../huddles/index.ts';
import { memberOf } from '../neighbourhoods/index.ts';
import { judgeLane } from './judge-lane.ts';
import { forgetSettled, keepOpinion, prepOf } from './store.ts';
import { refuseUnlessOpen } from './write-prep.ts';

/**
 * Says, for one's own discipline and before the huddle, that the proposal will do (`agree`) or that the team should talk
 * (`discuss`, with a few words). When all who are needed agree the case goes to the lane of those agreed without a meeting;
 * one "discuss" takes it out at once, even when the chair had agreed already and the huddle has not closed.
 */
export const opine = command({
  says: 'Say beforehand what my discipline thinks of a case',
  needs: 'huddles.take-part',
  where: 'personal',
  input: z.object({
    itemId: z.uuid(),
    stance: z.enum(['agree', 'discuss']),
    words: z.string().trim().max(1000).exactOptional(),
  }),
  async run({ itemId, stance, words = '' }, ctx) {
    const me = actingMember(ctx);
    const { huddleId } = await visibleItem(ctx, itemId);
    await openHuddle(ctx, huddleId);
    const item = await visibleItem(ctx, itemId);
    const settled = isSettled(item);
    if (!settled) refuseUnlessOpen(item);
    const prep = await prepOf(ctx, itemId);
    if (prep === undefined || prep.proposal === '')
      throw new Refusal(
        'conflict',
        `Nothing is proposed on ${item.ref} yet. Its presenter writes that first.`,
      );
    const { discipline } = required(await memberOf(ctx, me.memberId), 'member of this neighbourhood');
    await keepOpinion(ctx, {
      itemId,
      memberId: me.memberId,
      discipline,
      stance,
      words,
      proposalVersion: prep.proposalVersion,
    });
    if (settled && stance === 'discuss') {
      await unsettleItem(ctx, itemId);
      await forgetSettled(ctx, itemId);
    }
    const lane = settled && stance === 'agree' ? 'agree' : await judgeLane(ctx, itemId);
    return { itemId, huddleId, ref: item.ref, stance, lane };
  },
  about: (_asked, done) => ({ kind: 'huddle', id: done.huddleId }),
  touches: (_asked, done) => [`huddle/${done.huddleId}`, 'prep', `prep/${done.itemId}`],
});
