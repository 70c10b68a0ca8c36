import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { App } from '../core/context.ts';
import { execute } from '../core/execute.ts';
import { operatorGrants } from '../core/grants.ts';
import { Refusal } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { addNeighbourhood } from './store.ts';

/**
 * Makes an empty neighbourhood under the id that the call is in, which must be new: row-level security lets nobody write
 * elsewhere. Refuses (`conflict`) a code or an id that is taken.
 */
export const foundNeighbourhood = command({
  says: 'Make a new neighbourhood',
  needs: 'configure',
  input: z.object({
    code: z
      .string()
      .regex(
        /^[A-Z][A-Z0-9]{0,5}$/,
        'A neighbourhood’s code is a capital letter, then up to five letters or digits: N7.',
      ),
    name: z.string().trim().min(1, 'Give the neighbourhood a name.').max(80),
  }),
  async run(input, ctx) {
    if (!(await addNeighbourhood(ctx, input)))
      throw new Refusal('conflict', 'There is a neighbourhood with that code already. Choose another code.');
    return { id: ctx.neighbourhoodId, code: input.code, name: input.name };
  },
  about: (_input, made) => ({ kind: 'neighbourhood', id: made.id }),
});

/** The empty neighbourhood of local mode: a start without the demo, or a command line before the first start. */
export const foundPracticeNeighbourhood = (app: App): Promise<{ id: string; code: string; name: string }> =>
  execute(
    app,
    { name: 'neighbourhoods.found', useCase: foundNeighbourhood },
    { code: 'N1', name: 'Practice neighbourhood' },
    { actor: { kind: 'operator', grants: operatorGrants }, neighbourhoodId: randomUUID(), door: 'cli' },
  );
