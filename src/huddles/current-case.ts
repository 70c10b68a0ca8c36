import { z } from 'zod';
import { query } from '../core/use-case.ts';
import { liveItem } from './agenda-store.ts';

export type CurrentCase = { huddleId: string; itemId: string | null; ref: string | null };

/**
 * What the team is on just now: the live huddle (the one started last), the item on the table and the reference of its
 * case, null between cases or when the asker may not see it. Null when no huddle is live. For words that name no case.
 */
export const currentCase = query({
  says: 'Show which case is being discussed',
  needs: 'huddles.see',
  input: z.object({}),
  async run(_asked, ctx): Promise<CurrentCase | null> {
    return (await liveItem(ctx)) ?? null;
  },
});
