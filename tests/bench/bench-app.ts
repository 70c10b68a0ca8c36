import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDemo } from '../../dev/demo/index.ts';
import { type Config, readConfig } from '../../src/config.ts';
import type { App } from '../../src/core/context.ts';
import { startHints } from '../../src/core/hints.ts';
import { connect } from '../../src/db/connect.ts';
import { startEmbedded } from '../../src/db/embedded.ts';
import { migrate } from '../../src/db/migrate.ts';
import { silentLog } from '../../src/log.ts';
import { endsWithUs } from '../world/ends-with.ts';

export type BenchApp = { app: App; config: Config; ownerUrl: string; stop(): Promise<void> };

/** The whole app on an embedded server of its own, as `npm start` makes it (fsync on), with the demo neighbourhood or none. */
export async function benchApp(options: { demo: boolean; port: number }): Promise<BenchApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'huddle-bench-'));
  endsWithUs(dataDir);
  const { ownerUrl, stop } = await startEmbedded({ dataDir, log: silentLog });
  await migrate(ownerUrl);
  const config = readConfig({ NODE_ENV: 'test', DATA_DIR: dataDir, PORT: String(options.port) });
  const { db, transact, pool, copyIn } = connect(ownerUrl, silentLog);
  const hints = await startHints(pool, silentLog);
  const app: App = {
    db,
    transact,
    copyIn,
    config,
    log: silentLog,
    hints,
    wakeCourier() {},
    messenger: { send: async () => ({ activityId: randomUUID(), conversationId: randomUUID() }) },
  };
  if (options.demo) await makeDemo(app);
  return {
    app,
    config,
    ownerUrl,
    async stop() {
      await hints.stop();
      await db.destroy();
      // Where something still holds on to it, it ends with this process.
      if ((await stop()) === 'stopped') rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
