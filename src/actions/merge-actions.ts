import { z } from 'zod';
import { actingMember } from '../core/acting.ts';
import { actionNumber, actionRef } from '../core/ids.ts';
import { Refusal } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { ended, heldFor, onAction, record } from './act-on.ts';
import { type Action, isOpen } from './action.ts';
import { bothLocked, takeIn, tellBoth } from './merged.ts';

/**
 * The one is cancelled as a duplicate, with a link to the other, which goes on with the sooner date and the redder priority of
 * the two; both owners are told. Asked by whoever may act on the one that ends. Refuses two people’s actions, and an action
 * that has ended. Undone by `actions.undo`.
 */
export const mergeActions = command({
  says: 'Merge an action into another',
  needs: 'actions.do',
  input: z.object({ ref: actionRef, into: actionRef }),
  async run({ ref, into }, ctx): Promise<Action> {
    if (actionNumber(ref) === actionNumber(into))
      throw new Refusal(
        'invalid',
        'Name two different actions: the one that ends, and the one that goes on.',
      );
    const me = actingMember(ctx);
    const [gone, kept] = await bothLocked(ctx, ref, into);
    await heldFor(ctx, me, ref, 'cancel');
    if (gone.action.mergedInto === kept.action.ref) return gone.action;
    if (gone.action.caseRef !== kept.action.caseRef)
      throw new Refusal(
        'invalid',
        `${gone.action.ref} and ${kept.action.ref} are for two different people, so they stay apart.`,
      );
    for (const { action } of [gone, kept]) if (!isOpen(action)) throw ended(action);
    const merged = await record(ctx, gone, {
      changes: {
        status: 'cancelled',
        reason: 'duplicate',
        mergedInto: kept.action.id,
        finishedAt: ctx.now,
        offeredTo: null,
      },
      what: 'merged',
      words: kept.action.ref,
    });
    await takeIn(ctx, kept, gone);
    await tellBoth(ctx, me, 'merged', merged, kept.action);
    return merged;
  },
  ...onAction,
  undo: 'actions.undo',
});
