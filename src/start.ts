import { botDoor } from '../bot/teams/app.ts';
import { teamsMessenger } from '../bot/teams/messenger.ts';
import type { Playground } from '../dev/playground.ts';
import type { Config } from './config.ts';
import type { App } from './core/context.ts';
import { startHints } from './core/hints.ts';
import { connect } from './db/connect.ts';
import { startEmbedded } from './db/embedded.ts';
import { migrate } from './db/migrate.ts';
import { startServer } from './http/server.ts';
import { installBoss, type Jobs, startJobs } from './jobs/boss.ts';
import type { Log } from './log.ts';
import { sendingAlarm } from './reminders/index.ts';

/** What runs, in the order in which it stops: no more calls, no more jobs, then what both stand on. */
export const STOPS = ['playground', 'server', 'jobs', 'hints', 'pool', 'database'] as const;
export type Running = Map<(typeof STOPS)[number], () => Promise<unknown>>;
type Start = {
  config: Config;
  log: Log;
  /** Notes how to stop each part as soon as it runs. */
  running: Running;
  say(text: string): void;
  /** Local mode: without the demo; and the Playground, which gets ready meanwhile. */
  isEmpty: boolean;
  playground: Promise<Playground> | undefined;
};

/** Puts the parts together: database, migrations, in local mode pages and demo, then the doors, at last the jobs. */
export async function start({ config, log, running, say, isEmpty, playground }: Start): Promise<void> {
  const practice = config.mode === 'local' ? await import('../dev/practice.ts') : undefined;
  await practice?.buildPages(say);

  const url = config.databaseUrl ?? (await embedded(config, log, running));
  await practice?.dropHalfMadeDemo(config, url);
  await migrate(url);
  await installBoss(url, log);
  const { db, transact, pool, copyIn } = connect(url, log);
  running.set('pool', () => pool.end());
  const hints = await startHints(pool, log);
  running.set('hints', hints.stop);
  let jobs: Jobs | undefined;
  const app: App = {
    db,
    transact,
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
    alarm: sendingAlarm(app),
    ...(practice === undefined ? {} : { local: await practice.localPages(app) }),
  });
  running.set('server', server.stop);
  const chat = await playground;
  if (chat !== undefined) running.set('playground', chat.stop);
  await chat?.install();
  // Last: what waits in the outbox can be sent only when the chat is there.
  const started = await startJobs(app, url);
  running.set('jobs', started.stop);
  jobs = started;
  hints.subscribe(({ topics, neighbourhoodId }) => {
    if (topics.includes('courier')) started.wake(neighbourhoodId);
  });
  say(practice?.welcome(config, isEmpty) ?? `Neighbourhood Huddle listens on ${config.host}:${server.port}.`);
}

async function embedded({ dataDir }: Config, log: Log, running: Running): Promise<string> {
  const { ownerUrl, stop } = await startEmbedded({ dataDir, log });
  running.set('database', stop);
  return ownerUrl;
}
