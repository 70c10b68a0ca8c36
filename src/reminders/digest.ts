import { z } from 'zod';
import { openActionsDueBy } from '../actions/index.ts';
import { addWorkingDays, nextWorkingDayOf, workingDaysBetween } from '../calendar/index.ts';
import type { Context } from '../core/context.ts';
import { day } from '../core/ids.ts';
import { Refusal, required } from '../core/refusal.ts';
import { addDays, type Day } from '../core/time.ts';
import { query } from '../core/use-case.ts';
import { unfiledOf } from '../minutes/index.ts';
import { actorOf, type Member, memberOf, membersOf, onLeave } from '../neighbourhoods/index.ts';
import { LADDER } from './nudge.ts';
import { latenessOf } from './nudge-store.ts';

const daysOf = (to: 'coordinator' | 'manager'): number => LADDER.find((rung) => rung.to === to)?.days ?? 0;

/**
 * What one member hears on a day: their own actions (and those of colleagues on leave or gone for whom they stand in)
 * overdue, due today and due before they work again, two working days at least; a coordinator also hears of those five
 * working days late, a manager of those ten. What is snoozed is only counted. Whoever asks, it holds
 * what the member may see: nothing of a person who excluded their organisation. `lateBy`: working days that the reminder comes late.
 */
export async function digestOf(asker: Context, memberId: string, on: Day) {
  const member = required(await memberOf(asker, memberId), 'member');
  const ctx: Context = { ...asker, actor: actorOf(member, '') };
  const { localClosures } = ctx;
  const soonest = addWorkingDays(on, 2, localClosures);
  const beforeNext = addDays(nextWorkingDayOf(member.workingDays, on, localClosures) ?? soonest, -1);
  const until = beforeNext > soonest ? beforeNext : soonest;
  const all = await openActionsDueBy(ctx, until, [memberId, ...(await standsInFor(ctx, member, on))]);
  const isAsleep = (action: { snoozedUntil: Day | null }): boolean =>
    action.snoozedUntil !== null && action.snoozedUntil > on;
  const own = all.filter((action) => !isAsleep(action));
  const days = member.roles.includes('coordinator')
    ? daysOf('coordinator')
    : member.roles.includes('manager')
      ? daysOf('manager')
      : null;
  const listed = new Set(own.map((action) => action.id));
  const late =
    days === null
      ? []
      : (await openActionsDueBy(ctx, addWorkingDays(on, -days, localClosures))).filter(
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

/** Those whose reminders come to this member today: deputies stand in for who is on leave; without one, coordinators do. */
async function standsInFor(ctx: Context, member: Member, on: Day): Promise<string[]> {
  const away = await onLeave(ctx, on);
  const team = await membersOf(ctx);
  const isHere = (id: string | null): boolean => team.some((one) => one.id === id) && !away.has(id ?? '');
  return team
    .filter((one) => one.id !== member.id && away.has(one.id))
    .filter((one) =>
      isHere(one.deputyId) ? one.deputyId === member.id : member.roles.includes('coordinator'),
    )
    .map((one) => one.id);
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
