import { beforeAll, beforeEach, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { makeCases, refusal, scheduleTuesdays } from './huddle-world.ts';

let w: World;
let seriesId: string;
let ids: string[];
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  await jo().neighbourhoods.setClosures({ days: [] });
  for (const series of await jo().huddles.series({})) await jo().huddles.endSeries({ seriesId: series.id });
  ids = await scheduleTuesdays(w);
  seriesId = (await jo().huddles.read({ huddleId: ids[0] ?? '' })).seriesId ?? '';
});
const jo = () => w.as(w.jo);
const days = async () =>
  (await jo().huddles.list({ to: '2026-12-31' }))
    .filter((one) => one.seriesId === seriesId && one.status !== 'cancelled')
    .map(({ day }) => day);

test('a nurse cannot close the neighbourhood, and a day that is none is refused', async () => {
  expect((await refusal(w.as(w.priya).neighbourhoods.setClosures({ days: ['2026-12-08'] }))).reason).toBe(
    'forbidden',
  );
  expect((await refusal(jo().neighbourhoods.setClosures({ days: ['2026-02-30'] }))).reason).toBe('invalid');
});
test('what a closed day would move is shown before it is saved, with the number of its cases', async () => {
  const [one] = await makeCases(w, {});
  await jo().huddles.addItem({ huddleId: ids[1] ?? '', ref: one?.ref ?? '' });
  expect(await jo().huddles.previewClosures({ days: ['2026-12-08'] })).toEqual([
    expect.objectContaining({ huddleId: ids[1], day: '2026-12-08', to: '2026-12-09', cases: 1 }),
  ]);
  expect(await days()).toContain('2026-12-08');
});
test('a closed day moves the huddle with its agenda; opened again, it goes back', async () => {
  const [one] = await makeCases(w, {});
  await jo().huddles.addItem({ huddleId: ids[1] ?? '', ref: one?.ref ?? '' });
  const { before } = await jo().neighbourhoods.setClosures({ days: ['2026-12-08'] });
  expect((await days()).slice(0, 3)).toEqual(['2026-12-01', '2026-12-09', '2026-12-15']);
  expect(await jo().huddles.read({ huddleId: ids[1] ?? '' })).toMatchObject({
    movedFrom: '2026-12-08',
    items: [expect.objectContaining({ ref: one?.ref })],
  });
  expect(await jo().neighbourhoods.closures({})).toEqual({ days: ['2026-12-08'] });
  await jo().neighbourhoods.setClosures({ days: before });
  expect((await days()).slice(0, 3)).toEqual(['2026-12-01', '2026-12-08', '2026-12-15']);
});
test('two who set closed days at once: the later sees the other’s', async () => {
  await jo().neighbourhoods.setClosures({ days: ['2026-12-24'], was: [] });
  expect(
    await refusal(w.as(w.jo).neighbourhoods.setClosures({ days: ['2026-12-23'], was: [] })),
  ).toMatchObject({ reason: 'conflict', theirs: { days: ['2026-12-24'] } });
  expect(await jo().neighbourhoods.closures({})).toEqual({ days: ['2026-12-24'] });
});
