import { beforeAll, expect, test } from 'vitest';
import { at, liveHuddle, refusal } from '../huddles/huddle-world.ts';
import { type World, world } from '../world/world.ts';
import { closedHuddle } from './minutes-world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
const jo = () => w.as(w.jo);
const reason = 'Typed in the wrong box';

test('a blank correction, one without a reason, one too long, an outcome that is none and a field that is none are refused', async () => {
  const { itemId } = await closedHuddle(w);
  for (const wrong of [
    { field: 'decision', words: '   ', reason },
    { field: 'decision', words: 'Wait', reason: ' ' },
    { field: 'decision', words: 'x'.repeat(4001), reason },
    { field: 'decision', words: 'Wait', reason: 'x'.repeat(501) },
    { field: 'outcome', words: 'Equipment', reason },
  ] as const)
    expect(await refusal(jo().minutes.correct({ itemId, ...wrong }))).toMatchObject({ reason: 'invalid' });
});

test('an open huddle is written into, not corrected; a case that was put off has nothing to correct', async () => {
  const { huddleId, items } = await liveHuddle(w, {});
  const itemId = items[0]?.id ?? '';
  const words = { itemId, field: 'decision', words: 'Wait', reason } as const;
  expect(await refusal(jo().minutes.correct(words))).toMatchObject({
    reason: 'conflict',
    sentence: /not closed yet/,
  });
  await jo().huddles.close({ huddleId });
  expect(await refusal(jo().minutes.correct(words))).toMatchObject({
    reason: 'conflict',
    sentence: /not discussed/,
  });
});

test('somebody without a ground to read the minutes cannot correct them, nor can a manager', async () => {
  const { itemId } = await closedHuddle(w);
  for (const who of [w.priya, w.morgan])
    expect(
      await refusal(w.as(who).minutes.correct({ itemId, field: 'decision', words: 'Wait', reason })),
    ).toMatchObject({ reason: 'forbidden' });
});

test('a correction stands beside what was written, with who, when and why, and nothing is written over', async () => {
  const { huddleId, itemId } = await closedHuddle(w);
  at(w, '2026-12-02', '10:00');
  await w.as(w.anna).minutes.correct({ itemId, field: 'decision', words: ' Wait for the echo ', reason });
  await jo().minutes.correct({ itemId, field: 'outcome', words: 'ASSESS', reason: 'Wrong line' });
  const [item] = (await jo().minutes.ofHuddle({ huddleId })).items;
  expect(item?.said?.decision).toBe('Restart the care package');
  expect(item?.outcome).toBe('EQUIP');
  expect(item?.corrections).toMatchObject([
    {
      field: 'decision',
      words: 'Wait for the echo',
      reason,
      by: 'Dr Anna Reid',
      at: '2026-12-02T10:00:00.000Z',
    },
    { field: 'outcome', words: 'ASSESS', by: 'Jo Bennett' },
  ]);
});

test('the server itself cannot rewrite a correction', async () => {
  const { itemId } = await closedHuddle(w);
  await jo().minutes.correct({ itemId, field: 'dissent', words: 'Sam would rather wait', reason });
  await expect(
    w.step((ctx) => ctx.db.updateTable('correction').set({ words: 'Nobody' }).execute()),
  ).rejects.toThrow(/permission denied/);
});

test('two who correct the same words at once are both kept, in the order of their coming', async () => {
  const { huddleId, itemId } = await closedHuddle(w);
  await Promise.all([
    jo().minutes.correct({ itemId, field: 'situation', words: 'Fell once', reason }),
    w.as(w.anna).minutes.correct({ itemId, field: 'situation', words: 'Fell three times', reason }),
  ]);
  const [item] = (await jo().minutes.ofHuddle({ huddleId })).items;
  expect(item?.corrections.map((one) => one.words).sort()).toEqual(['Fell once', 'Fell three times']);
  expect(
    (await w.audit()).filter((entry) => entry.useCase === 'minutes.correct' && entry.outcome === 'done')
      .length,
  ).toBeGreaterThanOrEqual(2);
});
