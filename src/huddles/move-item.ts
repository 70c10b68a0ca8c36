import { z } from 'zod';
import { Refusal, required } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { memberOf } from '../neighbourhoods/index.ts';
import { changeItem, itemsOf, setOrder } from './agenda-store.ts';
import { openHuddle, visibleItem } from './guard.ts';
import { correctPost } from './post.ts';
import { lockAgendas } from './store.ts';

type Done = { itemId: string; huddleId: string; position: number; version: number };
const topics = ({ huddleId }: { huddleId: string }): string[] => [`huddle/${huddleId}`, `agenda/${huddleId}`];

/** Moves a case that has not been discussed to another place (1 = first); the planner then leaves it there. */
export const moveItem = command({
  says: 'Move a case on an agenda',
  needs: 'huddles.agenda',
  input: z.object({ itemId: z.uuid(), to: z.int().min(1).max(100) }),
  undo: 'huddles.moveItem',
  async run({ itemId, to }, ctx): Promise<Done> {
    await lockAgendas(ctx);
    const { huddleId } = await visibleItem(ctx, itemId);
    const huddle = await openHuddle(ctx, huddleId);
    const items = await itemsOf(ctx, huddleId);
    const item = required(
      items.find((one) => one.id === itemId),
      'case on the agenda',
    );
    if (item.state !== 'waiting' && item.state !== 'deferred')
      throw new Refusal('conflict', `${item.ref} has been discussed already, so it stays where it is.`);
    const stands = items.indexOf(item) + 1;
    // Pressed again: it is there, and nobody's version grows old by it.
    if (item.placed === 'pinned' && stands === Math.min(to, items.length))
      return { itemId, huddleId, position: stands, version: item.version };
    const ids = items.map((one) => one.id).filter((id) => id !== itemId);
    ids.splice(to - 1, 0, itemId);
    await changeItem(ctx, itemId, { placed: 'pinned' });
    await setOrder(ctx, ids);
    await correctPost(ctx, huddle);
    return { itemId, huddleId, position: ids.indexOf(itemId) + 1, version: item.version + 1 };
  },
  about: (_asked, done) => ({ kind: 'huddle', id: done.huddleId }),
  touches: (_asked, done) => topics(done),
});

/** Pins a case to its place, or lets the planner order it again; it stays on the agenda either way. */
export const pinItem = command({
  says: 'Pin a case to its place on an agenda',
  needs: 'huddles.agenda',
  input: z.object({ itemId: z.uuid(), pinned: z.boolean() }),
  undo: 'huddles.pinItem',
  async run({ itemId, pinned }, ctx): Promise<Done> {
    await lockAgendas(ctx);
    const { huddleId } = await visibleItem(ctx, itemId);
    await openHuddle(ctx, huddleId);
    const item = await visibleItem(ctx, itemId);
    const is = item.placed === 'pinned';
    if (is !== pinned) await changeItem(ctx, itemId, { placed: pinned ? 'pinned' : 'hand' });
    return { itemId, huddleId, position: item.position, version: item.version + (is === pinned ? 0 : 1) };
  },
  about: (_asked, done) => ({ kind: 'huddle', id: done.huddleId }),
  touches: (_asked, done) => topics(done),
});

/**
 * Changes what will be asked about a case in this huddle, its minutes, or who presents it. A stale version is a conflict
 * that carries what the other one wrote.
 */
export const changeAgendaItem = command({
  says: 'Change the question, minutes or presenter of a case on an agenda',
  needs: 'huddles.agenda',
  where: 'personal',
  input: z.object({
    itemId: z.uuid(),
    version: z.int(),
    question: z.string().trim().min(1).max(300).exactOptional(),
    minutes: z.number().min(0.5).max(60).multipleOf(0.5).exactOptional(),
    presenterId: z.uuid().exactOptional(),
  }),
  async run({ itemId, version, ...set }, ctx): Promise<Done> {
    const { huddleId } = await visibleItem(ctx, itemId);
    const huddle = await openHuddle(ctx, huddleId);
    const item = await visibleItem(ctx, itemId);
    if (item.version !== version)
      throw new Refusal(
        'conflict',
        'Somebody else changed this a moment ago. Look at theirs, then save again.',
        {
          question: item.question,
          minutes: item.minutes,
          presenter: item.presenterName,
          version: item.version,
        },
      );
    if (set.presenterId !== undefined)
      required(await memberOf(ctx, set.presenterId), 'member of this neighbourhood');
    // Minutes of its own make it somebody's choice: the planner gives every case the same.
    await changeItem(ctx, itemId, item.placed === 'planner' ? { ...set, placed: 'hand' } : set);
    if (set.minutes !== undefined && set.minutes !== item.minutes) await correctPost(ctx, huddle);
    return { itemId, huddleId, position: item.position, version: version + 1 };
  },
  about: (_asked, done) => ({ kind: 'huddle', id: done.huddleId }),
  touches: (_asked, done) => topics(done),
});
