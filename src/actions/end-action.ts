import { z } from 'zod';
import { keepPrivate } from '../cases/index.ts';
import { actionRef } from '../core/ids.ts';
import { Refusal } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { actOn, onAction } from './act-on.ts';
import { CANCEL_CODES, NOT_DONE_CODES } from './action.ts';

/** Not carried out, and why: a code, so that it can be counted by deprivation [Raine 2014]; "other" asks for words. */
export const notDoneAction = command({
  says: 'Close an action as not done',
  needs: 'actions.do',
  input: z.object({
    ref: actionRef,
    reason: z.enum(NOT_DONE_CODES),
    words: z.string().trim().max(500).exactOptional(),
  }),
  async run(input, ctx) {
    await keepPrivate(ctx, input.words);
    if (input.reason === 'other' && (input.words ?? '') === '')
      throw new Refusal('invalid', 'Say in a few words why it was not done.');
    return actOn(ctx, input.ref, 'not_done', () => ({
      changes: {
        status: 'not_done',
        finishedAt: ctx.now,
        offeredTo: null,
        reason: input.reason,
        note: input.words ?? null,
      },
      what: 'not done',
      words: input.words ?? input.reason,
    }));
  },
  ...onAction,
  undo: 'actions.reopen',
});

/** Takes back an action that should not be there; it counts nowhere. The undo of assigning: whoever assigned it may, while nobody touched it. */
export const cancelAction = command({
  says: 'Cancel an action entered in error',
  needs: 'actions.do',
  input: z.object({ ref: actionRef, reason: z.enum(CANCEL_CODES) }),
  run: (input, ctx) =>
    actOn(ctx, input.ref, 'cancel', () => ({
      changes: { status: 'cancelled', finishedAt: ctx.now, offeredTo: null, reason: input.reason },
      what: 'cancelled',
      words: input.reason,
    })),
  ...onAction,
});
