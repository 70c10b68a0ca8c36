import { expect, test } from 'vitest';
import { addMinutes } from '../../src/core/time.ts';
import { world } from '../world/world.ts';

const home = await world();
const { as, asSystem, clock, jo, priya, step } = home;
const HOUR = 60;
const LIST = 'NHS number,Birth date,Surname\n999 000 0018,1931-05-17,Barker\n';

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
const staged = async (): Promise<number> =>
  (
    await home.pool.query(
      "select count(*)::int as n from pg_tables where schemaname = 'stage' and tablename <> 'shape'",
    )
  ).rows[0].n;
const kept = (table: 'upload' | 'request'): Promise<number> =>
  step(async (ctx) => (await ctx.db.selectFrom(table).select('neighbourhoodId').execute()).length);

test('the rows of a list that nobody imports are gone after an hour, though nobody sends another', async () => {
  await as(jo).lists.receive({}, { file: { name: 'list.csv', bytes: bytes(LIST) } });
  clock.now = addMinutes(clock.now, 0.5 * HOUR);
  await asSystem.governance.letGo({});
  expect([await staged(), await kept('upload')]).toEqual([1, 1]);
  clock.now = addMinutes(clock.now, HOUR);
  expect(await asSystem.governance.letGo({})).toMatchObject({ uploads: 1 });
  expect([await staged(), await kept('upload')]).toEqual([0, 1]);
  clock.now = addMinutes(clock.now, 24 * HOUR);
  await asSystem.governance.letGo({});
  expect(await kept('upload')).toBe(0);
});

test('what a request answered is forgotten after 48 hours, and not before', async () => {
  await as(priya).neighbourhoods.choose({}, { requestKey: 'first-try' });
  clock.now = addMinutes(clock.now, 47 * HOUR);
  await asSystem.governance.letGo({});
  expect(await kept('request')).toBe(1);
  clock.now = addMinutes(clock.now, 2 * HOUR);
  expect(await asSystem.governance.letGo({})).toEqual({ uploads: 0, answers: 1 });
  expect(await kept('request')).toBe(0);
});

test('only the clock lets go', async () => {
  await expect(as(jo).governance.letGo({})).rejects.toMatchObject({ reason: 'forbidden' });
});
