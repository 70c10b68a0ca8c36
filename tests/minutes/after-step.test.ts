import { beforeAll, expect, test } from 'vitest';
import { liveHuddle } from '../huddles/huddle-world.ts';
import { type World, world } from '../world/world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

test('one post a huddle: the same message follows each step, and a step that somebody else had taken edits nothing', async () => {
  const { huddleId, items } = await liveHuddle(w, {}, {});
  const jo = w.as(w.jo);
  const post = async () =>
    (await w.messages()).filter((one) => one.kind === 'huddle-post' && one.aboutId === huddleId);
  const [first] = await post();
  await jo.huddles.nextItem({ huddleId, expectItemId: null });
  await jo.huddles.nextItem({ huddleId, expectItemId: items[0]?.id ?? '' });
  await jo.huddles.nextItem({ huddleId, expectItemId: items[0]?.id ?? '' });
  await jo.huddles.back({ huddleId });
  await jo.huddles.close({ huddleId });
  const all = await post();
  expect(all).toHaveLength(1);
  expect(all[0]).toMatchObject({ id: first?.id, cause: `summary:${huddleId}` });
  expect((all[0]?.revision ?? 0) - (first?.revision ?? 0)).toBe(4);
});

test('cases that all had agreed on beforehand are counted in the summary with the minutes that this saved', async () => {
  const { huddleId, items } = await liveHuddle(w, {}, {});
  await w.step((ctx) =>
    ctx.db
      .updateTable('agendaItem')
      .set({ lane: 'agree', state: 'discussed' })
      .where('id', '=', items[0]?.id ?? '')
      .execute(),
  );
  await w.as(w.jo).huddles.close({ huddleId });
  expect(await w.as(w.jo).huddles.post({ huddleId })).toMatchObject({
    discussed: 1,
    withoutMeeting: 1,
    minutesSaved: items[0]?.minutes,
  });
});
