import { isOpenCase, markScheduled, unmarkScheduled } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { deleteItems, historyOf, itemsOf, openItemsOfCase, setOrder } from './agenda-store.ts';

/** Cases of a huddle that will not be held wait again for the next agenda, unless they stand on another one. */
export async function releaseCases(ctx: Context, huddleId: string): Promise<void> {
  const free: string[] = [];
  for (const item of await itemsOf(ctx, huddleId)) {
    const open = await openItemsOfCase(ctx, item.caseId);
    if (open.every((one) => one.huddleId === huddleId)) free.push(item.caseId);
  }
  await unmarkScheduled(ctx, free);
}

/** A huddle that comes back keeps its agenda, but for the cases that ended or went to another one meanwhile. */
export async function releaseElsewhere(ctx: Context, huddleId: string): Promise<void> {
  const items = await itemsOf(ctx, huddleId);
  const history = await historyOf(
    ctx,
    items.map((item) => item.caseId),
    huddleId,
  );
  const gone = items.filter(
    (item) => !isOpenCase(item.caseStatus) || history.get(item.caseId)?.elsewhere === true,
  );
  const kept = items.filter((item) => !gone.includes(item));
  await deleteItems(
    ctx,
    gone.map((item) => item.id),
  );
  await setOrder(
    ctx,
    kept.map((item) => item.id),
  );
  await markScheduled(
    ctx,
    kept.map((item) => item.caseId),
  );
}
