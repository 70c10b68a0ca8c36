import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Refusal } from '../core/refusal.ts';
import { binary, cluster, type Home } from './embedded-home.ts';

export const OWNER = 'owner';
export const KEEPER = 'embedded-keeper';
export const KEEPER_LOCK = 7318;
const PATIENCE_MS = 120_000;
/** English messages, so that embedded-trouble can read them; and none of the caller's PG… settings. */
export const env = { LC_ALL: 'C' };

type Reached = { keeper: pg.Client; port: number; joined: boolean };

/** Joins the living server, or launches one and waits for it. A loser of two launches at once exits, and joins the winner. */
export async function reach(home: Home, password: string, fsync: boolean): Promise<Reached> {
  const data = cluster(home.dir);
  const logFile = join(home.dir, 'postgres.log');
  const from = existsSync(logFile) ? statSync(logFile).size : 0;
  let child: ChildProcess | undefined;
  for (
    let launches = 0, begun = performance.now();
    performance.now() - begun < PATIENCE_MS;
    await pause(20)
  ) {
    const living = livingServer(data);
    if (living !== undefined) {
      const keeper = living.port > 0 ? await keep(living.port, password, data) : undefined;
      if (keeper !== undefined) return { keeper, port: living.port, joined: child?.pid !== living.pid };
    } else if (child === undefined || child.exitCode !== null || child.signalCode !== null) {
      // More than once: another program may take the port in between, and orphans of a killed server need a moment to go.
      if (launches === 5) throw new Error(readFileSync(logFile).subarray(from).toString());
      await pause(100 * launches++);
      child = await launch(home, logFile, fsync);
    }
  }
  throw new Refusal(
    'busy',
    `The database in ${data} runs but does not answer (process ${livingServer(data)?.pid ?? 'unknown'}). Wait a minute and start again, or end that process first. Nothing saved is lost.`,
  );
}

async function launch(home: Home, logFile: string, fsync: boolean): Promise<ChildProcess> {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: await freePort(),
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '256MB',
    work_mem: '64MB',
    maintenance_work_mem: '256MB',
    max_wal_size: '4GB',
    jit: 'off',
    // A container's /dev/shm is too small for parallel hashes at this work_mem.
    max_parallel_workers_per_gather: 0,
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Error messages and statements can hold what people typed: the log keeps neither.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    ...(fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const log = openSync(logFile, 'a', 0o600);
  // Detached, or Ctrl-C in the terminal would reach the database before the server has finished its work.
  const child = spawn(
    binary(home.native, 'postgres'),
    [
      '-D',
      cluster(home.dir),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { cwd: home.dir, env, detached: true, windowsHide: true, stdio: ['ignore', log, log], ...home.user },
  );
  closeSync(log);
  await new Promise<void>((spawned, failed) => child.once('spawn', spawned).once('error', failed));
  child.unref();
  return child;
}

const freePort = (): Promise<number> =>
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

/**
 * From postmaster.pid: line 1 the process, line 4 its port (absent at first). A file whose process is dead is left to
 * PostgreSQL, which checks for orphans; one whose number went to another program (after a reboot) would stop it.
 */
export function livingServer(data: string): { pid: number; port: number } | undefined {
  const file = join(data, 'postmaster.pid');
  const lines = textOf(file).split('\n');
  const pid = Number(lines[0]);
  if (!pid || !isAlive(pid)) return undefined;
  if (serves(pid, data)) return { pid, port: Number(lines[3] ?? 0) };
  rmSync(file, { force: true });
  return undefined;
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function serves(pid: number, data: string): boolean {
  if (process.platform === 'win32') return true;
  const command =
    process.platform === 'linux'
      ? textOf(`/proc/${pid}/cmdline`)
      : spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  return command.includes(data);
}

/** What the file holds; nothing when it has just gone. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
      return '';
    throw error;
  }
}

/** A connection held as long as this process uses the server: a shared lock says "in use" to whoever stops last. */
async function keep(port: number, password: string, data: string): Promise<pg.Client | undefined> {
  const keeper = new pg.Client({
    host: '127.0.0.1',
    port,
    user: OWNER,
    password,
    database: 'postgres',
    ssl: false,
    application_name: KEEPER,
  });
  keeper.on('error', () => {});
  try {
    await keeper.connect();
    await keeper.query('select pg_advisory_lock_shared($1)', [KEEPER_LOCK]);
    const { rows } = await keeper.query<{ data_directory: string }>('show data_directory');
    if (rows[0]?.data_directory === data) return keeper;
  } catch {
    // Starting, recovering or just stopping: reach() asks again.
  }
  await keeper.end().catch(() => {});
  return undefined;
}
