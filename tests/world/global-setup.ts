import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../src/db/embedded.ts';
import { migrate } from '../../src/db/migrate.ts';
import { silentLog } from '../../src/log.ts';
import { endsWithUs } from './ends-with.ts';

declare module 'vitest' {
  interface ProvidedContext {
    ownerUrl: string;
  }
}

/** One server a run, migrated once into a template that each test file clones (tests/world/database.ts). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'huddle-tests-'));
  endsWithUs(dataDir);
  const { ownerUrl, stop } = await startEmbedded({ dataDir, log: silentLog, fsync: false });
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('create database template_huddle');
  await owner.end();
  await migrate(ownerUrl.replace('/postgres?', '/template_huddle?'));
  project.provide('ownerUrl', ownerUrl);
  return async () => {
    await stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
