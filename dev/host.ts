import { fileURLToPath } from 'node:url';
import { type Express, json, type RequestHandler } from 'express';
import { z } from 'zod';
import type { App } from '../src/core/context.ts';
import { inTransaction } from '../src/core/execute.ts';
import { systemGrants } from '../src/core/grants.ts';
import { Refusal } from '../src/core/refusal.ts';
import { allNeighbourhoods, memberByEmail, membersOf, signInOf } from '../src/neighbourhoods/index.ts';
import type { Identity } from './identity.ts';
import { CURRENT } from './people.ts';

const PAGES = fileURLToPath(new URL('./', import.meta.url));
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const OURSELVES = new Set(['127.0.0.1', 'localhost', '[::1]']);
const asked = z.object({ member: z.string().min(1), neighbourhood: z.string().exactOptional() });

/**
 * The local Teams page at `/local/`: the page that stands round the tab as Teams does, the members one may be there, and
 * the token of the one chosen. Practice only: it hands a token to whoever asks, so it answers this machine alone,
 * under its own name (a page elsewhere that points its name at 127.0.0.1 is turned away).
 */
export function localTeams(app: App, identity: Identity): (web: Express) => void {
  return (web) => {
    web.use('/local', thisMachineOnly);
    web.get('/local/keys.json', (_request, response) => void response.json(identity.keys));
    web.get('/local/members', async (_request, response) => void response.json(await whoCanBeHere(app)));
    web.post('/local/token', json(), async (request, response) => {
      const body = asked.safeParse(request.body);
      if (!body.success) throw new Refusal('invalid', 'Say which member you are: {"member": "<email>"}.');
      response.set('Cache-Control', 'no-store').json({ token: await tokenFor(app, identity, body.data) });
    });
    for (const name of ['host.css', 'host.js', 'host-teams.js'])
      web.get(`/local/${name}`, (_request, response) =>
        response.sendFile(name, { root: PAGES, cacheControl: false }),
      );
    web.get('/local', (_request, response) =>
      response.sendFile('host.html', { root: PAGES, cacheControl: false }),
    );
  };
}

const thisMachineOnly: RequestHandler = (request, _response, next) => {
  const name = request.get('host')?.replace(/:\d+$/, '') ?? '';
  if (!LOOPBACK.has(request.socket.remoteAddress ?? '') || !OURSELVES.has(name))
    throw new Refusal(
      'forbidden',
      'The local Teams page is for this machine only. Open it at http://127.0.0.1.',
    );
  next();
};

const inside = <T>(
  app: App,
  neighbourhoodId: string,
  work: Parameters<typeof inTransaction<T>>[2],
): Promise<T> =>
  inTransaction(app, { actor: { kind: 'system', grants: systemGrants }, neighbourhoodId, door: 'tab' }, work);

/** Everybody on this machine's database, by neighbourhood, and where the chat is. */
async function whoCanBeHere(app: App) {
  const neighbourhoods = await Promise.all(
    (await allNeighbourhoods(app.db)).map(async ({ neighbourhoodId, code, name }) => ({
      code,
      name,
      members: (await inside(app, neighbourhoodId, membersOf)).map((member) => ({
        name: member.name,
        email: member.email,
        profession: member.profession,
        organisation: member.organisation,
        roles: member.roles,
      })),
    })),
  );
  return {
    neighbourhoods,
    playground: `http://127.0.0.1:${app.config.playgroundPort}/`,
    // Whoever comes here first is the one whose chat it is.
    first: CURRENT.email,
  };
}

async function tokenFor(app: App, identity: Identity, wanted: z.output<typeof asked>): Promise<string> {
  for (const { neighbourhoodId, code } of await allNeighbourhoods(app.db)) {
    if (wanted.neighbourhood !== undefined && wanted.neighbourhood !== code) continue;
    const account = await inside(app, neighbourhoodId, async (ctx) => {
      const member = await memberByEmail(ctx, wanted.member);
      return member === undefined ? undefined : signInOf(ctx, member.id);
    });
    if (account !== undefined) return identity.tokenFor(account);
  }
  throw new Refusal('missing', 'I can’t find a member with that e-mail address. Choose one from the list.');
}
