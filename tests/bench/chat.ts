import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import express from 'express';
import { botDoor } from '../../bot/teams/app.ts';
import { JO, TENANT } from '../../dev/people.ts';
import type { App, Call } from '../../src/core/context.ts';
import { inTransaction } from '../../src/core/execute.ts';
import { systemGrants } from '../../src/core/grants.ts';
import { showPerson } from '../../src/core/ids.ts';
import { startServer } from '../../src/http/server.ts';
import { allNeighbourhoods } from '../../src/neighbourhoods/index.ts';
import { benchApp } from './bench-app.ts';
import { ms, percentile, type Row } from './row.ts';

const ROUNDS = 200;
const WARM_UP = 30;
const PORT = 39_781;
const TITLES = [
  'ring the daughter',
  'book echo',
  'order a commode',
  'check insulin store',
  'fit grab rails',
  'review the tablets',
  'ask for a taxi account',
  'send the plan to school',
  'weigh weekly',
  'visit the flat',
  'renew the blue badge',
];

/** An action by phrase in a personal chat, from the activity in to the reply out, against an echo with the bare SDK. */
export async function benchChat(): Promise<Row[]> {
  const { app, stop } = await benchApp({ demo: true, port: PORT });
  const refs = await activeCases(app);
  const { ours, floor, said } = await againstEcho(app, (n) => {
    // Another case or other words each time, as a team would: 230 alike on one case are 230 to compare each with.
    const [ref, title] = [refs[n % refs.length], TITLES[n % TITLES.length]];
    return `action ${ref} ${title}, Priya Shah, in 3 working days`;
  });
  if (!said.includes('A-')) throw new Error(`the bench’s command was not carried out: ${said.slice(0, 200)}`);
  await stop();
  return [0.5, 0.95].map((share) => ({
    what: `Chat command that writes, ${share === 0.5 ? 'median' : '95th percentile'} ÷ bare botbuilder echo`,
    ours: ms(percentile(ours, share)),
    floor: ms(percentile(floor, share)),
    ratio: percentile(ours, share) / percentile(floor, share),
    aim: 2,
  }));
}

/** Milliseconds of what Jo says to our bot in a personal chat and to a bare botbuilder echo, and our last reply. */
export async function againstEcho(
  app: App,
  words: (n: number) => string,
): Promise<{ ours: number[]; floor: number[]; said: string }> {
  const connector = await startConnector();
  try {
    const floor = await timed(await echo(), connector.url, words);
    const server = await startServer(app, { bot: (web) => botDoor(app).mount(web) });
    const ours = await timed(`http://127.0.0.1:${server.port}/api/messages`, connector.url, words);
    await server.stop();
    return { ours, floor, said: connector.last() };
  } finally {
    connector.stop();
  }
}

/** The demo's cases that actions can be given to. */
async function activeCases(app: App): Promise<string[]> {
  const [here] = await allNeighbourhoods(app.db);
  if (here === undefined) throw new Error('the bench has no neighbourhood');
  const call: Call = {
    actor: { kind: 'system', grants: systemGrants },
    neighbourhoodId: here.neighbourhoodId,
    door: 'clock',
  };
  const cases = await inTransaction(app, call, (ctx) =>
    ctx.db.selectFrom('mdtCase').select('person').where('status', '=', 'active').orderBy('person').execute(),
  );
  return cases.map(({ person }) => showPerson(here.code, person));
}

/** What Teams is to a bot: takes what it says. */
async function startConnector(): Promise<{ url: string; last(): string; stop(): void }> {
  let last = '';
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      last = body;
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"1"}');
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    last: () => last,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function echo(): Promise<string> {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  const web = express();
  web.use(express.json());
  web.post('/api/messages', (request, response) =>
    adapter.process(request, response, async (context) => {
      await context.sendActivity(`you said ${context.activity.text}`);
    }),
  );
  return new Promise((ready) => {
    const server = web.listen(0, '127.0.0.1', () =>
      ready(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`),
    );
    server.unref();
  });
}

async function timed(url: string, serviceUrl: string, words: (n: number) => string): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < WARM_UP + ROUNDS; n += 1) {
    const body = JSON.stringify({
      type: 'message',
      id: `m${n}`,
      text: words(n),
      textFormat: 'plain',
      serviceUrl,
      channelId: 'msteams',
      from: { id: JO.id, name: JO.name, aadObjectId: JO.entraId },
      conversation: { id: 'personal-jo', conversationType: 'personal', tenantId: TENANT },
      recipient: { id: 'bot', name: 'Huddle' },
      channelData: { tenant: { id: TENANT } },
      locale: 'en-GB',
    });
    const from = performance.now();
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`the bot answered ${answer.status}`);
    if (n >= WARM_UP) times.push(performance.now() - from);
  }
  return times;
}
