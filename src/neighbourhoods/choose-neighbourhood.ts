import { z } from 'zod';
import { Refusal } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { chooseNeighbourhood as choose } from './store.ts';

/** Personal chat uses the neighbourhood chosen last; this chooses the one that the call is in. */
export const chooseNeighbourhood = command({
  says: 'Use this neighbourhood in my personal chat',
  needs: 'check',
  input: z.object({}),
  async run(_input, ctx) {
    if (ctx.actor.kind !== 'member')
      throw new Refusal('forbidden', 'Only a member of a neighbourhood can choose it.');
    await choose(ctx, ctx.actor.accountId);
  },
});
