import type { Context } from '../core/context.ts';
import { layOnTable, setLane } from '../huddles/index.ts';
import { forgetSettled, prepOf } from './store.ts';

/** Follows each step of a live huddle: the case that is opened comes with what was prepared on it, to be spoken to or changed. */
export async function layPrepOnTable(ctx: Context, step: { currentItemId: string | null }): Promise<void> {
  if (step.currentItemId === null) return;
  const prep = await prepOf(ctx, step.currentItemId);
  if (prep === undefined) return;
  const { situation, actionToDate, proposal } = prep;
  await layOnTable(ctx, step.currentItemId, { situation, actionToDate, nextSteps: proposal });
  // On the table it is discussed, whatever was agreed before.
  await setLane(ctx, step.currentItemId, 'discuss');
  await forgetSettled(ctx, step.currentItemId);
}
