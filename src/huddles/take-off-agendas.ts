import { type CaseChange, isOpenCase } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { changeItem, itemById, itemsOf, openItemsOfCase, setOrder } from './agenda-store.ts';
import { dropDraftsOf } from './draft-store.ts';
import { correctPost } from './post.ts';
import { endVisit } from './steps.ts';
import { changeHuddle, lockedHuddle } from './store.ts';

/**
 * Follows a case that ended, was undone or put on hold: it leaves every agenda of a huddle that is not over. In a live
 * huddle, where something was already recorded on it, it stays as discussed; nothing that was said is lost.
 */
export async function takeOffAgendas(ctx: Context, change: CaseChange): Promise<void> {
  if (isOpenCase(change.status) && change.status !== 'on_hold' && change.status !== 'shortlisted') return;
  const huddleIds = new Set((await openItemsOfCase(ctx, change.id)).map((item) => item.huddleId));
  for (const huddleId of [...huddleIds].sort()) {
    const huddle = await lockedHuddle(ctx, huddleId);
    const standing = (await openItemsOfCase(ctx, change.id)).find((one) => one.huddleId === huddleId);
    const item = standing && (await itemById(ctx, standing.id));
    if (huddle === undefined || item === undefined) continue;
    if (item.isRecorded)
      await endVisit(
        ctx,
        { ...item, startedAt: item.state === 'current' ? item.startedAt : null },
        'discussed',
      );
    else await changeItem(ctx, item.id, { state: 'removed' });
    // Nobody is to be asked for an owner on a case that is over.
    await dropDraftsOf(ctx, item.id);
    if (huddle.currentItemId === item.id) await changeHuddle(ctx, huddleId, { currentItemId: null });
    await setOrder(
      ctx,
      (await itemsOf(ctx, huddleId)).map((one) => one.id),
    );
    await correctPost(ctx, huddle);
  }
}
