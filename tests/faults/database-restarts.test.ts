import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { startEmbedded } from '../../src/db/embedded.ts';
import { binary, cluster, findHome } from '../../src/db/embedded-home.ts';
import { env } from '../../src/db/embedded-server.ts';
import { migrate } from '../../src/db/migrate.ts';
import { silentLog } from '../../src/log.ts';
import { endsWithUs } from '../world/ends-with.ts';
import { nodesOn, seeded } from './nodes.ts';
import { nothingLost, outboxWorld } from './outbox-world.ts';

const run = promisify(execFile);
const isLong = process.env.TEST_LONG === '1';
const RESTARTS = 10;

// A minute's lease has to run out after a crash: too long for every day.
test.runIf(isLong)(
  'nothing is lost and nothing goes twice when the database is restarted under load, by order and by crash',
  {
    timeout: 300_000,
  },
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'huddle-restart-'));
    endsWithUs(dataDir);
    // Durable as in production: without it a crash forgets what was committed, and a test of crashes proves nothing.
    const server = await startEmbedded({ dataDir, log: silentLog });
    onTestFinished(async () => {
      await server.stop().catch(() => {});
      const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
      if (pid > 0) process.kill(pid, 'SIGINT');
      await pause(300);
      rmSync(dataDir, { recursive: true, force: true });
    });
    const data = cluster(findHome(dataDir).dir);
    await migrate(server.ownerUrl);
    const appUrl = `${server.ownerUrl}&options=${encodeURIComponent('-c role=app -c timezone=UTC')}`;
    const random = seeded(7);
    const w = await outboxWorld({
      delayMs: () => 10 + random() * 60,
      database: { ownerUrl: server.ownerUrl, appUrl, drop: async () => {} },
    });
    const nodes = nodesOn(appUrl, w.neighbourhoodId);
    onTestFinished(nodes.stop);
    await Promise.all([nodes.start(0), nodes.start(1)]);
    const { uid, gid } = statSync(data);
    const restart = (how: 'fast' | 'immediate') =>
      run(
        join(dirname(binary(findHome(dataDir).native, 'postgres')), 'pg_ctl'),
        ['restart', '-D', data, '-m', how, '-w', '-s', '-l', join(data, 'restart.log')],
        { env, cwd: data, ...(process.getuid?.() === 0 ? { uid, gid } : {}) },
      );
    for (let n = 0; n < RESTARTS; n += 1) {
      await w.write(30);
      await pause(300 + random() * 700);
      await restart(n % 2 === 0 ? 'fast' : 'immediate');
      await pause(500);
    }
    await w.write(10);
    // What a courier could not note within its patience keeps its lease until that runs out.
    await expect.poll(() => w.waiting().catch(() => -1), { timeout: 150_000, interval: 300 }).toBe(0);
    expect(nodes.alive()).toBe(2);
    await nodes.stop();
    const { messages, doubles } = await nothingLost(w);
    console.log(`${RESTARTS} restarts: ${messages} messages, ${doubles} doubles`);
    expect(doubles).toBe(0);
  },
);
