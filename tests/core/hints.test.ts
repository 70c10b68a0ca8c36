import pg from 'pg';
import { afterAll, expect, test, vi } from 'vitest';
import { type Hint, startHints } from '../../src/core/hints.ts';
import { connect } from '../../src/db/connect.ts';
import { silentLog } from '../../src/log.ts';
import { freshDatabase } from '../world/database.ts';

const database = await freshDatabase();
const opened = [connect(database.appUrl, silentLog, 3), connect(database.appUrl, silentLog, 3)] as const;
const [here, there] = [
  await startHints(opened[0].pool, silentLog),
  await startHints(opened[1].pool, silentLog),
];
afterAll(async () => {
  await Promise.all([here.stop(), there.stop()]);
  await Promise.all(opened.map(({ db }) => db.destroy()));
  await database.drop();
});
const soon = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 8000, interval: 20 });

test('what changed on one node is heard on the others, each thing once for a burst', async () => {
  const heard: Hint[] = [];
  const stop = there.subscribe((hint) => heard.push(hint));
  for (let n = 0; n < 50; n++) here.publish({ neighbourhoodId: 'a', topics: ['cases', `case/${n % 5}`] });
  await soon(() => expect(new Set(heard.flatMap(({ topics }) => topics)).size).toBe(6));
  expect(heard.length).toBeLessThanOrEqual(2);
  stop();
});

test('more topics than one notice holds arrive whole', async () => {
  const heard = new Set<string>();
  const stop = there.subscribe(({ topics }) => {
    for (const topic of topics) heard.add(topic);
  });
  const id = 'x'.repeat(60);
  here.publish({ neighbourhoodId: 'a', topics: Array.from({ length: 950 }, (_, n) => `case/${id}${n}`) });
  await soon(() => expect(heard.size).toBe(950));
  stop();
});

test('after the database was away, hints come again', async () => {
  const heard: string[] = [];
  there.subscribe(({ topics }) => heard.push(...topics));
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const { rowCount } = await owner.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  expect(rowCount).toBeGreaterThanOrEqual(2);
  await owner.end();
  await soon(() => {
    here.publish({ neighbourhoodId: 'a', topics: ['again'] });
    expect(heard).toContain('again');
  });
});
