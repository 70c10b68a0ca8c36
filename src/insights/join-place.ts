import { z } from 'zod';
import { Refusal, required } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { actorOf, memberOf } from '../neighbourhoods/index.ts';
import { escalations, setPlace } from './escalation-store.ts';
import { tellLead } from './tell-lead.ts';

/**
 * Says to which place (a group of neighbourhoods) this one belongs, and which member leads it. The lead is a member of each
 * of its neighbourhoods, so that nothing crosses from one to another. What waits for an answer is told to a new lead.
 */
export const joinPlace = command({
  says: 'Say to which place the neighbourhood belongs',
  needs: 'configure',
  input: z.object({ place: z.string().trim().min(1).max(80), leadId: z.uuid() }),
  async run({ place, leadId }, ctx) {
    const lead = required(await memberOf(ctx, leadId), 'member');
    if (lead.leftOn !== null) throw new Refusal('invalid', `${lead.name} has left. Choose somebody else.`);
    if (!lead.roles.includes('manager'))
      throw new Refusal(
        'invalid',
        `${lead.name} is not a manager here, and only managers answer for a place. Choose a manager.`,
      );
    await setPlace(ctx, place, leadId);
    const asLead = { ...ctx, actor: actorOf(lead, '') };
    for (const { id, answeredAt } of await escalations(asLead))
      if (answeredAt === null) await tellLead(ctx, id, leadId);
    return { place, lead: lead.name };
  },
  touches: () => ['insights'],
});
