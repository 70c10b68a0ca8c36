import type { App } from '../src/core/context.ts';
import { inTransaction } from '../src/core/execute.ts';
import { systemGrants } from '../src/core/grants.ts';
import { namesIn } from '../src/people/index.ts';

/** Full names of people this neighbourhood holds that occur in the words: the part of the privacy gate that asks the database. */
export const namesHeld = (app: App, neighbourhoodId: string, words: string): Promise<readonly string[]> =>
  inTransaction(
    app,
    { actor: { kind: 'system', grants: systemGrants }, neighbourhoodId, door: 'chat' },
    (ctx) => namesIn(ctx, words),
    'read only',
  );
