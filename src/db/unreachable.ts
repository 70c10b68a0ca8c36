import { Refusal } from '../core/refusal.ts';

const SILENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ECONNRESET']);
const SHUT_OUT = new Set(['28P01', '28000', '3D000', 'ERR_INVALID_URL']);

/** The sentence for a database of the operator's own (DATABASE_URL) that does not answer or does not let us in. */
export function unreachable(error: unknown): Refusal | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (SILENT.has(code))
    return new Refusal(
      'busy',
      'The database that DATABASE_URL names does not answer. Check the address, and try again.',
    );
  if (SHUT_OUT.has(code))
    return new Refusal(
      'invalid',
      'The database that DATABASE_URL names does not let us in. Check the user, the password and the name of the database, and try again.',
    );
  return undefined;
}
