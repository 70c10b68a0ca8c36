import { z } from 'zod';
import { query } from '../core/use-case.ts';
import { allLists } from './store.ts';

/** Every list with its size and how old its data is; a list without a data-to date is of unknown age, which counts as red. */
export const listAll = query({
  says: 'Show the lists and how old their data is',
  needs: 'lists.see',
  input: z.object({}),
  run: (_input, ctx) => allLists(ctx),
});
