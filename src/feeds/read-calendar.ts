import { z } from 'zod';
import type { Context } from '../core/context.ts';
import { addMinutes } from '../core/day.ts';
import { required } from '../core/refusal.ts';
import { command, query } from '../core/use-case.ts';
import { type CalendarRow, calendarFrom, calendarGone, calendarRow } from '../huddles/index.ts';
import { neighbourhoodOf } from '../neighbourhoods/index.ts';
import { hashOf, isSecretOf, keyAsSecret, writeToken } from './address.ts';
import { calendarFile } from './calendar-file.ts';
import { feedById, noteRead } from './store.ts';

const KEPT_DAYS = 28;
const written = async (ctx: Context, rows: readonly CalendarRow[]): Promise<string> =>
  calendarFile(rows, { place: (await neighbourhoodOf(ctx)).name, zone: ctx.zone });

/**
 * A member's calendar, for whoever holds its address: the huddles of the last four weeks and all in the diary, cancelled
 * ones as such, those too that left the diary since it was read first; free time where the member sent apologies. Null when nothing stands at that address (any more).
 */
export const readFeed = command({
  says: 'Hand out a calendar at its secret address',
  needs: 'system',
  input: z.object({ feedId: z.uuid(), secret: z.string().max(100) }),
  async run({ feedId, secret }, ctx): Promise<string | null> {
    const feed = await feedById(ctx, feedId);
    if (!isSecretOf(feed?.secretHash, secret) || feed === undefined) return null;
    const rows = await calendarFrom(ctx, feed.memberId, addMinutes(ctx.now, -KEPT_DAYS * 24 * 60));
    // A calendar that has not asked before has taken nothing that could be gone.
    const gone = feed.lastReadOn === null ? [] : await calendarGone(ctx, feed.madeAt);
    await noteRead(ctx, feedId);
    return written(ctx, [...rows, ...gone]);
  },
  noted: () => false,
});

/** One huddle's calendar file for whoever holds the link on its card; null when the link is not (or no longer) good. */
export const readHuddleFile = query({
  says: 'Hand out a huddle’s calendar file at its link',
  needs: 'system',
  input: z.object({ huddleId: z.uuid(), secret: z.string().max(100) }),
  async run({ huddleId, secret }, ctx): Promise<string | null> {
    const row = await calendarRow(ctx, huddleId);
    const kept = row === undefined ? undefined : hashOf(keyAsSecret(row.fileKey));
    return row !== undefined && isSecretOf(kept, secret) ? written(ctx, [row]) : null;
  },
});

/** One huddle as a calendar file, with its name, and the link at which it can be had without signing in. */
export const huddleFile = query({
  says: 'Make a huddle’s calendar file',
  needs: 'huddles.see',
  input: z.object({ huddleId: z.uuid() }),
  async run({ huddleId }, ctx) {
    const row = required(await calendarRow(ctx, huddleId), 'huddle');
    const token = writeToken({
      neighbourhoodId: ctx.neighbourhoodId,
      id: huddleId,
      secret: keyAsSecret(row.fileKey),
    });
    return {
      name: `huddle-${row.startsAt.slice(0, 10)}.ics`,
      text: await written(ctx, [row]),
      address: `${ctx.app.config.publicUrl}/calendar/${token}.ics`,
    };
  },
});
