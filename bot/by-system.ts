import { inTransaction } from '../src/core/execute.ts';
import { systemGrants } from '../src/core/grants.ts';
import type { Turn } from './turn.ts';

/** What a message is about, as it is now: read by the system, since nobody asked. */
export const bySystem = <T>(
  { app, neighbourhood }: Turn,
  ask: Parameters<typeof inTransaction<T>>[2],
): Promise<T> =>
  inTransaction(
    app,
    { actor: { kind: 'system', grants: systemGrants }, neighbourhoodId: neighbourhood.id, door: 'clock' },
    ask,
  );
