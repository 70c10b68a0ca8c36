import {
  type CompiledQuery,
  type ConnectionProvider,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  type QueryResult,
  Transaction,
} from 'kysely';
import type pg from 'pg';
import { CasingCompiler, camelRows } from './casing.ts';
import { statementNames } from './prepare.ts';
import type { DB } from './schema.ts';

export type Db = Kysely<DB>;
export type Tx = Transaction<DB>;
/**
 * One transaction on one connection: committed when the work is done, rolled back when it throws. Statements go out as
 * they are asked for, without waiting for the answer to the one before: `begin` costs no round trip of its own, and work
 * that asks for several things at once (`Promise.all`) waits once. They run in the order in which they were asked for,
 * and when one fails those behind it fail too. `last`: what goes out with the commit; when one of them fails nothing is kept.
 * `read only`: nothing can be written, so nobody waits for the commit.
 */
export type Transact = <T>(
  access: Access,
  work: (tx: Tx) => Promise<T>,
  last?: (done: T) => CompiledQuery[],
) => Promise<T>;
export type Access = 'read only' | 'read write';

/** Plans kept by the server that no longer fit: the schema was changed elsewhere. A new connection makes them anew. */
const STALE_PLAN = '0A000';
const CHANGES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/**
 * Kysely on a pool whose connections are pipelined. Its own transactions send one statement and wait, each time, even for
 * `begin`; so transactions are ours, and `db` is for the few questions that cross neighbourhoods.
 */
export function kyselyOn(pool: pg.Pool): { db: Db; transact: Transact } {
  const nameOf = statementNames();
  const ask = async <R>(
    client: pg.PoolClient,
    { sql, parameters }: CompiledQuery,
  ): Promise<QueryResult<R>> => {
    const name = nameOf(sql);
    try {
      const { command, rowCount, fields, rows } = await said(client, {
        text: sql,
        values: [...parameters],
        ...(name !== undefined && { name }),
      });
      return {
        rows: camelRows<R>(fields, rows),
        ...(CHANGES.has(command) && { numAffectedRows: BigInt(rowCount ?? 0) }),
      };
    } catch (error) {
      // From here it leads back to who asked; as it was made, to the driver's reading of a socket.
      if (error instanceof Error) Error.captureStackTrace(error);
      throw error;
    }
  };
  const clients = new WeakMap<DatabaseConnection, pg.PoolClient>();
  const driver: Driver = {
    async init() {},
    async acquireConnection() {
      const client = await pool.connect();
      const connection = { executeQuery: <R>(query: CompiledQuery) => ask<R>(client, query), streamQuery };
      clients.set(connection, client);
      return connection;
    },
    async releaseConnection(connection) {
      clients.get(connection)?.release();
    },
    beginTransaction: onlyByTransact,
    commitTransaction: onlyByTransact,
    rollbackTransaction: onlyByTransact,
    destroy: () => pool.end(),
  };
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driver,
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new CasingCompiler(),
  };
  const config = { dialect };
  const adapter = dialect.createAdapter();
  const compiler = dialect.createQueryCompiler();
  const txOn = (client: pg.PoolClient, isOver: () => boolean): Tx => {
    const executeQuery = <R>(query: CompiledQuery) => {
      // The connection is somebody else's by now, and so is the neighbourhood that it is in.
      if (isOver()) throw new Error('a statement came after the end of its transaction');
      return ask<R>(client, query);
    };
    const itself: ConnectionProvider = {
      provideConnection: async (use) => use({ executeQuery, streamQuery }),
    };
    const executor = new DefaultQueryExecutor(compiler, adapter, itself);
    return new Transaction<DB>({ config, dialect, driver, executor });
  };

  return {
    db: new Kysely<DB>(config),
    async transact(access, work, last) {
      const client = await pool.connect();
      let isOver = false;
      let isBroken = false;
      try {
        const begun = said(client, { name: `begin ${access}`, text: `begin ${access}` });
        begun.catch(toldBelow);
        const result = await work(txOn(client, () => isOver));
        await begun;
        isOver = true;
        const closing = Promise.all((last?.(result) ?? []).map((query) => ask(client, query)));
        const ended = said(client, { name: 'commit', text: 'commit' });
        ended.catch(toldBelow);
        if (access === 'read only') return result;
        await closing;
        // A transaction that failed answers COMMIT with ROLLBACK: somebody lost the error of a statement.
        if ((await ended).command !== 'COMMIT') throw new Error('a statement failed and nobody was told');
        return result;
      } catch (error) {
        isOver = true;
        isBroken = error instanceof Error && 'code' in error && error.code === STALE_PLAN;
        await said(client, { text: 'rollback' }).catch(() => {
          isBroken = true;
        });
        throw error;
      } finally {
        client.release(isBroken);
      }
    },
  };
}

/**
 * The driver's own promise hangs on a function that V8 takes for a method, since it is assigned to a property
 * (`query.callback = …`), and puts among what lives long: all that a statement brought stays with it until the great
 * garbage collection. A callback that goes in with the statement goes with it.
 */
const said = (
  client: pg.PoolClient,
  statement: Omit<pg.QueryArrayConfig, 'rowMode'>,
): Promise<pg.QueryArrayResult<unknown[][]>> =>
  new Promise((answered, failed) => {
    client.query<unknown[][]>({ ...statement, rowMode: 'array' }, (error, result) =>
      error ? failed(error) : answered(result),
    );
  });

function streamQuery(): never {
  throw new Error('a pipelined connection has no cursors');
}
async function onlyByTransact(): Promise<void> {
  throw new Error('transactions are begun by transact');
}
/** The promise is awaited as well, or what failed is told by the statements behind it. */
const toldBelow = (): void => {};
