import { z } from 'zod';
import { query } from '../core/use-case.ts';
import { loads } from './load-store.ts';

/** What each member of the team has open and overdue, and their leave within two weeks: seen at the moment of assigning. */
export const showLoads = query({
  says: 'Show what each member has to do, and their leave',
  needs: 'actions.see',
  where: 'personal',
  input: z.object({}),
  run: (_input, ctx) => loads(ctx),
});
