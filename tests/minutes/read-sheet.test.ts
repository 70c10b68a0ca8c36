import { beforeAll, expect, test } from 'vitest';
import { at, liveHuddle, makeCases, refusal, scheduleTuesdays } from '../huddles/huddle-world.ts';
import { type World, world } from '../world/world.ts';
import { closedHuddle, known } from './minutes-world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
const jo = () => w.as(w.jo);

test('H16 system down in a huddle: the sheet printed the day before has the list, who comes, what is due, and no word of a person', async () => {
  const cases = await makeCases(w, { priority: 'red', question: 'Is Helen safe at home?' }, {});
  await known(w, cases);
  const [huddleId = ''] = await scheduleTuesdays(w);
  at(w, '2026-11-30', '09:00');
  await w.asSystem.huddles.openDue({});
  const sheet = await jo().minutes.sheet({ huddleId });
  expect(sheet).toMatchObject({
    neighbourhood: 'Riverside',
    kind: 'weekly',
    day: '2026-12-01',
    time: '08:45',
    minutesOf: null,
  });
  expect(sheet.items.map((item) => item.ref)).toEqual(expect.arrayContaining(cases.map((one) => one.ref)));
  expect(sheet.people.map((one) => one.name)).toContain('Priya Shah');
  expect(JSON.stringify(sheet)).not.toMatch(/Helen|Barker|care package|Huddle [0-9a-f]{8}/);
  const withWords = await jo().minutes.sheet({ huddleId, words: true });
  expect(JSON.stringify(withWords)).toMatch(/Is Helen safe at home/);
});

test('names are printed only when asked for, only of people whom the printer may see, and each is a look', async () => {
  const { huddleId, cases } = await liveHuddle(w, {}, {});
  await known(w, cases);
  const [one] = cases;
  await known(w, one === undefined ? [] : [one], w.priya);
  const { items } = await w.as(w.priya).minutes.sheet({ huddleId, names: true });
  expect(items.map((item) => item.person?.name ?? null)).toEqual(['Helen Barker0', null]);
  const looks = await w.step((ctx) =>
    ctx.db
      .selectFrom('look')
      .select(['person', 'byMember'])
      .where('purpose', '=', 'printed sheet')
      .where('slot', '=', huddleId)
      .execute(),
  );
  expect(looks).toEqual([{ person: one?.person, byMember: w.priya.id }]);
  await jo().huddles.close({ huddleId });
});

test('after the huddle the sheet is its minutes, for those with a ground, each a look', async () => {
  const { huddleId } = await closedHuddle(w, {}, { excluded: [w.anna.organisationId] });
  const { minutesOf } = await w.as(w.anna).minutes.sheet({ huddleId });
  expect(minutesOf?.[0]?.said).toMatchObject({ decision: 'Restart the care package' });
  expect(minutesOf?.[1]).toMatchObject({ withheld: true, said: null, ref: '' });
});

test('a cancelled huddle has no sheet, nor has a manager', async () => {
  const [, , third = ''] = await scheduleTuesdays(w);
  await jo().huddles.cancel({ huddleId: third, why: 'Snow' });
  expect(await refusal(jo().minutes.sheet({ huddleId: third }))).toMatchObject({ reason: 'conflict' });
  expect(await refusal(w.as(w.morgan).minutes.sheet({ huddleId: third }))).toMatchObject({
    reason: 'forbidden',
  });
});
