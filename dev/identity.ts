import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { z } from 'zod';
import type { Config } from '../src/config.ts';
import { Refusal } from '../src/core/refusal.ts';
import { SCOPE } from '../src/http/sign-in.ts';
import type { SignIn } from '../src/neighbourhoods/index.ts';

const ALGORITHM = 'ES256';
const LASTS = '1h';
const pair = z.object({ kid: z.string(), public: z.looseObject({}), private: z.looseObject({}) });

/** The local token issuer: what Entra ID is in production, for practice on one machine. */
export type Identity = {
  /** The public keys, for whoever verifies: the content of keys.json. */
  keys: { keys: JWK[] };
  /** A token for one account, good for an hour, with the claims that Entra ID would give. */
  tokenFor(account: SignIn): Promise<string>;
};

/**
 * Opens the issuer whose key pair lies in the data directory (made at the first start, readable by its owner only), so
 * that an open page stays signed in over a restart. Refuses (`forbidden`) outside local mode.
 */
export async function localIdentity({ mode, dataDir, tokens }: Config): Promise<Identity> {
  if (mode !== 'local') throw new Refusal('forbidden', 'Production signs in with Microsoft Entra ID only.');
  const file = join(dataDir, 'local-identity.json');
  const kept = readPair(file) ?? (await makePair(file));
  const key = await importJWK(kept.private, ALGORITHM);
  return {
    keys: { keys: [{ ...kept.public, kid: kept.kid, alg: ALGORITHM, use: 'sig' }] },
    tokenFor: ({ tenantId, entraId, email, name }) =>
      new SignJWT({ tid: tenantId, oid: entraId, name, preferred_username: email, scp: SCOPE, ver: '2.0' })
        .setProtectedHeader({ alg: ALGORITHM, kid: kept.kid })
        .setIssuer(tokens.issuer)
        .setAudience(tokens.audience)
        .setSubject(entraId)
        .setIssuedAt()
        .setExpirationTime(LASTS)
        .sign(key),
  };
}

type Pair = z.output<typeof pair>;

function readPair(file: string): Pair | undefined {
  try {
    return pair.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new Refusal(
      'conflict',
      `I cannot read ${file}. Delete it and start again; open pages then sign in anew.`,
    );
  }
}

/** Written beside its place and linked there: of two first starts at once, both use the pair that came first. */
async function makePair(file: string): Promise<Pair> {
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const made = {
    kid: randomUUID(),
    public: await exportJWK(publicKey),
    private: await exportJWK(privateKey),
  };
  mkdirSync(join(file, '..'), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(made), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
  return readPair(file) ?? made;
}
