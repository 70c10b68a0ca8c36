import { z } from 'zod';
import { addWorkingDays, isWorkingDay, isWorkingDayOf } from '../calendar/index.ts';
import type { Context } from '../core/context.ts';
import { addMinutes, type Day, instantAt, timeOf } from '../core/time.ts';
import { command } from '../core/use-case.ts';
import { onLeave } from '../neighbourhoods/index.ts';
import { CALL_MINUTES, DIGEST_TIME, isQuiet, mustHear, QUIET_FROM } from './nudge.ts';
import {
  channelPostExists,
  channelPostIsStale,
  digestMembers,
  dueGroups,
  huddlesToCall,
  lastDigests,
} from './store.ts';

/** How often the clock's door asks; a call is planned this much ahead, so that it goes on the minute. */
const PLAN_EVERY_MINUTES = 5;

/**
 * Writes to the outbox what must be sent [DOMAIN.md 4]: one personal message a day to each member with a rung of the ladder
 * reached, one channel post a day, and the call before a huddle. Causes are unique, so asking twice plans nothing twice;
 * after a gap only the latest missed rung goes.
 */
export const planReminders = command({
  says: 'Plan reminders',
  needs: 'system',
  input: z.object({}),
  async run(_input, ctx) {
    const { localClosures } = ctx;
    const calls = await planCalls(ctx);
    const time = timeOf(ctx.now, ctx.zone);
    // After 18:00 nothing more is planned for the day; before 8:00 it is planned and waits for the digest time.
    if (time >= QUIET_FROM || !isWorkingDay(ctx.today, localClosures)) return { digests: 0, posts: 0, calls };
    const digests = await planDigests(ctx, localClosures);
    const posts = await planChannelPost(ctx);
    return { digests, posts, calls };
  },
  noted: (output) => output.digests + output.posts + output.calls > 0,
});

async function planDigests(ctx: Context, closures: readonly Day[]): Promise<number> {
  const working = { add: (day: Day, days: number): Day => workingDay(day, days, closures) };
  const [members, groups, last, away] = [
    await digestMembers(ctx),
    await dueGroups(ctx, addWorkingDays(ctx.today, 2, closures)),
    await lastDigests(ctx),
    await onLeave(ctx, ctx.today),
  ];
  const isHere = new Map(
    members.map((member) => [
      member.id,
      !away.has(member.id) && isWorkingDayOf(member.workingDays, ctx.today, closures),
    ]),
  );
  // On leave the deputy hears; on an ordinary day off the owner hears on the next day at work.
  const hears = new Map(
    members.map((member) => [
      member.id,
      away.has(member.id) && member.deputyId !== null ? member.deputyId : member.id,
    ]),
  );
  let planned = 0;
  for (const member of members) {
    if (isHere.get(member.id) !== true) continue;
    const own = groups.filter((group) => hears.get(group.ownerId) === member.id);
    const due =
      mustHear(own, 'owner', last.get(member.id), ctx.today, working) ||
      (member.roles.includes('coordinator') &&
        mustHear(groups, 'coordinator', last.get(member.id), ctx.today, working)) ||
      (member.roles.includes('manager') &&
        mustHear(groups, 'manager', last.get(member.id), ctx.today, working));
    if (!due || last.get(member.id) === ctx.today) continue;
    await ctx.send({
      kind: 'digest',
      cause: `digest:${ctx.today}:${member.id}`,
      to: member.id,
      about: { kind: 'digest', id: ctx.today },
      notBefore: instantAt(ctx.today, isQuiet(member.digestTime) ? DIGEST_TIME : member.digestTime, ctx.zone),
    });
    planned += 1;
  }
  return planned;
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
      cause: `call:${huddle.id}`,
      to: null,
      about: { kind: 'huddle', id: huddle.id },
      notBefore: addMinutes(huddle.startsAt, -CALL_MINUTES),
    });
  return soon.length;
}

/** A rung's day, counted from the last working day up to the due date: a due date at a weekend is heard of before it passes. */
function workingDay(due: Day, days: number, closures: readonly Day[]): Day {
  const from = isWorkingDay(due, closures) ? due : addWorkingDays(due, -1, closures);
  return addWorkingDays(from, days, closures);
}
