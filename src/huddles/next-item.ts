import { z } from 'zod';
import type { Context } from '../core/context.ts';
import { Refusal, required } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { itemById, itemsOf } from './agenda-store.ts';
import { liveHuddle } from './guard.ts';
import { isWithheld } from './show.ts';
import { afterJump, leave, nextWaiting, open, type Step, stay } from './steps.ts';

/** A step's answer without the reference of a case that the asker's organisation may not see. */
export async function shown(ctx: Context, step: Step): Promise<Step> {
  const item = step.currentItemId === null ? undefined : await itemById(ctx, step.currentItemId);
  return item !== undefined && isWithheld(ctx, item.excludedOrganisations) ? { ...step, ref: null } : step;
}
/** What every step through the agenda says of itself. */
export const stepping = {
  about: (asked: { huddleId: string }) => ({ kind: 'huddle' as const, id: asked.huddleId }),
  touches: (asked: { huddleId: string }, step: Step) => (step.moved ? [`huddle/${asked.huddleId}`] : []),
  noted: (step: Step) => step.moved,
};

/**
 * Finishes the case on the table and opens the next that waits; after the last one none is open and the new actions are
 * read back. Where its person keeps somebody away who is here, the next case stays closed until huddles.passGate. `expectItemId` is the case that the presser saw (null: none): when somebody else was faster nothing moves and
 * the answer says where the huddle is, so that two presses at once skip no case.
 */
export const nextItem = command({
  says: 'Go to the next case',
  needs: 'huddles.run',
  input: z.object({ huddleId: z.uuid(), expectItemId: z.uuid().nullable().exactOptional() }),
  undo: 'huddles.back',
  async run({ huddleId, expectItemId }, ctx): Promise<Step> {
    const huddle = await liveHuddle(ctx, huddleId);
    const items = await itemsOf(ctx, huddleId);
    const current = items.find((item) => item.id === huddle.currentItemId);
    const next = items.find((item) => item.id === huddle.gateItemId) ?? nextWaiting(items, current);
    const isStale = expectItemId !== undefined && expectItemId !== (current?.id ?? null);
    if (isStale || (current === undefined && next === undefined)) return shown(ctx, stay(huddle, items));
    if (current !== undefined) await leave(ctx, current, 'discussed');
    return shown(ctx, await open(ctx, huddle, items, next));
  },
  ...stepping,
});

/** Goes back to the case before this one, or, after the last, to the last; it counts as open again. */
export const back = command({
  says: 'Go back to the case before',
  needs: 'huddles.run',
  input: z.object({ huddleId: z.uuid(), expectItemId: z.uuid().nullable().exactOptional() }),
  undo: 'huddles.nextItem',
  async run({ huddleId, expectItemId }, ctx): Promise<Step> {
    const huddle = await liveHuddle(ctx, huddleId);
    const items = await itemsOf(ctx, huddleId);
    const current = items.find((item) => item.id === huddle.currentItemId);
    const before = items
      .filter((item) => (current === undefined ? item.startedAt !== null : item.position < current.position))
      .at(-1);
    const isStale = expectItemId !== undefined && expectItemId !== (current?.id ?? null);
    if (isStale || before === undefined) return shown(ctx, stay(huddle, items));
    if (current !== undefined) await leave(ctx, current, afterJump(current));
    return shown(ctx, await open(ctx, huddle, items, before));
  },
  ...stepping,
});

/** Opens any case of the agenda, a deferred or discussed one too. The one that was open waits, or counts as discussed when something is recorded. */
export const goTo = command({
  says: 'Go to a case of the agenda',
  needs: 'huddles.run',
  input: z.object({ huddleId: z.uuid(), itemId: z.uuid() }),
  async run({ huddleId, itemId }, ctx): Promise<Step> {
    const huddle = await liveHuddle(ctx, huddleId);
    const items = await itemsOf(ctx, huddleId);
    const wanted = required(
      items.find((item) => item.id === itemId),
      'case on this agenda',
    );
    const current = items.find((item) => item.id === huddle.currentItemId);
    if (current?.id === itemId) return shown(ctx, stay(huddle, items));
    if (current !== undefined) await leave(ctx, current, afterJump(current));
    return shown(ctx, await open(ctx, huddle, items, wanted));
  },
  ...stepping,
});

/**
 * Puts a case off in a live huddle, with a reason from the fixed list; it comes to the next huddle as carried over. When it
 * was the open one the next opens. Going back to it takes the deferral back.
 */
export const deferItem = command({
  says: 'Defer a case to the next huddle',
  needs: 'huddles.run',
  input: z.object({
    itemId: z.uuid(),
    reason: z.enum(['no_time', 'not_known_here', 'information_needed', 'somebody_absent']),
  }),
  undo: 'huddles.goTo',
  async run({ itemId, reason }, ctx): Promise<Step> {
    const { huddleId } = required(await itemById(ctx, itemId), 'case on an agenda');
    const huddle = await liveHuddle(ctx, huddleId);
    const items = await itemsOf(ctx, huddleId);
    const item = required(
      items.find((one) => one.id === itemId),
      'case on this agenda',
    );
    if (item.state === 'deferred' && item.deferReason === reason) return shown(ctx, stay(huddle, items));
    if (item.state === 'discussed')
      throw new Refusal('conflict', 'This case has been discussed. Go back to it first, then defer it.');
    if (item.id !== huddle.currentItemId) {
      await leave(ctx, { ...item, startedAt: null }, 'deferred', { deferReason: reason });
      const left = items.map((one) => (one.id === itemId ? { ...one, state: 'deferred' as const } : one));
      if (huddle.gateItemId === itemId)
        return shown(ctx, await open(ctx, huddle, left, nextWaiting(left, item)));
      return shown(ctx, { ...stay(huddle, left), moved: true });
    }
    await leave(ctx, item, 'deferred', { deferReason: reason });
    return shown(ctx, await open(ctx, huddle, items, nextWaiting(items, item)));
  },
  about: (_asked, step) => ({ kind: 'huddle', id: step.huddleId }),
  touches: (_asked, step) => [`huddle/${step.huddleId}`],
});
