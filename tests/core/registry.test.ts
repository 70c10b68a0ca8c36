import { expect, test } from 'vitest';
import { z } from 'zod';
import { execute } from '../../src/core/execute.ts';
import { Refusal } from '../../src/core/refusal.ts';
import { catalogue } from '../../src/core/registry.ts';
import { command } from '../../src/core/use-case.ts';
import { type World, world } from '../world/world.ts';

const make = command({
  says: 'Make a series for the test',
  needs: 'check',
  input: z.object({ name: z.string() }),
  async run(input, ctx) {
    await ctx.db
      .insertInto('series')
      .values({
        neighbourhoodId: ctx.neighbourhoodId,
        name: input.name,
        kind: 'weekly',
        rule: 'FREQ=WEEKLY',
        startLocal: '2026-11-24T08:45',
        minutes: 30,
        minutesACase: 4,
        createdAt: ctx.now,
      })
      .execute();
    return { name: input.name };
  },
});
const named = (w: World) =>
  w.step((ctx) => ctx.db.selectFrom('series').select('name').orderBy('name').execute());

test('what follows a command gets its answer, in its transaction, in order; its refusal stops the whole', async () => {
  const w = await world();
  const heard: string[] = [];
  const follows = {
    'tests.make': [
      async (ctx: Parameters<typeof make.run>[1], { name }: { name: string }) => {
        const seen = await ctx.db.selectFrom('series').select('name').where('name', '=', name).execute();
        heard.push(`first ${seen[0]?.name}`);
      },
      async (_ctx: unknown, { name }: { name: string }) => {
        heard.push(`second ${name}`);
        if (name === 'bad') throw new Refusal('conflict', 'Something hangs on it.');
      },
    ],
  };
  const registered = catalogue({ tests: { make } }, follows).get('tests.make');
  if (registered === undefined) throw new Error('not registered');
  const call = {
    actor: { kind: 'system' as const, grants: new Set(['check' as const]) },
    neighbourhoodId: w.neighbourhoodId,
    door: 'clock' as const,
    requestKey: 'once',
  };
  await execute(w.app, registered, { name: 'good' }, call);
  await execute(w.app, registered, { name: 'good' }, call);
  expect(heard).toEqual(['first good', 'second good']);
  await expect(
    execute(w.app, registered, { name: 'bad' }, { ...call, requestKey: 'twice' }),
  ).rejects.toMatchObject({ reason: 'conflict' });
  expect(await named(w)).toEqual([{ name: 'good' }]);
  expect(catalogue({ tests: { make } }).get('constructor')).toBeUndefined();
});
