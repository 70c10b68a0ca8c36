import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { reportBug } from '../core/bug.ts';
import type { App } from '../core/context.ts';
import { execute } from '../core/execute.ts';
import { systemGrants } from '../core/grants.ts';
import type { Log } from '../log.ts';
import { allNeighbourhoods } from '../neighbourhoods/index.ts';
import { allUseCases } from '../use-cases.ts';
import { jobs } from './jobs.ts';

type Work = { neighbourhoodId: string };
const RETRY = {
  retryLimit: 5,
  retryDelay: 2,
  retryBackoff: true,
  expireInSeconds: 300,
  heartbeatSeconds: 10,
} as const;
const names = [...new Set(jobs.map((job) => job.use))];
/** One cron queue a job; its tick puts one piece of work a neighbourhood into the job's own queue. */
const tick = (use: string): string => `tick.${use}`;

/** Makes pg-boss's tables as the owner and lets `app` use them; the server itself never logs in as the owner. */
export async function installBoss(ownerUrl: string, log: Log): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schedule: false, supervise: false });
  boss.on('error', () => log.error('jobs.install-failed'));
  await boss.start();
  for (const use of names) {
    await boss.createQueue(use, { ...RETRY, policy: 'short', notify: true });
    await boss.createQueue(tick(use), { ...RETRY, policy: 'short' });
  }
  await boss.stop({ graceful: false });
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`grant usage on schema pgboss to app;
      grant select, insert, update, delete on all tables in schema pgboss to app;
      grant usage on all sequences in schema pgboss to app;
      grant execute on all functions in schema pgboss to app;
      alter default privileges in schema pgboss grant select, insert, update, delete on tables to app`);
  } finally {
    await client.end();
  }
}

export type Jobs = {
  /** Wakes the courier of a neighbourhood: called after a commit that wrote to the outbox. */
  wake(neighbourhoodId: string): void;
  /** Everything at once, in order: the practice clock has moved. */
  runAllNow(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * The clock's door. Each job is a use case run by the system actor for one neighbourhood; pg-boss gives retries with
 * backoff and several nodes. Delivery is at least once, so every job is safe to repeat.
 */
export async function startJobs(app: App, url: string): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: url,
    options: '-c role=app',
    max: 4,
    migrate: false,
    createSchema: false,
    useListenNotify: true,
  });
  boss.on('error', () => app.log.error('jobs.trouble'));
  await boss.start();
  let stopping = false;

  const run = async (use: string, neighbourhoodId: string): Promise<void> => {
    const named = allUseCases.get(use);
    if (named === undefined) throw new Error(`no use case ${use}`);
    const call = { actor: { kind: 'system', grants: systemGrants }, neighbourhoodId, door: 'clock' } as const;
    try {
      await execute(app, named, {}, call);
    } catch (error) {
      // pg-boss keeps what it is thrown: it gets our sentence, and not the words that may stand in a driver's error.
      throw new Error(reportBug(app.log, use, error));
    }
  };
  const send = async (use: string, neighbourhoodId: string): Promise<void> => {
    await boss.send(use, { neighbourhoodId }, { singletonKey: neighbourhoodId });
  };
  const eachNeighbourhood = async (work: (neighbourhoodId: string) => Promise<void>): Promise<void> => {
    for (const { neighbourhoodId } of await allNeighbourhoods(app.db)) await work(neighbourhoodId);
  };

  for (const job of jobs) {
    await boss.work<Work>(
      job.use,
      { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1 },
      async ([work]) => {
        if (work !== undefined) await run(job.use, work.data.neighbourhoodId);
      },
    );
    await boss.work(tick(job.use), async () =>
      eachNeighbourhood((neighbourhoodId) => send(job.use, neighbourhoodId)),
    );
    await boss.schedule(tick(job.use), job.cron, null, { tz: 'Europe/London' });
  }

  const runAllNow = (): Promise<void> =>
    eachNeighbourhood(async (neighbourhoodId) => {
      for (const use of names) await run(use, neighbourhoodId);
    });
  const unsubscribe = app.hints.subscribe((hint) => {
    if (hint.topics.includes('clock') && !stopping)
      runAllNow().catch(() => app.log.error('jobs.clock-run-failed'));
  });

  return {
    wake(neighbourhoodId) {
      if (!stopping)
        send('reminders.deliver', neighbourhoodId).catch(() =>
          app.log.error('jobs.wake-failed', { neighbourhoodId }),
        );
    },
    runAllNow,
    async stop() {
      stopping = true;
      unsubscribe();
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}
