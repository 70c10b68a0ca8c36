import { beforeAll, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { refusal, scheduleTuesdays } from './huddle-world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
const jo = () => w.as(w.jo);

test('months beyond the diary show the dates that a series will have, with the change that is to come and the clocks’ change', async () => {
  const [first = ''] = await scheduleTuesdays(w, { name: 'Key safe review' });
  const { seriesId } = await jo().huddles.read({ huddleId: first });
  await jo().huddles.changeSeries({
    seriesId: seriesId ?? '',
    version: 1,
    from: '2027-03-23',
    rule: 'FREQ=WEEKLY;BYDAY=WE',
    start: '2027-03-24T09:30',
    minutes: 45,
  });
  const march = await jo().huddles.beyond({ from: '2027-03-08', to: '2027-04-04' });
  expect(march.map(({ day, time, minutes }) => `${day} ${time} ${minutes}`)).toEqual([
    '2027-03-09 08:45 30',
    '2027-03-16 08:45 30',
    '2027-03-24 09:30 45',
    '2027-03-31 09:30 45',
  ]);
  expect((await jo().huddles.series({}))[0]).toMatchObject({
    rule: 'FREQ=WEEKLY;BYDAY=WE',
    untilThen: { day: '2027-03-23', rule: 'FREQ=WEEKLY;BYDAY=TU', start: '2026-12-01T08:45' },
  });
  // What is made already is in the list of huddles, once.
  expect(await jo().huddles.beyond({ from: '2026-12-01', to: '2026-12-31' })).toEqual([]);
  const shared = await jo().huddles.beyond({ from: '2027-03-08', to: '2027-03-14' }, { where: 'shared' });
  expect(shared[0]?.name).toBe('Weekly huddle');
});
test('a date that somebody cancelled, and the past, are not planned a second time', async () => {
  const [, second = ''] = await scheduleTuesdays(w);
  await jo().huddles.cancel({ huddleId: second, why: 'Snow' });
  expect(await jo().huddles.beyond({ from: '2026-11-01', to: '2026-12-31' })).toEqual([]);
});
test('a day that no calendar has is refused', async () => {
  expect(await refusal(w.asOperator.huddles.beyond({ from: '2027-03-31', to: '2027-13-31' }))).toMatchObject({
    reason: 'invalid',
  });
});
