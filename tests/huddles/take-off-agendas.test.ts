import { beforeAll, expect, test } from 'vitest';
import { takeOffAgendas } from '../../src/huddles/index.ts';
import { type World, world } from '../world/world.ts';
import { makeCases, scheduleTuesdays } from './huddle-world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

test('a case that goes on stays on its agenda; one on hold leaves every agenda and comes back when it is due', async () => {
  const [one] = await makeCases(w, {});
  const [huddleId = ''] = await scheduleTuesdays(w);
  const change = { id: one?.id ?? '', ref: one?.ref ?? '', version: 2 };
  await w.step((ctx) => takeOffAgendas(ctx, { ...change, status: 'active' }));
  expect((await w.as(w.jo).huddles.read({ huddleId })).items).toHaveLength(1);
  await w.step((ctx) => takeOffAgendas(ctx, { ...change, status: 'on_hold' }));
  expect((await w.as(w.jo).huddles.read({ huddleId })).items).toHaveLength(0);
  await w.as(w.jo).huddles.fill({ huddleId });
  expect((await w.as(w.jo).huddles.read({ huddleId })).items).toHaveLength(1);
});
