import { z } from 'zod';
import { day } from '../core/ids.ts';
import { Refusal } from '../core/refusal.ts';
import { command, query } from '../core/use-case.ts';
import { keepClosures } from './closure-store.ts';
import { neighbourhoodOf } from './store.ts';

/** The days on which the neighbourhood itself is closed, besides England's bank holidays, in order. */
export const readClosures = query({
  says: 'Show the days on which the neighbourhood is closed',
  needs: 'see',
  input: z.object({}),
  run: async (_input, ctx) => ({ days: (await neighbourhoodOf(ctx)).localClosures }),
});

/**
 * Sets the neighbourhood's own closures, all of them. They count as bank holidays do: no working days, and what a series
 * does on a bank holiday it does on them. `was` = what the asker saw; another set meanwhile is a conflict that carries it.
 */
export const setClosures = command({
  says: 'Set the days on which the neighbourhood is closed',
  needs: 'configure',
  input: z.object({
    days: z.array(day).max(400, 'At most 400 days can be kept.'),
    was: z.array(day).exactOptional(),
  }),
  undo: 'neighbourhoods.setClosures',
  async run({ days, was }, ctx) {
    const before = await keepClosures(ctx, inOrder(days));
    if (was !== undefined && inOrder(was).join() !== before.join())
      throw new Refusal(
        'conflict',
        'Somebody else changed the closed days a moment ago. Look at theirs, then save again.',
        { days: before },
      );
    return { days: inOrder(days), before };
  },
  about: (_input, _output) => undefined,
  touches: () => ['neighbourhood', 'huddles'],
});

const inOrder = (days: readonly string[]): string[] => [...new Set(days)].sort();
