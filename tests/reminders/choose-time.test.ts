import { expect, test } from 'vitest';
import { instantAt } from '../../src/core/time.ts';
import { accepted } from '../cases/caseload.ts';
import { world } from '../world/world.ts';

const home = await world();
const { as, asSystem, asOperator, clock, priya, messages } = home;
const { ref } = await accepted(home);

test('a time in quiet hours, or none at all, is refused with the hours that can be chosen', async () => {
  await expect(as(priya).reminders.chooseTime({ time: '07:30' })).rejects.toMatchObject({
    reason: 'invalid',
    sentence: expect.stringContaining('between 8:00 and 18:00'),
  });
  await expect(as(priya).reminders.chooseTime({ time: '18:00' })).rejects.toMatchObject({
    reason: 'invalid',
  });
  await expect(as(priya).reminders.chooseTime({ time: '25:00' })).rejects.toMatchObject({
    reason: 'invalid',
  });
  await expect(asOperator.reminders.chooseTime({ time: '09:00' })).rejects.toMatchObject({
    reason: 'forbidden',
  });
});

test('each member chooses for themself; today’s message that has not gone goes then too', async () => {
  await as(priya).actions.assign({ caseRef: ref, title: 'Book echo', ownerId: priya.id, due: '2026-11-25' });
  clock.now = instantAt('2026-11-25', '07:00');
  await asSystem.reminders.plan({});
  expect(await as(priya).reminders.chooseTime({ time: '11:15' })).toEqual({ time: '11:15', before: '08:30' });
  expect((await messages()).find((one) => one.kind === 'digest')?.notBefore).toBe(
    instantAt('2026-11-25', '11:15'),
  );
  expect(await as(priya).reminders.mine({})).toMatchObject({
    time: '11:15',
    usual: '08:30',
    reachable: false,
  });
  expect(await as(home.sam).reminders.mine({})).toMatchObject({ time: '08:30' });
});
