import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { JO } from '../dev/people.ts';
import { portIsFree } from '../src/http/port.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const room = mkdtempSync(join(tmpdir(), 'huddle-main-'));
// Root lends the database to another user, who must be able to walk there.
chmodSync(room, 0o755);
const taken: Server[] = [];
const children: ChildProcess[] = [];
afterEach(() => {
  for (const server of taken.splice(0)) server.close();
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** A port that something listens on, or that was free a moment ago. */
async function port(isTaken = false): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const address = server.address();
  if (isTaken) taken.push(server);
  else await new Promise((closed) => server.close(closed));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

type Settings = Record<'PORT' | 'PLAYGROUND_PORT' | 'DATA_DIR', string> & Record<string, string>;
async function settings(): Promise<Settings> {
  return { PORT: String(await port()), PLAYGROUND_PORT: String(await port()), DATA_DIR: join(room, 'data') };
}

/** src/main.ts as npm start runs it; `until` waits for words, `ended` for the exit code. */
function main(env: Record<string, string>, ...words: string[]) {
  const child = spawn(process.execPath, ['src/main.ts', ...words], {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
  });
  children.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += bytes));
  const ended = once(child, 'exit').then(([code]) => ({ code, said }));
  const until = async (words: string): Promise<void> => {
    while (!said.includes(words)) {
      if (child.exitCode !== null) throw new Error(`it ended, saying: ${said}`);
      await pause(20);
    }
  };
  return { child, ended, until };
}

describe('a start that cannot be says what to do, and leaves nothing running', () => {
  test('when the port is taken', async () => {
    const { ended } = main({ ...(await settings()), PORT: String(await port(true)) });
    expect(await ended).toEqual({
      code: 1,
      said: expect.stringMatching(/^Port \d+ is in use.*runs already.*choose another port with PORT\.\n$/),
    });
  });

  test('when the port of the chat is taken', async () => {
    const { ended } = main({ ...(await settings()), PLAYGROUND_PORT: String(await port(true)) });
    expect(await ended).toEqual({
      code: 1,
      said: expect.stringMatching(/^Port \d+ is in use.*PLAYGROUND_PORT\.\n$/),
    });
  });

  test('when a production setting is absent', async () => {
    const { ended } = main({ ...(await settings()), NODE_ENV: 'production' });
    expect(await ended).toEqual({
      code: 1,
      said: expect.stringMatching(/^Production needs DATABASE_URL .*TENANT_ID/),
    });
  });

  test('when the data directory may not be written', { timeout: 60_000 }, async () => {
    const { ended } = main({ ...(await settings()), DATA_DIR: '/sys/neighbourhood-huddle' });
    expect(await ended).toEqual({
      code: 1,
      said: expect.stringContaining('choose another directory with DATA_DIR.\n'),
    });
  });

  test('when the database of DATABASE_URL does not answer', { timeout: 60_000 }, async () => {
    const { ended } = main({
      ...(await settings()),
      DATABASE_URL: `postgres://nobody@127.0.0.1:${await port()}/none`,
    });
    expect(await ended).toEqual({
      code: 1,
      said: expect.stringContaining('DATABASE_URL names does not answer'),
    });
  });
});

test('Ctrl-C stops everything in order, and the next start finds the data', {
  timeout: 120_000,
}, async () => {
  const env = await settings();
  const url = `http://127.0.0.1:${env.PORT}`;
  const neighbourhood = async (): Promise<unknown> => (await fetch(`${url}/local/members`)).json();
  const first = main(env, '--empty');
  await first.until('is ready');
  const before = await neighbourhood();
  expect(JSON.stringify(before)).toContain(JO.email);
  expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  // A terminal's Ctrl-C reaches us more than once: through npm, the setup and the process group.
  first.child.kill('SIGINT');
  first.child.kill('SIGINT');
  expect(await first.ended).toMatchObject({ code: 0 });
  expect(existsSync(`${env.DATA_DIR}-empty/pg18/PG_VERSION`)).toBe(true);
  expect(existsSync(`${env.DATA_DIR}-empty/pg18/postmaster.pid`)).toBe(false);
  for (const each of [env.PORT, env.PLAYGROUND_PORT]) expect(await portIsFree(Number(each))).toBe(true);

  const second = main(env, '--empty');
  await second.until('is ready');
  expect(await neighbourhood()).toEqual(before);
  second.child.kill('SIGTERM');
  expect(await second.ended).toMatchObject({ code: 0 });
  rmSync(room, { recursive: true });
});
