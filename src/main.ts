import { botDoor } from '../bot/teams/app.ts';
import { teamsMessenger } from '../bot/teams/messenger.ts';
import { type Config, readConfig } from './config.ts';
import { reportBug } from './core/bug.ts';
import type { App } from './core/context.ts';
import { execute } from './core/execute.ts';
import { systemGrants } from './core/grants.ts';
import { startHints } from './core/hints.ts';
import { Refusal } from './core/refusal.ts';
import { connect } from './db/connect.ts';
import { startEmbedded } from './db/embedded.ts';
import { migrate } from './db/migrate.ts';
import { unreachable } from './db/unreachable.ts';
import { portIsFree } from './http/port.ts';
import { startServer } from './http/server.ts';
import { installBoss, type Jobs, startJobs } from './jobs/boss.ts';
import { consoleLog, type Log } from './log.ts';
import { allNeighbourhoods } from './neighbourhoods/index.ts';
import { reminders } from './reminders/index.ts';

/** What runs, in the order in which it stops: no more calls, no more jobs, then what both stand on. */
const STOPS = ['playground', 'server', 'jobs', 'hints', 'pool', 'database'] as const;
const STOP_WITHIN_MS = 20_000;
const running = new Map<(typeof STOPS)[number], () => Promise<unknown>>();
let stopped: Promise<void> | undefined;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function start(config: Config, log: Log, isEmpty: boolean): Promise<void> {
  if (!(await portIsFree(config.port, config.host)))
    throw new Refusal(
      'busy',
      `Port ${config.port} is in use. Perhaps Neighbourhood Huddle runs already: look at ${config.publicUrl}. Else end that program, or choose another port with PORT.`,
    );
  const practice = config.mode === 'local' ? await import('../dev/practice.ts') : undefined;
  const opening = await practice?.openPlayground(config, log);
  await practice?.buildPages(say);

  const url = config.databaseUrl ?? (await embedded(config, log));
  await practice?.dropHalfMadeDemo(config, url);
  await migrate(url);
  await installBoss(url, log);
  const { db, pool, copyIn } = connect(url, log);
  running.set('pool', () => pool.end());
  const hints = await startHints(pool, log);
  running.set('hints', hints.stop);
  let jobs: Jobs | undefined;
  const app: App = {
    db,
    copyIn,
    config,
    log,
    hints,
    messenger: teamsMessenger(() => app),
    wakeCourier: (neighbourhoodId) => jobs?.wake(neighbourhoodId),
  };
  await practice?.fill(app, isEmpty, say);

  const server = await startServer(app, {
    bot: botDoor(app).mount,
    alarm: () => alarm(app),
    ...(practice === undefined ? {} : { local: await practice.localPages(app) }),
  });
  running.set('server', server.stop);
  const playground = await opening?.ready;
  if (playground !== undefined) running.set('playground', playground.stop);
  await playground?.install();
  // Last: what waits in the outbox can be sent only when the chat is there.
  const started = await startJobs(app, url);
  running.set('jobs', started.stop);
  jobs = started;
  hints.subscribe(({ topics, neighbourhoodId }) => {
    if (topics.includes('courier')) started.wake(neighbourhoodId);
  });
  say(practice?.welcome(config) ?? `Neighbourhood Huddle listens on ${config.host}:${server.port}.`);
}

async function embedded({ dataDir }: Config, log: Log): Promise<string> {
  const { ownerUrl, stop } = await startEmbedded({ dataDir, log });
  running.set('database', stop);
  return ownerUrl;
}

/** For /health/ready: the first neighbourhood whose reminders do not go out, in a sentence. */
async function alarm(app: App): Promise<string | null> {
  const health = { name: 'reminders.health', useCase: reminders.health };
  for (const { neighbourhoodId } of await allNeighbourhoods(app.db)) {
    const actor = { kind: 'system', grants: systemGrants } as const;
    const { alarm } = await execute(app, health, {}, { actor, neighbourhoodId, door: 'clock' });
    if (alarm !== null) return alarm;
  }
  return null;
}

/** However often it is asked: once, in order, and by force when that takes too long. */
function stop(): Promise<void> {
  stopped ??= (async () => {
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    for (const name of STOPS) await running.get(name)?.();
  })();
  return stopped;
}

async function main(): Promise<void> {
  let log: Log = consoleLog;
  const fail = async (where: string, error: unknown): Promise<void> => {
    // What breaks because we are stopping is no news.
    if (stopped !== undefined) return;
    const refusal = error instanceof Refusal ? error : unreachable(error);
    process.stderr.write(`${refusal?.sentence ?? reportBug(log, where, error)}\n`);
    if (refusal === undefined && process.env.NODE_ENV !== 'production') console.error(error);
    await stop();
    process.exit(1);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (stopped === undefined) say('\nStopping …');
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          reportBug(log, 'stop', error);
          process.exit(1);
        },
      );
    });
  process.on('uncaughtException', (error) => void fail('main', error));
  try {
    const isEmpty = process.argv.includes('--empty');
    const asked = readConfig(process.env);
    const config = isEmpty ? { ...asked, dataDir: `${asked.dataDir}-empty` } : asked;
    // In practice the terminal is for the person at it: sentences, and faults.
    if (config.mode === 'local') log = { info() {}, error: consoleLog.error };
    await start(config, log, isEmpty);
  } catch (error) {
    await fail('start', error);
  }
}

await main();
