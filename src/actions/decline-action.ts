import { z } from 'zod';
import { keepPrivate } from '../cases/index.ts';
import { actingMember } from '../core/acting.ts';
import { actionRef } from '../core/ids.ts';
import { Refusal } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { answersOffer } from './accept-action.ts';
import { ended, heldFor, onAction, record } from './act-on.ts';
import { isOpen } from './action.ts';
import { notify } from './hand-over.ts';
import { whoTakesOver } from './owner.ts';

const SAY_WHY = 'Say why in a few words, so that whoever keeps it knows.';
const why = z.string(SAY_WHY).trim().min(1, SAY_WHY).max(500, 'Keep it under 500 letters.');

/**
 * Says no to an action that is offered. A handover stays with its owner, who is told; a first offer goes to the case's
 * coordinator, who keeps it until somebody accepts [DOMAIN.md 4].
 */
export const declineAction = command({
  says: 'Decline an action',
  needs: 'actions.do',
  input: z.object({ ref: actionRef, why }),
  async run(input, ctx) {
    await keepPrivate(ctx, input.why);
    const me = actingMember(ctx);
    const held = await heldFor(ctx, me, input.ref, 'decline');
    const { action } = held;
    if (!isOpen(action)) throw ended(action);
    if (answersOffer(me, held)) {
      const kept = await record(ctx, held, {
        changes: { offeredTo: null },
        what: 'declined',
        words: input.why,
      });
      await notify(ctx, kept, action.ownerId);
      return kept;
    }
    if (action.status !== 'offered')
      throw new Refusal(
        'conflict',
        `${action.ref} was accepted already. Give it to somebody else, or say what blocks it.`,
      );
    const coordinator = await whoTakesOver(ctx, held);
    if (coordinator === undefined)
      throw new Refusal(
        'conflict',
        `Nobody else coordinates this case, so ${action.ref} stays with you. Give it to somebody.`,
      );
    const moved = await record(ctx, held, {
      changes: { ownerId: coordinator.id, offeredTo: null },
      what: 'declined',
      words: input.why,
    });
    await notify(ctx, moved, coordinator.id);
    return moved;
  },
  ...onAction,
});
