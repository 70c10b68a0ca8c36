import { beforeAll, expect, test } from 'vitest';
import { at } from '../huddles/huddle-world.ts';
import { type World, world } from '../world/world.ts';
import { closedHuddle } from './minutes-world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
const jo = () => w.as(w.jo);
const reason = 'Chosen one line too high';
const revision = async (huddleId: string) =>
  (await w.messages()).find((one) => one.cause === `summary:${huddleId}`)?.revision;

test('an outcome that would give a condition away is corrected in the channel to the words of the fixed list', async () => {
  const { huddleId, itemId } = await closedHuddle(w);
  at(w, '2026-12-02', '10:00');
  const before = await revision(huddleId);
  await jo().minutes.correct({ itemId, field: 'outcome', words: 'SAFEGUARD', reason });
  expect(await jo().minutes.corrected({ huddleId })).toEqual([
    { position: 1, outcome: 'Plan agreed', on: '2026-12-02' },
  ]);
  expect(await revision(huddleId)).toBe((before ?? 0) + 1);
  // From one that is not shown to another: the post reads the same, so nothing tells that there was a change.
  at(w, '2026-12-03', '10:00');
  await jo().minutes.correct({ itemId, field: 'outcome', words: 'ACP', reason });
  expect(await revision(huddleId)).toBe((before ?? 0) + 1);
});
test('a case that an organisation is kept away from stays out of the summary, corrected or not', async () => {
  const { huddleId, itemId } = await closedHuddle(w, { excluded: [w.sam.organisationId] });
  await jo().minutes.correct({ itemId, field: 'outcome', words: 'ASSESS', reason });
  expect(await jo().minutes.corrected({ huddleId })).toEqual([]);
});
test('corrected words of a case change nothing in the channel, which never showed them', async () => {
  const { huddleId, itemId } = await closedHuddle(w);
  const before = await revision(huddleId);
  await jo().minutes.correct({ itemId, field: 'decision', words: 'Wait for the echo', reason });
  expect(await revision(huddleId)).toBe(before);
  expect(await jo().minutes.corrected({ huddleId })).toEqual([]);
});
