import { beforeEach, expect, test } from 'vitest';
import { instantAt } from '../../src/core/time.ts';
import { type World, world } from '../world/world.ts';
import { addActions, oneCase } from './insights-world.ts';

let w: World;
beforeEach(async () => {
  w = await world({ now: instantAt('2026-11-23', '07:00') });
});
const digests = async () => (await w.messages()).filter(({ kind }) => kind === 'manager-digest');
const plan = (day: string, time = '07:00') => {
  w.clock.now = instantAt(day, time);
  return w.asSystem.insights.plan({});
};

test('with nothing open no manager is written to', async () => {
  await plan('2026-11-23');
  expect(await digests()).toEqual([]);
});

test('each manager hears once a week, on Monday at their digest time, however often the clock asks', async () => {
  await addActions(w, await oneCase(w), {});
  for (const [day, time] of [
    ['2026-11-23', '07:00'],
    ['2026-11-23', '07:05'],
    ['2026-11-24', '09:00'],
    ['2026-11-27', '17:00'],
  ])
    await plan(day ?? '', time);
  expect(await digests()).toMatchObject([
    {
      toMember: w.morgan.id,
      cause: `manager-digest:2026-11-23:${w.morgan.id}`,
      notBefore: instantAt('2026-11-23', '08:30'),
    },
  ]);
  await plan('2026-11-30');
  expect(await digests()).toHaveLength(2);
});

test('when Monday is a bank holiday it comes on the next working day: 28 Dec 2026 is a substitute day', async () => {
  await addActions(w, await oneCase(w), {});
  await plan('2026-12-28');
  expect(await digests()).toEqual([]);
  await plan('2026-12-29');
  expect(await digests()).toMatchObject([
    { cause: `manager-digest:2026-12-28:${w.morgan.id}`, notBefore: instantAt('2026-12-29', '08:30') },
  ]);
});

test('after 18:00 it waits for the next day, and a manager on leave hears when they are back', async () => {
  await addActions(w, await oneCase(w), {});
  await plan('2026-11-23', '18:30');
  expect(await digests()).toEqual([]);
  await w.step((ctx) =>
    ctx.db
      .insertInto('leave')
      .values({
        neighbourhoodId: ctx.neighbourhoodId,
        memberId: w.morgan.id,
        firstDay: '2026-11-24',
        lastDay: '2026-11-25',
      })
      .execute(),
  );
  await plan('2026-11-25');
  expect(await digests()).toEqual([]);
  await plan('2026-11-26');
  expect(await digests()).toHaveLength(1);
});

test('the digest holds figures and references, what its manager may see, and is for nobody else', async () => {
  const about = await oneCase(w);
  await addActions(w, about, { due: '2026-11-10', title: 'ring about the fall' });
  await addActions(w, await oneCase(w, { excluded: [w.morgan.organisationId] }), {});
  const asked = { memberId: w.morgan.id, day: '2026-11-23' };
  const digest = await w.asSystem.insights.managerDigest(asked);
  expect(digest).toMatchObject({
    open: 1,
    overdue: 1,
    unblock: [{ caseRef: about.ref, owner: 'Priya Shah' }],
  });
  expect(JSON.stringify(digest)).not.toContain('ring about');
  expect(await w.as(w.morgan).insights.managerDigest(asked)).toEqual(digest);
  await expect(w.as(w.jo).insights.managerDigest(asked)).rejects.toMatchObject({ reason: 'forbidden' });
});

test('folding changes no figure', async () => {
  await addActions(w, await oneCase(w), {}, { status: 'blocked' }, { status: 'done' });
  const before = await w.as(w.morgan).actions.outstanding({});
  expect(await w.asSystem.insights.plan({})).toMatchObject({ folded: expect.any(Number) });
  expect(await w.as(w.morgan).actions.outstanding({})).toEqual(before);
  expect(await w.asSystem.insights.plan({})).toMatchObject({ folded: 0 });
});
