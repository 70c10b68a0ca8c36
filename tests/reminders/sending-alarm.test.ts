import { expect, test } from 'vitest';
import { addMinutes, machineNow } from '../../src/core/day.ts';
import { sendingAlarm } from '../../src/reminders/index.ts';
import { addNeighbour } from '../world/neighbour.ts';
import { world } from '../world/world.ts';

const home = await world({ now: machineNow() });
const { app, asSystem, pool, step, neighbourhoodId, sam } = home;
const quay = await addNeighbour(home, { code: 'N8', name: 'Quayside', member: sam });
const minutesAgo = (minutes: number): string => addMinutes(home.clock.now, -minutes);

test('all is well in every neighbourhood, then one message of one of them is late, then no courier looks', async () => {
  expect(await sendingAlarm(app)()).toBeNull();
  await step((ctx) =>
    ctx.send({
      kind: 'test',
      cause: 'late',
      to: sam.id,
      about: { kind: 'test', id: 'x' },
      notBefore: minutesAgo(20),
    }),
  );
  expect(await sendingAlarm(app)()).toBe('1 message is more than 15 minutes late in 1 neighbourhood.');
  await step((ctx) => ctx.db.updateTable('message').set({ state: 'sent', sentAt: ctx.now }).execute());
  expect(await sendingAlarm(app)()).toBeNull();
  await asSystem.reminders.deliver({});
  expect(await sendingAlarm(app)()).toBeNull();
  await step((ctx) =>
    ctx.db
      .updateTable('courier')
      .set({ beatAt: minutesAgo(6) })
      .execute(),
  );
  expect(await sendingAlarm(app)()).toContain('No courier has looked at the outbox of 1 neighbourhood');
  expect((await home.as(home.priya).reminders.health({})).alarm).toContain('Nothing is being sent');
  // What another neighbourhood holds stays its own.
  expect([
    quay.neighbourhoodId === neighbourhoodId,
    (await pool.query('select 1 from message')).rowCount,
  ]).toEqual([false, 0]);
});

test('a probe that asks again at once gets the same answer without a question to the database', async () => {
  const alarm = sendingAlarm(app);
  const first = await alarm();
  await step((ctx) => ctx.db.deleteFrom('courier').execute());
  expect(await alarm()).toBe(first);
});

test('a courier that lives is not enough: when nobody has planned reminders for half an hour it is said, until one does', async () => {
  await asSystem.reminders.deliver({});
  expect(await sendingAlarm(app)()).toBeNull();
  await step((ctx) =>
    ctx.db
      .updateTable('courier')
      .set({ plannedAt: minutesAgo(31) })
      .execute(),
  );
  await asSystem.reminders.deliver({});
  expect(await sendingAlarm(app)()).toBe('No reminders have been planned in 1 neighbourhood for 30 minutes.');
  expect((await home.as(home.priya).reminders.health({})).alarm).toContain('part that plans reminders');
  await asSystem.reminders.plan({});
  expect(await sendingAlarm(app)()).toBeNull();
});
