import { teamsMessenger } from '../../bot/teams/messenger.ts';
import { readConfig } from '../../src/config.ts';
import type { App } from '../../src/core/context.ts';
import { startHints } from '../../src/core/hints.ts';
import { connect } from '../../src/db/connect.ts';
import { startJobs } from '../../src/jobs/boss.ts';
import { silentLog } from '../../src/log.ts';

// One node of two: the app with its courier, woken by pg-boss, on a database and for a neighbourhood named on the command
// line. The test kills it without warning; it ends by itself only when the test has gone.
const [url = '', neighbourhoodId = ''] = process.argv.slice(2);
const { db, transact, pool, copyIn } = connect(url, silentLog, 10);
let wake = (): void => {};
const app: App = {
  db,
  transact,
  copyIn,
  config: readConfig({ NODE_ENV: 'test', DATA_DIR: '/tmp/hh-faults' }),
  log: silentLog,
  hints: await startHints(pool, silentLog),
  wakeCourier: () => wake(),
  messenger: teamsMessenger(() => app, { patienceMs: 10_000 }),
};
const jobs = await startJobs(app, url);
wake = () => jobs.wake(neighbourhoodId);
setInterval(wake, 150);
// The database may be away for a moment: a node that dies of that would be a poor one.
process.on('unhandledRejection', (error) => {
  process.stderr.write(`unhandled ${String(error)}\n`);
  process.exit(1);
});
process.stdin.resume().once('end', () => process.exit(0));
process.stdout.write('ready\n');
