import { expect, test } from 'vitest';
import { world } from '../world/world.ts';
import { served } from './served.ts';

const w = await world();
const s = await served(w);

test('a page that runs away is asked to wait, and the others go on working', async () => {
  const token = await s.tokenOf(w.morgan);
  const [runaway, other] = await Promise.all([
    Promise.all(Array.from({ length: 60 }, () => s.post('neighbourhoods.me', {}, { token }))),
    s.post('neighbourhoods.me', {}, w.priya),
  ]);
  expect(runaway.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(20);
  expect(runaway.find(({ status }) => status === 429)?.refused).toEqual({
    reason: 'busy',
    sentence: 'That is a lot at once. Wait a few seconds and try again.',
  });
  expect(other.status).toBe(200);
  expect((await s.post('neighbourhoods.me', {}, { token })).status).toBe(200);
});
