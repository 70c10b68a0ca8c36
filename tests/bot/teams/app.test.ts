import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, describe, expect, test } from 'vitest';
import { botDoor } from '../../../bot/teams/app.ts';
import { readConfig } from '../../../src/config.ts';
import { addNeighbour } from '../../world/neighbour.ts';
import { CHANNEL_ID, TEAM_ID, teams, textOf } from '../teams-world.ts';

const t = await teams();

test('nonsense at the door is turned away without a trace of what it was', async () => {
  expect((await t.post({ type: 'message' })).status).toBe(400);
  expect((await t.post([] as never)).status).toBe(400);
});

test('an address that is not Teams’ is never answered', async () => {
  const answer = await t.post(
    t.base(t.priya, 'personal', { type: 'message', text: 'help', serviceUrl: 'http://evil.example/' }),
  );
  expect(answer).toMatchObject({ status: 403, shown: [] });
});

test('somebody whom no neighbourhood knows hears whom to ask', async () => {
  const answer = await t.asks(undefined, 'my actions');
  expect(answer.text).toContain('Ask the care coordinator');
});

test('somebody whom no neighbourhood knows still gets 999 first', async () => {
  const answer = await t.asks(undefined, 'please call an ambulance');
  expect(textOf(answer.card)).toMatch(/^Call 999 now/);
});

test('a member’s first words keep where their personal chat is, and the second change nothing', async () => {
  await t.asks(t.sam, 'help');
  await t.asks(t.sam, 'help');
  const kept = (await t.audit()).filter(
    (entry) => entry.useCase === 'neighbourhoods.bindPersonalChat' && entry.aboutId === t.sam.id,
  );
  expect(kept).toHaveLength(1);
});

test('a team is bound by its coordinator’s first words, by nobody else’s, and never to a second neighbourhood', async () => {
  await addNeighbour(t, { code: 'S2', name: 'Seaside', member: t.sam });
  expect((await t.asks(t.priya, 'help', 'channel')).text).toContain('not bound to a neighbourhood yet');
  expect(textOf((await t.asks(t.jo, 'help', 'channel')).card)).toContain('What you can say');
  expect(textOf((await t.asks(t.priya, 'help', 'channel')).card)).toContain('What you can say');
  const rows = await t.step((ctx) =>
    ctx.db.selectFrom('conversation').selectAll().where('kind', '=', 'channel').execute(),
  );
  expect(rows).toMatchObject([{ conversationId: CHANNEL_ID, teamId: TEAM_ID }]);
});
test('a group chat is a shared place', async () => {
  expect(textOf((await t.asks(t.anna, 'search Jill Jennings', 'group')).card)).toContain(
    'Let’s do that privately',
  );
});
test('the bot says hello to whoever is new, once, though Teams tells of an installation twice', async () => {
  const told = [
    await t.post(
      t.base(t.anna, 'personal', { type: 'conversationUpdate', membersAdded: [{ id: '28:huddle' }] }),
    ),
    await t.installedIn('personal', t.anna),
    await t.installedIn('personal', t.anna),
    await t.installedIn('channel', t.jo),
  ];
  expect(told.map((one) => one.shown.length)).toEqual([0, 1, 0, 0]);
});
test('an old client’s Submit does what Execute does, and its card is replaced', async () => {
  const { shown } = await t.post(
    t.base(t.priya, 'personal', {
      type: 'message',
      replyToId: 'm7',
      value: { verb: 'actions.mine', input: {} },
    }),
  );
  expect(shown).toMatchObject([{ method: 'PUT', activityId: 'm7' }]);
});

