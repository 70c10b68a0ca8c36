import { beforeAll, expect, test } from 'vitest';
import { at, liveHuddle, refusal } from '../huddles/huddle-world.ts';
import { type World, world } from '../world/world.ts';
import { closedHuddle, known } from './minutes-world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
const jo = () => w.as(w.jo);

test('minutes of a huddle that is still open are refused, and of one that nobody held', async () => {
  const { huddleId, nextId } = await liveHuddle(w, {});
  for (const id of [huddleId, nextId])
    expect(await refusal(jo().minutes.ofHuddle({ huddleId: id }))).toMatchObject({ reason: 'conflict' });
  expect(
    await refusal(jo().minutes.ofHuddle({ huddleId: '01920000-0000-7000-8000-000000000000' })),
  ).toMatchObject({ reason: 'missing' });
});

test('an organisation that the person excluded reads nothing, not even who it was, though its member was in the room', async () => {
  const { huddleId, itemId } = await closedHuddle(w, { excluded: [w.sam.organisationId] });
  await w.step((ctx) =>
    ctx.db
      .insertInto('attendance')
      .values({
        neighbourhoodId: ctx.neighbourhoodId,
        huddleId,
        memberId: w.sam.id,
        state: 'here',
        at: ctx.now,
      })
      .execute(),
  );
  const [item] = (await w.as(w.sam).minutes.ofHuddle({ huddleId })).items;
  expect(item).toMatchObject({
    withheld: true,
    ref: '',
    said: null,
    outcome: null,
    actions: [],
    presenter: null,
  });
  expect(await refusal(w.as(w.sam).minutes.note({ itemId }))).toMatchObject({ reason: 'missing' });
  expect(
    await refusal(w.as(w.sam).minutes.correct({ itemId, field: 'decision', words: 'x', reason: 'y' })),
  ).toMatchObject({ reason: 'missing' });
});

test('who was not here and has no relationship learns that a case was discussed, and nothing of what was said', async () => {
  const { huddleId, ref, cases } = await closedHuddle(w);
  const [seen] = (await w.as(w.priya).minutes.ofHuddle({ huddleId })).items;
  expect(seen).toMatchObject({ ref, state: 'discussed', said: null, outcome: null, mayFile: false });
  await known(w, cases, w.priya);
  const [after] = (await w.as(w.priya).minutes.ofHuddle({ huddleId })).items;
  expect(after?.said).toMatchObject({ decision: 'Restart the care package', situation: /Fell twice/ });
  expect(after).toMatchObject({ outcome: 'EQUIP', mayFile: true, mayCorrect: true });
});

test('who was in the room reads the minutes, and each case that they read is a look, once', async () => {
  const { huddleId, cases } = await closedHuddle(w, {}, {});
  for (const _ of [1, 2]) await w.as(w.anna).minutes.ofHuddle({ huddleId });
  const looks = await w.step((ctx) =>
    ctx.db
      .selectFrom('look')
      .select('person')
      .where('byMember', '=', w.anna.id)
      .where('purpose', '=', 'minutes')
      .where('slot', '=', huddleId)
      .execute(),
  );
  expect(looks.map((look) => look.person).sort()).toEqual(cases.map((one) => one.person).sort());
});

test('managers, who work with nobody’s case, have no minutes', async () => {
  const { huddleId } = await closedHuddle(w);
  expect(await refusal(w.as(w.morgan).minutes.ofHuddle({ huddleId }))).toMatchObject({ reason: 'forbidden' });
});

test('actions agreed stand with their case, without those entered in error', async () => {
  const { huddleId, action } = await closedHuddle(w);
  const [item] = (await jo().minutes.ofHuddle({ huddleId })).items;
  expect(item?.actions.map((one) => one.ref)).toEqual([action]);
  at(w, '2026-12-01', '10:00');
  await jo().actions.cancel({ ref: action, reason: 'entered_in_error' });
  expect((await jo().minutes.ofHuddle({ huddleId })).items[0]?.actions).toEqual([]);
});
