import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Call } from '../../src/core/context.ts';
import { execute } from '../../src/core/execute.ts';
import { Refusal } from '../../src/core/refusal.ts';
import { command } from '../../src/core/use-case.ts';
import { type World, world } from '../world/world.ts';

let w: World;
let times: number;
beforeAll(async () => {
  w = await world();
});

/** Renames an organisation's first member and counts how often that was carried out; refuses when told to. */
const rename = (refuses = false, kind = 'member') =>
  command({
    says: 'Rename somebody for the test',
    needs: 'check',
    input: z.object({ name: z.string() }),
    async run({ name }, ctx) {
      if (refuses) throw new Refusal('conflict', 'Not any more.');
      const { numUpdatedRows } = await ctx.db
        .updateTable('member')
        .set({ name })
        .where('neighbourhoodId', '=', ctx.neighbourhoodId)
        .where('id', '=', w.priya.id)
        .executeTakeFirst();
      times += Number(numUpdatedRows);
      return { name };
    },
    about: () => ({ kind, id: w.priya.id }) as never,
  });
const ask = (name: string, requestKey: string, useCase = rename()) => {
  const actor = { kind: 'system', grants: new Set(['check'] as const) } as const;
  const call: Call = { actor, neighbourhoodId: w.neighbourhoodId, door: 'clock', requestKey };
  return execute(w.app, { name: 'tests.rename', useCase }, { name }, call);
};
const trail = async () =>
  (await w.audit()).filter((one) => one.did === 'Rename somebody for the test').length;

test('the same request sent twice at once is carried out once, both hear the same, and it stands once in the trail', async () => {
  times = 0;
  expect(await Promise.all([ask('Priya One', 'a'), ask('Priya One', 'a'), ask('Priya One', 'a')])).toEqual(
    Array(3).fill({ name: 'Priya One' }),
  );
  expect([times, await trail()]).toEqual([1, 1]);
});

test('sent again later it hears what it did, also when the same would be refused by now', async () => {
  times = 0;
  expect(await ask('Priya One', 'a', rename(true))).toEqual({ name: 'Priya One' });
  expect(times).toBe(0);
});

test('the same key with other words is a conflict, and nothing is changed', async () => {
  times = 0;
  await expect(ask('Priya Two', 'a')).rejects.toMatchObject({ reason: 'conflict' });
  expect(times).toBe(0);
});

test('a refusal leaves its key free', async () => {
  await expect(ask('Priya Three', 'b', rename(true))).rejects.toThrow('Not any more.');
  expect(await ask('Priya Three', 'b')).toEqual({ name: 'Priya Three' });
});

test('without its entry in the trail nothing is done', async () => {
  const before = await trail();
  // A letter that no text in the database may hold: the insertion fails, on the wire beside the commit.
  await expect(ask('Priya Four', 'c', rename(false, '\0'))).rejects.toThrow();
  const { name } = await w.step((ctx) =>
    ctx.db.selectFrom('member').select('name').where('id', '=', w.priya.id).executeTakeFirstOrThrow(),
  );
  expect(name).toBe('Priya Three');
  expect(await trail()).toBe(before);
});
