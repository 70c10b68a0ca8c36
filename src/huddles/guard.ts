import type { Context } from '../core/context.ts';
import { showDay, showTime } from '../core/day.ts';
import { Refusal, required } from '../core/refusal.ts';
import { type ItemRow, itemById } from './agenda-store.ts';
import { isMissed } from './huddle.ts';
import { isWithheld } from './show.ts';
import { type HuddleRow, huddleById, lockedHuddle } from './store.ts';
import { dayAndTime } from './timetable.ts';

/** "Tue 24 Nov at 8:45". */
export function whenOf(huddle: { localStart: string }, today?: string): string {
  const { day, time } = dayAndTime(huddle.localStart);
  return `${showDay(day, today)} at ${showTime(time)}`;
}

const CLOSED = 'This huddle is closed, so its record is locked. Bring it to the next huddle.';

/** The huddle, locked, while it is live; else what to do instead. `share`: many may write into it at once. */
export async function liveHuddle(
  ctx: Context,
  huddleId: string,
  strength: 'update' | 'share' = 'update',
): Promise<HuddleRow> {
  const huddle = required(await lockedHuddle(ctx, huddleId, strength), 'huddle');
  if (huddle.status === 'live') return huddle;
  throw new Refusal(
    'conflict',
    huddle.status === 'closed'
      ? CLOSED
      : huddle.status === 'cancelled'
        ? 'This huddle was cancelled.'
        : 'This huddle has not started. Start it first.',
  );
}

/** The huddle, locked, while its agenda can still change: before it starts and while it is live. */
export async function openHuddle(ctx: Context, huddleId: string): Promise<HuddleRow> {
  const huddle = required(await lockedHuddle(ctx, huddleId), 'huddle');
  if (huddle.status === 'closed') throw new Refusal('conflict', CLOSED);
  if (huddle.status === 'cancelled')
    throw new Refusal('conflict', 'This huddle was cancelled. Restore it first, or use the next one.');
  if (isMissed(huddle, ctx.now))
    throw new Refusal(
      'conflict',
      'This huddle did not take place. Move it to a new time, or use the next one.',
    );
  return huddle;
}

/** The huddle, locked, before it starts (also one that did not take place): it can be moved or cancelled. */
export async function unstartedHuddle(ctx: Context, huddleId: string): Promise<HuddleRow> {
  const huddle = required(await lockedHuddle(ctx, huddleId), 'huddle');
  if (huddle.status === 'draft' || huddle.status === 'scheduled') return huddle;
  throw new Refusal(
    'conflict',
    huddle.status === 'cancelled'
      ? 'This huddle was cancelled. Restore it first.'
      : huddle.status === 'live'
        ? 'This huddle is live. Close it instead.'
        : 'This huddle is closed and can no longer be changed.',
  );
}

/** An item of an agenda that the asker's organisation may see; else it is not there. */
export async function visibleItem(ctx: Context, itemId: string): Promise<ItemRow> {
  const item = await itemById(ctx, itemId);
  return required(
    item !== undefined && !isWithheld(ctx, item.excludedOrganisations) ? item : undefined,
    'case on an agenda',
  );
}

/** The same with the day of its huddle: for messages about it. */
export async function agendaItem(ctx: Context, itemId: string): Promise<ItemRow & { day: string }> {
  const item = await visibleItem(ctx, itemId);
  const huddle = required(await huddleById(ctx, item.huddleId), 'huddle');
  return { ...item, ...dayAndTime(huddle.localStart) };
}
