import { z } from 'zod';
import { openActionsDueBy } from '../actions/index.ts';
import { addWorkingDays, nextWorkingDay, nextWorkingDayOf, workingDaysBetween } from '../calendar/index.ts';
import type { Context } from '../core/context.ts';
import { day } from '../core/ids.ts';
import { Refusal, required } from '../core/refusal.ts';
import { addDays, type Day } from '../core/time.ts';
import { query } from '../core/use-case.ts';
import { unfiledOf } from '../minutes/index.ts';
import { actorOf, memberOf, onLeave } from '../neighbourhoods/index.ts';
import { actionsPlannedFor, heardOf, openHeardOf } from './hears-store.ts';
import { LADDER } from './nudge.ts';
import { latenessOf } from './nudge-store.ts';

const daysOf = (to: 'coordinator' | 'manager'): number => LADDER.find((rung) => rung.to === to)?.days ?? 0;

/**
 * What one member hears on a day: their own actions (and those of colleagues on leave or gone for whom they stand in)
 * overdue, due today and due before they work again, two working days at least, and whatever else its message was planned
 * for; a coordinator, or who stands in for one, also hears of those five working days late, a manager of those ten. What is
 * snoozed is only counted. Whoever asks, it holds what the member may see: nothing of a person who excluded their
 * organisation. `lateBy`: working days that the reminder comes late.
 */
export async function digestOf(asker: Context, memberId: string, on: Day) {
  const member = required(await memberOf(asker, memberId), 'member');
  const ctx: Context = { ...asker, actor: actorOf(member, '') };
  const { localClosures } = ctx;
  // Due on a Saturday counts as due on the Friday before it: each of these is the last day before people work again.
  const soonest = addDays(addWorkingDays(on, 3, localClosures), -1);
  const beforeNext = addDays(nextWorkingDayOf(member.workingDays, on, localClosures) ?? soonest, -1);
  const until = beforeNext > soonest ? beforeNext : soonest;
  const heard = await heardOf(ctx, memberId, on);
  const all = await openHeardOf(ctx, heard, { memberId, on, until });
  const isAsleep = (action: { snoozedUntil: Day | null }): boolean =>
    action.snoozedUntil !== null && action.snoozedUntil > on;
  const own = all.filter((action) => !isAsleep(action));
  const roles = heard.flatMap((one) => one.roles);
  const days = roles.includes('coordinator')
    ? daysOf('coordinator')
    : roles.includes('manager')
      ? daysOf('manager')
      : null;
  const listed = new Set(own.map((action) => action.id));
  const late =
    days === null
      ? []
      : (
          await openActionsDueBy(
            ctx,
            addDays(nextWorkingDay(addWorkingDays(on, -days, localClosures), localClosures), -1),
          )
        ).filter(
          (action) => workingDaysBetween(action.due, on, localClosures) >= days && !listed.has(action.id),
        );
  return {
    member: { id: member.id, name: member.name },
    day: on,
    overdue: own.filter((action) => action.due < on),
    today: own.filter((action) => action.due === on),
    soon: own.filter((action) => action.due > on),
    needsYou: late,
    snoozed: all.length - own.length,
    /** Notes that wait to be filed in a record and are no longer fresh. */
    toFile: (await unfiledOf(ctx, memberId)).filter(({ band }) => band !== 'fresh').length,
    lateBy: await latenessOf(ctx, memberId, on),
  };
}

/** True while a member’s digest still lists an action that it was planned for, and they are here to read it. */
export async function isDigestWanted(ctx: Context, memberId: string, on: Day): Promise<boolean> {
  const planned = await actionsPlannedFor(ctx, memberId, on);
  if (planned.size === 0 || (await onLeave(ctx, on)).has(memberId)) return false;
  const { overdue, today, soon, needsYou } = await digestOf(ctx, memberId, on);
  return [...overdue, ...today, ...soon, ...needsYou].some(({ id }) => planned.has(id));
}

/** A member's digest, for its rendering; members may ask for their own only. */
export const readDigest = query({
  says: 'Show what I am reminded of',
  needs: 'see',
  where: 'personal',
  input: z.object({ memberId: z.uuid(), day }),
  async run(input, ctx) {
    if (ctx.actor.kind === 'member' && ctx.actor.memberId !== input.memberId)
      throw new Refusal(
        'forbidden',
        'A digest is for the member it is written to. Look at Actions for the team’s.',
      );
    if (ctx.actor.kind === 'operator')
      throw new Refusal('forbidden', 'A digest is for the member it is written to.');
    return digestOf(ctx, input.memberId, input.day);
  },
});
