import { z } from 'zod';
import { actionNumber, actionRef } from '../core/ids.ts';
import { query } from '../core/use-case.ts';
import { actionsReading, loads } from './load-store.ts';
import { actionByNumber } from './store.ts';

/** What each member has open, what of it is late, and leave that is or comes within a fortnight: shown where an owner is chosen. */
export const loadOfMembers = query({
  says: 'Show how much each member has open',
  needs: 'actions.see',
  input: z.object({}),
  run: (_input, ctx) => loads(ctx),
});

/** Actions by their reference, or open ones by their words. By words in personal places only: elsewhere they are not shown. */
export const searchActions = query({
  says: 'Search actions',
  needs: 'actions.see',
  input: z.object({ text: z.string().trim().max(100), limit: z.int().min(1).max(50).default(10) }),
  async run({ text, limit }, ctx) {
    const asRef = actionRef.safeParse(text.replace(/^a\s?-?\s?(?=\d)/i, 'A-'));
    if (asRef.success) {
      const action = await actionByNumber(ctx, actionNumber(asRef.data));
      return action === undefined ? [] : [action];
    }
    return ctx.where === 'shared' || text.length < 2 ? [] : actionsReading(ctx, text, limit);
  },
});
