import { z } from 'zod';
import { actionById, actionByNumber } from '../actions/index.ts';
import { hearsAt, isQuiet, isWorkingDayOf, nextWorkingDayOf, QUIET_FROM } from '../calendar/index.ts';
import type { Context } from '../core/context.ts';
import { actionNumber, actionRef } from '../core/ids.ts';
import { Refusal, required } from '../core/refusal.ts';
import { addDays, type Day, type Instant, instantAt, timeOf } from '../core/time.ts';
import { command } from '../core/use-case.ts';
import { actorOf, type Leave, leaveAhead, type Member, memberOf, onLeave } from '../neighbourhoods/index.ts';
import { choiceOf } from '../reminders/index.ts';

/**
 * Asks the owner of an action how it is going: one personal message, once a day for an action however often it is pressed. In
 * quiet hours and on days off it waits for their next working day; on leave it goes to their deputy, who may see it, or
 * waits until they are back [DOMAIN.md 4, 6].
 */
export const nudgeOwner = command({
  says: 'Ask the owner how an action is going',
  needs: 'actions.oversee',
  input: z.object({ ref: actionRef }),
  async run({ ref }, ctx) {
    const action = required(await actionByNumber(ctx, actionNumber(ref)), 'action');
    if (!['offered', 'accepted', 'in_progress', 'blocked'].includes(action.status))
      throw new Refusal('conflict', `${action.ref} is over, so there is nothing to ask any more.`);
    const owner = required(await memberOf(ctx, action.ownerId), 'owner');
    const to = (await standIn(ctx, owner, action.id)) ?? owner;
    if (to.leftOn !== null)
      throw new Refusal('conflict', `${to.name} has left. Give ${action.ref} to somebody else.`);
    const [{ digestTime }, leave] = await Promise.all([choiceOf(ctx, to.id), leaveAhead(ctx, to.id)]);
    const goesAt = whenFor(ctx, to, digestTime, leave);
    await ctx.send({
      kind: 'asked-after',
      // Given to somebody else since, it is another who is asked.
      cause: `asked-after:${action.id}:${ctx.today}:${to.id}`,
      to: to.id,
      about: { kind: 'action', id: action.id },
      notBefore: goesAt,
    });
    return { actionId: action.id, ref: action.ref, to: to.name, goesAt, atOnce: goesAt === ctx.now };
  },
  about: (_input, output) => ({ kind: 'action', id: output.actionId }),
});

/** Who hears instead of an owner on leave: their deputy, who is of the team, not away too, and may see the action. */
async function standIn(ctx: Context, owner: Member, actionId: string): Promise<Member | undefined> {
  const away = await onLeave(ctx, ctx.today);
  if (owner.deputyId === null || !away.has(owner.id) || away.has(owner.deputyId)) return undefined;
  const deputy = await memberOf(ctx, owner.deputyId);
  return deputy?.leftOn === null &&
    (await actionById({ ...ctx, actor: actorOf(deputy, '') }, actionId)) !== undefined
    ? deputy
    : undefined;
}

/** Now, outside quiet hours on a day on which they work; else at their digest time on the next such day, after their leave. */
function whenFor(
  ctx: Context,
  { workingDays }: Member,
  digestTime: string,
  leave: readonly Leave[],
): Instant {
  const time = timeOf(ctx.now, ctx.zone);
  const leaveOn = (day: Day) => leave.find(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
  const after = (day: Day): Day => nextWorkingDayOf(workingDays, day, ctx.localClosures) ?? addDays(day, 1);
  const works = isWorkingDayOf(workingDays, ctx.today, ctx.localClosures) && leaveOn(ctx.today) === undefined;
  if (works && !isQuiet(time)) return ctx.now;
  let day = works && time < QUIET_FROM ? ctx.today : after(ctx.today);
  for (let away = leaveOn(day); away !== undefined; away = leaveOn(day)) day = after(away.lastDay);
  return instantAt(day, hearsAt(digestTime), ctx.zone);
}
