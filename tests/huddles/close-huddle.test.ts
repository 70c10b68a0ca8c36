import { beforeAll, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { at, liveHuddle, refusal } from './huddle-world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
const jo = () => w.as(w.jo);
const caseRow = (id: string) =>
  w.step((ctx) =>
    ctx.db
      .selectFrom('mdtCase')
      .select(['status', 'reviewOn'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  );

test('a huddle that has not started cannot be closed, and a nurse cannot close one', async () => {
  const { huddleId, nextId } = await liveHuddle(w, {});
  expect(await refusal(jo().huddles.close({ huddleId: nextId }))).toMatchObject({
    reason: 'conflict',
    sentence: /has not started/,
  });
  expect(await refusal(w.as(w.sam).huddles.close({ huddleId }))).toMatchObject({ reason: 'forbidden' });
});

test('close pressed by two at once closes once, with one summary and the same answer', async () => {
  const { huddleId } = await liveHuddle(w, {}, {});
  await jo().huddles.nextItem({ huddleId });
  await jo().huddles.nextItem({ huddleId });
  const [one, other] = await Promise.all([
    jo().huddles.close({ huddleId }),
    w.as(w.anna).huddles.close({ huddleId }),
  ]);
  expect(one).toEqual(other);
  expect(await jo().huddles.close({ huddleId })).toEqual(one);
  const posts = (await w.messages()).filter((message) => message.aboutId === huddleId);
  expect(posts).toHaveLength(1);
  const events = await w.step((ctx) =>
    ctx.db.selectFrom('caseEvent').selectAll().where('toStatus', '=', 'discussed').execute(),
  );
  expect(events).toHaveLength(1);
});

test('what was not discussed is carried over to the next huddle, which opens by itself', async () => {
  const { huddleId, nextId, cases, items } = await liveHuddle(w, {}, {}, {});
  const refs = cases.map((one) => one.ref);
  await jo().huddles.nextItem({ huddleId });
  await jo().huddles.nextItem({ huddleId });
  await jo().huddles.defer({ itemId: items[1]?.id ?? '', reason: 'information_needed' });
  expect(await jo().huddles.close({ huddleId })).toMatchObject({
    cases: 1,
    deferred: 2,
    next: { huddleId: nextId, day: '2026-12-08', time: '08:45' },
  });
  const next = await jo().huddles.read({ huddleId: nextId });
  expect(next.status).toBe('scheduled');
  const mine = next.items.filter((item) => refs.includes(item.ref));
  expect(mine.map(({ ref, why }) => ({ ref, why }))).toEqual([
    { ref: refs[1], why: 'carried_over' },
    { ref: refs[2], why: 'carried_over' },
  ]);
  expect((await caseRow(cases[1]?.id ?? '')).status).toBe('scheduled');
});

test('the case on the table counts as discussed when something was written on it, else it comes again', async () => {
  const silent = await liveHuddle(w, {});
  await jo().huddles.nextItem({ huddleId: silent.huddleId });
  expect(await jo().huddles.close({ huddleId: silent.huddleId })).toMatchObject({ cases: 0, deferred: 1 });
  const written = await liveHuddle(w, {});
  await jo().huddles.nextItem({ huddleId: written.huddleId });
  await w.as(w.priya).huddles.record({
    itemId: written.items[0]?.id ?? '',
    group: 'decision',
    version: 0,
    decision: 'Restart',
  });
  expect(await jo().huddles.close({ huddleId: written.huddleId })).toMatchObject({ cases: 1, deferred: 0 });
});

test('a discussed case comes back when it was agreed, else after its priority’s weeks', async () => {
  const { huddleId, items, cases } = await liveHuddle(w, {}, { priority: 'red' }, { priority: 'green' });
  const byRef = (ref = '') => items.find((item) => item.ref === ref)?.id ?? '';
  await w
    .as(w.priya)
    .huddles.record({ itemId: byRef(cases[0]?.ref), group: 'decision', version: 0, reviewOn: '2026-12-22' });
  for (const _ of items) await jo().huddles.nextItem({ huddleId });
  await jo().huddles.nextItem({ huddleId });
  await jo().huddles.close({ huddleId });
  expect(await Promise.all(cases.map((one) => caseRow(one.id)))).toEqual([
    { status: 'active', reviewOn: '2026-12-22' },
    // Its week is up at the next huddle, so it stands on that agenda already.
    { status: 'scheduled', reviewOn: '2026-12-08' },
    { status: 'active', reviewOn: '2027-01-26' },
  ]);
});

test('a closed huddle is locked: no step, no attendance, no agenda', async () => {
  const { huddleId, items } = await liveHuddle(w, {});
  await jo().huddles.close({ huddleId });
  const itemId = items[0]?.id ?? '';
  for (const attempt of [
    () => jo().huddles.nextItem({ huddleId }),
    () => jo().huddles.goTo({ huddleId, itemId }),
    () => jo().huddles.attend({ huddleId, state: 'here' }),
    () => jo().huddles.removeItem({ itemId }),
    () => jo().huddles.fill({ huddleId }),
    () => jo().huddles.start({ huddleId }),
    () => jo().huddles.move({ huddleId, start: '2026-12-03T08:45' }),
    () => jo().huddles.cancel({ huddleId, why: 'Too late' }),
  ])
    expect(await refusal(attempt())).toMatchObject({ reason: 'conflict' });
});

test('closing while others press Next and write ends in a closed huddle, and every answer is one or the other', async () => {
  const { huddleId, items } = await liveHuddle(w, {}, {}, {});
  await jo().huddles.nextItem({ huddleId });
  const itemId = items[0]?.id ?? '';
  const all = await Promise.allSettled([
    jo().huddles.nextItem({ huddleId, expectItemId: itemId }),
    w.as(w.priya).huddles.record({ itemId, group: 'sbar', version: 0, situation: 'Fell' }),
    jo().huddles.close({ huddleId }),
    w.as(w.anna).huddles.nextItem({ huddleId, expectItemId: itemId }),
    w.as(w.sam).huddles.attend({ huddleId, state: 'here' }),
  ]);
  for (const one of all)
    if (one.status === 'rejected') expect(one.reason).toMatchObject({ reason: 'conflict' });
  const closed = await jo().huddles.read({ huddleId });
  expect(closed).toMatchObject({ status: 'closed', currentItemId: null });
  expect(closed.items.map((item) => item.state)).not.toContain('current');
});

test('actions agreed in the huddle are counted, and a case they hang on was discussed', async () => {
  const { huddleId, cases } = await liveHuddle(w, {});
  await jo().huddles.nextItem({ huddleId });
  await w.as(w.priya).huddles.attend({ huddleId, state: 'here' });
  const action = await jo()
    .huddles.attend({ huddleId, state: 'here' })
    .then(() =>
      w.as(w.anna).actions.assign({
        caseRef: cases[0]?.ref ?? '',
        title: 'Book echo',
        ownerId: w.priya.id,
        due: '2026-12-04',
        huddleId,
      }),
    );
  expect(action.status).toBe('accepted');
  expect(await jo().huddles.close({ huddleId })).toMatchObject({ cases: 1, deferred: 0, actions: 1 });
});

test('a huddle held late in the day counts its reviews from that day', async () => {
  const { huddleId, items, cases } = await liveHuddle(w, { priority: 'red' });
  at(w, '2026-12-01', '23:50');
  for (const _ of [...items, 0]) await jo().huddles.nextItem({ huddleId });
  at(w, '2026-12-02', '00:10');
  await jo().huddles.close({ huddleId });
  expect((await caseRow(cases[0]?.id ?? '')).reviewOn).toBe('2026-12-09');
});
