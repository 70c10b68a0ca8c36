import { z } from 'zod';
import { actionsWithIds, endOfWeek } from '../actions/index.ts';
import { actionNumber, actionRef } from '../core/ids.ts';
import { query } from '../core/use-case.ts';
import { behindFields } from './behind.ts';
import { idsBehind } from './behind-store.ts';
import { periodOf } from './period.ts';

/** The actions behind a figure of the manager's pages, the soonest due first, `limit` at a time (`after`: the last reference). */
export const showBehind = query({
  says: 'Show the actions behind a figure',
  needs: 'actions.oversee',
  where: 'personal',
  input: z.object({
    ...behindFields,
    limit: z.int().min(1).max(200).default(50),
    after: actionRef.exactOptional(),
  }),
  async run({ limit, after, ...asked }, ctx) {
    const period = periodOf(asked, ctx.today);
    const ids = await idsBehind(ctx, asked, period, {
      sunday: endOfWeek(ctx.today),
      // One more than is shown tells whether there is more.
      limit: limit + 1,
      after: after === undefined ? undefined : actionNumber(after),
    });
    const shown = ids.slice(0, limit);
    const found = new Map((await actionsWithIds(ctx, shown)).map((action) => [action.id, action]));
    return {
      ...period,
      actions: shown.flatMap((id) => found.get(id) ?? []),
      more: ids.length > limit,
    };
  },
});
