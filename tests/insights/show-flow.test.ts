import { beforeAll, expect, test } from 'vitest';
import { instantAt } from '../../src/core/time.ts';
import { type World, world } from '../world/world.ts';
import { addActions, oneCase } from './insights-world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

test('with nothing blocked and nothing left undone the page says so', async () => {
  expect(await w.as(w.morgan).insights.reasons({})).toMatchObject({
    blocked: [],
    blockedReading: 'Nothing is blocked.',
    notDone: [],
    notDoneReading: 'Nothing was closed as not done in this time.',
  });
  expect(await w.as(w.morgan).insights.times({})).toMatchObject({ accept: { n: 0, median: null } });
});

test('reasons come the most frequent first, each with its share and the sum so far; one that nobody gave is named as such', async () => {
  const about = await oneCase(w);
  const blocked = (reason: string | null) => ({ status: 'blocked' as const, reason });
  await addActions(w, about, blocked('funding'), blocked('funding'), blocked('funding'), blocked(null));
  const { blocked: rows, blockedReading } = await w.as(w.morgan).insights.reasons({});
  expect(rows).toEqual([
    { reason: 'funding', words: 'Funding is not agreed', n: 3, share: 75, upTo: 75 },
    { reason: null, words: 'Not said', n: 1, share: 25, upTo: 100 },
  ]);
  expect(blockedReading).toBe(
    'Funding is not agreed and one other reason make up 100 % of the 4 that are blocked.',
  );
});

test('an action not done just after midnight on the night the clocks go back counts on its London day', async () => {
  const about = await oneCase(w);
  const failed = (at: string) => ({ status: 'not_done' as const, reason: 'service_full', finishedAt: at });
  // 25 Oct 2026: 0:30 is British summer time, 23:30 is not.
  await addActions(w, about, failed('2026-10-24T23:30:00.000Z'), failed('2026-10-25T23:30:00.000Z'));
  const on = async (day: string) =>
    (await w.as(w.morgan).insights.reasons({ from: day, to: day })).notDone.reduce(
      (sum, { n }) => sum + n,
      0,
    );
  expect([await on('2026-10-24'), await on('2026-10-25'), await on('2026-10-26')]).toEqual([0, 2, 0]);
});

test('the time to accept counts those that had to be accepted, the time to finish those that were done', async () => {
  const about = await oneCase(w);
  const createdAt = instantAt('2026-11-16', '09:00');
  await addActions(
    w,
    about,
    ...Array.from({ length: 10 }, () => ({
      status: 'done' as const,
      createdAt,
      acceptedAt: instantAt('2026-11-17', '09:00'),
      finishedAt: instantAt('2026-11-20', '09:00'),
    })),
    ...Array.from({ length: 5 }, () => ({
      status: 'done' as const,
      createdAt,
      finishedAt: instantAt('2026-11-20', '09:00'),
    })),
  );
  expect(await w.as(w.morgan).insights.times({})).toMatchObject({
    accept: { n: 10, median: 1, ninetieth: 1 },
    finish: { n: 15, median: 4, ninetieth: 4 },
  });
});

test('a reason said when blocking is counted until it is blocked no longer; saying other words keeps it', async () => {
  const about = await oneCase(w);
  const [action] = await addActions(w, about, {});
  const ref = `A-${action?.number}`;
  const count = async () =>
    (await w.as(w.morgan).insights.reasons({})).blocked.find(({ reason }) => reason === 'equipment')?.n ?? 0;
  await w.as(w.priya).actions.block({ ref, because: 'no hoist', reason: 'equipment' });
  await w.as(w.priya).actions.block({ ref, because: 'no hoist in stock' });
  expect(await count()).toBe(1);
  await w.as(w.priya).actions.unblock({ ref });
  expect(await count()).toBe(0);
  await w.as(w.priya).actions.block({ ref, because: 'again' });
  expect(await count()).toBe(0);
});
