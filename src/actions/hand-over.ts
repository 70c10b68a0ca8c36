import { z } from 'zod';
import { caseById } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { actionRef } from '../core/ids.ts';
import { required } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { leaveAhead, memberOf } from '../neighbourhoods/index.ts';
import { actOn, type Done, onAction } from './act-on.ts';
import type { Action, ActionWithWarning } from './action.ts';
import { ownerFrom, warningFor } from './owner.ts';
import type { Held } from './store.ts';

/** Tells a member that an action is theirs, or offered to them; a version of the action each, so that none is lost or doubled. */
export const notify = (ctx: Context, action: Action, to: string): Promise<void> =>
  ctx.send({
    kind: 'action-assigned',
    cause: `assigned:${action.id}:${to}:${action.version}`,
    to,
    about: { kind: 'action', id: action.id },
  });

/**
 * Hands an action over: same action, same reference. The owner keeps it until the other accepts, and so does a coordinator who
 * has it after a decline. One that nobody accepted yet, or whose owner has left (hazard H3), goes over at once and is offered.
 * Taking it on oneself is accepting it.
 */
export const reassignAction = command({
  says: 'Give an action to somebody else',
  // A manager may move work to somebody else, and do no more with it.
  needs: 'actions.transfer',
  input: z.object({ ref: actionRef, ownerId: z.uuid() }),
  async run(input, ctx): Promise<ActionWithWarning> {
    let warning: string | undefined;
    let told: string | undefined;
    const action = await actOn(ctx, input.ref, 'hand_over', async (held, me) => {
      const [about, member, leave] = await Promise.all([
        caseById(ctx, held.caseId),
        memberOf(ctx, input.ownerId),
        leaveAhead(ctx, input.ownerId),
      ]);
      const to = ownerFrom(ctx, member, required(about, 'case').excludedOrganisations);
      warning = await warningFor(ctx, to, leave, held.action.due);
      const done = await handOver(ctx, held, to.id, me.memberId);
      told = done === undefined || to.id === me.memberId || to.id === held.action.ownerId ? undefined : to.id;
      return done;
    });
    if (told !== undefined) await notify(ctx, action, told);
    return warning === undefined ? action : { ...action, warning };
  },
  ...onAction,
});

async function handOver(ctx: Context, { action }: Held, to: string, me: string): Promise<Done | undefined> {
  if (to === action.ownerId)
    return action.offeredTo === null
      ? undefined
      : { changes: { offeredTo: null, ownerId: to }, what: 'kept' };
  if (to === me)
    return {
      changes: {
        ownerId: to,
        offeredTo: null,
        acceptedAt: ctx.now,
        status: action.status === 'offered' ? 'accepted' : action.status,
      },
      what: 'taken on',
    };
  const owner = await memberOf(ctx, action.ownerId);
  const keepsIt =
    owner?.leftOn === null && (action.status !== 'offered' || owner.roles.includes('coordinator'));
  if (!keepsIt)
    return {
      changes: { ownerId: to, offeredTo: null, status: 'offered', acceptedAt: null },
      what: 'offered',
    };
  return to === action.offeredTo?.id ? undefined : { changes: { offeredTo: to }, what: 'offered' };
}
