import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Connected, connect, type Tx } from '../../src/db/connect.ts';
import { silentLog } from '../../src/log.ts';
import { leftBehind } from '../collected.ts';
import { freshDatabase, type TestDatabase } from '../world/database.ts';

let database: TestDatabase;
let owner: pg.Client;
let one: Connected;

beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  owner.on('error', () => {});
  await owner.connect();
  await owner.query(
    'create table note (word text primary key, length int not null check (length > 0)); grant all on note to app',
  );
  // A single connection, so that whatever one transaction leaves behind the next would meet.
  one = connect(database.appUrl, silentLog, 1);
});
beforeEach(() => owner.query('truncate note'));
afterAll(async () => {
  await one.pool.end();
  await owner.end();
  await database.drop();
});

const add = (db: Connected['db'], word: string, length = word.length) =>
  sql`insert into note (word, length) values (${word}, ${length})`.execute(db);
const words = async (): Promise<string[]> =>
  (await owner.query<{ word: string }>('select word from note order by 1')).rows.map((row) => row.word);

test('several things asked at once in one transaction are done in order, and all or none', async () => {
  await one.transact('read write', async (tx) => {
    await Promise.all([add(tx, 'a'), sql`update note set word = 'b'`.execute(tx), add(tx, 'c')]);
  });
  expect(await words()).toEqual(['b', 'c']);

  const failing = one.transact('read write', (tx) =>
    Promise.all([add(tx, 'd'), add(tx, 'empty', 0), add(tx, 'e')]),
  );
  await expect(failing).rejects.toMatchObject({ code: '23514' });
  expect(await words()).toEqual(['b', 'c']);
});

test('an error that the work kept to itself still stops the whole', async () => {
  const hushed = one.transact('read write', async (tx) => {
    await add(tx, 'a');
    await add(tx, 'empty', 0).catch(() => {});
  });
  await expect(hushed).rejects.toThrow(/nobody was told/);
  expect(await words()).toEqual([]);
});

test('a statement that comes after the end of its transaction runs in nobody else’s', async () => {
  let straggler: Promise<unknown> = Promise.resolve();
  const first = one.transact('read write', async (tx) => {
    straggler = pause(30).then(() => add(tx, 'late'));
    straggler.catch(() => {});
    await add(tx, 'empty', 0);
  });
  await expect(first).rejects.toMatchObject({ code: '23514' });
  await one.transact('read write', async (tx) => {
    await pause(60);
    await add(tx, 'own');
  });
  await expect(straggler).rejects.toThrow(/after the end of its transaction/);
  expect(await words()).toEqual(['own']);
});

/** The statement that `add` asks for, to go out with the commit. */
const adding = (db: Connected['db'], word: string, length = word.length) =>
  sql`insert into note (word, length) values (${word}, ${length})`.compile(db);

test('what goes out with the commit is kept with it, and when it fails nothing is', async () => {
  const deed = (tx: Tx) => add(tx, 'deed').then(() => tx);
  await one.transact('read write', deed, (tx) => [adding(tx, 'trail'), adding(tx, 'answer')]);
  expect(await words()).toEqual(['answer', 'deed', 'trail']);
  const other = (tx: Tx) => add(tx, 'other').then(() => tx);
  await expect(
    one.transact('read write', other, (tx) => [adding(tx, 'more'), adding(tx, 'empty', 0)]),
  ).rejects.toMatchObject({ code: '23514' });
  await expect(
    one.transact('read write', other, () => {
      throw new Error('not even asked');
    }),
  ).rejects.toThrow('not even asked');
  expect(await words()).toEqual(['answer', 'deed', 'trail']);
});

test('what only reads cannot write', async () => {
  await expect(one.transact('read only', (tx) => add(tx, 'a'))).rejects.toMatchObject({ code: '25006' });
  expect(await one.transact('read only', async (tx) => (await sql`select 1 as n`.execute(tx)).rows)).toEqual([
    { n: 1 },
  ]);
  expect(await words()).toEqual([]);
});

test('the plan of a statement is kept, and made anew when the table changed', async () => {
  const all = () => one.transact('read only', async (tx) => (await sql`select * from note`.execute(tx)).rows);
  for (let n = 0; n < 4; n++) await all();
  const kept = await sql<{ n: number }>`select count(*)::int as n from pg_prepared_statements
    where statement = 'select * from note'`.execute(one.db);
  expect(kept.rows).toEqual([{ n: 1 }]);

  await owner.query('alter table note add column colour text');
  await expect(all()).rejects.toMatchObject({ code: '0A000' });
  expect(await all()).toEqual([]);
  await owner.query('alter table note drop column colour');
});

test('a connection that is cut off at work fails its own work, and the next gets a new one', async () => {
  const cut = one.transact('read write', async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    await owner.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await Promise.all([add(tx, 'a'), add(tx, 'b')]);
  });
  await expect(cut).rejects.toThrow();
  await one.transact('read write', (tx) => add(tx, 'after'));
  expect(await words()).toEqual(['after']);
});

test('what a statement brought is gone with the small garbage collections', async () => {
  const brings = (run: number) =>
    one.transact('read only', (tx) =>
      sql`select repeat(${String(run)}::text, 5000) as words from generate_series(1, 5)`.execute(tx),
    );
  // By the driver's own promises all that they bring is left, over 20 kB.
  expect(await leftBehind(300, brings)).toBeLessThan(10);
});

test('an error of a statement says which code asked for it', async () => {
  const asks = async () => sql`select 1 / 0`.execute(one.db);
  await expect(asks()).rejects.toMatchObject({
    code: '22012',
    stack: expect.stringContaining('transact.test'),
  });
});
