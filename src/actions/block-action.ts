import { z } from 'zod';
import { keepPrivate } from '../cases/index.ts';
import { actionRef } from '../core/ids.ts';
import { command } from '../core/use-case.ts';
import { actOn, onAction } from './act-on.ts';

const because = z
  .string()
  .trim()
  .min(1, 'Say what blocks it, so that somebody can help.')
  .max(500, 'Keep it under 500 letters.');

/** Blocked, and by what. The same words again change nothing; other words replace them. */
export const blockAction = command({
  says: 'Say that an action is blocked',
  needs: 'actions.do',
  input: z.object({ ref: actionRef, because }),
  async run(input, ctx) {
    await keepPrivate(ctx, input.because);
    return actOn(ctx, input.ref, 'block', ({ because: held }) =>
      held === input.because
        ? undefined
        : {
            changes: { status: 'blocked', because: input.because },
            what: 'blocked',
            words: input.because,
          },
    );
  },
  ...onAction,
  undo: 'actions.unblock',
});

/** No longer blocked: in hand again, or still waiting to be accepted when nobody had. */
export const unblockAction = command({
  says: 'Say that an action is no longer blocked',
  needs: 'actions.do',
  input: z.object({ ref: actionRef }),
  run: (input, ctx) =>
    actOn(ctx, input.ref, 'unblock', ({ acceptedAt }) => ({
      changes: { status: acceptedAt === null ? 'offered' : 'in_progress', because: null },
      what: 'unblocked',
    })),
  ...onAction,
});
