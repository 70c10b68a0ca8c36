import { z } from 'zod';
import { openActionsDueBy } from '../actions/index.ts';
import { addWorkingDays, workingDaysBetween } from '../calendar/index.ts';
import type { Context } from '../core/context.ts';
import { day } from '../core/ids.ts';
import { Refusal, required } from '../core/refusal.ts';
import type { Day } from '../core/time.ts';
import { query } from '../core/use-case.ts';
import { actorOf, memberOf, membersOf, onLeave } from '../neighbourhoods/index.ts';
import { LADDER } from './nudge.ts';

const daysOf = (to: 'coordinator' | 'manager'): number => LADDER.find((rung) => rung.to === to)?.days ?? 0;

/**
 * What one member hears on a day: their own actions (and those of colleagues on leave whose deputy they are) overdue, due
 * today and due within two working days; a coordinator also hears of those five working days late, a manager of those ten.
 * Whoever asks, it holds what the member may see: nothing of a person who excluded their organisation.
 */
export async function digestOf(asker: Context, memberId: string, on: Day) {
  const member = required(await memberOf(asker, memberId), 'member');
  const ctx: Context = { ...asker, actor: actorOf(member, '') };
  const { localClosures } = ctx;
  const away = await onLeave(ctx, on);
  const covered = (await membersOf(ctx))
    .filter((one) => one.deputyId === memberId && away.has(one.id))
    .map((one) => one.id);
  const own = await openActionsDueBy(ctx, addWorkingDays(on, 2, localClosures), [memberId, ...covered]);
  const days = member.roles.includes('coordinator')
    ? daysOf('coordinator')
    : member.roles.includes('manager')
      ? daysOf('manager')
      : null;
  const late =
    days === null
      ? []
      : (await openActionsDueBy(ctx, addWorkingDays(on, -days, localClosures))).filter(
          (action) => workingDaysBetween(action.due, on, localClosures) >= days,
        );
  return {
    member: { id: member.id, name: member.name },
    day: on,
    overdue: own.filter((action) => action.due < on),
    today: own.filter((action) => action.due === on),
    soon: own.filter((action) => action.due > on),
    needsYou: late.filter((action) => action.ownerId !== memberId),
  };
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
