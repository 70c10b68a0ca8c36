import { setTimeout as pause } from 'node:timers/promises';
import { Router } from 'express';
import type { Db } from '../db/connect.ts';
import { allNeighbourhoods } from '../neighbourhoods/index.ts';

const PATIENCE_MS = 2000;
const NOT_KNOWN = 'not known';

/**
 * `/health/live` says that the process answers: what a load balancer asks, since people need the pages also when Teams is
 * away. `/health/ready` says that all works: the database answers within two seconds, the server is not stopping, and
 * reminders go out (`alarm`, a sentence when they do not); it is for whoever watches the service (decision 0036).
 */
export function health(db: Db, isStopping: () => boolean, alarm?: () => Promise<string | null>): Router {
  const router = Router();
  router.get('/health/live', (_request, response) => void response.json({ live: true }));
  router.get('/health/ready', async (_request, response) => {
    const giveUp = new AbortController();
    const reachable = await Promise.race([
      allNeighbourhoods(db).then(() => true),
      pause(PATIENCE_MS, false, { ref: false, signal: giveUp.signal }),
    ]).catch(() => false);
    giveUp.abort();
    const works = reachable && !isStopping();
    const sending = works ? await Promise.resolve(alarm?.() ?? null).catch(() => NOT_KNOWN) : NOT_KNOWN;
    const ready = works && sending === null;
    response.status(ready ? 200 : 503).json({
      ready,
      database: reachable ? 'reachable' : 'not reachable',
      reminders: sending ?? 'fine',
    });
  });
  return router;
}
