import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localTeams } from '../../dev/host.ts';
import { localIdentity } from '../../dev/identity.ts';
import { readConfig } from '../../src/config.ts';
import type { App } from '../../src/core/context.ts';
import { type Parts, startServer } from '../../src/http/server.ts';
import { signInOf } from '../../src/neighbourhoods/index.ts';
import { afterFile } from '../world/after-file.ts';
import type { World, WorldMember } from '../world/world.ts';

export type Answered = {
  status: number;
  done?: unknown;
  refused?: { reason: string; sentence: string; theirs?: unknown };
  sentence?: string;
};

/** The world of a test behind a real server on a free port of this machine, with the local issuer; stopped after the file. */
export async function served(world: World, options: Parts & { env?: Record<string, string> } = {}) {
  const { env = {}, ...parts } = options;
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'huddle-served-'));
  const config = readConfig({ NODE_ENV: 'test', PORT: String(port), DATA_DIR: dataDir, ...env });
  const app: App = { ...world.app, config };
  const identity = await localIdentity(readConfig({ PORT: String(port), DATA_DIR: dataDir }));
  const server = await startServer(app, { local: localTeams(app, identity), ...parts });
  afterFile(async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const url = `http://127.0.0.1:${port}`;

  const tokenOf = async (who: WorldMember): Promise<string> => {
    const account = await world.step((ctx) => signInOf(ctx, who.id));
    if (account === undefined) throw new Error('no account');
    return identity.tokenFor(account);
  };
  /** Calls a use case as the tab does. */
  const post = async (
    name: string,
    body: unknown,
    as: WorldMember | { token: string } | undefined,
    headers: Record<string, string> = {},
  ): Promise<Answered> => {
    const token = as === undefined ? undefined : 'token' in as ? as.token : await tokenOf(as);
    const response = await fetch(`${url}/api/${name}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.status, ...((await response.json()) as object) };
  };
  return { url, port, app, server, identity, tokenOf, post, dataDir };
}
export type Served = Awaited<ReturnType<typeof served>>;

export const freePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const probe = createServer()
      .once('error', failed)
      .listen(0, '127.0.0.1', () => {
        const address = probe.address();
        probe.close(() =>
          typeof address === 'object' && address !== null
            ? found(address.port)
            : failed(new Error('no port')),
        );
      });
  });
