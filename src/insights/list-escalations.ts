import { z } from 'zod';
import { personNumber, personRef } from '../core/ids.ts';
import { query } from '../core/use-case.ts';
import { escalations, placeHere } from './escalation-store.ts';

/** What was asked of the place: what waits, and what was answered in the last four weeks; of one case when it is named. */
export const listEscalations = query({
  says: 'Show what was taken to the place',
  needs: 'actions.see',
  input: z.object({ caseRef: personRef.exactOptional() }),
  async run({ caseRef }, ctx) {
    const [place, asked] = await Promise.all([
      placeHere(ctx),
      escalations(ctx, caseRef === undefined ? {} : { person: personNumber(caseRef) }),
    ]);
    const isLead = ctx.actor.kind === 'member' && place?.leadId === ctx.actor.memberId;
    return { place: place ?? null, isLead, escalations: asked };
  },
});
