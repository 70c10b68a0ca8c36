import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { camelCase, snakeCase } from '../../src/db/casing.ts';
import { type Connected, connect } from '../../src/db/connect.ts';
import { silentLog } from '../../src/log.ts';
import { freshDatabase, type TestDatabase } from '../world/database.ts';

let database: TestDatabase;
let one: Connected;
beforeAll(async () => {
  database = await freshDatabase();
  one = connect(database.appUrl, silentLog, 1);
});
afterAll(async () => {
  await one.pool.end();
  await database.drop();
});

test('every column of the database is found again by the name that it has here', async () => {
  const { rows } = await sql<{ columnName: string }>`select column_name from information_schema.columns
    where table_schema = 'public'`.execute(one.db);
  expect(rows.length).toBeGreaterThan(100);
  for (const { columnName } of rows) expect(snakeCase(camelCase(columnName))).toBe(columnName);
});

test('what somebody wrote into a value keeps the names that they gave it', async () => {
  const { rows } =
    await sql`select '{"first_name": ["by_hand"]}'::jsonb as form_fields, array['a_b'] as two_words,
    null as no_value`.execute(one.db);
  expect(rows).toEqual([{ formFields: { first_name: ['by_hand'] }, twoWords: ['a_b'], noValue: null }]);
});

test('a name made of somebody’s words cannot end its quotation', () => {
  const { sql: text } = one.db.selectFrom('member').select(sql`1`.as('x" from member; --')).compile();
  expect(text).toBe('select 1 as "x"" from member; --" from "member"');
});
