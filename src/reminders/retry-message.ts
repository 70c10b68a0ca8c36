import { z } from 'zod';
import { Refusal } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { sendAgain } from './outbox-store.ts';

/** Sends again what was given up or parked. What has gone, or is about to go, is left alone. */
export const retryMessage = command({
  says: 'Send a message again',
  needs: 'configure',
  input: z.object({ id: z.uuid() }),
  async run(input, ctx) {
    if ((await sendAgain(ctx, input.id)) === undefined)
      throw new Refusal('conflict', 'That message has gone, or goes by itself. Look at the page again.');
    return { id: input.id };
  },
  about: (input) => ({ kind: 'message', id: input.id }),
  touches: () => ['courier', 'reminders'],
});
