import { request } from 'node:http';
import { expect, test } from 'vitest';
import { served } from '../http/served.ts';
import { addNeighbour } from '../world/neighbour.ts';
import { world } from '../world/world.ts';

const w = await world();
const s = await served(w);

/** Asks under any name that a browser may have been given for this machine. */
const askAs = (host: string, path: string): Promise<number | undefined> =>
  new Promise((done, failed) => {
    request({ host: '127.0.0.1', port: s.port, path, headers: { host } }, (response) => {
      response.resume();
      done(response.statusCode);
    })
      .on('error', failed)
      .end();
  });

test.each(['huddle.example', 'huddle.example:3978', '192.168.1.5:3978', '127.0.0.1.huddle.example'])(
  'a page elsewhere that calls this machine “%s” is given neither the page, the members nor a token',
  async (host) => {
    for (const path of ['/local/', '/local/members', '/local/token'])
      expect(await askAs(host, path)).not.toBe(200);
  },
);

test.each(['127.0.0.1', 'localhost', '[::1]'])(
  'this machine under its own name %s is served',
  async (host) => {
    expect(await askAs(`${host}:${s.port}`, '/local/members')).toBe(200);
  },
);

test('the page and its parts are served, and nothing else of their folder', async () => {
  for (const path of ['', 'host.css', 'host.js', 'host-teams.js'])
    expect((await fetch(`${s.url}/local/${path}`)).status, path).toBe(200);
  for (const path of [
    'host.ts',
    'identity.ts',
    'setup.mjs',
    '../package.json',
    '%2e%2e/package.json',
    'demo/',
  ])
    expect((await fetch(`${s.url}/local/${path}`)).status, path).toBe(404);
});

test('the members of every neighbourhood can be chosen, and no identifier of a sign-in is told', async () => {
  await addNeighbour(w, { code: 'N8', name: 'Harbourside', member: w.anna });
  const page = await (await fetch(`${s.url}/local/members`)).json();
  expect(page.playground).toBe(`http://127.0.0.1:${s.app.config.playgroundPort}/`);
  expect(page.neighbourhoods).toMatchObject([
    { code: 'N7', name: 'Riverside', members: { length: 5 } },
    { code: 'N8', name: 'Harbourside', members: [{ name: 'Dr Anna Reid', email: w.anna.email }] },
  ]);
  expect(JSON.stringify(page)).not.toContain(w.anna.accountId);
});

const token = async (
  body: unknown,
): Promise<{ status: number; token?: string; refused?: { sentence: string } }> => {
  const response = await fetch(`${s.url}/local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, ...((await response.json()) as object) };
};

test('the one chosen is signed in for an hour, through the verifier that production uses', async () => {
  const { token: jwt = '' } = await token({ member: w.priya.email.toUpperCase() });
  const claims = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString());
  expect(claims).toMatchObject({
    tid: 'local',
    oid: `priya-${w.neighbourhoodId}`,
    name: 'Priya Shah',
    scp: 'access_as_user',
  });
  expect(claims.exp - claims.iat).toBe(3600);
  expect(await s.post('neighbourhoods.me', {}, { token: jwt })).toMatchObject({
    done: { member: { id: w.priya.id } },
  });
});

test('a member who is not there is refused in a sentence', async () => {
  expect(await token({ member: 'nobody@riverside.example' })).toMatchObject({ status: 404 });
  expect(await token({ member: w.priya.email, neighbourhood: 'N8' })).toMatchObject({ status: 404 });
  expect(await token({})).toMatchObject({ status: 400 });
});
