import type { Context } from '../core/context.ts';
import { minutesBetween } from '../core/day.ts';
import { changeItem, type ItemRow } from './agenda-store.ts';
import { changeHuddle, type HuddleRow } from './store.ts';

/** Where the huddle is after a step. `moved`: false when somebody else had already taken it. `waiting`: cases still to come. */
export type Step = {
  huddleId: string;
  currentItemId: string | null;
  ref: string | null;
  moved: boolean;
  waiting: number;
};
type Left = 'discussed' | 'waiting' | 'deferred';

const spent = (ctx: Context, item: ItemRow): number =>
  item.secondsSpent +
  (item.startedAt === null ? 0 : Math.max(0, Math.round(minutesBetween(item.startedAt, ctx.now) * 60)));

/** Ends the visit to the current case: the time counts, whatever becomes of it. */
export const leave = (
  ctx: Context,
  item: ItemRow,
  state: Left,
  set: { deferReason?: ItemRow['deferReason'] } = {},
): Promise<void> =>
  changeItem(ctx, item.id, { state, finishedAt: ctx.now, secondsSpent: spent(ctx, item), ...set });

/** What a jump away makes of a case: what was recorded was discussed, the rest waits for its turn. */
export const afterJump = (item: ItemRow): Left => (item.isRecorded ? 'discussed' : 'waiting');

/** The next case that waits: after the one just left, else any that was jumped over. */
export const nextWaiting = (items: readonly ItemRow[], after: ItemRow | undefined): ItemRow | undefined => {
  const waiting = items.filter((item) => item.state === 'waiting' && item.id !== after?.id);
  return waiting.find((item) => item.position > (after?.position ?? 0)) ?? waiting[0];
};

/**
 * Opens a case, or none: the huddle points at it, its clock starts, and the question is kept as it is asked now. The one
 * before must have been left, since a huddle is on one case at a time.
 */
export async function open(
  ctx: Context,
  huddle: HuddleRow,
  items: readonly ItemRow[],
  next: ItemRow | undefined,
): Promise<Step> {
  if (next !== undefined)
    await changeItem(ctx, next.id, {
      state: 'current',
      startedAt: ctx.now,
      finishedAt: null,
      deferReason: null,
      question: next.question,
    });
  await changeHuddle(ctx, huddle.id, { currentItemId: next?.id ?? null });
  return {
    huddleId: huddle.id,
    currentItemId: next?.id ?? null,
    ref: next?.ref ?? null,
    moved: true,
    waiting: items.filter((item) => item.state === 'waiting' && item.id !== next?.id).length,
  };
}

/** Nothing to do: the huddle stays where it is. */
export const stay = (huddle: HuddleRow, items: readonly ItemRow[]): Step => ({
  huddleId: huddle.id,
  currentItemId: huddle.currentItemId,
  ref: items.find((item) => item.id === huddle.currentItemId)?.ref ?? null,
  moved: false,
  waiting: items.filter((item) => item.state === 'waiting').length,
});
