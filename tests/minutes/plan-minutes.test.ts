import { beforeAll, expect, test } from 'vitest';
import { at, refusal } from '../huddles/huddle-world.ts';
import { type World, world } from '../world/world.ts';
import { closedHuddle } from './minutes-world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
const summaries = async (huddleId: string) =>
  (await w.messages()).filter((message) => message.kind === 'owner-summary' && message.aboutId === huddleId);
const plan = () => w.asSystem.minutes.plan({});
const away = (memberId: string, firstDay: string, lastDay: string) =>
  w.step((ctx) =>
    ctx.db
      .insertInto('leave')
      .values({ neighbourhoodId: ctx.neighbourhoodId, memberId, firstDay, lastDay })
      .execute(),
  );

test('nothing goes on the day of the huddle, in the evening, at the weekend or on a bank holiday', async () => {
  const { huddleId } = await closedHuddle(w);
  for (const [day, time] of [
    ['2026-12-01', '12:00'],
    ['2026-12-02', '18:05'],
    ['2026-12-05', '09:00'],
    ['2026-12-25', '09:00'],
  ] as const) {
    at(w, day, time);
    await plan();
  }
  expect(await summaries(huddleId)).toEqual([]);
});

test('each owner hears on the next working day at their digest time, once, however often the clock asks', async () => {
  const { huddleId, action } = await closedHuddle(w);
  at(w, '2026-12-02', '00:05');
  await plan();
  await plan();
  expect(await summaries(huddleId)).toMatchObject([
    {
      toMember: w.anna.id,
      cause: `owner-summary:${huddleId}:${w.anna.id}`,
      notBefore: '2026-12-02T08:30:00.000Z',
    },
  ]);
  expect(await w.as(w.anna).minutes.ownerSummary({ huddleId, memberId: w.anna.id })).toMatchObject({
    day: '2026-12-01',
    actions: [{ ref: action, title: 'Book echo' }],
  });
  expect(await refusal(w.as(w.sam).minutes.ownerSummary({ huddleId, memberId: w.anna.id }))).toMatchObject({
    reason: 'forbidden',
  });
});

test('it is withdrawn when everything is done before it goes', async () => {
  const { huddleId, action } = await closedHuddle(w);
  at(w, '2026-12-02', '08:00');
  await plan();
  await w.as(w.anna).actions.complete({ ref: action });
  at(w, '2026-12-02', '08:31');
  await w.asSystem.reminders.deliver({});
  expect(await summaries(huddleId)).toMatchObject([{ state: 'withdrawn' }]);
});

test('an owner who does not work on Wednesdays hears on Thursday; after a week it is no news', async () => {
  const { huddleId } = await closedHuddle(w);
  await w.step((ctx) =>
    ctx.db
      .updateTable('member')
      .set({ workingDays: [1, 2, 4, 5] })
      .where('id', '=', w.anna.id)
      .execute(),
  );
  at(w, '2026-12-02', '08:00');
  await plan();
  expect(await summaries(huddleId)).toEqual([]);
  at(w, '2026-12-03', '08:00');
  await plan();
  expect(await summaries(huddleId)).toMatchObject([{ notBefore: '2026-12-03T08:30:00.000Z' }]);
  const late = await closedHuddle(w);
  at(w, '2026-12-10', '08:00');
  await plan();
  expect(await summaries(late.huddleId)).toEqual([]);
});

test('of an owner on leave the deputy hears, and sees what it is', async () => {
  const { huddleId, action } = await closedHuddle(w);
  await w.step((ctx) =>
    ctx.db.updateTable('member').set({ deputyId: w.priya.id }).where('id', '=', w.anna.id).execute(),
  );
  await away(w.anna.id, '2026-12-02', '2026-12-04');
  at(w, '2026-12-02', '08:00');
  await plan();
  expect(await summaries(huddleId)).toMatchObject([{ toMember: w.priya.id }]);
  expect(
    (await w.as(w.priya).minutes.ownerSummary({ huddleId, memberId: w.priya.id })).actions.map(
      (one) => one.ref,
    ),
  ).toEqual([action]);
});
