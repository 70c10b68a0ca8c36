import { beforeAll, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { liveHuddle, scheduleTuesdays } from './huddle-world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

test('while no huddle is live no case is being discussed', async () => {
  await scheduleTuesdays(w);
  expect(await w.as(w.priya).huddles.current({})).toBeNull();
});

test('it is the case on the table, for whoever asks, and leaves no look at the person', async () => {
  const { huddleId, cases, items } = await liveHuddle(w, {}, {});
  expect(await w.as(w.priya).huddles.current({})).toEqual({ huddleId, itemId: null, ref: null });
  await w.as(w.jo).huddles.nextItem({ huddleId });
  const itemId = items[0]?.id;
  const ref = cases[0]?.ref;
  expect(await w.as(w.priya).huddles.current({})).toEqual({ huddleId, itemId, ref });
  expect(await w.asOperator.huddles.current({})).toEqual({ huddleId, itemId, ref });
  const looks = await w.step((ctx) => ctx.db.selectFrom('look').select('purpose').execute());
  expect(looks.filter((look) => look.purpose === 'huddle')).toEqual([]);
});

test('an organisation that the person excluded is not told whose turn it is', async () => {
  const { items } = await w.as(w.jo).huddles.read({
    huddleId: (await w.as(w.jo).huddles.current({}))?.huddleId ?? '',
  });
  await w.step((ctx) =>
    ctx.db
      .updateTable('mdtCase')
      .set({ excludedOrganisations: [w.sam.organisationId] })
      .where('id', '=', items[0]?.caseId ?? '')
      .execute(),
  );
  expect(await w.as(w.sam).huddles.current({})).toMatchObject({ itemId: items[0]?.id, ref: null });
  expect(await w.as(w.priya).huddles.current({})).toMatchObject({ ref: items[0]?.ref });
});
