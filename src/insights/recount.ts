import { z } from 'zod';
import { recountActions } from '../actions/index.ts';
import { command } from '../core/use-case.ts';

/** Counts every figure anew from the actions themselves: for the operator, should the figures ever be doubted. */
export const recountFigures = command({
  says: 'Count the figures anew from the actions',
  needs: 'configure',
  input: z.object({}),
  async run(_input, ctx) {
    await recountActions(ctx);
    return {};
  },
  touches: () => ['actions', 'insights'],
});
