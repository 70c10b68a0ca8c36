import { expect, test } from 'vitest';
import { z } from 'zod';
import { execute } from '../../src/core/execute.ts';
import { command, errand } from '../../src/core/use-case.ts';
import { type World, type WorldMember, world } from '../world/world.ts';

/** Changes two members one after the other, and tells when it holds the first. */
const changeBoth = (holds: () => Promise<void>) =>
  command({
    says: 'Change two members for the test',
    needs: 'check',
    input: z.object({ ids: z.array(z.string()) }),
    async run({ ids }, ctx) {
      for (const [at, id] of ids.entries()) {
        await ctx.db
          .updateTable('member')
          .set({ digestTime: '09:00' })
          .where('neighbourhoodId', '=', ctx.neighbourhoodId)
          .where('id', '=', id)
          .execute();
        if (at === 0) await holds();
      }
      return ids.length;
    },
  });

const both = (w: World, first: WorldMember, second: WorldMember, holds: () => Promise<void>) =>
  execute(
    w.app,
    { name: 'tests.both', useCase: changeBoth(holds) },
    { ids: [first.id, second.id] },
    {
      actor: { kind: 'system', grants: new Set(['check']) },
      neighbourhoodId: w.neighbourhoodId,
      door: 'clock',
    },
  );

test('two who lock each other out are both served, one after the other', async () => {
  const w = await world();
  let holding = 0;
  let go = (): void => {};
  const met = new Promise<void>((resolve) => {
    go = resolve;
  });
  const holds = async (): Promise<void> => {
    holding += 1;
    if (holding === 2) go();
    await met;
  };
  expect(await Promise.all([both(w, w.priya, w.sam, holds), both(w, w.sam, w.priya, holds)])).toEqual([2, 2]);
  // The one that was given up ran once more.
  expect(holding).toBe(3);
});

test('open tabs are told what an errand changed only when it is there to be seen', async () => {
  const w = await world();
  const told: string[] = [];
  const app = {
    ...w.app,
    hints: { ...w.app.hints, publish: ({ topics }: { topics: string[] }) => void told.push(...topics) },
  };
  let duringStep: string[] | undefined;
  const carry = errand({
    says: 'Carry something for the test',
    needs: 'check',
    input: z.object({}),
    async run(_input, ctx) {
      await ctx.step(async (step) => {
        await ctx.note(step, null);
        duringStep = [...told];
      });
    },
    touches: () => ['lists'],
  });
  const call = {
    actor: { kind: 'system', grants: new Set(['check'] as const) },
    neighbourhoodId: w.neighbourhoodId,
    door: 'clock',
  } as const;
  await execute(app, { name: 'tests.carry', useCase: carry }, {}, call);
  expect([duringStep, told]).toEqual([[], ['lists']]);
});
