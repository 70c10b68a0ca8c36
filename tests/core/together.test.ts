import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Call } from '../../src/core/context.ts';
import { execute } from '../../src/core/execute.ts';
import { together } from '../../src/core/together.ts';
import { query } from '../../src/core/use-case.ts';
import { actorOf } from '../../src/neighbourhoods/index.ts';
import { type World, type WorldMember, world } from '../world/world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
const by = (who: WorldMember): Call => ({
  actor: actorOf(who, who.accountId),
  neighbourhoodId: w.neighbourhoodId,
  door: 'tab',
});

/** How many members there are; counts how often it was worked out, and waits for `go` each time. */
function counted(go: () => Promise<void>) {
  const runs = { count: 0 };
  const useCase = query({
    says: 'Count the members for the test',
    needs: 'check',
    sameFor: 'organisation',
    input: z.object({}),
    async run(_input, ctx) {
      runs.count += 1;
      const { count } = await ctx.db
        .selectFrom('member')
        .where('neighbourhoodId', '=', ctx.neighbourhoodId)
        .where('leftOn', 'is', null)
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      await go();
      return count;
    },
    looks: () => [{ person: 7, purpose: 'huddle', huddle: 'one' }],
  });
  return { runs, ask: (who: WorldMember) => execute(w.app, { name: 'tests.count', useCase }, {}, by(who)) };
}

test('thirty who ask at once are answered by two questions, and each one’s look is on record', async () => {
  const { runs, ask } = counted(async () => {});
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, at) => ask(at % 2 === 0 ? w.priya : w.jo)),
  );
  expect(new Set(answers)).toEqual(new Set([5]));
  // Priya and Jo have other grants, so at most two rounds for each.
  expect(runs.count).toBeLessThanOrEqual(4);
  const looks = await w.step((ctx) =>
    ctx.db.selectFrom('look').selectAll().where('slot', '=', 'one').execute(),
  );
  expect(new Set(looks.map(({ byMember }) => byMember))).toEqual(new Set([w.priya.id, w.jo.id]));
});

test('who asks after a change is never told what was true before it, though an older answer is under way', async () => {
  let go = (): void => {};
  const waiting = new Promise<void>((resolve) => {
    go = resolve;
  });
  const { ask } = counted(() => waiting);
  const before = ask(w.sam);
  await new Promise((pause) => setTimeout(pause, 50));
  await w.step(async (ctx) => {
    await ctx.db
      .updateTable('member')
      .set({ leftOn: ctx.today })
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('id', '=', w.morgan.id)
      .execute();
  });
  const after = ask(w.sam);
  go();
  expect(await before).toBe(5);
  expect(await after).toBe(4);
});

test('members of two organisations never share an answer', async () => {
  const { runs, ask } = counted(async () => {});
  await Promise.all([ask(w.priya), ask(w.sam)]);
  expect(runs.count).toBe(2);
});

test('an answer that depends on who asks may not be shared: it is a fault, not somebody else’s answer', async () => {
  const useCase = query({
    says: 'Say my name for the test',
    needs: 'check',
    sameFor: 'organisation',
    input: z.object({}),
    run: async (_input, ctx) => (ctx.actor.kind === 'member' ? ctx.actor.memberId : ''),
  });
  await expect(execute(w.app, { name: 'tests.name', useCase }, {}, by(w.priya))).rejects.toThrow(
    'depends on who',
  );
});

test('a question that fails fails for those who asked it, and the next is asked anew', async () => {
  const ask = together();
  let asked = 0;
  const failing = async (): Promise<number> => {
    asked += 1;
    if (asked <= 2) throw new Error('no');
    return asked;
  };
  const all = await Promise.allSettled([ask('a', failing), ask('a', failing), ask('a', failing)]);
  expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(asked).toBe(2);
  expect(await ask('a', failing)).toBe(3);
});
