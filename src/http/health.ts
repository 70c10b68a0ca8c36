import { setTimeout as pause } from 'node:timers/promises';
import { Router } from 'express';
import type { Db } from '../db/connect.ts';
import { allNeighbourhoods } from '../neighbourhoods/index.ts';

const PATIENCE_MS = 2000;

/**
 * `/health/live` says that the process answers; `/health/ready` that it can work: the database answers within two
 * seconds and the server is not stopping. `alarm` is a sentence when reminders do not go out: shown, but no reason to
 * take a node away, since people still need its pages.
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
    const ready = reachable && !isStopping();
    response.status(ready ? 200 : 503).json({
      ready,
      database: reachable ? 'reachable' : 'not reachable',
      reminders: ready ? ((await alarm?.()) ?? 'fine') : 'not known',
    });
  });
  return router;
}
