import { z } from 'zod';
import { DIGEST_TIME, isQuiet, isWorkingDay, previousWorkingDay, QUIET_FROM } from '../calendar/index.ts';
import type { Context } from '../core/context.ts';
import { addMinutes, instantAt, machineNow, timeOf } from '../core/time.ts';
import { command } from '../core/use-case.ts';
import { CALL_MINUTES, RED_HOURS, workingHoursAgo } from './nudge.ts';
import { planDigests, planRed } from './nudge-store.ts';
import { beatPlanner } from './outbox-store.ts';
import { chatsToTryAgain, sendParked } from './reach-store.ts';
import { channelPostExists, channelPostIsStale, huddlesToCall } from './store.ts';

/** How often the clock's door asks; a call is planned this much ahead, so that it goes on the minute. */
const PLAN_EVERY_MINUTES = 5;

/**
 * Writes to the outbox what must be sent [DOMAIN.md 4]: one personal message a day to each member with a rung of the ladder
 * reached, red actions apart, one channel post a day, and the call before a huddle. Causes are unique, so asking twice plans
 * nothing twice; after a gap only the latest missed rung goes.
 */
export const planReminders = command({
  says: 'Plan reminders',
  needs: 'system',
  input: z.object({}),
  async run(_input, ctx) {
    const { localClosures } = ctx;
    await beatPlanner(ctx, machineNow());
    const calls = await planCalls(ctx);
    const tried = await tryChatsAgain(ctx);
    const time = timeOf(ctx.now, ctx.zone);
    // After 18:00 nothing more is planned for the day; before 8:00 it is planned and waits for the digest time.
    if (time >= QUIET_FROM || !isWorkingDay(ctx.today, localClosures))
      return { digests: 0, red: 0, posts: 0, calls, tried };
    const digests = await planDigests(ctx);
    const red = isQuiet(time) ? 0 : await planRedActions(ctx);
    const posts = await planChannelPost(ctx);
    return { digests, red, posts, calls, tried };
  },
  noted: ({ digests, red, posts, calls, tried }) => digests + red + posts + calls + tried > 0,
});

const planRedActions = (ctx: Context): Promise<number> =>
  planRed(
    ctx,
    workingHoursAgo(ctx.now, ctx.today, RED_HOURS, ctx.zone, {
      isWorking: (day) => isWorkingDay(day, ctx.localClosures),
      before: (day) => previousWorkingDay(day, ctx.localClosures),
    }),
  );

/** A chat that refused us is tried once more after a day; what was parked for it goes then. */
async function tryChatsAgain(ctx: Context): Promise<number> {
  const chats = await chatsToTryAgain(ctx);
  for (const id of chats) await sendParked(ctx, id);
  return chats.length;
}

async function planChannelPost(ctx: Context): Promise<number> {
  const stale = await channelPostIsStale(ctx, ctx.today);
  if (!stale && (await channelPostExists(ctx, ctx.today))) return 0;
  await ctx.send({
    kind: 'channel-digest',
    cause: `channel:${ctx.today}`,
    to: null,
    about: { kind: 'digest', id: ctx.today },
    notBefore: instantAt(ctx.today, DIGEST_TIME, ctx.zone),
    editInPlace: stale,
  });
  return 1;
}

async function planCalls(ctx: Context): Promise<number> {
  const soon = await huddlesToCall(ctx, addMinutes(ctx.now, CALL_MINUTES + PLAN_EVERY_MINUTES));
  for (const huddle of soon)
    await ctx.send({
      kind: 'huddle-call',
      cause: huddle.cause,
      to: null,
      about: { kind: 'huddle', id: huddle.id },
      notBefore: addMinutes(huddle.startsAt, -CALL_MINUTES),
    });
  return soon.length;
}
