import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createBareServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { exchange, NoAnswer } from '../../../bot/teams/rest.ts';
import { leftBehind } from '../../collected.ts';

const said: { method: string; body: string; headers: Record<string, unknown> }[] = [];
let answering: (response: ServerResponse) => void = (response) => response.end('{"id":"1"}');
const listener: RequestListener = (request, response) => {
  let body = '';
  request.on('data', (part: Buffer) => {
    body += part.toString();
  });
  request.on('end', () => {
    said.push({ method: request.method ?? '', body, headers: request.headers });
    answering(response);
  });
};
const server = createServer(listener);
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v3/conversations`;
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const calls = (to = url, patienceMs = 2000, body = '{"text":"für Zoë"}') =>
  exchange('POST', to, { headers: { authorization: 'Bearer x' }, body, patienceMs });
const noAnswer = async (call: Promise<unknown>): Promise<NoAnswer> => {
  const thrown = await call.catch((error: unknown) => error);
  if (!(thrown instanceof NoAnswer)) throw new Error(`not a missing answer: ${String(thrown)}`);
  return thrown;
};
const answers = (how: (response: ServerResponse) => void): void => {
  answering = how;
};

test('a call arrives whole, with its headers, and its answer comes back', async () => {
  answers((response) => response.writeHead(201, { 'retry-after': '7' }).end('{"id":"Zoë"}'));
  const answer = await calls();
  expect(answer).toMatchObject({ status: 201, words: '{"id":"Zoë"}', headers: { 'retry-after': '7' } });
  expect(said.at(-1)).toMatchObject({
    method: 'POST',
    body: '{"text":"für Zoë"}',
    headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
  });
});

test('a redirect is an answer: the token goes nowhere else', async () => {
  const before = said.length;
  answers((response) => response.writeHead(307, { location: `${url}/elsewhere` }).end());
  expect((await calls()).status).toBe(307);
  expect(said.length - before).toBe(1);
});

test('nobody there: the call never left, so it may be made again', async () => {
  const free = createBareServer().listen(0, '127.0.0.1');
  await new Promise((listening) => free.once('listening', listening));
  const { port } = free.address() as AddressInfo;
  await new Promise((closed) => free.close(closed));
  expect((await noAnswer(calls(`http://127.0.0.1:${port}/`))).left).toBe(false);
});

test('a secured address that does not speak TLS: the call never left', async () => {
  expect((await noAnswer(calls(url.replace('http:', 'https:')))).left).toBe(false);
});

test('taken and never answered: it may have arrived, and nobody waits for good', async () => {
  answers(() => {});
  expect((await noAnswer(calls(url, 150))).left).toBe(true);
});

test('taken and cut off: it may have arrived, on a new connection as on one that was used before', async () => {
  answers((response) => response.end('{}'));
  await calls();
  answers((response) => response.socket?.destroy());
  expect((await noAnswer(calls())).left).toBe(true);
  expect((await noAnswer(calls())).left).toBe(true);
});

test('an answer that breaks off or hangs after its first line is known by its first line', async () => {
  answers((response) => {
    response.writeHead(200, { 'content-length': '500' }).write('{"id":');
    setTimeout(() => response.socket?.destroy(), 20);
  });
  expect(await calls()).toMatchObject({ status: 200, words: '{"id":' });
  answers((response) => response.writeHead(429, { 'content-length': '500' }).write('busy'));
  expect(await calls(url, 150)).toMatchObject({ status: 429, words: 'busy' });
});

test('a connection is used again, but not after it lay idle; an answer may take longer than that', async () => {
  const [ports, IDLE_MS]: [(number | undefined)[], number] = [[], 4300];
  answers((response) => void setTimeout(() => response.end('{}'), IDLE_MS));
  const slow = calls(url, 2 * IDLE_MS);
  await pause(50);
  answers((response) => {
    ports.push(response.socket?.remotePort);
    // Nobody is told how long it would be kept: what stands between may forget it.
    response.removeHeader('keep-alive');
    response.end('{}');
  });
  await calls();
  await calls();
  await pause(IDLE_MS);
  await calls();
  expect(ports[1]).toBe(ports[0]);
  expect(ports[2]).not.toBe(ports[0]);
  expect((await slow).status).toBe(200);
}, 10_000);

test('forty at once are forty answers', async () => {
  answers((response) => response.end('{"id":"1"}'));
  const all = await Promise.all(Array.from({ length: 40 }, () => calls()));
  expect(all.map(({ status }) => status)).toEqual(Array(40).fill(200));
});

test('a call leaves nothing behind for the great garbage collection', async () => {
  answers((response) => response.end('{"id":"1"}'));
  const words = Array(4000).fill(1_234_567);
  const left = await leftBehind(300, (run) => {
    said.splice(0);
    return calls(url, 2000, JSON.stringify([run, ...words]));
  });
  // The body alone has 31 kB; by fetch it stays, and more.
  expect(left).toBeLessThan(15);
});
