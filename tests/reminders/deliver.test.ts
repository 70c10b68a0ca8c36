import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { sendFailure } from '../../src/core/outbox.ts';
import { addMinutes, instantAt, machineNow, milliseconds } from '../../src/core/time.ts';
import { accepted } from '../cases/caseload.ts';
import { type World, world } from '../world/world.ts';

const home: World = await world();
const { app, as, asSystem, clock, priya, sam, jo, morgan, messages, sent } = home;
const { ref } = await accepted(home);
const record = app.messenger;
const state = async (kind: string) =>
  (await messages()).filter((message) => message.kind === kind).map((message) => message.state);
const post = (cause: string, extra: { to?: string | null; editInPlace?: boolean } = {}) =>
  home.step((ctx) =>
    ctx.send({
      kind: 'test',
      cause,
      to: extra.to ?? null,
      about: { kind: 'test', id: cause },
      ...(extra.editInPlace === undefined ? {} : { editInPlace: extra.editInPlace }),
    }),
  );

beforeEach(() => {
  app.messenger = record;
});

test('what is due is sent once, in the order in which it was written, and noted in the ledger', async () => {
  clock.now = instantAt('2026-11-27', '09:00');
  for (const cause of ['one', 'two', 'three']) await post(cause);
  await asSystem.reminders.deliver({});
  expect(await asSystem.reminders.deliver({})).toMatchObject({ sent: 0 });
  expect(sent.filter((message) => message.kind === 'test').map((message) => message.aboutId)).toEqual([
    'one',
    'two',
    'three',
  ]);
  expect(await as(jo).reminders.ledger({ since: instantAt('2026-11-27', '00:00') })).toMatchObject([
    { to: 'channel', about: 'test/one', state: 'sent', attempts: 1 },
    {},
    {},
  ]);
});

test('two couriers at once send nothing twice', async () => {
  const before = sent.length;
  for (let n = 0; n < 20; n += 1) await post(`many-${n}`, { to: n % 2 === 0 ? priya.id : sam.id });
  await Promise.all([
    asSystem.reminders.deliver({}),
    asSystem.reminders.deliver({}),
    asSystem.reminders.deliver({}),
  ]);
  await asSystem.reminders.deliver({});
  const ids = sent.slice(before).map((message) => message.id);
  expect(ids).toHaveLength(20);
  expect(new Set(ids).size).toBe(20);
});

test('a send that fails is tried again later, with longer and longer waits, and nothing is lost', async () => {
  await post('wobbly');
  app.messenger = {
    send: async () => {
      throw sendFailure({ kind: 'transient' });
    },
  };
  expect(await asSystem.reminders.deliver({})).toMatchObject({ waiting: 1 });
  app.messenger = record;
  expect(await asSystem.reminders.deliver({})).toMatchObject({ sent: 0 });
  clock.now = addMinutes(clock.now, 2);
  expect(await asSystem.reminders.deliver({})).toMatchObject({ sent: 1 });
});

test('when Teams says to wait, it waits as told', async () => {
  await post('throttled');
  app.messenger = {
    send: async () => {
      throw sendFailure({ kind: 'throttled', retryAfterMs: 10 * 60_000 });
    },
  };
  await asSystem.reminders.deliver({});
  app.messenger = record;
  clock.now = addMinutes(clock.now, 9);
  expect(await asSystem.reminders.deliver({})).toMatchObject({ sent: 0 });
  clock.now = addMinutes(clock.now, 2);
  expect(await asSystem.reminders.deliver({})).toMatchObject({ sent: 1 });
});

test('a member who cannot be reached is told to the coordinator, by name, and their message is parked', async () => {
  await post('for-sam', { to: sam.id });
  app.messenger = {
    send: async (message) => {
      if (message.toMember === sam.id) throw sendFailure({ kind: 'unreachable' });
      return record.send(message);
    },
  };
  await asSystem.reminders.deliver({});
  await asSystem.reminders.deliver({});
  expect(await state('sending-trouble')).toEqual(['sent']);
  expect(await as(jo).reminders.trouble({})).toEqual({ unreachable: ['Sam Okafor'], channel: false });
  await expect(as(sam).reminders.trouble({})).rejects.toMatchObject({ reason: 'forbidden' });
});

test('what the privacy gate holds back is parked, not sent', async () => {
  await post('with-a-name');
  app.messenger = {
    send: async () => {
      throw sendFailure({ kind: 'withheld' });
    },
  };
  expect(await asSystem.reminders.deliver({})).toMatchObject({ parked: 1 });
  app.messenger = record;
  expect(await asSystem.reminders.deliver({})).toMatchObject({ sent: 0 });
});

