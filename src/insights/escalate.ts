import { z } from 'zod';
import { actionByNumber } from '../actions/index.ts';
import { actingMember } from '../core/acting.ts';
import { actionNumber, actionRef } from '../core/ids.ts';
import { Refusal, required } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { actorOf, memberOf } from '../neighbourhoods/index.ts';
import { ASK_CODES } from './escalation.ts';
import { addEscalation, placeHere } from './escalation-store.ts';
import { tellLead } from './tell-lead.ts';

/**
 * Takes what blocks an action to the place (the group of neighbourhoods), by reference only: one of a list, never words. The
 * lead of the place is written to. Refuses while the neighbourhood belongs to no place, where the case is kept from
 * the lead's organisation, and when the action is over or already there.
 */
export const escalateAction = command({
  says: 'Take an action to the place',
  needs: 'actions.oversee',
  input: z.object({ ref: actionRef, ask: z.enum(ASK_CODES) }),
  async run(input, ctx) {
    const me = actingMember(ctx);
    const action = required(await actionByNumber(ctx, actionNumber(input.ref)), 'action');
    if (!['offered', 'accepted', 'in_progress', 'blocked'].includes(action.status))
      throw new Refusal('conflict', `${action.ref} is over, so there is nothing to ask about it any more.`);
    const place = await placeHere(ctx);
    if (place === undefined)
      throw new Refusal(
        'conflict',
        'This neighbourhood belongs to no place yet. A coordinator can say which on the page Outstanding, under “Place”.',
      );
    const lead = required(await memberOf(ctx, place.leadId), 'lead');
    if (lead.leftOn !== null)
      throw new Refusal(
        'conflict',
        `${lead.name}, who led ${place.name}, has left. A coordinator can say who leads it now, on the page Outstanding, under “Place”.`,
      );
    if ((await actionByNumber({ ...ctx, actor: actorOf(lead, '') }, actionNumber(input.ref))) === undefined)
      throw new Refusal(
        'forbidden',
        `${action.caseRef} is kept from the organisation of ${lead.name}, who leads the place. Settle it in the next huddle.`,
      );
    const added = await addEscalation(ctx, {
      actionId: action.id,
      placeId: place.id,
      ask: input.ask,
      askedBy: me.memberId,
    });
    if (added === undefined)
      throw new Refusal(
        'conflict',
        `${action.ref} is with ${place.name} already. You hear as soon as they answer.`,
      );
    await tellLead(ctx, added.id, place.leadId);
    return {
      id: added.id,
      actionId: action.id,
      ref: action.ref,
      caseRef: action.caseRef,
      place: place.name,
      lead: place.lead,
    };
  },
  about: (_input, output) => ({ kind: 'action', id: output.actionId }),
  touches: (_input, output) => ['insights', `case/${output.caseRef}`],
});
