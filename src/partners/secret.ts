import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 16;
const ID_BYTES = 16;
const LENGTH = 43;

/** A hash of 128 random bits: it can be looked up, and tells nothing of the link. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/**
 * What stands at the end of a partner’s link: the neighbourhood’s id and 128 random bits. The neighbourhood is in it so that
 * no question crosses neighbourhoods; it is no secret. Of the whole only a hash is kept.
 */
export function newToken(neighbourhoodId: string): { token: string; hash: string } {
  const id = Buffer.from(neighbourhoodId.replaceAll('-', ''), 'hex');
  const token = Buffer.concat([id, randomBytes(SECRET_BYTES)]).toString('base64url');
  return { token, hash: hashOf(token) };
}

/** Undefined for anything that is no token of ours; whether it opens something is the database’s to say. */
export function readToken(token: string): { neighbourhoodId: string; hash: string } | undefined {
  if (token.length !== LENGTH || !/^[\w-]+$/.test(token)) return undefined;
  const hex = Buffer.from(token, 'base64url').subarray(0, ID_BYTES).toString('hex');
  const neighbourhoodId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { neighbourhoodId, hash: hashOf(token) };
}
