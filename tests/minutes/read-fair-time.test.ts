import { beforeAll, expect, test } from 'vitest';
import { at, liveHuddle, refusal } from '../huddles/huddle-world.ts';
import { type World, world } from '../world/world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
const jo = () => w.as(w.jo);

/** Four cases of 6, 4, 3 and 2 minutes. Priya and Anna were here; Anna wrote on the first. */
async function held(excluded: string[] = [], here = [w.priya, w.anna, w.jo]) {
  const live = await liveHuddle(w, {}, {}, {}, { excluded });
  const { huddleId, items } = live;
  for (const member of here) await jo().huddles.attend({ huddleId, memberId: member.id, state: 'here' });
  let minute = 45;
  await jo().huddles.nextItem({ huddleId });
  await w
    .as(w.anna)
    .huddles.record({ itemId: items[0]?.id ?? '', group: 'sbar', version: 0, situation: 'Fell' });
  for (const minutes of [6, 4, 3, 2]) {
    minute += minutes;
    at(w, '2026-12-01', `${minute >= 60 ? '09' : '08'}:${String(minute % 60).padStart(2, '0')}`);
    await jo().huddles.nextItem({ huddleId });
  }
  return live;
}

test('only the chair sees how time was shared: not the coordinator who ran it, not a nurse, not a manager', async () => {
  const { huddleId } = await held();
  await jo().huddles.close({ huddleId });
  for (const who of [w.jo, w.priya, w.morgan])
    expect(await refusal(w.as(who).minutes.fairTime({ huddleId }))).toMatchObject({ reason: 'forbidden' });
});

test('it is reckoned when the huddle is closed', async () => {
  const { huddleId } = await held();
  expect(await refusal(w.as(w.anna).minutes.fairTime({ huddleId }))).toMatchObject({ reason: 'conflict' });
  await jo().huddles.close({ huddleId });
});

test('minutes by place on the list and who was heard, with one sentence each', async () => {
  const { huddleId, cases } = await held();
  await jo().huddles.close({ huddleId });
  const { shares, says } = await w.as(w.anna).minutes.fairTime({ huddleId });
  expect(shares.map(({ position, seconds }) => [position, seconds / 60])).toEqual([
    [1, 6],
    [2, 4],
    [3, 3],
    [4, 2],
  ]);
  expect(shares[0]).toMatchObject({
    ref: cases[0]?.ref,
    heard: ['care coordination', 'GP'],
    silent: ['nursing'],
  });
  expect(says).toEqual([
    'The last two cases had 50 % of the time of the first two.',
    'Here and never on record: nursing. 3 of 4 rest on one discipline or none.',
  ]);
});

test('a case that is not for the chair keeps its minutes and loses its reference', async () => {
  const { huddleId } = await held([w.anna.organisationId], [w.priya, w.jo]);
  await jo().huddles.close({ huddleId });
  const { shares } = await w.as(w.anna).minutes.fairTime({ huddleId });
  expect(shares.some((share) => share.ref === null)).toBe(true);
});
