import { z } from 'zod';
import { keepPrivate } from '../cases/index.ts';
import { actionRef } from '../core/ids.ts';
import { command } from '../core/use-case.ts';
import { actOn, onAction } from './act-on.ts';
import { BLOCKED_CODES } from './blocked-reason.ts';

const because = z
  .string()
  .trim()
  .min(1, 'Say what blocks it, so that somebody can help.')
  .max(500, 'Keep it under 500 letters.');

const unblocks = z.string().trim().max(500, 'Keep it under 500 letters.');

/** Blocked, by what (also as a code, which can be counted), and what would unblock it. The same words again change nothing; other words replace them. */
export const blockAction = command({
  says: 'Say that an action is blocked',
  needs: 'actions.do',
  input: z.object({
    ref: actionRef,
    because,
    unblocks: unblocks.exactOptional(),
    reason: z.enum(BLOCKED_CODES).exactOptional(),
  }),
  async run(input, ctx) {
    await keepPrivate(ctx, input.because, input.unblocks);
    // Said again without it, what would unblock it stands; said as nothing, it is taken away.
    const wanted = (held: string | null): string | null =>
      input.unblocks === undefined ? held : input.unblocks || null;
    return actOn(ctx, input.ref, 'block', ({ row }) => {
      const reason = input.reason ?? (row.status === 'blocked' ? row.reason : null);
      return row.status === 'blocked' &&
        row.because === input.because &&
        row.unblocks === wanted(row.unblocks) &&
        row.reason === reason
        ? undefined
        : {
            changes: {
              status: 'blocked',
              because: input.because,
              reason,
              unblocks: wanted(row.status === 'blocked' ? row.unblocks : null),
            },
            what: 'blocked',
            words: [input.because, input.unblocks && `Would unblock it: ${input.unblocks}`]
              .filter(Boolean)
              .join('. '),
          };
    });
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
      changes: {
        status: acceptedAt === null ? 'offered' : 'in_progress',
        because: null,
        unblocks: null,
        reason: null,
      },
      what: 'unblocked',
    })),
  ...onAction,
});
