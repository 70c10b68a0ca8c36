import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { instantOf, milliseconds } from '../core/day.ts';
import type { Log } from '../log.ts';
import type { DB } from './schema.ts';

export type Db = Kysely<DB>;
export type Tx = Transaction<DB>;
/** Runs one `COPY … FROM STDIN` on a connection of its own; the lines are asked for only as fast as they are taken. */
export type CopyIn = (statement: string, lines: AsyncIterable<string>) => Promise<void>;

// The driver's type list has no name for date[]; its number is PostgreSQL's own.
const DATE_ARRAY = 1182 as Parameters<typeof pg.types.setTypeParser>[0];
const asText = (text: string): string => text;
const asInstant = (text: string): string => instantOf(milliseconds(`${text.replace(' ', 'T')}:00`));
// Days stay days and instants become ISO strings in UTC: no Date object ever leaves the driver.
pg.types.setTypeParser(1082, asText);
pg.types.setTypeParser(1184, asInstant);
pg.types.setTypeParser(20, (text) => Number(text));
pg.types.setTypeParser(1700, (text) => Number(text));
// date[]: no comma, quote or brace stands in a day, so the braces come off and the rest splits.
pg.types.setTypeParser(DATE_ARRAY, (text) => (text === '{}' ? [] : text.slice(1, -1).split(',')));

/** The pool logs in as `app`, which owns nothing; even `RESET ROLE` stays `app`. */
export function connect(url: string, log: Log, max = 12): { db: Db; pool: pg.Pool; copyIn: CopyIn } {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    options: '-c role=app -c timezone=UTC',
    application_name: 'neighbourhood-huddle',
  });
  pool.on('error', (error) =>
    log.error('database.connection-lost', { code: 'code' in error ? String(error.code) : 'unknown' }),
  );
  return {
    db: new Kysely<DB>({
      dialect: new PostgresDialect({ pool }),
      plugins: [
        new CamelCasePlugin({ maintainNestedObjectKeys: true, underscoreBetweenUppercaseLetters: true }),
      ],
    }),
    pool,
    copyIn: (statement, lines) => copyIn(pool, statement, lines),
  };
}

async function copyIn(pool: pg.Pool, statement: string, lines: AsyncIterable<string>): Promise<void> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await pipeline(Readable.from(lines, { highWaterMark: 2 }), client.query(copyFrom(statement)));
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw broken;
  } finally {
    // A COPY that was cut off leaves its connection in the middle of things: it is closed, not given back.
    client.release(broken);
  }
}
