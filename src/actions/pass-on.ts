import { z } from 'zod';
import { addWorkingDays } from '../calendar/index.ts';
import type { Context } from '../core/context.ts';
import { required } from '../core/refusal.ts';
import { dayOf, timeOf } from '../core/time.ts';
import { command } from '../core/use-case.ts';
import { type Member, memberOf } from '../neighbourhoods/index.ts';
import { record } from './act-on.ts';
import { type Action, type ActionWithWarning, isOpen } from './action.ts';
import { notify } from './hand-over.ts';
import { stopHelping } from './helper-store.ts';
import { whoTakesOver } from './owner.ts';
import { numbersOf, unanswered } from './pass-on-store.ts';
import { type Held, lockAction } from './store.ts';

const ANSWER_WITHIN_WORKING_DAYS = 2;

/**
 * Follows somebody who leaves the team (hazard H3): what they had open is offered to their deputy, or where the deputy may
 * not have it, or is away, to a coordinator, who owns it from then on; what was only offered to them stays with its owner, who is told.
 * What they helped with goes on without them. Where nobody is left to take it, it stays and the coordinator’s page shows it.
 */
export async function passOnFrom(ctx: Context, { memberId }: { memberId: string }): Promise<void> {
  const leaver = await memberOf(ctx, memberId);
  const deputy = await deputyOf(ctx, leaver);
  await stopHelping(ctx, memberId);
  for (const number of await numbersOf(ctx, memberId)) {
    const held = await lockAction(ctx, number);
    if (held === undefined || !isOpen(held.action)) continue;
    if (held.action.ownerId === memberId) await moveTo(ctx, held, await whoTakesOver(ctx, held, deputy));
    else if (held.action.offeredTo?.id === memberId)
      await notify(
        ctx,
        await record(ctx, held, {
          changes: { offeredTo: null },
          what: 'declined',
          words: 'Has left the team',
        }),
        held.action.ownerId,
      );
  }
}

const deputyOf = async (ctx: Context, member: Member | undefined): Promise<Member | undefined> =>
  member?.deputyId == null ? undefined : memberOf(ctx, member.deputyId);

/** An action that came back open to somebody who has left meanwhile goes on by the same rule as when they left (hazard H3). */
export async function passOnIfLeft(ctx: Context, action: Action): Promise<ActionWithWarning> {
  const owner = await memberOf(ctx, action.ownerId);
  if (!isOpen(action) || owner == null || owner.leftOn === null || owner.leftOn > ctx.today) return action;
  const held = required(await lockAction(ctx, action.number), 'action');
  const moved = await moveTo(ctx, held, await whoTakesOver(ctx, held, await deputyOf(ctx, owner)));
  return moved === undefined
    ? { ...action, warning: `${owner.name} has left the team. Give ${action.ref} to somebody else.` }
    : {
        ...moved,
        warning: `${owner.name} has left the team, so ${action.ref} is offered to ${moved.owner}.`,
      };
}

async function moveTo(ctx: Context, held: Held, to: Member | undefined): Promise<Action | undefined> {
  if (to === undefined) return undefined;
  const action = await record(ctx, held, {
    changes: { ownerId: to.id, offeredTo: null, status: 'offered', acceptedAt: null },
    what: 'passed on',
  });
  await notify(ctx, action, to.id);
  return action;
}

/**
 * An owner who was absent must accept; a first offer that nobody accepted for two working days goes to the case’s
 * coordinator, who keeps it until somebody does [D, DOMAIN.md 4]. The clock asks.
 */
export const passOnUnanswered = command({
  says: 'Pass on what nobody accepted',
  needs: 'system',
  input: z.object({}),
  async run(_input, ctx) {
    const moved: string[] = [];
    for (const { number, offeredAt } of await unanswered(ctx)) {
      const until = addWorkingDays(dayOf(offeredAt, ctx.zone), ANSWER_WITHIN_WORKING_DAYS, ctx.localClosures);
      if (
        ctx.today < until ||
        (ctx.today === until && timeOf(ctx.now, ctx.zone) < timeOf(offeredAt, ctx.zone))
      )
        continue;
      const held = await lockAction(ctx, number);
      if (held?.action.status !== 'offered') continue;
      const action = await moveTo(ctx, held, await whoTakesOver(ctx, held));
      if (action !== undefined) moved.push(action.id);
    }
    return { moved };
  },
  about: (_input, { moved }) => moved.map((id) => ({ kind: 'action' as const, id })),
  touches: () => ['actions'],
  noted: ({ moved }) => moved.length > 0,
});
