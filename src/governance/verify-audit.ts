import { z } from 'zod';
import { query } from '../core/use-case.ts';
import { link } from './seal.ts';
import { countEntries, sealedAfter } from './store.ts';

const BATCH = 5_000;

/**
 * Walks the chain from its beginning. `ok` is false where an entry was changed, removed or put between others, and
 * `brokenAt` is the place in the chain; `unsealed` counts the newest entries, not yet chained.
 */
export const verifyAudit = query({
  says: 'Verify the audit trail',
  needs: 'verify',
  input: z.object({}),
  async run(_input, ctx) {
    const { entries, seals } = await countEntries(ctx);
    let [seq, previous] = [0, ''];
    for (;;) {
      const links = await sealedAfter(ctx, seq, BATCH);
      if (links.length === 0) break;
      for (const { entry, hash, seq: at } of links) {
        if (at !== seq + 1 || entry === null || link(previous, entry) !== hash)
          return { ok: false, sealed: seals, unsealed: Math.max(0, entries - seals), brokenAt: at };
        [seq, previous] = [at, hash];
      }
    }
    return { ok: true, sealed: seals, unsealed: Math.max(0, entries - seals) };
  },
});
