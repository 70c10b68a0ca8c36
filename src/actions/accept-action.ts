import { z } from 'zod';
import { actingMember } from '../core/acting.ts';
import type { MemberActor } from '../core/context.ts';
import { actionRef } from '../core/ids.ts';
import { command } from '../core/use-case.ts';
import { actOn, heldFor, onAction, record } from './act-on.ts';
import type { Held } from './store.ts';

/** A handover is answered by the one it is offered to, or for them by who oversees; never by the owner's own old button. */
export const answersOffer = (me: MemberActor, { action }: Held): boolean =>
  action.offeredTo !== null &&
  (action.offeredTo.id === me.memberId ||
    (me.grants.has('actions.oversee') && action.ownerId !== me.memberId));

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
    const held = await heldFor(ctx, me, input.ref, 'accept');
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
