import { z } from 'zod';
import { actionByNumber } from '../actions/index.ts';
import { isWorkingDayOf, nextWorkingDayOf } from '../calendar/index.ts';
import type { Context } from '../core/context.ts';
import { actionNumber, actionRef } from '../core/ids.ts';
import { Refusal, required } from '../core/refusal.ts';
import { type Instant, instantAt, timeOf } from '../core/time.ts';
import { command } from '../core/use-case.ts';
import { actorOf, type Member, memberOf, onLeave } from '../neighbourhoods/index.ts';
import { choiceOf, DIGEST_TIME, isQuiet, QUIET_FROM } from '../reminders/index.ts';

/**
 * Asks the owner of an action how it is going: one personal message, once a day for an action however often it is pressed. In
 * quiet hours and on days off it waits for their next working day; on leave it goes to their deputy, who may see it [DOMAIN.md 4, 6].
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
    const deputy =
      owner.deputyId !== null && (await onLeave(ctx, ctx.today)).has(owner.id)
        ? await memberOf(ctx, owner.deputyId)
        : undefined;
    const maySee =
      deputy !== undefined &&
      (await actionByNumber({ ...ctx, actor: actorOf(deputy, '') }, actionNumber(ref))) !== undefined;
    const to = maySee ? deputy : owner;
    if (to.leftOn !== null)
      throw new Refusal('conflict', `${to.name} has left. Give ${action.ref} to somebody else.`);
    const goesAt = whenFor(ctx, to, (await choiceOf(ctx, to.id)).digestTime);
    await ctx.send({
      kind: 'asked-after',
      cause: `asked-after:${action.id}:${ctx.today}`,
      to: to.id,
      about: { kind: 'action', id: action.id },
      notBefore: goesAt,
    });
    return { actionId: action.id, ref: action.ref, to: to.name, goesAt, atOnce: goesAt === ctx.now };
  },
  about: (_input, output) => ({ kind: 'action', id: output.actionId }),
});

/** Now, outside quiet hours on a day on which they work; else at their digest time on their next working day. */
function whenFor(ctx: Context, { workingDays }: Member, digestTime: string): Instant {
  const time = timeOf(ctx.now, ctx.zone);
  const works = isWorkingDayOf(workingDays, ctx.today, ctx.localClosures);
  if (works && !isQuiet(time)) return ctx.now;
  const day =
    works && time < QUIET_FROM
      ? ctx.today
      : (nextWorkingDayOf(workingDays, ctx.today, ctx.localClosures) ?? ctx.today);
  return instantAt(day, isQuiet(digestTime) ? DIGEST_TIME : digestTime, ctx.zone);
}
