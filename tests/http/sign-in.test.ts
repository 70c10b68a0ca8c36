import { readFileSync } from 'node:fs';
import { generateKeyPair, importJWK, SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { addNeighbour } from '../world/neighbour.ts';
import { world } from '../world/world.ts';
import { served } from './served.ts';

const w = await world();
const s = await served(w);
const claims = { tid: 'local', oid: `priya-${w.neighbourhoodId}`, scp: 'access_as_user' };
const { issuer, audience } = s.app.config.tokens;
const [publicKey = {}] = s.identity.keys.keys;
const kid = publicKey.kid ?? '';
const kept = JSON.parse(readFileSync(`${s.dataDir}/local-identity.json`, 'utf8'));
const ours = await importJWK(kept.private, 'ES256');
const { privateKey: strange } = await generateKeyPair('ES256');

type Over = { claims?: object; issuer?: string; audience?: string; expires?: number };
const made = (over: Over, key: Parameters<SignJWT['sign']>[0] = ours, alg = 'ES256'): Promise<string> =>
  new SignJWT({ ...claims, ...over.claims })
    .setProtectedHeader({ alg, kid })
    .setIssuer(over.issuer ?? issuer)
    .setAudience(over.audience ?? audience)
    .setIssuedAt()
    .setExpirationTime(over.expires ?? '1h')
    .sign(key);
const coded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const unsigned = `${coded({ alg: 'none' })}.${coded({ ...claims, iss: issuer, aud: audience, exp: 9_999_999_999 })}.`;
const secret = new TextEncoder().encode(JSON.stringify(publicKey));

describe('a token that is not ours opens nothing', () => {
  test.each<[string, () => Promise<string | undefined>]>([
    ['no token at all', async () => undefined],
    ['words instead of a token', async () => 'let-me-in'],
    ['a token signed with somebody else’s key under our key’s name', () => made({}, strange)],
    ['a token that says it needs no signature', async () => unsigned],
    ['our public key used as a shared secret', () => made({}, secret, 'HS256')],
  ])('%s', async (_what, tokenFor) => {
    const token = await tokenFor();
    const answer = await s.post('neighbourhoods.me', {}, token === undefined ? undefined : { token });
    expect(answer).toEqual({
      status: 401,
      refused: {
        reason: 'forbidden',
        sentence: 'Your sign-in has ended. Close this page and open it again.',
      },
    });
  });
});

describe('a token that our issuer signed opens only what it was made for', () => {
  test.each<[string, Over]>([
    ['it has expired', { expires: 1_700_000_000 }],
    ['it is for another application', { audience: 'api://another' }],
    ['it comes from another issuer', { issuer: 'https://login.example/v2.0' }],
    ['it was given for something else than this app’s tab', { claims: { scp: 'User.Read' } }],
    ['it does not say who the person is', { claims: { oid: undefined } }],
    ['it does not say from which organisation’s directory', { claims: { tid: undefined } }],
  ])('not when %s', async (_what, over) => {
    expect((await s.post('neighbourhoods.me', {}, { token: await made(over) })).status).toBe(401);
  });

  test('the same person’s id in another directory is another person', async () => {
    const answer = await s.post(
      'neighbourhoods.me',
      {},
      { token: await made({ claims: { tid: 'elsewhere' } }) },
    );
    expect(answer.status).toBe(403);
    expect(answer.refused?.sentence).toContain('Ask your care coordinator to add you');
  });

  test('somebody with a good sign-in who is no member is told whom to ask', async () => {
    const answer = await s.post(
      'neighbourhoods.me',
      {},
      { token: await made({ claims: { oid: 'nobody' } }) },
    );
    expect(answer.status).toBe(403);
    expect(answer.refused?.reason).toBe('forbidden');
  });
});

describe('a member signs in', () => {
  test('and is who the token says, with the grants of their roles', async () => {
    const answer = await s.post('neighbourhoods.me', {}, w.priya);
    expect(answer).toMatchObject({
      status: 200,
      done: { member: { id: w.priya.id, name: 'Priya Shah' }, neighbourhood: { code: 'N7' } },
    });
  });

  test('a member who has left is no member', async () => {
    await w.step((ctx) =>
      ctx.db
        .updateTable('member')
        .set({ leftOn: '2026-11-01' })
        .where('neighbourhoodId', '=', ctx.neighbourhoodId)
        .where('id', '=', w.sam.id)
        .execute(),
    );
    expect((await s.post('neighbourhoods.me', {}, w.sam)).status).toBe(403);
  });
});

describe('a member of two neighbourhoods', async () => {
  const other = await addNeighbour(w, { code: 'N8', name: 'Harbourside', member: w.anna });
  const where = async (headers?: Record<string, string>) => s.post('neighbourhoods.me', {}, w.anna, headers);

  test('is in the first until one is chosen', async () => {
    expect(await where()).toMatchObject({ done: { neighbourhood: { code: 'N7' } } });
  });
  test('picks one by its code or id', async () => {
    expect(await where({ 'x-neighbourhood': 'n8' })).toMatchObject({
      done: { neighbourhood: { code: 'N8' } },
    });
    expect(await where({ 'x-neighbourhood': other.neighbourhoodId })).toMatchObject({
      done: { neighbourhood: { code: 'N8' } },
    });
  });
  test('stays in the one chosen last', async () => {
    await s.post('neighbourhoods.choose', {}, w.anna, { 'x-neighbourhood': 'N8' });
    expect(await where()).toMatchObject({ done: { neighbourhood: { code: 'N8' } } });
  });
  test('a neighbourhood that is not theirs is missing, as if it were not there', async () => {
    expect((await s.post('neighbourhoods.me', {}, w.priya, { 'x-neighbourhood': 'N8' })).status).toBe(404);
    expect((await s.post('neighbourhoods.me', {}, w.priya, { 'x-neighbourhood': 'N99' })).status).toBe(404);
  });
});

test('while the issuer’s keys cannot be had, the person is asked to wait, not thrown out', async () => {
  const lost = await served(w, { env: { TOKEN_KEYS_URL: 'http://127.0.0.1:9/keys.json' } });
  const answer = await lost.post('neighbourhoods.me', {}, w.priya);
  expect(answer).toMatchObject({ status: 429, refused: { reason: 'busy' } });
});
