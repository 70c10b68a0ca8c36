import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CONVERSATION, type Pace, TENANT } from '../../src/reminders/pace.ts';
import { world } from '../world/world.ts';

const home = await world();
const take = async (key: string, { every, burst }: Pace, patience = 1000): Promise<number> =>
  (
    await home.pool.query<{ wait: number }>('select take_turn($1, $2, $3, $4) as wait', [
      key,
      every,
      burst,
      patience,
    ])
  ).rows[0]?.wait ?? Number.NaN;

/** When messages that are asked for at these moments go, if each waits for its turn in every pace. */
function goingAt(asked: readonly number[], paces: readonly Pace[]): number[] {
  const free = paces.map(() => Number.NEGATIVE_INFINITY);
  let last = 0;
  return asked.map((moment) => {
    let at = Math.max(moment, last);
    paces.forEach(({ every, burst }, n) => {
      at = Math.max(at, (free[n] ?? 0) - (burst - 1) * every);
      free[n] = Math.max(free[n] ?? 0, at) + every;
    });
    last = at;
    return at;
  });
}
const mostWithin = (going: readonly number[], seconds: number): number =>
  Math.max(0, ...going.map((from) => going.filter((at) => at >= from && at - from < seconds).length));

test('however messages are asked for, a conversation gets no more than Teams allows in any second, two, or thirty', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: 1, maxLength: 120 }),
      (gaps) => {
        let now = 0;
        const asked = gaps.map((gap) => {
          now += gap ** 3 / 9;
          return now;
        });
        const going = goingAt(asked, CONVERSATION);
        expect(mostWithin(going, 1)).toBeLessThanOrEqual(7);
        expect(mostWithin(going, 2)).toBeLessThanOrEqual(8);
        expect(mostWithin(going, 30)).toBeLessThanOrEqual(60);
      },
    ),
    { numRuns: 60 },
  );
  const all = goingAt(
    Array.from({ length: 2000 }, () => 0),
    CONVERSATION,
  );
  expect(mostWithin(all, 3600)).toBeLessThanOrEqual(1800);
});

test('the tenant gets no more than thirty in any second, and at least 95 % of that', () => {
  const going = goingAt(
    Array.from({ length: 300 }, () => 0),
    [TENANT],
  );
  expect(mostWithin(going, 1)).toBeLessThanOrEqual(30);
  expect(300 / (going.at(-1) ?? 1)).toBeGreaterThanOrEqual(28.5);
});

test('the database gives turns in that pace, to all nodes from one row', async () => {
  const pace = { every: 10, burst: 3 };
  const waits = [];
  for (let n = 0; n < 5; n += 1) waits.push(await take('a chat', pace));
  expect(waits.map((wait) => Math.round(wait / 10))).toEqual([0, 0, 0, 1, 2]);
  // Another chat is nobody's business here.
  expect(await take('another chat', pace)).toBe(0);
  // Too long for the patience: told so, and no turn taken.
  expect(await take('a chat', pace, 5)).toBeGreaterThan(20);
  expect(Math.round((await take('a chat', pace, 5)) / 10)).toBe(3);
});

test('after Retry-After nobody takes a turn before it is over', async () => {
  await home.pool.query('select hold_turns($1, $2)', ['held', 60]);
  expect(await take('held', TENANT, 5)).toBeGreaterThan(55);
  await home.pool.query('select hold_turns($1, $2)', ['held', 1]);
  expect(await take('held', TENANT, 5)).toBeGreaterThan(55);
});