test('a message whose courier died is sent after two minutes of the machine’s time, and moving the practice clock does not hurry it', async () => {
  await post('orphan');
  await home.step((ctx) =>
    ctx.db
      .updateTable('message')
      .set({ state: 'sending', attempts: 1, claimedAt: machineNow() })
      .where('cause', '=', 'orphan')
      .execute(),
  );
  clock.now = addMinutes(clock.now, 7 * 24 * 60);
  expect(await asSystem.reminders.deliver({})).toMatchObject({ sent: 0 });
  await home.step((ctx) =>
    ctx.db
      .updateTable('message')
      .set({ claimedAt: addMinutes(machineNow(), -3) })
      .where('cause', '=', 'orphan')
      .execute(),
  );
  expect(await asSystem.reminders.deliver({})).toMatchObject({ sent: 1 });
  expect((await messages()).find((message) => message.cause === 'orphan')).toMatchObject({
    attempts: 2,
    state: 'sent',
  });
});

test('a post that changes is edited in place: same message, same activity', async () => {
  await post('live-post');
  await asSystem.reminders.deliver({});
  const first = sent.at(-1);
  await post('live-post', { editInPlace: true });
  await asSystem.reminders.deliver({});
  expect(sent.at(-1)).toMatchObject({
    id: first?.id,
    activityId: (await messages()).find((message) => message.cause === 'live-post')?.activityId,
  });
});

test('a post that changes while it is being sent is posted once, and then edited', async () => {
  const posted: (string | null)[] = [];
  app.messenger = {
    send: async (message) => {
      posted.push(message.activityId);
      if (posted.length === 1) {
        await post('busy-post', { editInPlace: true });
        await asSystem.reminders.deliver({});
      }
      return record.send(message);
    },
  };
  await post('busy-post');
  await asSystem.reminders.deliver({});
  expect(posted).toEqual([null, expect.stringMatching('activity')]);
});

test('an offer that was answered before the courier came is withdrawn, and yesterday’s digest is not sent today', async () => {
  const action = await as(priya).actions.assign({ caseRef: ref, title: 'Book echo', ownerId: sam.id });
  await as(sam).actions.complete({ ref: action.ref });
  await home.step((ctx) =>
    ctx.send({
      kind: 'digest',
      cause: 'digest:2026-11-26:old',
      to: priya.id,
      about: { kind: 'digest', id: '2026-11-26' },
    }),
  );
  await asSystem.reminders.deliver({});
  expect(await state('action-assigned')).toEqual(['withdrawn']);
  expect(await state('digest')).toEqual(['withdrawn']);
});

test('when sending stands still the banner says so, whoever looks', async () => {
  app.messenger = {
    send: async () => {
      throw sendFailure({ kind: 'transient' });
    },
  };
  await post('stuck');
  expect((await as(morgan).reminders.health({})).alarm).toBeNull();
  clock.now = addMinutes(clock.now, 30);
  expect((await as(priya).reminders.health({})).alarm).toContain('not gone out');
});

test('a courier that waited so long that another took its message sends nothing', async () => {
  onTestFinished(() => void vi.useRealTimers());
  await post('slept', { to: priya.id });
  let gone = 0;
  app.messenger = {
    async send(message) {
      if (message.aboutId !== 'slept') return record.send(message);
      // The machine slept for two minutes; the other node did not.
      vi.useFakeTimers({ toFake: ['Date'], now: milliseconds(addMinutes(machineNow(), 2)) });
      app.messenger = record;
      await asSystem.reminders.deliver({});
      await message.turn({ conversationId: 'a:slept', tenantId: 'slept' });
      gone += 1;
      return { activityId: 'twice', conversationId: message.id };
    },
  };
  await asSystem.reminders.deliver({});
  expect(gone).toBe(0);
  expect(sent.filter((message) => message.aboutId === 'slept')).toHaveLength(1);
  expect((await messages()).find((message) => message.aboutId === 'slept')).toMatchObject({ state: 'sent' });
});

test('a message that breaks whenever it is looked at is parked, and what waits behind it goes', async () => {
  await home.step((ctx) =>
    ctx.send({
      kind: 'case-proposed',
      cause: 'broken',
      to: priya.id,
      about: { kind: 'case', id: 'no id at all' },
    }),
  );
  await post('behind', { to: priya.id });
  for (let tried = 1; tried < 5; tried += 1) {
    await expect(asSystem.reminders.deliver({})).rejects.toThrow();
    await home.step((ctx) =>
      ctx.db
        .updateTable('message')
        .set({ claimedAt: addMinutes(machineNow(), -2) })
        .where('neighbourhoodId', '=', ctx.neighbourhoodId)
        .where('cause', '=', 'broken')
        .execute(),
    );
  }
  await asSystem.reminders.deliver({});
  const states = (await messages()).filter((message) => ['broken', 'behind'].includes(message.cause));
  expect(states.map((message) => [message.cause, message.state])).toEqual([
    ['broken', 'parked'],
    ['behind', 'sent'],
  ]);
});
