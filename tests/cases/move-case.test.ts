import { beforeAll, expect, test } from 'vitest';
import { caseById, markScheduled } from '../../src/cases/index.ts';
import { type World, world } from '../world/world.ts';
import { acceptance, accepted, refusal } from './caseload.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
const assign = (caseRef: string, ownerId = w.sam.id) =>
  w.as(w.priya).actions.assign({ caseRef, title: 'ring housing', ownerId });

/** As an import leaves it whose row says that the person has died. */
const saidByList = (ref: string) =>
  w.step((ctx) =>
    ctx.db
      .insertInto('personBar')
      .values({
        neighbourhoodId: ctx.neighbourhoodId,
        person: Number(ref.slice(3)),
        why: 'deceased',
        since: ctx.today,
        byList: true,
      })
      .onConflict((bar) => bar.columns(['neighbourhoodId', 'person', 'why']).doUpdateSet({ byList: true }))
      .execute(),
  );

test('a death stops every open action and bars the person from every list (H8)', async () => {
  const one = await accepted(w);
  const action = await assign(one.ref);
  const done = await assign(one.ref);
  await w.as(w.sam).actions.complete({ ref: done.ref });
  await w.as(w.priya).cases.move({ id: one.id, version: 1, to: 'deceased', why: 'Told by the hospice' });
  expect(await w.as(w.sam).actions.read({ ref: action.ref })).toMatchObject({
    status: 'not_done',
    reason: 'died',
  });
  expect(await w.as(w.sam).actions.read({ ref: done.ref })).toMatchObject({ status: 'done' });
  await w.as(w.anna).people.open({ ref: one.ref, relationship: 'Her GP', purpose: 'accept' });
  expect((await refusal(w.as(w.anna).cases.accept(acceptance(one.ref)))).sentence).toMatch(/having died/);
});

test('a death recorded by mistake is taken back, and stopped actions can be reopened', async () => {
  const one = await accepted(w);
  const action = await assign(one.ref);
  const moved = await w
    .as(w.priya)
    .cases.move({ id: one.id, version: 1, to: 'deceased', why: 'Wrong person' });
  const back = await w.as(w.priya).cases.undoMove({ id: one.id, version: moved.version });
  expect(back.status).toBe('accepted');
  expect((await w.as(w.sam).actions.reopen({ ref: action.ref })).status).toBe('offered');
  expect((await w.as(w.priya).cases.read({ ref: one.ref })).alerts).toEqual([]);
});

test('what a list says of a death stands, even when it is taken back on the case (H8)', async () => {
  const one = await accepted(w);
  const moved = await w
    .as(w.priya)
    .cases.move({ id: one.id, version: 1, to: 'deceased', why: 'Told by the hospice' });
  await saidByList(one.ref);
  await w.as(w.priya).cases.undoMove({ id: one.id, version: moved.version });
  expect((await w.as(w.priya).cases.read({ ref: one.ref })).alerts).toEqual([expect.stringMatching(/died/)]);
});

test('a case is not discharged or stepped down over open actions, and the sentence counts them', async () => {
  const one = await accepted(w);
  const action = await assign(one.ref);
  await assign(one.ref);
  const move = { id: one.id, version: 1, to: 'discharged' as const, why: 'Goals met' };
  expect((await refusal(w.as(w.priya).cases.move(move))).sentence).toBe(
    `2 actions are still open on ${one.ref}. Finish or cancel them first.`,
  );
  await w.as(w.sam).actions.complete({ ref: action.ref });
  expect((await refusal(w.as(w.priya).cases.move({ ...move, to: 'stepped_down' }))).sentence).toContain(
    '1 action is still open',
  );
  expect((await w.as(w.priya).cases.read({ ref: one.ref })).status).toBe('accepted');
});

test('an action assigned in the moment of a discharge is never left on a closed case', async () => {
  for (let round = 0; round < 6; round++) {
    const one = await accepted(w);
    const [assigned, moved] = await Promise.allSettled([
      assign(one.ref),
      w.as(w.priya).cases.move({ id: one.id, version: 1, to: 'discharged', why: 'Goals met' }),
    ]);
    const { status, openActions } = await w.as(w.jo).cases.read({ ref: one.ref });
    expect([assigned.status, moved.status].sort()).toEqual(['fulfilled', 'rejected']);
    expect(status === 'discharged' ? openActions : 0).toBe(0);
  }
});

test('the same move again changes nothing; a move from a stale page shows how it stands', async () => {
  const one = await accepted(w);
  const hold = { id: one.id, version: 1, to: 'on_hold' as const, why: 'In hospital' };
  const first = await w.as(w.jo).cases.move(hold);
  expect(await w.as(w.jo).cases.move(hold)).toEqual(first);
  const { reason, theirs } = await refusal(w.as(w.jo).cases.move({ ...hold, to: 'active' }));
  expect(reason).toBe('conflict');
  expect(theirs).toMatchObject({ status: 'on_hold', version: 2 });
  expect((await w.as(w.jo).cases.read({ ref: one.ref })).events).toHaveLength(2);
});

test('a move without a reason, or one that the life of a case does not know, is refused in words', async () => {
  const one = await accepted(w);
  expect(
    (await refusal(w.as(w.jo).cases.move({ id: one.id, version: 1, to: 'on_hold', why: ' ' }))).sentence,
  ).toContain('Say why');
  await w.as(w.jo).cases.move({ id: one.id, version: 1, to: 'moved_area', why: 'Moved to Leeds' });
  const { sentence } = await refusal(
    w.as(w.jo).cases.move({ id: one.id, version: 2, to: 'active', why: 'Back' }),
  );
  expect(sentence).toBe(`${one.ref} is “moved away”, and cannot become “active” from there.`);
});

test('a case that was on an agenda and put on hold goes back to accepted when that is undone, so that it is planned again', async () => {
  const one = await accepted(w);
  await w.step((ctx) => markScheduled(ctx, [one.id]));
  const held = await w.as(w.jo).cases.move({ id: one.id, version: 1, to: 'on_hold', why: 'In hospital' });
  expect((await w.as(w.jo).cases.undoMove({ id: one.id, version: held.version })).status).toBe('accepted');
});

test('a discharge is not undone once the person has another case', async () => {
  const one = await accepted(w);
  const gone = await w.as(w.priya).cases.move({ id: one.id, version: 1, to: 'discharged', why: 'Goals met' });
  await w.as(w.priya).cases.accept(acceptance(one.ref));
  const { sentence } = await refusal(w.as(w.priya).cases.undoMove({ id: one.id, version: gone.version }));
  expect(sentence).toContain('has another open case by now');
  expect((await w.step((ctx) => caseById(ctx, one.id)))?.status).toBe('discharged');
});

test('observers and managers move no case', async () => {
  const one = await accepted(w);
  const attempt = w.as(w.morgan).cases.move({ id: one.id, version: 1, to: 'on_hold', why: 'Away' });
  expect((await refusal(attempt)).reason).toBe('forbidden');
});

test('what a move says in a shared place names nobody', async () => {
  const one = await accepted(w);
  const move = {
    id: one.id,
    version: 1,
    to: 'on_hold',
    why: 'NHS number 999 000 0018 is in hospital',
  } as const;
  const call = await refusal(w.as(w.priya).cases.move(move, { where: 'shared' }));
  expect(call).toMatchObject({ reason: 'forbidden' });
  expect(call.sentence).not.toContain('999');
});
