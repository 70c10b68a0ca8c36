import { type ChildProcess, fork } from 'node:child_process';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { localIdentity } from '../../dev/identity.ts';
import { PRIYA, TENANT } from '../../dev/people.ts';
import { startServer } from '../../src/http/server.ts';
import { allNeighbourhoods } from '../../src/neighbourhoods/index.ts';
import { benchApp } from './bench-app.ts';
import { benchRoom } from './room.ts';
import { ms, percentile, type Row } from './row.ts';

const TABS = 500;
const ROUNDS = 30;
const PORT = 39_780;
const clock = (): number => performance.timeOrigin + performance.now();

/** One change to 500 open tabs, from the moment it is published until the last tab has it, against bare `res.write`; and room.ts. */
export async function benchLive(): Promise<Row[]> {
  const floor = await plain(TABS);
  const ours = await hints();
  const rows: Row[] = [0.5, 0.99].map((share) => ({
    what: `Live hint to ${TABS} tabs, ${share === 0.5 ? 'median' : '99th percentile'} of tabs ÷ plain SSE`,
    ours: ms(percentile(ours, share)),
    floor: ms(percentile(floor, share)),
    ratio: percentile(ours, share) / percentile(floor, share),
    aim: 1.5,
    note: 'ours goes through NOTIFY, as on several nodes',
  }));
  return [...rows, await benchRoom(plain)];
}

async function plain(tabs: number): Promise<number[]> {
  const open: ServerResponse[] = [];
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('retry: 2000\n\n');
    open.push(response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const delays = await rounds(`http://127.0.0.1:${port}/`, tabs, '', () => {
    for (const response of open) response.write('data: {"topics":["cases"]}\n\n');
  });
  server.closeAllConnections();
  server.close();
  return delays;
}

async function hints(): Promise<number[]> {
  const { app, stop } = await benchApp({ demo: true, port: PORT });
  const identity = await localIdentity(app.config);
  const server = await startServer(app, {
    local: (web) =>
      void web.get('/local/keys.json', (_request, response) => void response.json(identity.keys)),
  });
  const neighbourhoodId = (await allNeighbourhoods(app.db))[0]?.neighbourhoodId ?? '';
  const token = await identity.tokenFor({
    accountId: '',
    tenantId: TENANT,
    entraId: PRIYA.entraId,
    email: PRIYA.email,
    name: PRIYA.name,
  });
  try {
    return await rounds(`http://127.0.0.1:${server.port}/api/live`, TABS, token, () =>
      app.hints.publish({ neighbourhoodId, topics: ['cases'] }),
    );
  } finally {
    await server.stop();
    await stop();
  }
}

async function rounds(url: string, tabs: number, token: string, change: () => void): Promise<number[]> {
  const child = fork(new URL('./sse-clients.ts', import.meta.url), [url, String(tabs), token]);
  await next(child, 'ready');
  const delays: number[] = [];
  for (let round = 0; round < ROUNDS + 3; round += 1) {
    const from = clock();
    change();
    const heard = await next(child, 'heard');
    if (round >= 3) delays.push(...heard.map((at) => at - from));
    await new Promise((pause) => setTimeout(pause, 80));
  }
  child.disconnect();
  return delays;
}

const next = (child: ChildProcess, key: 'ready' | 'heard'): Promise<number[]> =>
  new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('the clients ended early')));
    child.once('message', (message: { ready?: true; heard?: number[] }) => {
      child.removeAllListeners('exit');
      if (key in message) resolve(message.heard ?? []);
      else reject(new Error('the clients spoke out of turn'));
    });
  });
