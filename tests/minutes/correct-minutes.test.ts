import { beforeAll, expect, test } from 'vitest';
import { markReviewsDue } from '../../src/cases/index.ts';
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

const caseOf = (itemId: string) =>
  w.step((ctx) =>
    ctx.db
      .selectFrom('mdtCase')
      .innerJoin('agendaItem', 'agendaItem.caseId', 'mdtCase.id')
      .where('agendaItem.id', '=', itemId)
      .select(['mdtCase.id', 'mdtCase.version', 'mdtCase.status', 'mdtCase.reviewOn'])
      .executeTakeFirstOrThrow(),
  );

test('a review date that is none or has come is refused; the case may come back from any day ahead, as the record lets it', async () => {
  const { itemId } = await closedHuddle(w);
  at(w, '2026-12-02', '10:00');
  for (const [words, sentence] of [
    ['next Tuesday', /as a day/],
    ['2026-12-01', /has passed/],
    ['2026-12-02', /has passed/],
  ] as const)
    expect(await refusal(jo().minutes.correct({ itemId, field: 'reviewOn', words, reason }))).toMatchObject({
      reason: 'invalid',
      sentence,
    });
  expect(await caseOf(itemId)).toMatchObject({ reviewOn: '2026-12-22' });
  await jo().minutes.correct({ itemId, field: 'reviewOn', words: '2026-12-25', reason });
  expect(await caseOf(itemId)).toMatchObject({ reviewOn: '2026-12-25' });
});

test('a review date that somebody has set on the case since then stays', async () => {
  const { huddleId, itemId } = await closedHuddle(w);
  const { id, version } = await caseOf(itemId);
  await jo().cases.edit({ id, version, reviewOn: '2026-12-10' });
  const words = { itemId, field: 'reviewOn', words: '2026-12-15', reason } as const;
  expect((await jo().minutes.correct(words)).review).toEqual({ follows: false, on: '2026-12-10' });
  expect(await caseOf(itemId)).toMatchObject({ reviewOn: '2026-12-10' });
  expect((await jo().minutes.ofHuddle({ huddleId })).items[0]?.corrections).toMatchObject([
    { field: 'reviewOn', words: '2026-12-15' },
  ]);
});

test('a case that was due by a review date written down wrongly is active again and comes back on the corrected one', async () => {
  const { huddleId, itemId } = await closedHuddle(w);
  at(w, '2026-12-22', '07:00');
  await w.step(markReviewsDue);
  expect(await caseOf(itemId)).toMatchObject({ status: 'review_due' });
  const fix = { itemId, field: 'reviewOn', reason } as const;
  expect((await jo().minutes.correct({ ...fix, words: '2027-01-05' })).review).toEqual({
    follows: true,
    on: '2027-01-05',
  });
  expect(await caseOf(itemId)).toMatchObject({ reviewOn: '2027-01-05', status: 'active' });
  // A correction may itself be corrected.
  await jo().minutes.correct({ ...fix, words: '2027-01-12' });
  expect(await caseOf(itemId)).toMatchObject({ reviewOn: '2027-01-12' });
  const [item] = (await jo().minutes.ofHuddle({ huddleId })).items;
  expect(item?.said?.reviewOn).toBe('2026-12-22');
  expect(item?.corrections.map((one) => one.words)).toEqual(['2027-01-05', '2027-01-12']);
});
