import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { afterAll, expect, test } from 'vitest';
import { localIdentity } from '../../dev/identity.ts';
import { readConfig } from '../../src/config.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'huddle-identity-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
const config = readConfig({ DATA_DIR: dataDir });
const file = join(dataDir, 'local-identity.json');
const anna = {
  accountId: 'a',
  tenantId: 'local',
  entraId: 'anna',
  email: 'anna@riverside.example',
  name: 'Anna',
};

test('of two first starts at once, both use one key pair, which only its owner can read', async () => {
  const [one, two] = await Promise.all([localIdentity(config), localIdentity(config)]);
  expect(one.keys).toEqual(two.keys);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a page stays signed in over a restart', async () => {
  const token = await (await localIdentity(config)).tokenFor(anna);
  const { keys } = await localIdentity(config);
  const { issuer, audience } = config.tokens;
  const { payload } = await jwtVerify(token, createLocalJWKSet(keys), { issuer, audience });
  expect(payload).toMatchObject({ tid: 'local', oid: 'anna', preferred_username: anna.email });
});

test('a damaged key file is said in a sentence', async () => {
  const kept = readFileSync(file, 'utf8');
  writeFileSync(file, kept.slice(0, 20));
  await expect(localIdentity(config)).rejects.toMatchObject({
    sentence: expect.stringContaining('Delete it and start again'),
  });
  writeFileSync(file, kept);
});

test('production has no local issuer', async () => {
  await expect(localIdentity({ ...config, mode: 'production' })).rejects.toMatchObject({
    reason: 'forbidden',
  });
});
