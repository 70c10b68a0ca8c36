import { createHash } from 'node:crypto';

/** What of an audit entry goes into the chain; all of it, in a fixed order. */
export type Sealable = {
  id: number;
  at: string;
  actor: string;
  byMember: string | null;
  useCase: string;
  did: string;
  aboutKind: string | null;
  aboutId: string | null;
  door: string;
  outcome: string;
  reason: string | null;
  tx: string;
};

/** The link after `previous` ('' for the first): changing, removing or reordering an entry breaks every later one. */
export function link(previous: string, entry: Sealable): string {
  const words = [
    entry.id,
    entry.at,
    entry.actor,
    entry.byMember,
    entry.useCase,
    entry.did,
    entry.aboutKind,
    entry.aboutId,
    entry.door,
    entry.outcome,
    entry.reason,
    entry.tx,
  ];
  return createHash('sha256').update(previous).update(JSON.stringify(words)).digest('base64url');
}
