import { beforeAll, beforeEach, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { type CaseSet, liveHuddle, makeCases, refusal } from './huddle-world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
let excluded: string;
beforeEach(() => {
  excluded = w.sam.organisationId;
});
const ask = async (...sets: CaseSet[]) => {
  const { huddleId, cases } = await liveHuddle(w, ...sets);
  return { huddleId, cases, read: () => w.as(w.jo).huddles.admissions({ huddleId }) };
};

test('what no list says of a person is not known, which is not the same as none', async () => {
  const { read, cases } = await ask({});
  expect((await read()).cases).toEqual([{ ref: cases[0]?.ref, what: null, on: null }]);
});
test('a blue case is in hospital now, whatever a list of last month says', async () => {
  const { read, huddleId } = await ask();
  const [inHospital] = await makeCases(w, { priority: 'blue' });
  const ref = inHospital?.ref ?? '';
  await w.as(w.jo).huddles.addItem({ huddleId, ref, why: 'urgent', reason: 'Admitted last night' });
  expect((await read()).cases).toMatchObject([{ what: 'in hospital' }]);
});
test('a case that its person keeps from an organisation is not counted for its members', async () => {
  const { huddleId } = await ask({ excluded: [excluded] }, {});
  expect((await w.as(w.sam).huddles.admissions({ huddleId })).cases).toHaveLength(1);
  expect((await w.as(w.jo).huddles.admissions({ huddleId })).cases).toHaveLength(2);
});
test('it is never told in a channel', async () => {
  const { huddleId } = await ask({});
  const tries = () => w.as(w.jo).huddles.admissions({ huddleId }, { where: 'shared' });
  expect((await refusal(tries())).reason).toBe('forbidden');
});
