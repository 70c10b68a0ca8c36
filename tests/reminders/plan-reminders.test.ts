import { beforeAll, expect, test } from 'vitest';
import { instantAt } from '../../src/core/time.ts';
import { accepted } from '../cases/caseload.ts';
import { world } from '../world/world.ts';

const home = await world();
const { as, asSystem, clock, priya, sam, jo, anna, messages, step } = home;
const at = (day: string, time: string): void => {
  clock.now = instantAt(day, time);
};
const digests = async () => (await messages()).filter((message) => message.kind === 'digest');
let echo = '';

beforeAll(async () => {
  const { ref } = await accepted(home);
  echo = (
    await as(priya).actions.assign({ caseRef: ref, title: 'Book echo', ownerId: priya.id, due: '2026-12-01' })
  ).ref;
  await as(priya).actions.assign({
    caseRef: ref,
    title: 'Ring housing',
    ownerId: priya.id,
    due: '2026-12-01',
  });
});

test('nothing is planned before a step of the ladder has come', async () => {
  at('2026-11-25', '08:00');
  expect(await asSystem.reminders.plan({})).toMatchObject({ digests: 0 });
});

test('two actions due on one day are one message, at the owner’s digest time, however often the plan is made', async () => {
  at('2026-11-27', '07:05');
  for (let n = 0; n < 3; n += 1) await asSystem.reminders.plan({});
  expect(await digests()).toMatchObject([
    {
      toMember: priya.id,
      cause: `digest:2026-11-27:${priya.id}`,
      notBefore: instantAt('2026-11-27', '08:30'),
      state: 'expected',
    },
  ]);
});

test('the channel has one reminder post a day, on working days only', async () => {
  const posts = async () => (await messages()).filter((message) => message.kind === 'channel-digest');
  expect((await posts()).map((message) => [message.toMember, message.aboutId])).toEqual([
    [null, '2026-11-25'],
    [null, '2026-11-27'],
  ]);
  at('2026-11-28', '09:00');
  expect(await asSystem.reminders.plan({})).toMatchObject({ digests: 0, posts: 0, calls: 0 });
});

test('the channel’s post holds counts by organisation and the next huddle, and nobody’s name', async () => {
  at('2026-12-03', '09:00');
  const post = await as(home.morgan).reminders.channelDigest({ day: '2026-12-03' });
  expect(post).toMatchObject({
    neighbourhood: 'Riverside',
    open: 2,
    overdue: 2,
    byOrganisation: [{ name: 'Riverside Community Trust', overdue: 2 }],
    nextHuddle: null,
  });
  expect(JSON.stringify(post)).not.toContain('Priya');
});

test('after six in the evening nothing more is planned for the day', async () => {
  at('2026-12-01', '18:30');
  expect(await asSystem.reminders.plan({})).toMatchObject({ digests: 0, posts: 0 });
});

test('after a gap the latest missed step goes on the next working day, once', async () => {
  at('2026-12-03', '08:00');
  expect(await asSystem.reminders.plan({})).toMatchObject({ digests: 1 });
  at('2026-12-03', '17:00');
  expect(await asSystem.reminders.plan({})).toMatchObject({ digests: 0 });
});

test('while the owner is on leave the deputy hears; without one, nobody does until they are back', async () => {
  await step(async (ctx) => {
    await ctx.db
      .insertInto('leave')
      .values({
        neighbourhoodId: ctx.neighbourhoodId,
        memberId: priya.id,
        firstDay: '2026-12-04',
        lastDay: '2026-12-04',
      })
      .execute();
    await ctx.db
      .updateTable('member')
      .set({ deputyId: sam.id })
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('id', '=', priya.id)
      .execute();
  });
  at('2026-12-04', '08:00');
  await asSystem.reminders.plan({});
  expect(
    (await digests())
      .filter((message) => message.aboutId === '2026-12-04')
      .map((message) => message.toMember),
  ).toEqual([sam.id]);
  expect(await asSystem.reminders.digest({ memberId: sam.id, day: '2026-12-04' })).toMatchObject({
    overdue: [{ ref: echo }, {}],
  });
});

test('an overdue action reaches the coordinator after five working days, and the manager after ten', async () => {
  at('2026-12-08', '08:00');
  await asSystem.reminders.plan({});
  expect(
    (await digests()).find((message) => message.toMember === jo.id && message.aboutId === '2026-12-08'),
  ).toBeDefined();
  const { needsYou } = await asSystem.reminders.digest({ memberId: jo.id, day: '2026-12-08' });
  expect(needsYou.map((action) => action.ref)).toContain(echo);
  expect((await digests()).find((message) => message.toMember === home.morgan.id)).toBeUndefined();
  at('2026-12-15', '08:00');
  await asSystem.reminders.plan({});
  expect((await digests()).find((message) => message.toMember === home.morgan.id)).toBeDefined();
});

test('done actions are reminded of no more', async () => {
  const open = await as(priya).actions.mine({});
  for (const action of [...open.overdue, ...open.today, ...open.week, ...open.later])
    await as(priya).actions.complete({ ref: action.ref });
  at('2026-12-22', '08:00');
  expect(await asSystem.reminders.plan({})).toMatchObject({ digests: 0 });
});

test('a huddle is called fifteen minutes before it begins, even in quiet hours', async () => {
  at('2026-12-22', '09:00');
  await as(jo).huddles.schedule({
    name: 'Early',
    kind: 'weekly',
    rule: 'FREQ=WEEKLY;BYDAY=WE',
    start: '2026-12-23T07:45',
    minutes: 30,
  });
  at('2026-12-23', '07:28');
  for (let n = 0; n < 2; n += 1) await asSystem.reminders.plan({});
  expect((await messages()).filter((message) => message.kind === 'huddle-call')).toMatchObject([
    { toMember: null, notBefore: instantAt('2026-12-23', '07:30') },
  ]);
});

test('only the clock plans, and a member’s digest is theirs alone', async () => {
  await expect(as(jo).reminders.plan({})).rejects.toMatchObject({ reason: 'forbidden' });
  await expect(as(anna).reminders.digest({ memberId: priya.id, day: '2026-12-22' })).rejects.toMatchObject({
    reason: 'forbidden',
  });
});

test('a run of the clock that planned nothing leaves no entry in the audit trail', async () => {
  const count = async () => (await home.audit()).filter((entry) => entry.useCase === 'reminders.plan').length;
  const before = await count();
  at('2026-12-26', '10:00');
  await asSystem.reminders.plan({});
  expect(await count()).toBe(before);
});
