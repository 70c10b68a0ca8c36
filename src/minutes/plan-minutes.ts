import { z } from 'zod';
import { addWorkingDays, hearsAt, isWorkingDay, isWorkingDayOf, QUIET_FROM } from '../calendar/index.ts';
import type { Context } from '../core/context.ts';
import { instantAt, timeOf } from '../core/time.ts';
import { command } from '../core/use-case.ts';
import { onLeave } from '../neighbourhoods/index.ts';
import { causesWritten, type OwnerOf, ownersSince, readers } from './summary-store.ts';

/** After a working week a summary is no news: the daily digest has said it since. */
const WORTH_WORKING_DAYS = 5;

/**
 * Plans each owner's list of what they took on in a huddle, for the working day after it at the time of their daily message
 * [D, DOMAIN.md 8]: their own next day at work, or on leave their deputy's. One message for a huddle and a reader, however
 * often it is asked; nothing in quiet hours, at weekends or on bank holidays.
 */
export const planMinutes = command({
  says: 'Plan the summaries for owners of actions',
  needs: 'system',
  input: z.object({}),
  async run(_asked, ctx): Promise<{ summaries: number }> {
    const { localClosures, today, zone } = ctx;
    if (!isWorkingDay(today, localClosures) || timeOf(ctx.now, zone) >= QUIET_FROM) return { summaries: 0 };
    const owners = await ownersSince(ctx, addWorkingDays(today, -WORTH_WORKING_DAYS, localClosures));
    const wanted = await readersOf(ctx, owners);
    const written = await causesWritten(ctx, [...wanted.keys()]);
    let summaries = 0;
    for (const [cause, { huddleId, to, digestTime }] of wanted) {
      if (written.has(cause)) continue;
      await ctx.send({
        kind: 'owner-summary',
        cause,
        to,
        about: { kind: 'huddle', id: huddleId },
        notBefore: instantAt(today, hearsAt(digestTime), zone),
      });
      summaries += 1;
    }
    return { summaries };
  },
  noted: ({ summaries }) => summaries > 0,
});

type Reader = { huddleId: string; to: string; digestTime: string };
/** Who hears of which huddle today, by the cause of the message: whoever is away today and has no deputy hears later. */
async function readersOf(ctx: Context, owners: readonly OwnerOf[]): Promise<Map<string, Reader>> {
  if (owners.length === 0) return new Map();
  const [members, away] = await Promise.all([readers(ctx), onLeave(ctx, ctx.today)]);
  const byId = new Map(members.map((member) => [member.id, member]));
  const wanted = new Map<string, Reader>();
  for (const { huddleId, ownerId } of owners) {
    const owner = byId.get(ownerId);
    const hears = owner !== undefined && away.has(ownerId) ? byId.get(owner.deputyId ?? '') : owner;
    if (hears === undefined || away.has(hears.id)) continue;
    if (!isWorkingDayOf(hears.workingDays, ctx.today, ctx.localClosures)) continue;
    wanted.set(`owner-summary:${huddleId}:${hears.id}`, {
      huddleId,
      to: hears.id,
      digestTime: hears.digestTime,
    });
  }
  return wanted;
}
