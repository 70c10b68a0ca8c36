import { z } from 'zod';
import { command } from '../core/use-case.ts';
import { link } from './seal.ts';
import { addSeals, lastSeal, takeTurn, unsealedAfter } from './store.ts';

const BATCH = 5_000;

/** Chains the audit entries that no running transaction can still come before; the clock asks each minute. */
export const sealAudit = command({
  says: 'Seal the audit trail',
  needs: 'system',
  input: z.object({}),
  async run(_input, ctx) {
    if (!(await takeTurn(ctx))) return { sealed: 0 };
    let last = await lastSeal(ctx);
    const entries = await unsealedAfter(ctx, last, BATCH);
    const seals = entries.map((entry) => {
      last = {
        seq: (last?.seq ?? 0) + 1,
        entryId: entry.id,
        tx: entry.tx,
        hash: link(last?.hash ?? '', entry),
      };
      return last;
    });
    if (seals.length > 0) await addSeals(ctx, seals);
    return { sealed: seals.length };
  },
  // Sealing leaves no entry: it would never come to an end.
  noted: () => false,
});
