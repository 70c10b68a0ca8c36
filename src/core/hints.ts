import type pg from 'pg';
import type { Log } from '../log.ts';

const CHANNEL = 'huddle_hints';
const BATCH_MS = 50;
const AGAIN_MS = 1000;
/** NOTIFY carries at most 8,000 bytes. */
const MAX_TOPICS = 100;

export type Hint = { neighbourhoodId: string; topics: string[] };
export type Hints = {
  publish(hint: Hint): void;
  /** `missed`: hints may have been lost, since nobody listened for a while. */
  subscribe(heard: (hint: Hint) => void, missed?: () => void): () => void;
  stop(): Promise<void>;
};

/**
 * Small "changed" hints between nodes over NOTIFY, ids only, after commit and batched over 50 ms: inside the transaction
 * NOTIFY takes a database-wide lock. A hint that is lost is covered by asking again on reconnect, focus and `missed`.
 */
export async function startHints(pool: pg.Pool, log: Log): Promise<Hints> {
  const listeners = new Set<{ heard: (hint: Hint) => void; missed: (() => void) | undefined }>();
  const waiting = new Map<string, Set<string>>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let listening: pg.PoolClient | undefined;

  const hear = (payload: string): void => {
    const hint = JSON.parse(payload) as Hint;
    for (const { heard } of listeners) heard(hint);
  };
  const listen = async (): Promise<void> => {
    const client = await pool.connect();
    client.on('notification', (message) => hear(message.payload ?? '{}'));
    client.on('error', () => {
      // A lost connection may say so more than once, and after we let it go.
      if (stopped || listening !== client) return;
      listening = undefined;
      client.release(true);
      listenAgain();
    });
    listening = client;
    await client.query(`listen ${CHANNEL}`);
  };
  /** As long as the database is away: nobody else would notice that hints stopped coming. */
  const listenAgain = (): void => {
    const later = setTimeout(() => {
      if (stopped) return;
      listen().then(
        () => {
          for (const { missed } of listeners) missed?.();
        },
        () => {
          log.error('hints.listen-failed');
          if (listening === undefined) listenAgain();
        },
      );
    }, AGAIN_MS);
    later.unref();
  };
  const flush = async (): Promise<void> => {
    const payloads = [...waiting].flatMap(([neighbourhoodId, topics]) => {
      const all = [...topics];
      const slices = Math.ceil(all.length / MAX_TOPICS);
      return Array.from({ length: slices }, (_, at) =>
        JSON.stringify({ neighbourhoodId, topics: all.slice(at * MAX_TOPICS, (at + 1) * MAX_TOPICS) }),
      );
    });
    waiting.clear();
    await Promise.all(
      payloads.map((payload) =>
        pool
          .query('select pg_notify($1, $2)', [CHANNEL, payload])
          .catch(() => log.error('hints.notify-failed')),
      ),
    );
  };
  // The first of a burst goes at once; what comes within the next 50 ms waits and goes together.
  const beat = (): void => {
    timer = undefined;
    if (waiting.size === 0) return;
    timer = setTimeout(beat, BATCH_MS);
    void flush();
  };
  await listen();
  return {
    publish({ neighbourhoodId, topics }) {
      if (topics.length === 0 || stopped) return;
      const set = waiting.get(neighbourhoodId) ?? new Set();
      for (const topic of topics) set.add(topic);
      waiting.set(neighbourhoodId, set);
      if (timer === undefined) beat();
    },
    subscribe(heard, missed) {
      const listener = { heard, missed };
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      // A command line that ends at once must still tell the open tabs.
      await flush();
      listening?.release(true);
    },
  };
}
