import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * The last part of an address that opens without a sign-in: which neighbourhood, which feed or huddle, and a secret, in one
 * word. The first two only say where to look; the secret alone opens.
 */
export type Token = { neighbourhoodId: string; id: string; secret: string };

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const LONGEST = 200;
const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');
const uuidOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** 256 random bits: nobody guesses them. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

export const writeToken = ({ neighbourhoodId, id, secret }: Token): string =>
  Buffer.concat([bytesOf(neighbourhoodId), bytesOf(id), Buffer.from(secret, 'base64url')]).toString(
    'base64url',
  );

/** Undefined for anything that we never wrote. */
export function readToken(text: string): Token | undefined {
  if (text.length > LONGEST || !/^[\w-]+$/.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length !== 16 + 16 + 32 && bytes.length !== 16 + 16 + 16) return undefined;
  const token = {
    neighbourhoodId: uuidOf(bytes.subarray(0, 16)),
    id: uuidOf(bytes.subarray(16, 32)),
    secret: bytes.subarray(32).toString('base64url'),
  };
  return UUID.test(token.neighbourhoodId) && UUID.test(token.id) ? token : undefined;
}

/** What is kept of a secret. It is random and long, so no salt and no slow hash is needed. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** True when the secret is the one of this hash; takes as long for every wrong one, and for none. */
export function isSecretOf(hash: string | undefined, secret: string): boolean {
  const [kept, given] = [Buffer.from(hash ?? '0'.repeat(64), 'hex'), Buffer.from(hashOf(secret), 'hex')];
  return timingSafeEqual(kept, given) && hash !== undefined;
}

/** A huddle's own key as a secret: a uuid's 16 bytes. */
export const keyAsSecret = (uuid: string): string => bytesOf(uuid).toString('base64url');
