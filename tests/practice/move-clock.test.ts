import { expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { machineNow, minutesBetween } from '../../src/core/day.ts';
import { execute } from '../../src/core/execute.ts';
import { operatorGrants } from '../../src/core/grants.ts';
import { dev } from '../../src/practice/index.ts';
import { world } from '../world/world.ts';

const { as, priya, app, neighbourhoodId } = await world();
// The practice clock is what is tested here, so nothing binds the time.
const unbound = { now: undefined };

test('the clock moves to a day, a time or an instant, and every page says that it is a practice clock', async () => {
  await as(priya).dev.moveClock({ to: '2026-12-04' }, unbound);
  expect(await as(priya).neighbourhoods.me({}, unbound)).toMatchObject({
    today: '2026-12-04',
    practiceClock: true,
  });
  expect((await as(priya).neighbourhoods.me({}, unbound)).now).toMatch(/^2026-12-04T09:00/);
  await as(priya).dev.moveClock({ to: '2027-06-01T08:45' }, unbound);
  expect((await as(priya).neighbourhoods.me({}, unbound)).now).toMatch(/^2027-06-01T07:45/);
});

test('the clock goes back to the real time', async () => {
  await as(priya).dev.moveClock({ to: 'real' }, unbound);
  const { now } = await as(priya).neighbourhoods.me({}, unbound);
  expect(Math.abs(minutesBetween(now, machineNow()))).toBeLessThan(1);
});

test.each(['banana', '2026-02-31', '12', ''])('“%s” is no time, and the clock stays', async (to) => {
  await expect(as(priya).dev.moveClock({ to }, unbound)).rejects.toMatchObject({ reason: 'invalid' });
});

test('in production the clock does not move', async () => {
  const production = { ...app, config: { ...readConfig({ NODE_ENV: 'test' }), mode: 'production' as const } };
  await expect(
    execute(
      production,
      { name: 'dev.moveClock', useCase: dev.moveClock },
      { to: '2026-12-04' },
      { actor: { kind: 'operator', grants: operatorGrants }, neighbourhoodId, door: 'cli' },
    ),
  ).rejects.toMatchObject({ reason: 'forbidden' });
});
