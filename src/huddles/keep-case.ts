import { z } from 'zod';
import { Refusal } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { liveHuddle, visibleItem } from './guard.ts';
import { keepReason } from './live-store.ts';

/**
 * Keeps a case on that was discussed three times without a new action, with the reason in words; the count begins anew.
 * Null takes it back. To step it down instead, record that outcome.
 */
export const keepCase = command({
  says: 'Keep a case on, with a reason',
  needs: 'huddles.record',
  where: 'personal',
  undo: 'huddles.keepCase',
  input: z.object({
    itemId: z.uuid(),
    reason: z
      .string()
      .trim()
      .min(3, 'Why does the team keep this case?')
      .max(300, 'Say it in at most 300 letters.')
      .nullable(),
  }),
  async run({ itemId, reason }, ctx) {
    const { huddleId } = await visibleItem(ctx, itemId);
    await liveHuddle(ctx, huddleId, 'share');
    const item = await visibleItem(ctx, itemId);
    if (item.state === 'removed')
      throw new Refusal('conflict', `${item.ref} was taken off this agenda. Put it back first.`);
    await keepReason(ctx, itemId, reason);
    return { huddleId, itemId };
  },
  about: (_asked, done) => ({ kind: 'huddle', id: done.huddleId }),
  touches: (_asked, done) => [`huddle/${done.huddleId}`],
});
