import { z } from 'zod';
import { isOpenCase, markScheduled, unmarkScheduled } from '../cases/index.ts';
import { Refusal } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { isSettled } from './agenda.ts';
import { changeItem, itemsOf, openItemsOfCase, setOrder } from './agenda-store.ts';
import { openHuddle, visibleItem } from './guard.ts';
import { leavePlanned } from './placing.ts';
import { correctPost } from './post.ts';
import { changeHuddle, lockAgendas } from './store.ts';

const input = z.object({ itemId: z.uuid() });
type Done = { itemId: string; huddleId: string; ref: string };
const topics = (done: Done): string[] => [
  `huddle/${done.huddleId}`,
  `agenda/${done.huddleId}`,
  `case/${done.ref}`,
  'cases',
];

/**
 * Takes a case off an agenda; the planner does not bring it back to this one. In a live huddle the case that was current
 * leaves nobody current. Refuses where something is recorded on it already: defer it instead.
 */
export const removeItem = command({
  says: 'Take a case off an agenda',
  needs: 'huddles.agenda',
  input,
  undo: 'huddles.restoreItem',
  async run({ itemId }, ctx): Promise<Done> {
    await lockAgendas(ctx);
    const { huddleId } = await visibleItem(ctx, itemId);
    const huddle = await openHuddle(ctx, huddleId);
    const item = await visibleItem(ctx, itemId);
    const done = { itemId, huddleId, ref: item.ref };
    if (item.state === 'removed') return done;
    if (isSettled(item))
      throw new Refusal(
        'conflict',
        `${item.ref} was agreed without a meeting. Ask the chair to take that back first.`,
      );
    if (item.isRecorded || item.state === 'discussed')
      throw new Refusal(
        'conflict',
        `${item.ref} has been discussed here already. Finish it or defer it instead.`,
      );
    await changeItem(ctx, itemId, {
      state: 'removed',
      removedBy: ctx.actor.kind === 'member' ? ctx.actor.memberId : null,
    });
    if (huddle.currentItemId === itemId) await changeHuddle(ctx, huddleId, { currentItemId: null });
    await setOrder(
      ctx,
      (await itemsOf(ctx, huddleId)).map((one) => one.id),
    );
    if ((await openItemsOfCase(ctx, item.caseId)).length === 0) await unmarkScheduled(ctx, [item.caseId]);
    await correctPost(ctx, huddle);
    return done;
  },
  about: (_asked, done) => ({ kind: 'huddle', id: done.huddleId }),
  touches: (_asked, done) => topics(done),
});

/**
 * Puts a case back where it was taken off, as long as the huddle is not over and the case still goes on; it leaves the agenda
 * that the planner put it on meanwhile.
 */
export const restoreItem = command({
  says: 'Put a case back on an agenda',
  needs: 'huddles.agenda',
  input,
  undo: 'huddles.removeItem',
  async run({ itemId }, ctx): Promise<Done> {
    await lockAgendas(ctx);
    const { huddleId } = await visibleItem(ctx, itemId);
    const huddle = await openHuddle(ctx, huddleId);
    const item = await visibleItem(ctx, itemId);
    const done = { itemId, huddleId, ref: item.ref };
    const before = await itemsOf(ctx, huddleId);
    if (before.some((one) => one.caseId === item.caseId)) return done;
    if (!isOpenCase(item.caseStatus))
      throw new Refusal('conflict', `The case of ${item.ref} has ended, so it cannot go back on the agenda.`);
    await leavePlanned(ctx, item.caseId);
    await changeItem(ctx, itemId, { state: 'waiting', placed: 'hand', removedBy: null });
    const ids = before.map((one) => one.id);
    ids.splice(Math.max(0, item.position - 1), 0, itemId);
    await setOrder(ctx, ids);
    await markScheduled(ctx, [item.caseId]);
    await correctPost(ctx, huddle);
    return done;
  },
  about: (_asked, done) => ({ kind: 'huddle', id: done.huddleId }),
  touches: (_asked, done) => topics(done),
});
