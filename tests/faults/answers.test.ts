import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { addMinutes, instantAt } from '../../src/core/time.ts';
import { posted } from './posted.ts';

// A busy machine is no fault of what is watched.
afterAll(() => vi.resetConfig());
vi.setConfig({ testTimeout: 120_000 });
const t = await posted();
const { connector, clock, priya, sam, jo, give, deliver, line, of } = t;
const later = (minutes: number): void => {
  clock.now = addMinutes(clock.now, minutes);
};
const ledger = () => t.as(jo).reminders.ledger({ since: instantAt('2026-11-01', '00:00') });

beforeEach(() => {
  connector.answers(() => undefined);
});

test.each([500, 503, 429])(
  'an answer of %i: the message is not lost, goes once, and says how late it was',
  async (status) => {
    const action = await give(priya);
    connector.answers(() => ({ status }));
    const before = connector.tried();
    await deliver();
    // One try that the ledger knows of, none hidden in a client.
    expect(connector.tried() - before).toBe(1);
    expect(await line(action.id)).toMatchObject({ state: 'expected', attempts: 1 });
    connector.answers(() => undefined);
    later(30);
    await deliver();
    expect(of(action.ref)).toHaveLength(1);
    expect(await line(action.id)).toMatchObject({
      state: 'sent',
      attempts: 2,
      lateByMinutes: 30,
      perhapsTwice: false,
    });
  },
);

test('429 with Retry-After: nothing is tried before, for that conversation or the tenant, from any node', async () => {
  const [first, second] = [await give(priya), await give(sam)];
  let asked = 0;
  connector.answers(() => {
    asked += 1;
    return { status: 429, headers: { 'retry-after': '2' } };
  });
  const from = performance.now();
  await deliver();
  // Both may have been on their way at once; nobody asks a third time.
  expect(asked).toBeLessThanOrEqual(2);
  connector.answers(() => undefined);
  later(1);
  await deliver();
  expect([...of(first.ref), ...of(second.ref)].every((one) => one.at - from >= 2000)).toBe(true);
  later(1);
  await deliver();
  expect([of(first.ref).length, of(second.ref).length]).toEqual([1, 1]);
});

test.each([502, 504])(
  'a gateway that answers %i may have passed it on: it is sent again and the ledger says so',
  async (status) => {
    const action = await give(priya);
    connector.answers(() => ({ status }));
    await deliver();
    connector.answers(() => undefined);
    later(5);
    await deliver();
    expect(await line(action.id)).toMatchObject({ state: 'sent', perhapsTwice: true });
    expect((await ledger()).find((one) => one.about === `action/${action.id}`)).toMatchObject({
      error: 'may have gone twice',
    });
  },
);

test.each([403, 404])(
  '%i: the chat is closed to us, so the message is parked, the coordinator is told and the channel counts it',
  async (status) => {
    const action = await give(sam);
    connector.answers(({ conversationId }) => (conversationId === `a:${sam.name}` ? { status } : undefined));
    await deliver();
    await deliver();
    expect(await line(action.id)).toMatchObject({ state: 'parked', error: 'unreachable' });
    expect(await t.as(jo).reminders.trouble({})).toEqual({ unreachable: ['Sam Okafor'], channel: false });
    expect(
      connector.arrived.some(
        (one) => one.conversationId === `a:${jo.name}` && one.summary.startsWith('Some messages'),
      ),
    ).toBe(true);
    expect((await t.as(jo).reminders.channelDigest({ day: '2026-11-24' })).unreachable).toBe(1);
    // Everything is in the tab, and a coordinator may record for them, marked so.
    expect((await t.as(sam).actions.mine({})).later.map((one) => one.ref)).toContain(action.ref);
    await t.as(jo).actions.accept({ ref: action.ref });
    expect((await t.as(jo).actions.read({ ref: action.ref })).events.at(-1)).toMatchObject({
      recordedFor: 'Sam Okafor',
    });
    // They write to the bot again: what is still needed goes at once.
    connector.answers(() => undefined);
    await t.bind(sam);
    await deliver();
    expect(await line(action.id)).toMatchObject({ state: 'sent' });
  },
);

test.each([404, 412])(
  'an edit that Teams answers with %i becomes a new post, and its id takes the old one’s place',
  async (status) => {
    const cause = `post-${status}`;
    const send = () =>
      t.step((ctx) =>
        ctx.send({
          kind: 'channel-digest',
          cause,
          to: null,
          about: { kind: 'digest', id: ctx.today },
          editInPlace: true,
        }),
      );
    const post = async () => (await t.messages()).find((one) => one.cause === cause);
    clock.now = instantAt('2026-11-24', '10:00');
    await send();
    await deliver();
    const before = (await post())?.activityId;
    connector.answers(({ method }) => (method === 'PUT' ? { status } : undefined));
    await send();
    await deliver();
    const after = (await post())?.activityId;
    expect(after).not.toBe(before);
    connector.answers(() => undefined);
    await send();
    await deliver();
    expect(connector.arrived.at(-1)).toMatchObject({ method: 'PUT', activityId: after });
  },
);

test('a connector that never answers holds up its own conversation only, and not for long', async () => {
  const [slow, quick] = [await give(priya), await give(sam)];
  connector.answers(({ conversationId }) => (conversationId === `a:${priya.name}` ? 'hang' : undefined));
  await deliver();
  expect(of(quick.ref)).toHaveLength(1);
  expect(await line(slow.id)).toMatchObject({ state: 'expected', error: 'unsure' });
  connector.answers(() => undefined);
  later(5);
  await deliver();
  expect(of(slow.ref)).toHaveLength(1);
});

test('a connection that breaks after the message was taken is the one honest double, and the ledger names it', async () => {
  const action = await give(priya);
  let dropped = false;
  connector.answers(() => {
    if (dropped) return undefined;
    dropped = true;
    return 'drop';
  });
  await deliver();
  later(5);
  await deliver();
  expect(of(action.ref)).toHaveLength(2);
  expect(await line(action.id)).toMatchObject({ state: 'sent', perhapsTwice: true });
  const doubled = (await ledger())
    .filter((one) => one.error === 'may have gone twice')
    .map((one) => one.about);
  expect(doubled).toContain(`action/${action.id}`);
});

test('down for an hour: nothing is lost or doubled, order is kept, everybody is told how late it is', async () => {
  clock.now = instantAt('2026-11-25', '09:00');
  const given = [];
  connector.answers(() => ({ status: 503 }));
  for (let minute = 0; minute < 60; minute += 1) {
    if (minute % 6 === 0) given.push(await give(minute % 12 === 0 ? priya : sam));
    later(1);
    await deliver();
  }
  expect((await t.as(sam).reminders.health({})).alarm).toContain('have not gone out');
  connector.answers(() => undefined);
  const from = connector.arrived.length;
  for (let minute = 0; minute < 20; minute += 1) {
    later(1);
    await deliver();
  }
  for (const action of given) expect(of(action.ref), action.ref).toHaveLength(1);
  for (const who of [priya, sam]) {
    const numbers = connector.arrived
      .slice(from)
      .filter((one) => one.conversationId === `a:${who.name}`)
      .flatMap((one) => Number(/^A-(\d+) /.exec(one.summary)?.[1] ?? Number.NaN));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  }
  expect((await line(given[0]?.id ?? '')).lateByMinutes).toBeGreaterThanOrEqual(60);
  expect(connector.arrived.slice(from).some((one) => one.summary === 'Sending works again')).toBe(true);
  expect((await t.as(sam).reminders.health({})).alarm).toBeNull();
});
