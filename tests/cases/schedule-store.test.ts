import { beforeAll, expect, test } from 'vitest';
import {
  caseById,
  markDiscussed,
  markReviewsDue,
  markScheduled,
  openCasesFor,
  setReview,
  unmarkScheduled,
} from '../../src/cases/index.ts';
import { type World, world } from '../world/world.ts';
import { accepted, held } from './caseload.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
const statusOf = async (id: string) => (await w.step((ctx) => caseById(ctx, id)))?.status;

test('a case goes onto an agenda and comes off as what it was, without a new version', async () => {
  const [fresh, active] = [await accepted(w), await accepted(w)];
  await w.as(w.jo).cases.move({ id: active.id, version: 1, to: 'active', why: 'Work has begun' });
  await w.step((ctx) => markScheduled(ctx, [fresh.id, active.id]));
  await w.step((ctx) => markScheduled(ctx, [fresh.id, active.id]));
  expect([await statusOf(fresh.id), await statusOf(active.id)]).toEqual(['scheduled', 'scheduled']);
  await w.step((ctx) => unmarkScheduled(ctx, [fresh.id, active.id]));
  expect([await statusOf(fresh.id), await statusOf(active.id)]).toEqual(['accepted', 'active']);
  expect((await w.step((ctx) => caseById(ctx, fresh.id)))?.version).toBe(1);
});

test('proposed and closed cases are never scheduled', async () => {
  const ref = await held(w);
  const proposed = await w.as(w.jo).cases.propose({
    ref,
    question: 'Is she safe?',
    reason: 'Falls',
    to: w.priya.id,
    cohort: 'FRAILTY_DEMENTIA',
  });
  const gone = await accepted(w);
  await w.as(w.jo).cases.move({ id: gone.id, version: 1, to: 'moved_area', why: 'Leeds' });
  await w.step((ctx) => markScheduled(ctx, [proposed.id, gone.id]));
  expect([await statusOf(proposed.id), await statusOf(gone.id)]).toEqual(['shortlisted', 'moved_area']);
});

test('a discussed case is active with its review date, and due again when the day comes', async () => {
  const one = await accepted(w);
  await w.step((ctx) => markDiscussed(ctx, one.id));
  await w.step((ctx) => setReview(ctx, one.id, '2026-12-22'));
  expect(await w.step((ctx) => caseById(ctx, one.id))).toMatchObject({
    status: 'active',
    reviewOn: '2026-12-22',
    lastDiscussedOn: '2026-11-24',
  });
  await w.step((ctx) => markReviewsDue(ctx));
  expect(await statusOf(one.id)).toBe('active');
  w.clock.now = '2026-12-22T06:00:00.000Z';
  await w.step((ctx) => markReviewsDue(ctx));
  w.clock.now = '2026-11-24T09:00:00.000Z';
  expect(await statusOf(one.id)).toBe('review_due');
});

test('the planner sees accepted cases of its cohort, those who wait longest first; none on hold', async () => {
  const [one, hold] = [await accepted(w), await accepted(w)];
  await w.as(w.jo).cases.move({ id: hold.id, version: 1, to: 'on_hold', why: 'In hospital' });
  const found = await w.step((ctx) => openCasesFor(ctx, 'FRAILTY_DEMENTIA'));
  expect(found.map((item) => item.ref)).toContain(one.ref);
  expect(found.map((item) => item.ref)).not.toContain(hold.ref);
  expect(await w.step((ctx) => openCasesFor(ctx, 'CYP_COMPLEX'))).toEqual([]);
  const waits = found.map((item) => item.acceptedAt);
  expect(waits).toEqual([...waits].sort());
});
