import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { startEmbedded } from '../../src/db/embedded.ts';
import { silentLog } from '../../src/log.ts';

const isRoot = process.getuid?.() === 0;
const room = realpathSync(mkdtempSync(join(tmpdir(), 'huddle-embedded-')));
chmodSync(room, 0o755);
afterAll(() => rmSync(room, { recursive: true, force: true }));

const dataDir = join(room, 'data');
const start = (dir = dataDir, native?: string) =>
  startEmbedded({ dataDir: dir, log: silentLog, ...(native === undefined ? {} : { native }) });
const portOf = (url: string): string => new URL(url).port;
const serverProcess = (): number =>
  Number(readFileSync(join(dataDir, 'pg18/postmaster.pid'), 'utf8').split('\n')[0]);

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

/** Another process that uses the same data: it prints its address, and stops in order when its input closes. */
async function anotherProcess(dir = dataDir): Promise<{ child: ChildProcess; url: string }> {
  const code = `
    import { startEmbedded } from ${JSON.stringify(new URL('../../src/db/embedded.ts', import.meta.url).href)};
    const log = { info() {}, error() {} };
    const { ownerUrl, stop } = await startEmbedded({ dataDir: ${JSON.stringify(dir)}, log });
    console.log(ownerUrl);
    process.stdin.on('end', async () => console.log(await stop())).resume();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return { child, url: await nextLine(child) };
}
async function nextLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) return '';
  const [line] = await once(createInterface(child.stdout), 'line');
  return String(line);
}

describe('the embedded database', () => {
  test('keeps its rows between starts, on loopback, behind a password that only its owner may read', async () => {
    const first = await start();
    await ask(first.ownerUrl, 'create table kept as select 7 as seven');
    expect(await first.stop()).toBe('stopped');
    expect(existsSync(join(dataDir, 'pg18/postmaster.pid'))).toBe(false);

    const second = await start();
    expect(await ask(second.ownerUrl, 'select * from kept')).toEqual([{ seven: 7 }]);
    expect(
      await ask(
        second.ownerUrl,
        "select current_setting('listen_addresses') as on, current_setting('unix_socket_directories') as sockets",
      ),
    ).toEqual([{ on: '127.0.0.1', sockets: '' }]);
    expect(statSync(join(dataDir, 'pg18/owner.password')).mode & 0o777).toBe(0o600);
    await expect(ask(second.ownerUrl.replace(/:[^:@]+@/, ':guess@'), 'select 1')).rejects.toThrow(/password/);
    await second.stop();
  });

  test('is made once when two processes start for the first time at the same moment', async () => {
    const dir = join(room, 'twice');
    const [one, two] = await Promise.all([anotherProcess(dir), anotherProcess(dir)]);
    expect(one.url).toBe(two.url);
    const last = [nextLine(one.child), nextLine(two.child)];
    one.child.stdin?.end();
    two.child.stdin?.end();
    expect((await Promise.all(last)).sort()).toEqual(['left running', 'stopped']);
  });

  test('left running by a process that was killed, it is joined by the next and stopped by it', async () => {
    const killed = await anotherProcess();
    killed.child.kill('SIGKILL');
    await once(killed.child, 'exit');
    const next = await start();
    expect(portOf(next.ownerUrl)).toBe(portOf(killed.url));
    expect(await next.stop()).toBe('stopped');
  });

  test('killed itself in the middle of work, it recovers every row at the next start', async () => {
    const before = await start();
    await ask(before.ownerUrl, 'insert into kept values (8)');
    process.kill(serverProcess(), 'SIGKILL');
    await before.stop();
    const after = await start();
    expect(await ask(after.ownerUrl, 'select * from kept order by 1')).toEqual([{ seven: 7 }, { seven: 8 }]);
    await after.stop();
  });

  test('is left running while somebody else still uses it', async () => {
    const other = await anotherProcess();
    const mine = await start();
    expect(await mine.stop()).toBe('left running');

    const again = await start();
    const client = new pg.Client({ connectionString: again.ownerUrl });
    await client.connect();
    const said = nextLine(other.child);
    other.child.stdin?.end();
    expect(await said).toBe('left running');
    await client.end();
    expect(await again.stop()).toBe('stopped');
  });

  test('starts although a crash left a process number that another program now has', async () => {
    writeFileSync(
      join(dataDir, 'pg18/postmaster.pid'),
      `${process.pid}\n${join(dataDir, 'pg18')}\n1\n1\n\n127.0.0.1\n`,
    );
    const started = await start();
    expect(await ask(started.ownerUrl, 'select count(*)::int as rows from kept')).toEqual([{ rows: 2 }]);
    await started.stop();
  });
});

/** A server whose programs are these two shell scripts. */
function server(name: string, scripts: { initdb: string; postgres: string }): string {
  const native = join(room, name, 'native');
  mkdirSync(join(native, 'bin'), { recursive: true });
  writeFileSync(join(room, name, 'package.json'), '{ "version": "0.0.0-test" }');
  for (const [program, script] of Object.entries(scripts))
    writeFileSync(join(native, 'bin', program), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return native;
}

describe('a start that cannot be says what to do', () => {
  const FULL = 'echo "could not write to file: No space left on device" >&2; exit 1';

  test('when the disk is full at the first start', async () => {
    const native = server('full', { initdb: FULL, postgres: 'exit 0' });
    await expect(start(join(room, 'full-data'), native)).rejects.toThrow(/disk .* is full.*Free some space/);
  });

  test('when the disk is full at a later start', async () => {
    const native = server('full-later', {
      initdb: 'exit 1',
      postgres: `[ "$1" = --version ] && exit 0; ${FULL}`,
    });
    await expect(start(dataDir, native)).rejects.toThrow(/disk .* is full/);
  });

  test('when the directory may not be written', async () => {
    await expect(start('/sys/neighbourhood-huddle')).rejects.toThrow(/may not read and write .* DATA_DIR/);
  });

  test('when the directory is a file', async () => {
    writeFileSync(join(room, 'file'), '');
    await expect(start(join(room, 'file'))).rejects.toThrow(/is a file/);
  });

  test('when the data belong to a newer version', async () => {
    mkdirSync(join(room, 'newer/pg19'), { recursive: true });
    await expect(start(join(room, 'newer'))).rejects.toThrow(/newer version .*DATA_DIR/);
  });

  test('when the data were made by another version of PostgreSQL', async () => {
    writeFileSync(join(dataDir, 'pg18/PG_VERSION'), '17\n');
    await expect(start()).rejects.toThrow(/another version of PostgreSQL/);
    writeFileSync(join(dataDir, 'pg18/PG_VERSION'), '18\n');
  });

  test('when the program is absent or cannot run here', async () => {
    await expect(start(join(room, 'none'), join(room, 'nowhere'))).rejects.toThrow(/cannot run .*npm ci/);
    const broken = server('broken', { initdb: 'exit 1', postgres: 'exit 1' });
    await expect(start(join(room, 'none'), broken)).rejects.toThrow(/cannot run .*npm ci/);
  });
});

describe.skipIf(!isRoot)('started by root', () => {
  test('in a home that is closed to others, the data are kept where the server may go, and deleting the directory begins anew', async () => {
    const dir = join(room, 'closed/home/data');
    mkdirSync(join(room, 'closed'), { mode: 0o700 });
    const started = await start(dir);
    const note = join(dir, 'database-is-in.txt');
    const [kept] = await ask(started.ownerUrl, 'show data_directory');
    expect(kept).toEqual({ data_directory: join(readFileSync(note, 'utf8'), 'pg18') });
    await started.stop();
    rmSync(readFileSync(note, 'utf8'), { recursive: true });
  });
});
