import { expect, test } from 'vitest';
import { instantAt } from '../../src/core/time.ts';
import { accepted, exclude } from '../cases/caseload.ts';
import { world } from '../world/world.ts';

const home = await world();
const { as, asSystem, clock, priya, sam, morgan, messages, sent, step } = home;
const { id: caseId, ref } = await accepted(home);
await as(priya).actions.assign({ caseRef: ref, title: 'Book echo', ownerId: priya.id, due: '2026-11-24' });
const at = (day: string, time: string): void => {
  clock.now = instantAt(day, time);
};
const digests = async () =>
  (await messages())
    .filter((message) => message.kind === 'digest')
    .map((message) => [message.aboutId, message.state]);

test('a digest that could not go on its day is not lost: it goes on the next', async () => {
  at('2026-11-25', '08:00');
  expect(await asSystem.reminders.plan({})).toMatchObject({ digests: 1 });
  at('2026-11-26', '09:00');
  expect(await asSystem.reminders.deliver({})).toMatchObject({ withdrawn: 2 });
  expect(await asSystem.reminders.plan({})).toMatchObject({ digests: 1 });
  await asSystem.reminders.deliver({});
  expect(await digests()).toEqual([
    ['2026-11-25', 'withdrawn'],
    ['2026-11-26', 'sent'],
  ]);
});

test('a digest never comes in quiet hours: the next working day’s says it all', async () => {
  at('2026-11-27', '08:00');
  await asSystem.reminders.plan({});
  at('2026-11-27', '20:00');
  await asSystem.reminders.deliver({});
  expect(await asSystem.reminders.plan({})).toMatchObject({ digests: 0 });
  at('2026-11-30', '09:00');
  expect(await asSystem.reminders.plan({})).toMatchObject({ digests: 1 });
  await asSystem.reminders.deliver({});
  expect((await digests()).slice(2)).toEqual([
    ['2026-11-27', 'withdrawn'],
    ['2026-11-30', 'sent'],
  ]);
});

test('what a member is reminded of leaves out who excluded their organisation, whoever asks', async () => {
  const late = async () =>
    (await asSystem.reminders.digest({ memberId: morgan.id, day: '2026-12-15' })).needsYou.length;
  at('2026-12-15', '09:00');
  expect(await late()).toBe(1);
  await exclude(home, caseId, morgan.organisationId);
  expect(await late()).toBe(0);
});

test('what waited to go about a person is not sent to an organisation that they excluded meanwhile', async () => {
  await exclude(home, caseId, sam.organisationId);
  const {
    overdue: [action],
  } = await as(priya).actions.mine({});
  const waiting = [
    ['asked-after', 'action', action?.id ?? ''],
    ['red-late', 'action', action?.id ?? ''],
    ['case-proposed', 'case', caseId],
  ] as const;
  await step(async (ctx) => {
    for (const [kind, about, id] of waiting)
      await ctx.send({ kind, cause: `excluded:${kind}`, to: sam.id, about: { kind: about, id } });
  });
  await asSystem.reminders.deliver({});
  const told = (await messages()).filter((message) => message.cause.startsWith('excluded:'));
  expect(told.map((message) => message.state)).toEqual(['withdrawn', 'withdrawn', 'withdrawn']);
});

test('nobody is written to who has left the team', async () => {
  await step(async (ctx) => {
    await ctx.send({ kind: 'test', cause: 'test:left', to: sam.id, about: { kind: 'test', id: 'x' } });
    await ctx.db.updateTable('member').set({ leftOn: ctx.today }).where('id', '=', sam.id).execute();
  });
  await asSystem.reminders.deliver({});
  expect(sent.filter((message) => message.toMember === sam.id)).toEqual([]);
});

test('a red action that was done before the coordinator was told, and is open again, is told of', async () => {
  at('2026-12-16', '09:00');
  const { ref: red } = await as(priya).actions.assign({
    caseRef: ref,
    title: 'Ring the ward',
    ownerId: priya.id,
    priority: 'red',
    due: '2026-12-16',
  });
  const late = async () =>
    (await messages())
      .filter((one) => one.kind === 'red-late' && one.cause.includes('2026-12-16'))
      .map((one) => one.state);
  at('2026-12-17', '08:00');
  await asSystem.reminders.plan({});
  await as(priya).actions.complete({ ref: red });
  await asSystem.reminders.deliver({});
  expect(await late()).toEqual(['withdrawn']);
  await as(priya).actions.reopen({ ref: red });
  for (const time of ['08:05', '08:10']) {
    at('2026-12-17', time);
    await asSystem.reminders.plan({});
    await asSystem.reminders.deliver({});
  }
  expect(await late()).toEqual(['sent']);
});
