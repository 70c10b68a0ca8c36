import { beforeAll, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { at, liveHuddle, refusal } from './huddle-world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

test('what was said on a case can be read after the huddle, with the question as it was asked then', async () => {
  const live = await liveHuddle(w, { question: 'Can she stay at home?' });
  const ref = live.cases[0]?.ref ?? '';
  const itemId = live.items[0]?.id ?? '';
  await w.as(w.jo).huddles.nextItem({ huddleId: live.huddleId });
  await w.as(w.priya).huddles.record({
    itemId,
    group: 'decision',
    version: 0,
    decision: 'Yes',
    rationale: 'Her daughter moved in',
    dissent: 'None',
    outcome: 'CARER',
  });
  at(w, '2026-12-01', '08:50');
  await w.as(w.jo).huddles.nextItem({ huddleId: live.huddleId });
  await w.as(w.jo).huddles.close({ huddleId: live.huddleId });
  await w.step((ctx) =>
    ctx.db
      .updateTable('mdtCase')
      .set({ question: 'Another question now' })
      .where('id', '=', live.cases[0]?.id ?? '')
      .execute(),
  );
  expect(await w.as(w.sam).huddles.ofCase({ ref })).toMatchObject([
    {
      huddleId: live.huddleId,
      day: '2026-12-01',
      question: 'Can she stay at home?',
      decision: 'Yes',
      rationale: 'Her daughter moved in',
      outcome: 'CARER',
      seconds: 300,
      deferred: null,
    },
  ]);
  expect(await w.as(w.sam).huddles.discussion({ itemId })).toMatchObject({ decision: 'Yes', ref });
  const looks = await w.step((ctx) =>
    ctx.db.selectFrom('look').selectAll().where('byMember', '=', w.sam.id).execute(),
  );
  expect(looks).toHaveLength(2);
});
test('it is read in the tab or a personal chat only, and by members of the team only', async () => {
  const live = await liveHuddle(w, {});
  const ref = live.cases[0]?.ref ?? '';
  const itemId = live.items[0]?.id ?? '';
  expect(await refusal(w.as(w.sam).huddles.ofCase({ ref }, { where: 'shared' }))).toMatchObject({
    reason: 'forbidden',
  });
  expect(await refusal(w.as(w.sam).huddles.discussion({ itemId }, { where: 'shared' }))).toMatchObject({
    reason: 'forbidden',
  });
  expect(await refusal(w.as(w.morgan).huddles.ofCase({ ref }))).toMatchObject({ reason: 'forbidden' });
  expect(await refusal(w.asOperator.huddles.discussion({ itemId }))).toMatchObject({ reason: 'forbidden' });
});
