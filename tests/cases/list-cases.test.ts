import { beforeAll, expect, test } from 'vitest';
import { markDiscussed } from '../../src/cases/index.ts';
import { type World, world } from '../world/world.ts';
import { accepted, exclude } from './caseload.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

test('before anybody is accepted the caseload is empty', async () => {
  expect(await w.as(w.jo).cases.list({})).toEqual([]);
});

test('the caseload shows what is open and overdue on each case, and when it was last discussed', async () => {
  const one = await accepted(w);
  const assign = (due: string) =>
    w.as(w.priya).actions.assign({ caseRef: one.ref, title: 'ring housing', ownerId: w.sam.id, due });
  await assign('2026-11-25');
  await assign('2026-12-10');
  await w.as(w.sam).actions.complete({ ref: (await assign('2026-11-25')).ref });
  await w.step((ctx) => markDiscussed(ctx, one.id));
  w.clock.now = '2026-11-27T09:00:00.000Z';
  const [summary] = await w.as(w.jo).cases.list({ text: one.ref });
  w.clock.now = '2026-11-24T09:00:00.000Z';
  expect(summary).toMatchObject({
    openActions: 2,
    overdueActions: 1,
    lastDiscussedOn: '2026-11-24',
    status: 'discussed',
  });
});

test('red comes first, closed cases only when they are asked for', async () => {
  const [amber, red, gone] = [await accepted(w), await accepted(w), await accepted(w)];
  await w.as(w.jo).cases.edit({ id: red.id, version: 1, priority: 'red' });
  await w.as(w.jo).cases.move({ id: gone.id, version: 1, to: 'discharged', why: 'Goals met' });
  const refs = (await w.as(w.jo).cases.list({})).map((one) => one.ref);
  expect(refs[0]).toBe(red.ref);
  expect(refs).toContain(amber.ref);
  expect(refs).not.toContain(gone.ref);
  expect(await w.as(w.jo).cases.list({ status: ['discharged'] })).toMatchObject([{ ref: gone.ref }]);
  expect(await w.as(w.jo).cases.list({ priority: 'red' })).toHaveLength(1);
});

test('cases are found by part of the question, “50%” and “_” meaning themselves', async () => {
  const one = await accepted(w);
  await w.as(w.jo).cases.edit({ id: one.id, version: 1, question: 'Is 50% of the dose enough?' });
  expect(await w.as(w.jo).cases.list({ text: '50% of' })).toMatchObject([{ ref: one.ref }]);
  expect(await w.as(w.jo).cases.list({ text: '5_% of' })).toEqual([]);
  expect(await w.as(w.jo).cases.list({ text: 'N8-0001' })).toEqual([]);
});

test('an organisation that the person excluded does not see the case at all', async () => {
  const one = await accepted(w);
  await exclude(w, one.id, w.sam.organisationId);
  expect(await w.as(w.sam).cases.list({ text: one.ref })).toEqual([]);
  await expect(w.as(w.sam).cases.read({ ref: one.ref })).rejects.toMatchObject({ reason: 'missing' });
  await expect(w.as(w.sam).cases.edit({ id: one.id, version: 1, question: 'x' })).rejects.toMatchObject({
    reason: 'missing',
  });
  expect(await w.as(w.jo).cases.list({ text: one.ref })).toHaveLength(1);
  expect(await w.as(w.jo).cases.list({ text: one.ref }, { where: 'shared' })).toEqual([]);
});

test('in a channel the questions stay blank', async () => {
  const shown = await w.as(w.jo).cases.list({}, { where: 'shared' });
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.every((one) => one.question === '')).toBe(true);
});

test('“mine” is what I coordinate, accepted or am asked to accept', async () => {
  const all = (await w.as(w.jo).cases.list({})).length;
  expect(await w.as(w.jo).cases.list({ mine: true })).toHaveLength(all);
  expect(await w.as(w.anna).cases.list({ mine: true })).toEqual([]);
});
