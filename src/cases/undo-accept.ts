import { z } from 'zod';
import { actingMember } from '../core/acting.ts';
import { Refusal } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { asItIs, moveCase, movingCase, onCase } from './held-case.ts';

/**
 * Undoes accepting or proposing somebody, while the version stands: the candidate is free again, or the proposal waits
 * again. For whoever accepted, a chair or a coordinator. What follows it takes the case off agendas, and refuses when
 * actions hang on it. A second press changes nothing.
 */
export const undoAccept = command({
  says: 'Undo accepting or proposing a person',
  needs: 'cases.edit',
  input: z.object({ id: z.uuid(), version: z.int().positive() }),
  async run(input, ctx) {
    const me = actingMember(ctx);
    const held = await movingCase(ctx, input.id);
    const wasUndone = held.status === 'withdrawn' || (held.status === 'shortlisted' && held.version > 1);
    if (wasUndone && held.version === input.version + 1) return asItIs(held);
    if (held.acceptedBy !== me.memberId && !me.grants.has('actions.oversee'))
      throw new Refusal('forbidden', 'Only whoever accepted them, a chair or a coordinator can undo that.');
    if (held.version !== input.version || !['accepted', 'scheduled', 'shortlisted'].includes(held.status))
      throw new Refusal(
        'conflict',
        `${held.ref} has moved on since, so this can’t be undone. Close the case with a reason instead.`,
      );
    const isProposalAgain = held.status !== 'shortlisted' && held.proposedTo !== null;
    return moveCase(ctx, held, isProposalAgain ? 'shortlisted' : 'withdrawn', 'Undone');
  },
  ...onCase,
});
