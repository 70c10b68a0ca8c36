import type { CaseChange } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { agendaItem, huddleById, setLane } from '../huddles/index.ts';
import { itemsAhead } from './items-store.ts';
import { laneOf, neededFor } from './prep.ts';
import { opinionsOn, prepOf } from './store.ts';

/** Puts an item into the lane in which it now belongs, and says which. */
export async function judgeLane(ctx: Context, itemId: string): Promise<'discuss' | 'agree'> {
  const item = await agendaItem(ctx, itemId);
  const huddle = await huddleById(ctx, item.huddleId);
  const lane = laneOf(
    neededFor({ ...item, requiredDisciplines: huddle?.requiredDisciplines ?? [] }),
    await prepOf(ctx, itemId),
    await opinionsOn(ctx, [itemId]),
  );
  await setLane(ctx, itemId, lane);
  return lane;
}

/** Follows a change of whom a case needs: what was agreed by all may no longer be. */
export async function judgeLanesOf(ctx: Context, change: CaseChange): Promise<void> {
  for (const item of await itemsAhead(ctx))
    if (item.ref === change.ref && item.state === 'waiting' && item.prepVersion !== null)
      await judgeLane(ctx, item.itemId);
}
