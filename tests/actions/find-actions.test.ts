import { expect, test } from 'vitest';
import { accepted, exclude } from '../cases/caseload.ts';
import { world } from '../world/world.ts';

const w = await world();
const { ref, id } = await accepted(w);
const action = await w
  .as(w.priya)
  .actions.assign({ caseRef: ref, title: 'Ring 50% _tenants_', ownerId: w.priya.id });
const found = async (text: string, where: 'personal' | 'shared' = 'personal') =>
  (await w.as(w.priya).actions.search({ text }, { where })).map((one) => one.ref);

test('signs that mean something to the database are only letters here', async () => {
  expect(await found('%%%')).toEqual([]);
  expect(await found('50% _ten')).toEqual([action.ref]);
  expect(await found("'; drop table action; --")).toEqual([]);
});
test('by reference in any spelling, by words whatever their case, never by a single letter', async () => {
  expect(await found(`a ${action.number}`)).toEqual([action.ref]);
  expect(await found(action.ref.toLowerCase())).toEqual([action.ref]);
  expect(await found('tenants')).toEqual([action.ref]);
  expect(await found('t')).toEqual([]);
  expect(await found('A-99999')).toEqual([]);
});
test('in a shared place words find nothing, and a reference shows no words', async () => {
  expect(await found('tenants', 'shared')).toEqual([]);
  const [one] = await w.as(w.priya).actions.search({ text: action.ref }, { where: 'shared' });
  expect(one).toMatchObject({ ref: action.ref, title: '' });
});
test('nothing of a case is found by an organisation that the person excluded, nor counted for them', async () => {
  await exclude(w, id, w.sam.organisationId);
  expect(await w.as(w.sam).actions.search({ text: 'tenants' })).toEqual([]);
  expect((await w.as(w.sam).actions.load({})).find((one) => one.memberId === w.priya.id)?.open).toBe(0);
  expect((await w.as(w.jo).actions.load({})).find((one) => one.memberId === w.priya.id)?.open).toBe(1);
});
