import { z } from 'zod';
import { actionRef } from '../core/ids.ts';
import { command } from '../core/use-case.ts';
import { actOn, onAction } from './act-on.ts';

/** In hand: somebody is at it. It accepts what was offered, and what was blocked is blocked no longer. */
export const startAction = command({
  says: 'Say that an action is in hand',
  needs: 'actions.do',
  input: z.object({ ref: actionRef }),
  run: (input, ctx) =>
    actOn(ctx, input.ref, 'start', ({ action, acceptedAt }, me) => ({
      changes: {
        status: 'in_progress',
        because: null,
        unblocks: null,
        reason: null,
        acceptedAt: acceptedAt ?? ctx.now,
        offeredTo: null,
        ownerId: action.offeredTo?.id === me.memberId ? me.memberId : action.ownerId,
      },
      what: 'in hand',
    })),
  ...onAction,
});
