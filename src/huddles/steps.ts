import type { Context } from '../core/context.ts';
import { minutesBetween } from '../core/day.ts';
import { changeItem, type ItemRow } from './agenda-store.ts';
import { yesByOpening } from './late.ts';
import { refuseLeaving } from './leaving.ts';
import { isNobody, whoStepsOut } from './live-now.ts';
import { guestsIn, openPresence } from './live-store.ts';
import { attendanceOf } from './record-store.ts';
import { changeHuddle, type HuddleRow } from './store.ts';

/**
 * Where the huddle is after a step. `moved`: false when somebody else had already taken it. `waiting`: cases still to come.
 * `gateItemId`: the next case is not open yet, since somebody has to step out first.
 */
export type Step = {
  huddleId: string;
  currentItemId: string | null;
  gateItemId: string | null;
  ref: string | null;
  moved: boolean;
  waiting: number;
};
type Left = 'discussed' | 'waiting' | 'deferred';

const spent = (ctx: Context, item: ItemRow): number =>
  item.secondsSpent +
  (item.startedAt === null ? 0 : Math.max(0, Math.round(minutesBetween(item.startedAt, ctx.now) * 60)));

type Deferred = { deferReason?: ItemRow['deferReason'] };
/** Ends the visit to a case, whatever stands on it: the time counts. For a case that ended itself; a person steps with `leave`. */
export const endVisit = (ctx: Context, item: ItemRow, state: Left, set: Deferred = {}): Promise<void> =>
  changeItem(ctx, item.id, { state, finishedAt: ctx.now, secondsSpent: spent(ctx, item), ...set });

/** Leaves a case. Refuses while something on it must not be left so (leaving.ts). */
export async function leave(ctx: Context, item: ItemRow, state: Left, set: Deferred = {}): Promise<void> {
  await refuseLeaving(ctx, item, state === 'discussed');
  await endVisit(ctx, item, state, set);
}

/** What a jump away makes of a case: what was recorded was discussed, the rest waits for its turn. */
export const afterJump = (item: ItemRow): Left => (item.isRecorded ? 'discussed' : 'waiting');

/** The next case that waits: after the one just left, else any that was jumped over. */
export const nextWaiting = (items: readonly ItemRow[], after: ItemRow | undefined): ItemRow | undefined => {
  const waiting = items.filter((item) => item.state === 'waiting' && item.id !== after?.id);
  return waiting.find((item) => item.position > (after?.position ?? 0)) ?? waiting[0];
};

/** The next case waits at the gate while somebody is here whom its person keeps away. */
async function isGated(ctx: Context, huddle: HuddleRow, next: ItemRow): Promise<boolean> {
  if (next.excludedOrganisations.length === 0) return false;
  const [rows, guests] = await Promise.all([attendanceOf(ctx, huddle.id), guestsIn(ctx, huddle.id)]);
  return !isNobody(whoStepsOut(next, rows, guests.length));
}

/**
 * Opens a case, or none: the huddle points at it, its clock starts, the question is kept as it is asked now, and whoever is
 * here is here for it. The one before must have been left, since a huddle is on one case at a time. A late case opens by the
 * chair's yes (late.ts). `havePassed`: somebody said that those have left whom the person keeps away; until then the case
 * stays closed, behind the gate.
 */
export async function open(
  ctx: Context,
  huddle: HuddleRow,
  items: readonly ItemRow[],
  next: ItemRow | undefined,
  havePassed = false,
): Promise<Step> {
  const gated = next !== undefined && !havePassed && (await isGated(ctx, huddle, next));
  if (gated && huddle.gateItemId === next.id && huddle.currentItemId === null) return stay(huddle, items);
  const yes = next === undefined ? null : await yesByOpening(ctx, huddle, next);
  if (next !== undefined && gated && yes !== null) await changeItem(ctx, next.id, yes);
  if (next !== undefined && !gated) {
    await changeItem(ctx, next.id, {
      ...yes,
      state: 'current',
      startedAt: ctx.now,
      finishedAt: null,
      deferReason: null,
      question: next.question,
    });
    await openPresence(ctx, next);
  }
  const currentItemId = gated ? null : (next?.id ?? null);
  const gateItemId = gated ? next.id : null;
  await changeHuddle(ctx, huddle.id, {
    currentItemId,
    gateItemId,
    ...(huddle.stageUntil === 'case' ? { stageShownBy: null, stageUntil: null } : {}),
  });
  return {
    huddleId: huddle.id,
    currentItemId,
    gateItemId,
    ref: gated ? null : (next?.ref ?? null),
    moved: true,
    waiting: items.filter((item) => item.state === 'waiting' && (gated || item.id !== next?.id)).length,
  };
}

/** Nothing to do: the huddle stays where it is. */
export const stay = (huddle: HuddleRow, items: readonly ItemRow[]): Step => ({
  huddleId: huddle.id,
  currentItemId: huddle.currentItemId,
  gateItemId: huddle.gateItemId,
  ref: items.find((item) => item.id === huddle.currentItemId)?.ref ?? null,
  moved: false,
  waiting: items.filter((item) => item.state === 'waiting').length,
});
