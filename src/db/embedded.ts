import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type pg from 'pg';
import type { Log } from '../log.ts';
import { binary, cluster, findHome, give, type Home } from './embedded-home.ts';
import { env, isAlive, KEEPER, KEEPER_LOCK, livingServer, OWNER, reach } from './embedded-server.ts';
import { databaseTrouble } from './embedded-trouble.ts';

export type Embedded = { ownerUrl: string; stop(): Promise<'stopped' | 'left running'> };

const run = promisify(execFile);

/**
 * Starts PostgreSQL on a random port of 127.0.0.1 with its data in `dataDir`, or joins the server that already runs
 * on them. It outlives this process if need be: `stop()` ends it only when nobody else uses it, and is to be called
 * last, after our own pools have ended. `fsync: false` is for tests. `native` is where the server's files are (found
 * by platform). Refuses, saying what to do, when the disk is full, the directory closed or the data not ours to run.
 */
export async function startEmbedded(options: {
  dataDir: string;
  log: Log;
  fsync?: boolean;
  native?: string;
}): Promise<Embedded> {
  const dataDir = resolve(options.dataDir);
  try {
    const home = findHome(dataDir, options.native);
    const data = cluster(home.dir);
    if (!existsSync(data)) await initialise(home);
    const password = readFileSync(join(data, 'owner.password'), 'utf8');
    const { keeper, port, joined } = await reach(home, password, options.fsync ?? true);
    options.log.info(joined ? 'database.joined' : 'database.started', {
      port,
      elsewhere: home.dir === dataDir ? undefined : home.dir,
    });
    return {
      ownerUrl: `postgres://${OWNER}:${password}@127.0.0.1:${port}/postgres?sslmode=disable`,
      stop: () => stop(keeper, data),
    };
  } catch (error) {
    throw databaseTrouble(error, dataDir);
  }
}

/** Made beside its place and moved there whole: of two first starts at once, one wins and the other drops its copy. */
async function initialise(home: Home): Promise<void> {
  const data = cluster(home.dir);
  for (const name of readdirSync(home.dir)) {
    const maker = Number(/^pg\d+\.(\d+)(\.password)?$/.exec(name)?.[1]);
    if (maker && (maker === process.pid || !isAlive(maker)))
      rmSync(join(home.dir, name), { recursive: true, force: true });
  }
  const making = `${data}.${process.pid}`;
  const passwordFile = `${making}.password`;
  try {
    mkdirSync(making, { mode: 0o700 });
    writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
    for (const path of [making, passwordFile]) give(path, home);
    await run(
      binary(home.native, 'initdb'),
      [
        '-D',
        making,
        '-U',
        OWNER,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-instructions',
      ],
      { cwd: home.dir, env, ...home.user },
    );
    renameSync(passwordFile, join(making, 'owner.password'));
    renameSync(making, data);
  } catch (error) {
    for (const path of [making, passwordFile]) rmSync(path, { recursive: true, force: true });
    if (!existsSync(data)) throw error;
  }
}

async function stop(keeper: pg.Client, data: string): Promise<'stopped' | 'left running'> {
  const living = livingServer(data);
  if (living !== undefined && (await isAlone(keeper).catch(() => false))) {
    if (isAlive(living.pid)) process.kill(living.pid, 'SIGINT');
    while (livingServer(data) !== undefined) await pause(10);
  }
  await keeper.end().catch(() => {});
  return livingServer(data) === undefined ? 'stopped' : 'left running';
}

/** Holding the lock alone, a newcomer waits and then starts its own server; backends of a pool just ended take a moment to go. */
async function isAlone(keeper: pg.Client): Promise<boolean> {
  const {
    rows: [lock],
  } = await keeper.query<{ mine: boolean }>(
    `select pg_advisory_unlock_shared(${KEEPER_LOCK}), pg_try_advisory_lock(${KEEPER_LOCK}) as mine`,
  );
  for (let asked = 0; lock?.mine && asked < 25; asked++) {
    const { rows } = await keeper.query<{ others: number }>(
      "select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and application_name <> $1",
      [KEEPER],
    );
    if (rows[0]?.others === 0) return true;
    await pause(20);
  }
  return false;
}
