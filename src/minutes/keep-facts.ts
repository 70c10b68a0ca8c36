import type { Context } from '../core/context.ts';
import { factsOf } from '../lists/index.ts';
import { keepFactsOf } from './facts-store.ts';
import { recordsOfHuddle } from './record-store.ts';

/** After a huddle closes: keeps beside each discussed case what the lists said that day, to compare with next time. */
export async function keepFacts(ctx: Context, { huddleId }: { huddleId: string }): Promise<void> {
  for (const { itemId, person, priority, state } of await recordsOfHuddle(ctx, huddleId))
    if (state === 'discussed') await keepFactsOf(ctx, itemId, { ...(await factsOf(ctx, person)), priority });
}
