import { z } from 'zod';
import { markReviewsDue } from '../cases/index.ts';
import { command } from '../core/use-case.ts';
import { keepGoing } from './opening.ts';
import { runningSeries } from './series-store.ts';
import { lockAgendas } from './store.ts';

/**
 * The clock's part, every five minutes: fills up the diary, opens the next huddle of each series when the one before is
 * over, keeps its agenda up with the cases until the cut-off, and sends the list out in its time. Safe to repeat.
 */
export const openDue = command({
  says: 'Open the huddles that are due',
  needs: 'system',
  input: z.object({}),
  async run(_asked, ctx): Promise<{ changed: string[] }> {
    await lockAgendas(ctx);
    await markReviewsDue(ctx);
    const changed: string[] = [];
    for (const series of await runningSeries(ctx)) changed.push(...(await keepGoing(ctx, series)));
    return { changed };
  },
  noted: ({ changed }) => changed.length > 0,
  touches: (_asked, { changed }) =>
    changed.length === 0 ? [] : ['huddles', 'cases', ...changed.map((id) => `huddle/${id}`)],
});
