import { beforeEach, expect, test } from 'vitest';
import { sendFailure } from '../../src/core/outbox.ts';
import { addMinutes, instantAt } from '../../src/core/time.ts';
import { world } from '../world/world.ts';

const home = await world();
const { app, as, asSystem, clock, priya, sam, jo, messages } = home;
const record = app.messenger;
const post = (cause: string, to: string | null = null) =>
  home.step((ctx) => ctx.send({ kind: 'test', cause, to, about: { kind: 'test', id: cause } }));
const one = async (cause: string) => {
  const found = (await messages()).find((message) => message.cause === cause);
  if (found === undefined) throw new Error(cause);
  return found;
};
const fail = (failure: Parameters<typeof sendFailure>[0], only?: string) => {
  app.messenger = {
    send: async (message) => {
      if (only === undefined || message.aboutId === only) throw sendFailure(failure);
      return record.send(message);
    },
  };
};
beforeEach(() => {
  app.messenger = record;
});

test('what was parked is sent again with one press, by a coordinator only; what has gone is left alone', async () => {
  await post('lost', priya.id);
  fail({ kind: 'unreachable' });
  await asSystem.reminders.deliver({});
  const { id } = await one('lost');
  await expect(as(priya).reminders.retry({ id })).rejects.toMatchObject({ reason: 'forbidden' });
  app.messenger = record;
  await as(jo).reminders.retry({ id });
  await asSystem.reminders.deliver({});
  expect(await one('lost')).toMatchObject({ state: 'sent', attempts: 1, error: null });
  await expect(as(jo).reminders.retry({ id })).rejects.toMatchObject({ reason: 'conflict' });
});

test('the page shows the newest first, by state and recipient, and says when somebody pressed', async () => {
  await post('to-sam', sam.id);
  await asSystem.reminders.deliver({});
  const since = instantAt('2026-11-24', '00:00');
  const [newest] = await as(jo).reminders.messages({ since, toMember: sam.id, state: ['sent'] });
  expect(newest).toMatchObject({ kind: 'test', to: 'Sam Okafor', state: 'sent', actedAt: null });
  await expect(as(sam).reminders.messages({ since })).rejects.toMatchObject({ reason: 'forbidden' });
  expect(
    await asSystem.reminders.pressed({ conversationId: 'nowhere', activityId: newest?.id ?? '' }),
  ).toEqual({ noted: false });
});

test('a message that breaks by itself is parked with the number of its fault, and holds up nobody', async () => {
  app.messenger = {
    send: async (message) => {
      if (message.aboutId === 'poison') throw new TypeError('a card that cannot be made');
      return record.send(message);
    },
  };
  await post('poison', priya.id);
  await asSystem.reminders.deliver({});
  await post('after-poison', priya.id);
  await asSystem.reminders.deliver({});
  expect((await one('after-poison')).state).toBe('sent');
  for (let n = 0; n < 6; n += 1) {
    clock.now = addMinutes(clock.now, 20);
    await asSystem.reminders.deliver({});
  }
  expect(await one('poison')).toMatchObject({
    state: 'parked',
    attempts: 5,
    error: expect.stringMatching(/^bug \w{4}$/),
  });
  expect((await as(jo).reminders.health({})).alarm).toContain('given up');
  await as(jo).reminders.retry({ id: (await one('poison')).id });
  app.messenger = record;
  await asSystem.reminders.deliver({});
  expect((await as(jo).reminders.health({})).alarm).toBeNull();
});

test('order is kept within a conversation: what comes after a message that has to wait waits with it', async () => {
  fail({ kind: 'transient' }, 'first');
  await post('first', sam.id);
  await asSystem.reminders.deliver({});
  await post('second', sam.id);
  await post('elsewhere', priya.id);
  await asSystem.reminders.deliver({});
  expect((await one('second')).state).toBe('expected');
  expect((await one('elsewhere')).state).toBe('sent');
  app.messenger = record;
  clock.now = addMinutes(clock.now, 2);
  await asSystem.reminders.deliver({});
  const order = home.sent.filter((message) => message.toMember === sam.id).map((message) => message.aboutId);
  expect(order.slice(-2)).toEqual(['first', 'second']);
});

test('when sending works again after an hour the coordinator hears of it, and nobody waits for the next try', async () => {
  fail({ kind: 'transient' });
  await post('hour-1', priya.id);
  await post('hour-2', sam.id);
  for (let n = 0; n < 60; n += 1) {
    clock.now = addMinutes(clock.now, 1);
    await asSystem.reminders.deliver({});
  }
  expect((await as(sam).reminders.health({})).alarm).toMatch(/^2 reminders have not gone out/);
  app.messenger = record;
  clock.now = addMinutes(clock.now, 15);
  await asSystem.reminders.deliver({});
  await asSystem.reminders.deliver({});
  const { lateByMinutes, expectedAt, notBefore } = await one('hour-1');
  expect(lateByMinutes).toBeGreaterThanOrEqual(75);
  expect([expectedAt !== null, notBefore > (expectedAt ?? '')]).toEqual([true, true]);
  expect((await one('hour-2')).state).toBe('sent');
  expect((await messages()).filter((message) => message.kind === 'sending-resumed')).toMatchObject([
    { toMember: jo.id, state: 'sent' },
  ]);
  expect(await as(jo).reminders.ledger({ since: instantAt('2026-11-24', '00:00') })).toContainEqual(
    expect.objectContaining({ about: 'test/hour-1', state: 'sent', lateBy: lateByMinutes }),
  );
});

test('a message that may have arrived when the connection broke is sent again, and the ledger says so', async () => {
  await post('unsure', priya.id);
  fail({ kind: 'unsure' });
  await asSystem.reminders.deliver({});
  app.messenger = record;
  clock.now = addMinutes(clock.now, 2);
  await asSystem.reminders.deliver({});
  expect(
    (await as(jo).reminders.ledger({ since: instantAt('2026-11-24', '00:00') })).find(
      (entry) => entry.about === 'test/unsure',
    ),
  ).toMatchObject({ state: 'sent', error: 'may have gone twice' });
});

test('a chat that refused us is tried once a day, and at once when somebody writes from it', async () => {
  const chat = {
    conversationId: 'a:priya',
    serviceUrl: 'http://127.0.0.1:1/',
    teamsTenantId: 'local',
    botId: '28:huddle',
    memberId: priya.id,
  };
  await asSystem.neighbourhoods.bindPersonalChat(chat);
  const reachable = () =>
    home.step((ctx) => ctx.db.selectFrom('conversation').select(['reachable', 'retryAt']).executeTakeFirst());
  const told = async () => (await messages()).filter((message) => message.kind === 'sending-trouble').length;
  fail({ kind: 'unreachable' });
  const before = await told();
  await post('blocked', priya.id);
  await asSystem.reminders.deliver({});
  expect(await reachable()).toMatchObject({ reachable: false });
  expect(await told()).toBeGreaterThanOrEqual(before);
  expect((await as(jo).reminders.channelDigest({ day: '2026-11-24' })).unreachable).toBe(1);
  clock.now = addMinutes(clock.now, 23 * 60);
  await asSystem.reminders.plan({});
  expect(await reachable()).toMatchObject({ reachable: false });
  clock.now = addMinutes(clock.now, 61);
  await asSystem.reminders.plan({});
  expect((await one('blocked')).state).toBe('expected');
  await asSystem.reminders.deliver({});
  expect((await one('blocked')).state).toBe('parked');
  app.messenger = record;
  await asSystem.neighbourhoods.bindPersonalChat(chat);
  await asSystem.reminders.deliver({});
  expect((await one('blocked')).state).toBe('sent');
});
