import type { Config } from '../config.ts';
import type { App } from '../core/context.ts';
import { startHints } from '../core/hints.ts';
import { Refusal } from '../core/refusal.ts';
import { connect } from '../db/connect.ts';
import { startEmbedded } from '../db/embedded.ts';
import { migrate } from '../db/migrate.ts';
import { unreachable } from '../db/unreachable.ts';
import type { Log } from '../log.ts';

const CONNECTIONS = 4;

/**
 * The app without a server: on the running server's database, or on the embedded one, which it starts if need be and
 * ends when nobody else uses it. Brings a practice database up to date; production's is migrated on its own.
 * Refuses (`busy`) when the database does not answer, and as `startEmbedded` and `migrate` do.
 */
export async function openApp(config: Config, log: Log): Promise<{ app: App; close(): Promise<void> }> {
  const embedded =
    config.databaseUrl === undefined ? await startEmbedded({ dataDir: config.dataDir, log }) : undefined;
  const url = config.databaseUrl ?? embedded?.ownerUrl ?? '';
  try {
    if (config.mode === 'local') await migrate(url);
    const { db, transact, pool, copyIn } = connect(url, log, CONNECTIONS);
    const hints = await startHints(pool, log);
    const app: App = {
      db,
      transact,
      copyIn,
      config,
      log,
      hints,
      // The running server hears it and wakes its courier; without one, the message waits in the outbox.
      wakeCourier: (neighbourhoodId) => hints.publish({ neighbourhoodId, topics: ['courier'] }),
      messenger: {
        send: () =>
          Promise.reject(
            new Refusal('busy', 'Only the running server sends messages. Start it with npm start.'),
          ),
      },
    };
    return {
      app,
      async close() {
        await hints.stop();
        await db.destroy();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw unreachable(error) ?? error;
  }
}