test('a press in a message of ours is noted in the ledger, once', async () => {
  const sent = await t.step(async (ctx) => {
    const chat = await ctx.db
      .selectFrom('conversation')
      .select(['id', 'conversationId'])
      .where('memberId', '=', t.priya.id)
      .executeTakeFirstOrThrow();
    return ctx.db
      .insertInto('message')
      .values({
        neighbourhoodId: ctx.neighbourhoodId,
        kind: 'digest',
        cause: 'test:pressed',
        toMember: t.priya.id,
        aboutKind: 'digest',
        aboutId: '2026-11-24',
        state: 'sent',
        createdAt: ctx.now,
        notBefore: ctx.now,
        conversationId: chat.id,
        activityId: 'p77',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
  });
  await t.invoke(t.priya, 'actions.mine', { input: {} }, 'personal', 'p77');
  const acted = async () => (await t.messages()).find((one) => one.id === sent.id)?.actedAt;
  const first = await acted();
  expect(first).not.toBeNull();
  await t.invoke(t.priya, 'actions.mine', { input: {} }, 'personal', 'p77');
  expect(await acted()).toBe(first);
});

test('a reply is tried once: the SDK’s own waits and repeats are turned off', async () => {
  let tried = 0;
  for (const status of [429, 502, 504]) {
    tried = 0;
    t.connector.answers(() => {
      tried += 1;
      return { status, headers: { 'retry-after': '1' } };
    });
    await t.says(t.priya, 'my actions').catch(() => undefined);
    expect([status, tried]).toEqual([status, 1]);
  }
  t.connector.answers(() => undefined);
});

test('an invoke that nobody knows is said to be unknown', async () => {
  const answer = await t.post(
    t.base(t.priya, 'personal', { type: 'invoke', name: 'something/else', value: {} }),
  );
  expect(answer.status).toBe(501);
});

test('a button that is on no card now is answered with a sentence, not a fault', async () => {
  const answer = await t.invoke(t.priya, 'neighbourhoods.found', { input: {} });
  expect(answer.body).toMatchObject({
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
    value: expect.stringContaining('older card'),
  });
});

describe('in production', async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const stranger = await generateKeyPair('RS256');
  const keys = createServer((request, response) => {
    const base = `http://127.0.0.1:${(keys.address() as AddressInfo).port}`;
    response.setHeader('content-type', 'application/json');
    if (request.url === '/openid')
      response.end(JSON.stringify({ issuer: 'https://api.botframework.com', jwks_uri: `${base}/keys` }));
    else
      exportJWK(publicKey).then((jwk) =>
        response.end(
          JSON.stringify({ keys: [{ ...jwk, kid: 'k1', use: 'sig', endorsements: ['msteams'] }] }),
        ),
      );
  });
  await new Promise<void>((done) => keys.listen(0, '127.0.0.1', () => done()));
  const settings = readConfig({
    NODE_ENV: 'production',
    DATABASE_URL: 'postgres://unused',
    BOT_APP_ID: '11111111-2222-3333-4444-555555555555',
    BOT_APP_PASSWORD: 'secret',
    TENANT_ID: 'tenant',
    PUBLIC_URL: 'https://huddle.example',
    SERVICE_HOSTS: 'smba.trafficmanager.net',
  });
  const web = express();
  botDoor(
    { ...t.app, config: settings },
    { openIdUrl: `http://127.0.0.1:${(keys.address() as AddressInfo).port}/openid` },
  ).mount(web);
  const server = createServer(web);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  afterAll(() => {
    for (const one of [server, keys]) {
      one.closeAllConnections();
      one.close();
    }
  });
  const serviceUrl = 'https://smba.trafficmanager.net/uk/';
  const token = (key: CryptoKey): Promise<string> =>
    new SignJWT({ serviceurl: serviceUrl })
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .setIssuer('https://api.botframework.com')
      .setAudience('11111111-2222-3333-4444-555555555555')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(key);
  const send = (authorization: string | undefined, activity: Record<string, unknown>) =>
    fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(authorization === undefined ? {} : { authorization }),
      },
      body: JSON.stringify({ ...t.base(t.priya, 'personal', activity), serviceUrl }),
    });
  const event = { type: 'event', name: 'nothing' };

  test('what Teams signed is let in', async () => {
    expect((await send(`Bearer ${await token(privateKey)}`, event)).status).toBe(200);
  });
  test('a call without a token, with nonsense for one, or signed by somebody else, is turned away', async () => {
    expect((await send(undefined, event)).status).toBe(401);
    expect((await send('Bearer x.y.z', event)).status).toBe(401);
    const forged = await send(`Bearer ${await token(stranger.privateKey)}`, event);
    expect(forged.status).toBe(401);
    expect(await forged.text()).not.toMatch(/stack| {4}at |invalid signature/i);
  });
  test('the bot does not start without an app id', () => {
    expect(() =>
      botDoor({ ...t.app, config: { ...settings, bot: { ...settings.bot, appId: '' } } }),
    ).toThrow();
  });
});
