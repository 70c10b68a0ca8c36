import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** Where the app of this run stands: what a journey needs to reach it, plain enough to be handed to a worker. */
export type AppAddress = { url: string; playground: string; dataDir: string };
export type RunningApp = AppAddress & { stop(): Promise<number | null> };

const root = fileURLToPath(new URL('../..', import.meta.url));
const READY_WITHIN_MS = 150_000;

/**
 * The app as `npm start` starts it (src/main.ts), on free ports and with data of its own under the system's temporary
 * folder, until it says that it is ready. `stop` is Ctrl-C: it gives back the exit code and takes the data away.
 */
export async function startApp(...words: string[]): Promise<RunningApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'huddle-journey-'));
  // Root lends the database to another user, who must be able to walk there.
  chmodSync(dataDir, 0o755);
  const [port, playgroundPort] = [await freePort(), await freePort()];
  const { DATABASE_URL: _, PUBLIC_URL: __, ...env } = process.env;
  const child = spawn(process.execPath, ['src/main.ts', ...words], {
    cwd: root,
    env: {
      ...env,
      NODE_ENV: 'test',
      DATA_DIR: join(dataDir, 'data'),
      PORT: String(port),
      PLAYGROUND_PORT: String(playgroundPort),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += bytes));
  const ended = once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : null));
  const stop = async (): Promise<number | null> => {
    child.kill('SIGINT');
    const code = await ended;
    rmSync(dataDir, { recursive: true, force: true });
    return code;
  };
  for (const begun = performance.now(); !said.includes('is ready'); await pause(100))
    if (child.exitCode !== null || performance.now() - begun > READY_WITHIN_MS) {
      await stop();
      throw new Error(`The app did not start. It said:\n${said}`);
    }
  return {
    url: `http://127.0.0.1:${port}`,
    playground: `http://127.0.0.1:${playgroundPort}`,
    dataDir: join(dataDir, `data${words.includes('--empty') ? '-empty' : ''}`),
    stop,
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('A port of our own was expected.');
  return address.port;
}
