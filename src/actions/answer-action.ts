import { z } from 'zod';
import { keepPrivate } from '../cases/index.ts';
import { actingMember } from '../core/acting.ts';
import type { Context, MemberActor } from '../core/context.ts';
import { actionRef } from '../core/ids.ts';
import { Refusal } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { memberOf, membersWithRole } from '../neighbourhoods/index.ts';
import { actOn, ended, heldFor, onAction, record } from './act-on.ts';
import { isOpen } from './action.ts';
import { notify } from './hand-over.ts';
import type { Held } from './store.ts';

/**
 * Takes on an action that is offered. A handover makes whoever it was offered to the owner; until then the owner before
 * keeps it. A chair or coordinator may record it for somebody whom the bot cannot reach.
 */
export const acceptAction = command({
  says: 'Accept an action',
  needs: 'actions.do',
  input: z.object({ ref: actionRef }),
  async run(input, ctx) {
    const me = actingMember(ctx);
    const held = await heldFor(ctx, me, input.ref);
    const { offeredTo, status } = held.action;
    if (offeredTo === null || !answersOffer(me, held))
      return actOn(ctx, input.ref, 'accept', () => ({
        changes: { status: 'accepted', acceptedAt: ctx.now },
        what: 'accepted',
      }));
    return record(ctx, held, {
      changes: {
        ownerId: offeredTo.id,
        offeredTo: null,
        acceptedAt: ctx.now,
        status: status === 'offered' ? 'accepted' : status,
      },
      what: 'accepted',
    });
  },
  ...onAction,
});

/**
 * Says no to an action that is offered. A handover stays with its owner, who is told; a first offer goes to the case's
 * coordinator, who keeps it until somebody accepts [DOMAIN.md 4].
 */
export const declineAction = command({
  says: 'Decline an action',
  needs: 'actions.do',
  input: z.object({ ref: actionRef, why: z.string().trim().max(500).exactOptional() }),
  async run(input, ctx) {
    await keepPrivate(ctx, input.why);
    const me = actingMember(ctx);
    const held = await heldFor(ctx, me, input.ref);
    const { action } = held;
    if (!isOpen(action)) throw ended(action);
    if (answersOffer(me, held)) {
      const kept = await record(ctx, held, {
        changes: { offeredTo: null },
        what: 'declined',
        words: input.why,
      });
      await notify(ctx, kept, action.ownerId);
      return kept;
    }
    if (action.status !== 'offered')
      throw new Refusal(
        'conflict',
        `${action.ref} was accepted already. Give it to somebody else, or say what blocks it.`,
      );
    const coordinatorId = await coordinatorOf(ctx, held);
    const moved = await record(ctx, held, {
      changes: { ownerId: coordinatorId },
      what: 'declined',
      words: input.why,
    });
    await notify(ctx, moved, coordinatorId);
    return moved;
  },
  ...onAction,
});

/** A handover is answered by the one it is offered to, or for them by who oversees; never by the owner's own old button. */
const answersOffer = (me: MemberActor, { action }: Held): boolean =>
  action.offeredTo !== null &&
  (action.offeredTo.id === me.memberId ||
    (me.grants.has('actions.oversee') && action.ownerId !== me.memberId));

async function coordinatorOf(ctx: Context, { coordinatorId, action }: Held): Promise<string> {
  const named = coordinatorId === null ? undefined : await memberOf(ctx, coordinatorId);
  const candidates = [
    ...(named?.leftOn === null ? [named] : []),
    ...(await membersWithRole(ctx, 'coordinator')),
  ];
  const found = candidates.find((member) => member.id !== action.ownerId);
  if (found === undefined)
    throw new Refusal(
      'conflict',
      `Nobody else coordinates this case, so ${action.ref} stays with you. Give it to somebody.`,
    );
  return found.id;
}
