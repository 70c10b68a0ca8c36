import { actingMember } from '../core/acting.ts';
import type { Context } from '../core/context.ts';
import { actionNumber } from '../core/ids.ts';
import { required } from '../core/refusal.ts';
import { ended, heldFor, record } from './act-on.ts';
import { type Action, isOpen } from './action.ts';
import { actionById, type Held, lockAction } from './store.ts';

/** The open action that is to be shared with a partner, locked; refuses what has ended, or is not one’s own to share. */
export async function actionToShare(ctx: Context, ref: string): Promise<Held> {
  const held = await heldFor(ctx, actingMember(ctx), ref);
  if (!isOpen(held.action)) throw ended(held.action);
  return held;
}

/** Says with which partner the action is from now on, or that it is with none; the link makes it so, so no undo of its own. */
export const setPartner = (ctx: Context, held: Held, partner: string | null): Promise<Action> =>
  record(
    ctx,
    held,
    {
      changes: { partner },
      what: partner === null ? 'link withdrawn' : 'link given to a partner',
      words: partner ?? held.row.partner ?? undefined,
    },
    true,
  );

export const lockById = async (ctx: Context, actionId: string): Promise<Held> => {
  const action = required(await actionById(ctx, actionId), 'action');
  return required(await lockAction(ctx, actionNumber(action.ref)), 'action');
};

/**
 * What a partner says by their link: accepting puts it in hand, finishing ends it as done. The member who owns it keeps it
 * and is told. On an action that has ended nothing changes; one that is blocked stays so when it is accepted.
 */
export async function partnerDid(ctx: Context, actionId: string, deed: 'accept' | 'finish'): Promise<Action> {
  const held = await lockById(ctx, actionId);
  const { action, acceptedAt, row } = held;
  if (!isOpen(action)) return action;
  const words = row.partner ?? undefined;
  if (deed === 'finish')
    return record(ctx, held, {
      changes: {
        status: 'done',
        finishedAt: ctx.now,
        acceptedAt: acceptedAt ?? ctx.now,
        offeredTo: null,
        note: null,
      },
      what: 'finished by the partner',
      words,
    });
  // What is blocked stays so: that they will do it does not say that they can.
  const status = action.status === 'blocked' ? 'blocked' : 'in_progress';
  return record(ctx, held, {
    changes: { status, acceptedAt: acceptedAt ?? ctx.now },
    what: 'accepted by the partner',
    words,
  });
}
