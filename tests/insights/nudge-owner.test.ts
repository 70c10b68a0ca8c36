import { beforeEach, expect, test } from 'vitest';
import { instantAt } from '../../src/core/time.ts';
import { type World, world } from '../world/world.ts';
import { addActions, oneCase } from './insights-world.ts';

let w: World;
let ref: string;
beforeEach(async () => {
  w = await world();
  const [action] = await addActions(w, await oneCase(w), { due: '2026-11-16' });
  ref = `A-${action?.number}`;
});
const asked = async () => (await w.messages()).filter(({ kind }) => kind === 'asked-after');

test('the owner is asked once a day, however often it is pressed and by whom', async () => {
  expect(await w.as(w.morgan).insights.nudge({ ref })).toMatchObject({ to: 'Priya Shah', atOnce: true });
  await w.as(w.jo).insights.nudge({ ref });
  expect(await asked()).toMatchObject([{ toMember: w.priya.id, notBefore: w.clock.now }]);
  w.clock.now = instantAt('2026-11-25', '09:00');
  await w.as(w.morgan).insights.nudge({ ref });
  expect(await asked()).toHaveLength(2);
});

test('in the evening before a weekend it waits until Monday morning', async () => {
  w.clock.now = instantAt('2026-11-27', '18:30');
  await w.as(w.morgan).insights.nudge({ ref });
  expect(await asked()).toMatchObject([{ notBefore: instantAt('2026-11-30', '08:30') }]);
});

const priyaIsAway = () =>
  w.step(async (ctx) => {
    await ctx.db
      .insertInto('leave')
      .values({
        neighbourhoodId: ctx.neighbourhoodId,
        memberId: w.priya.id,
        firstDay: '2026-11-23',
        lastDay: '2026-11-27',
      })
      .execute();
    await ctx.db
      .updateTable('member')
      .set({ deputyId: w.sam.id })
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('id', '=', w.priya.id)
      .execute();
  });

test('in the evening it waits for the time at which the owner chose to hear, never in quiet hours', async () => {
  const chosen = (digestTime: string) =>
    w.step(async (ctx) => {
      await ctx.db
        .updateTable('member')
        .set({ digestTime })
        .where('neighbourhoodId', '=', ctx.neighbourhoodId)
        .where('id', '=', w.priya.id)
        .execute();
    });
  await chosen('11:15');
  w.clock.now = instantAt('2026-11-24', '18:30');
  expect(await w.as(w.morgan).insights.nudge({ ref })).toMatchObject({
    goesAt: instantAt('2026-11-25', '11:15'),
  });
  await chosen('06:00');
  w.clock.now = instantAt('2026-11-25', '18:30');
  expect(await w.as(w.morgan).insights.nudge({ ref })).toMatchObject({
    goesAt: instantAt('2026-11-26', '08:30'),
  });
});

test('while the owner is on leave their deputy is asked', async () => {
  await priyaIsAway();
  expect(await w.as(w.morgan).insights.nudge({ ref })).toMatchObject({ to: 'Sam Okafor' });
});

test('an owner on leave is left alone: with no deputy, or one who is away or has left, it waits until they are back', async () => {
  await priyaIsAway();
  const back = { to: 'Priya Shah', atOnce: false, goesAt: instantAt('2026-12-01', '08:30') };
  const away = { firstDay: '2026-11-24', lastDay: '2026-11-24' };
  // Another leave begins as the first ends, over a weekend.
  await w.as(w.priya).neighbourhoods.setLeave({ firstDay: '2026-11-30', lastDay: '2026-11-30' });
  const { id } = await w.as(w.sam).neighbourhoods.setLeave(away);
  expect(await w.as(w.morgan).insights.nudge({ ref })).toMatchObject(back);
  await w.as(w.sam).neighbourhoods.endLeave({ id });
  await w.as(w.jo).neighbourhoods.memberLeft({ memberId: w.sam.id });
  expect(await w.as(w.morgan).insights.nudge({ ref })).toMatchObject(back);
  await w.as(w.priya).neighbourhoods.setDeputy({ deputyId: null });
  expect(await w.as(w.morgan).insights.nudge({ ref })).toMatchObject(back);
  expect(await asked()).toHaveLength(1);
});

test('given to somebody else on the same day, they are asked too', async () => {
  await w.as(w.morgan).insights.nudge({ ref });
  await w.as(w.jo).actions.reassign({ ref, ownerId: w.anna.id });
  await w.as(w.anna).actions.accept({ ref });
  expect(await w.as(w.morgan).insights.nudge({ ref })).toMatchObject({ to: 'Dr Anna Reid' });
  expect((await asked()).map(({ toMember }) => toMember)).toEqual([w.priya.id, w.anna.id]);
});

test('a deputy whose organisation the person excluded hears nothing of it', async () => {
  const about = await oneCase(w, { excluded: [w.sam.organisationId] });
  const [action] = await addActions(w, about, { due: '2026-11-16' });
  await priyaIsAway();
  expect(await w.as(w.jo).insights.nudge({ ref: `A-${action?.number}` })).toMatchObject({
    to: 'Priya Shah',
  });
});

test('nobody is asked about an action that is over', async () => {
  await w.as(w.priya).actions.complete({ ref });
  await expect(w.as(w.morgan).insights.nudge({ ref })).rejects.toMatchObject({ reason: 'conflict' });
});
