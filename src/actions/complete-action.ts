import { z } from 'zod';
import { keepPrivate, lockCase, refuseUnlessAccepted } from '../cases/index.ts';
import { actingMember } from '../core/acting.ts';
import { actionRef } from '../core/ids.ts';
import { Refusal, required } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { actOn, heldFor, onAction, record } from './act-on.ts';
import { type ActionWithWarning, isOpen } from './action.ts';
import { statusBeforeEnd } from './event-store.ts';
import { passOnIfLeft } from './pass-on.ts';
import { refuseBackToKeptAway } from './refuse-for-kept-away.ts';

const note = z.string().trim().max(1000, 'Keep the note under 1,000 letters.');

/** Done, with what came of it. Whoever it was offered to and did it becomes its owner. A second press changes nothing. */
export const completeAction = command({
  says: 'Mark an action as done',
  needs: 'actions.do',
  input: z.object({ ref: actionRef, note: note.exactOptional() }),
  async run(input, ctx) {
    await keepPrivate(ctx, input.note);
    return actOn(ctx, input.ref, 'complete', ({ action, acceptedAt }, me) => ({
      changes: {
        status: 'done',
        finishedAt: ctx.now,
        acceptedAt: acceptedAt ?? ctx.now,
        offeredTo: null,
        ownerId: action.offeredTo?.id === me.memberId ? me.memberId : action.ownerId,
        note: input.note ?? null,
      },
      what: 'done',
      words: input.note,
    }));
  },
  ...onAction,
  undo: 'actions.reopen',
});

/**
 * Puts an action that ended as done or not done back to where it was; one whose owner has left since is passed on. Refused on
 * a closed case, or one kept from its owner.
 */
export const reopenAction = command({
  says: 'Reopen an action',
  needs: 'actions.do',
  input: z.object({ ref: actionRef }),
  async run(input, ctx): Promise<ActionWithWarning> {
    const held = await heldFor(ctx, actingMember(ctx), input.ref);
    const { action, caseId } = held;
    if (isOpen(action)) return action;
    if (action.status === 'cancelled')
      throw new Refusal('conflict', `${action.ref} was cancelled. Assign a new action instead.`);
    const { status } = required(await lockCase(ctx, caseId, 'share'), 'case');
    refuseUnlessAccepted(action.caseRef, status);
    const reopened = await record(ctx, held, {
      changes: {
        status: (await statusBeforeEnd(ctx, action.id)) ?? 'accepted',
        finishedAt: null,
        note: null,
        reason: null,
      },
      what: 'reopened',
    });
    return refuseBackToKeptAway(ctx, caseId, await passOnIfLeft(ctx, reopened));
  },
  ...onAction,
});
