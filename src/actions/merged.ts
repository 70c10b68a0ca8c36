import type { Context, MemberActor } from '../core/context.ts';
import { actionNumber } from '../core/ids.ts';
import { required } from '../core/refusal.ts';
import { showDay } from '../core/time.ts';
import { record } from './act-on.ts';
import { ACTION_PRIORITIES, type Action, isOpen } from './action.ts';
import { addActionEvent, TOOK_IN, tookIn } from './event-store.ts';
import { actionByNumber, type Held, lockAction } from './store.ts';
import type { Changes } from './write-store.ts';

/** Locked in the order of their numbers, so that merging A into B and B into A at once wait for each other. */
export async function bothLocked(ctx: Context, ref: string, into: string): Promise<[Held, Held]> {
  const [a, b] = [actionNumber(ref), actionNumber(into)];
  const first = required(await lockAction(ctx, Math.min(a, b)), 'action');
  const second = required(await lockAction(ctx, Math.max(a, b)), 'action');
  return a < b ? [first, second] : [second, first];
}

/** The action whose last deed is to be undone; where that was a merge, the other is locked with it, in the same order. */
export async function lockedToUndo(ctx: Context, number: number): Promise<Held> {
  const { ref, mergedInto } = required(await actionByNumber(ctx, number), 'action');
  return mergedInto === null
    ? required(await lockAction(ctx, number), 'action')
    : (await bothLocked(ctx, ref, mergedInto))[0];
}

/** The one that goes on is due by the sooner date and has the redder priority of the two, so that the urgent one is not lost. */
export async function takeIn(ctx: Context, kept: Held, { action: gone }: Held): Promise<void> {
  const { due, priority } = kept.action;
  const isRedder = ACTION_PRIORITIES.indexOf(gone.priority) < ACTION_PRIORITIES.indexOf(priority);
  const changes: Changes = {
    ...(gone.due < due && { due: gone.due }),
    ...(isRedder && { priority: gone.priority }),
  };
  const said = [
    gone.due < due ? `due ${showDay(gone.due, ctx.today)}` : undefined,
    isRedder ? gone.priority : undefined,
  ].filter((words) => words !== undefined);
  if (said.length > 0)
    await record(ctx, kept, { changes, what: TOOK_IN, words: `${gone.ref}: now ${said.join(', ')}` });
  else await note(ctx, kept, TOOK_IN, gone.ref);
}

/** The merge is undone: what the one that went on had of the other goes back, unless it was changed since; both owners are told. */
export async function takeOut(ctx: Context, me: MemberActor, gone: Held, back: Action): Promise<void> {
  const kept = required(await lockAction(ctx, actionNumber(gone.action.mergedInto ?? '')), 'action');
  const before = await tookIn(ctx, kept.action.id, back.ref);
  const { due, snoozedUntil, priority } = (before ?? {}) as Changes;
  const changes: Changes = {
    ...(due !== undefined && kept.action.due === back.due && { due, snoozedUntil: snoozedUntil ?? null }),
    ...(priority !== undefined && kept.action.priority === back.priority && { priority }),
  };
  if (isOpen(kept.action) && Object.keys(changes).length > 0)
    await record(ctx, kept, { changes, what: TAKEN_OUT, words: back.ref }, true);
  else await note(ctx, kept, TAKEN_OUT, back.ref);
  await tellBoth(ctx, me, 'unmerged', back, kept.action);
}
const TAKEN_OUT = 'gave a duplicate back';

const note = (ctx: Context, { action }: Held, what: string, words: string): Promise<void> =>
  addActionEvent(ctx, action.id, {
    what,
    from: action.status,
    to: action.status,
    ownerId: action.ownerId,
    due: action.due,
    words,
  });

/** Both owners hear it, but for the one who did it. */
export async function tellBoth(
  ctx: Context,
  me: MemberActor,
  what: 'merged' | 'unmerged',
  gone: Action,
  kept: Action,
): Promise<void> {
  for (const to of new Set([gone.ownerId, kept.ownerId]))
    if (to !== me.memberId)
      await ctx.send({
        kind: 'action-merged',
        cause: `${what}:${gone.id}:${gone.version}:${to}`,
        to,
        about: { kind: 'action', id: gone.id },
      });
}
