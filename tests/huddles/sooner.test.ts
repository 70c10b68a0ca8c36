import { expect, test } from 'vitest';
import { world } from '../world/world.ts';
import { at, makeCases, scheduleTuesdays } from './huddle-world.ts';

const w = await world();
const jo = () => w.as(w.jo);
/** Thursdays from 26 Nov on: the first opens at once and takes what it has room for, the second is not open yet. */
const thursdays = (cohort: 'FRAILTY_DEMENTIA' | 'CYP_COMPLEX') =>
  jo().huddles.schedule({
    name: `Thursdays ${cohort}`,
    kind: 'weekly',
    cohort,
    rule: 'FREQ=WEEKLY;BYDAY=TH',
    start: '2026-11-26T08:45',
    minutes: 30,
  });

test('the forecast says that it speaks of this series, and where another huddle of the team has room sooner', async () => {
  at(w, '2026-11-24', '09:00');
  await makeCases(w, ...Array.from({ length: 18 }, () => ({})));
  const [huddleId = ''] = await scheduleTuesdays(w);
  const says = async () => (await jo().huddles.plan({ huddleId })).says;
  expect(await says()).toContain('In this series the backlog clears on Tue 15 Dec.');
  // A huddle of other people's cases is no help.
  await thursdays('CYP_COMPLEX');
  expect((await says()).join(' ')).not.toContain('is sooner');
  const { seriesId } = await thursdays('FRAILTY_DEMENTIA');
  // Seven came on this Thursday's list by themselves; four are left for the Tuesdays after.
  expect((await says()).slice(-2)).toEqual([
    'In this series the backlog clears on Tue 8 Dec.',
    'Weekly huddle on Thu 3 Dec is sooner and has room for 4 of them.',
  ]);
  await jo().huddles.endSeries({ seriesId });
  expect((await says()).join(' ')).not.toContain('is sooner');
});
