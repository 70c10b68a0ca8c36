import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { startServer } from '../../src/http/server.ts';
import type { LogFields } from '../../src/log.ts';
import { world } from '../world/world.ts';
import { freePort, served } from './served.ts';

const w = await world();
const s = await served(w);

describe('every answer', () => {
  test('may stand only in a frame of our own in practice, and tells nothing about the server', async () => {
    for (const path of ['/tab/', '/local/', '/api/nothing', '/health/live']) {
      const { headers } = await fetch(`${s.url}${path}`);
      expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'self'");
      expect(headers.get('content-security-policy'), path).toContain("script-src 'self';");
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('referrer-policy'), path).toBe('no-referrer');
      expect(headers.get('x-powered-by'), path).toBeNull();
    }
  });

  test('may stand only in Teams’ frames in production, which serves no local page', async () => {
    const port = await freePort();
    const config = readConfig({
      NODE_ENV: 'production',
      PORT: String(port),
      DATABASE_URL: 'postgres://x',
      BOT_APP_ID: 'app',
      BOT_APP_PASSWORD: 'secret',
      TENANT_ID: 'tenant',
      PUBLIC_URL: 'https://huddle.example',
    });
    const server = await startServer({ ...w.app, config: { ...config, host: '127.0.0.1' } });
    const { headers } = await fetch(`http://127.0.0.1:${port}/tab/`);
    expect(headers.get('content-security-policy')).toContain(
      'frame-ancestors https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft;',
    );
    expect(headers.get('content-security-policy')).not.toMatch(/localhost|127\.0\.0\.1/);
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    const home = await fetch(`http://127.0.0.1:${port}/`, { redirect: 'manual' });
    expect(home.headers.get('location')).toBe('/tab/');
    expect((await fetch(`http://127.0.0.1:${port}/local/members`)).status).toBe(404);
    await server.stop();
  });

  test('of the API is kept by nobody', async () => {
    const token = await s.tokenOf(w.priya);
    const answer = await fetch(`${s.url}/api/neighbourhoods.me`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});

test('the front door leads to the local Teams page in practice', async () => {
  const answer = await fetch(`${s.url}/`, { redirect: 'manual' });
  expect(answer.headers.get('location')).toBe('/local/');
});

test('an address that there is not says so in a sentence', async () => {
  const answer = await fetch(`${s.url}/wp-admin`);
  expect(answer.status).toBe(404);
  expect(await answer.json()).toEqual({
    refused: { reason: 'missing', sentence: 'There is nothing at this address. Go back and try again.' },
  });
});

test('a bug in a part is a sentence with a reference, never its words', async () => {
  const logged: LogFields[] = [];
  const log = { info() {}, error: (_event: string, fields: LogFields = {}) => void logged.push(fields) };
  const broken = await served(
    { ...w, app: { ...w.app, log } },
    {
      bot: (web) => {
        web.post('/api/messages', () => {
          throw new Error('Mrs Example, 999 000 0018');
        });
      },
    },
  );
  const answer = await fetch(`${broken.url}/api/messages`, { method: 'POST' });
  expect(answer.status).toBe(500);
  const { sentence } = (await answer.json()) as { sentence: string };
  const ref = /^Something went wrong \(ref ([0-9A-F]{4})\)\. Nothing was saved\.$/.exec(sentence)?.[1];
  expect(logged).toMatchObject([{ ref, where: '/api/messages' }]);
  expect(JSON.stringify(logged)).not.toContain('Example');
});

test('a port that is taken is said in a sentence', async () => {
  await expect(startServer(s.app)).rejects.toMatchObject({
    reason: 'busy',
    sentence: `Port ${s.port} is taken by another program. End that program, or choose another port with PORT.`,
  });
});

describe('a server that stops', () => {
  test('answers who is at work, and is not held open by who is idle', async () => {
    const slow = Promise.withResolvers<void>();
    const stopping = await served(w, {
      bot: (web) => {
        web.get('/slow', async (_request, response) => {
          await slow.promise;
          response.json({ finished: true });
        });
      },
    });
    const idle = connect(stopping.port, '127.0.0.1');
    idle.on('error', () => {});
    await fetch(`${stopping.url}/health/live`);
    const atWork = fetch(`${stopping.url}/slow`);
    await new Promise((done) => setTimeout(done, 50));
    const stopped = stopping.server.stop();
    setTimeout(() => slow.resolve(), 200);
    expect(await (await atWork).json()).toEqual({ finished: true });
    const begun = performance.now();
    await stopped;
    expect(performance.now() - begun).toBeLessThan(2500);
  });

  test('gives up on work that does not end after three seconds', async () => {
    const stopping = await served(w, { bot: (web) => void web.get('/never', () => {}) });
    const never = fetch(`${stopping.url}/never`).catch((error: unknown) => error);
    await new Promise((done) => setTimeout(done, 50));
    const begun = performance.now();
    await stopping.server.stop();
    expect(performance.now() - begun).toBeGreaterThan(2500);
    expect(performance.now() - begun).toBeLessThan(8000);
    expect(await never).toBeInstanceOf(Error);
  });
});

test('no file of the room holds a host of our own machine for production', () => {
  for (const file of ['server', 'api', 'sign-in', 'live', 'health', 'tab-files'])
    expect(readFileSync(new URL(`../../src/http/${file}.ts`, import.meta.url), 'utf8')).not.toMatch(
      /localhost/,
    );
});
