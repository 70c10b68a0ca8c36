import { z } from 'zod';
import { required } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { itemsOf } from './agenda-store.ts';
import { liveHuddle } from './guard.ts';
import { shown, stepping } from './next-item.ts';
import { open, type Step, stay } from './steps.ts';

/**
 * "They have left": opens the case that waits at the gate. `itemId` is the case that the presser was asked about; when
 * the huddle has gone another way meanwhile, nothing happens and the answer says where it is.
 */
export const passGate = command({
  says: 'Say that those who had to step out have left',
  needs: 'huddles.run',
  input: z.object({ huddleId: z.uuid(), itemId: z.uuid() }),
  undo: 'huddles.back',
  async run({ huddleId, itemId }, ctx): Promise<Step> {
    const huddle = await liveHuddle(ctx, huddleId);
    const items = await itemsOf(ctx, huddleId);
    if (huddle.gateItemId !== itemId) return shown(ctx, stay(huddle, items));
    const gated = required(
      items.find((item) => item.id === itemId),
      'case on this agenda',
    );
    return shown(ctx, await open(ctx, huddle, items, gated, true));
  },
  ...stepping,
});
