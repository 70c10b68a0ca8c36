import { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { instantOf, milliseconds } from '../core/day.ts';
import type { Log } from '../log.ts';
import { type Access, type Db, kyselyOn, type Transact, type Tx } from './transact.ts';

export type { Access, Db, Transact, Tx };
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

/** How long a connection waits for work before it is closed: with it go the plans that it keeps. */
const IDLE_MS = 10 * 60_000;

export type Connected = { db: Db; transact: Transact; pool: pg.Pool; copyIn: CopyIn };
/** The pool logs in as `app`, which owns nothing; even `RESET ROLE` stays `app`. */
export function connect(url: string, log: Log, max = 12): Connected {
  const login = {
    connectionString: url,
    options: '-c role=app -c timezone=UTC',
    application_name: 'neighbourhood-huddle',
  };
  const pool = new pg.Pool({ ...login, max, pipeline: true, stream: gathering, idleTimeoutMillis: IDLE_MS });
  pool.on('error', (error) =>
    log.error('database.connection-lost', { code: 'code' in error ? String(error.code) : 'unknown' }),
  );
  // A connection that breaks at work tells its statements; without anybody listening it would end the process as well.
  pool.on('connect', (client) => client.on('error', () => {}));
  return { ...kyselyOn(pool), pool, copyIn: (statement, lines) => copyIn(login, statement, lines) };
}

/**
 * A socket that writes once for all the statements that were asked for together: the driver holds its writing back for the
 * parts of one statement only, and each write is a call to the system.
 */
function gathering(): Socket {
  const socket = new Socket();
  const letGo = socket.uncork.bind(socket);
  socket.uncork = () => process.nextTick(letGo);
  return socket;
}

/** COPY keeps a connection to itself, which a pipelined one cannot offer. */
async function copyIn(
  login: pg.ClientConfig,
  statement: string,
  lines: AsyncIterable<string>,
): Promise<void> {
  const client = new pg.Client(login);
  client.on('error', () => {});
  await client.connect();
  try {
    await pipeline(Readable.from(lines, { highWaterMark: 2 }), client.query(copyFrom(statement)));
  } finally {
    await client.end();
  }
}
