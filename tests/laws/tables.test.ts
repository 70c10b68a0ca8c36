import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../world/database.ts';

/** Tables without a tenant, each with its reason in the table's own comment. */
const NOT_TENANT = ['account', 'migration', 'place', 'practice_clock'];
let database: TestDatabase;
let owner: pg.Client;
let tables: { name: string; comment: string | null; rls: boolean; tenant: boolean; stage: boolean }[];

beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  tables = (
    await owner.query(`select c.relname as name, obj_description(c.oid) as comment, c.relrowsecurity as rls, c.relpersistence = 'u' as stage,
    exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'neighbourhood_id') as tenant
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' order by 1`)
  ).rows;
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

test('every table belongs to a neighbourhood and is guarded by row-level security, staging tables and three named ones apart', () => {
  const open = tables.filter(
    (table) => !NOT_TENANT.includes(table.name) && !table.stage && !(table.tenant && table.rls),
  );
  expect(open.map((table) => table.name)).toEqual([]);
});

test('every table says how long its rows are kept', () => {
  const silent = tables.filter(
    (table) => table.name !== 'migration' && !/retention: /.test(table.comment ?? ''),
  );
  expect(silent.map((table) => table.name)).toEqual([]);
});

test('the neighbourhood comes first in every key of a tenant’s table', async () => {
  const { rows } = await owner.query<{
    name: string;
    first: string;
  }>(`select i.relname as name, a.attname as first
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
    join pg_namespace n on n.oid = c.relnamespace left join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
    where n.nspname = 'public' and c.relpersistence = 'p' and (x.indisunique or x.indisprimary)`);
  const names = tables.filter((table) => table.tenant).map((table) => table.name);
  const wrong = rows.filter(
    (row) =>
      names.some((name) => row.name === `${name}_pkey` || row.name.startsWith(`${name}_`)) &&
      row.first !== 'neighbourhood_id',
  );
  expect(
    wrong
      .map((row) => row.name)
      .filter(
        (name) => name !== 'neighbourhood_code_key' && !NOT_TENANT.some((table) => name.startsWith(table)),
      ),
  ).toEqual([]);
});

test('the server’s own role owns nothing and cannot change what is append only', async () => {
  const app = new pg.Client({ connectionString: database.appUrl });
  await app.connect();
  try {
    await app.query('reset role');
    expect((await app.query('select current_user as role')).rows[0]?.role).toBe('app');
    for (const table of ['audit_entry', 'look', 'audit_seal', 'case_event', 'action_event', 'correction'])
      await expect(app.query(`delete from ${table}`)).rejects.toThrow(/permission denied/);
    await expect(app.query('create table mine (x int)')).rejects.toThrow(/permission denied/);
    expect((await app.query('select count(*)::int as n from member')).rows[0]?.n).toBe(0);
  } finally {
    await app.end();
  }
});

test('even the owner cannot rewrite the audit trail', async () => {
  await owner.query(
    `insert into audit_entry (neighbourhood_id, at, actor, use_case, did, door, outcome) values (uuidv7(), now(), 'system', 'x.y', 'X', 'clock', 'done')`,
  );
  await expect(owner.query('update audit_entry set did = $1', ['Y'])).rejects.toThrow(/append only/);
});
