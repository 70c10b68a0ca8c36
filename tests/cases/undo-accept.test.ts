import { beforeAll, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { acceptance, accepted, held, opened, refusal } from './caseload.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
const isTaken = (ref: string) =>
  w.step(async (ctx) => {
    const rows = await ctx.db
      .selectFrom('personTaken')
      .select('person')
      .where('person', '=', Number(ref.slice(3)))
      .execute();
    return rows.length > 0;
  });

test('an accept is undone, the candidate is free again, and can be accepted anew', async () => {
  const one = await accepted(w);
  expect(await isTaken(one.ref)).toBe(true);
  const undone = await w.as(w.priya).cases.undoAccept({ id: one.id, version: one.version });
  expect(undone).toEqual({ id: one.id, ref: one.ref, status: 'withdrawn', version: 2 });
  expect(await isTaken(one.ref)).toBe(false);
  const { cases } = await w.as(w.priya).cases.accept(acceptance(one.ref));
  expect(cases[0]?.id).not.toBe(one.id);
});

test('a second press of undo changes nothing and answers the same', async () => {
  const one = await accepted(w);
  const undo = { id: one.id, version: one.version };
  const first = await w.as(w.priya).cases.undoAccept(undo);
  expect(await w.as(w.priya).cases.undoAccept(undo)).toEqual(first);
  const events = (await w.as(w.priya).cases.read({ ref: one.ref })).events;
  expect(events.map((event) => event.to)).toEqual(['accepted', 'withdrawn']);
});

test('pressed twice at once, undo happens once', async () => {
  const one = await accepted(w);
  const undo = { id: one.id, version: one.version };
  const [a, b] = await Promise.all([
    w.as(w.priya).cases.undoAccept(undo),
    w.as(w.priya).cases.undoAccept(undo),
  ]);
  expect(a).toEqual(b);
});

test('once somebody has worked on the case it is not undone, and the sentence says what to do instead', async () => {
  const one = await accepted(w);
  await w.as(w.jo).cases.edit({ id: one.id, version: one.version, question: 'Who has the key?' });
  const { reason, sentence } = await refusal(
    w.as(w.priya).cases.undoAccept({ id: one.id, version: one.version }),
  );
  expect(reason).toBe('conflict');
  expect(sentence).toContain('Close the case with a reason instead');
});

test('coming onto an agenda does not spoil the undo; having been discussed does', async () => {
  const one = await accepted(w);
  const { markDiscussed, markScheduled } = await import('../../src/cases/index.ts');
  await w.step((ctx) => markScheduled(ctx, [one.id]));
  expect((await w.as(w.priya).cases.undoAccept({ id: one.id, version: 1 })).status).toBe('withdrawn');
  const other = await accepted(w);
  await w.step((ctx) => markDiscussed(ctx, other.id));
  expect((await refusal(w.as(w.priya).cases.undoAccept({ id: other.id, version: 1 }))).reason).toBe(
    'conflict',
  );
});

test('a case with an action is not undone, since somebody may be acting on it already', async () => {
  const one = await accepted(w);
  const action = await w.as(w.priya).actions.assign({
    caseRef: one.ref,
    title: 'book echo',
    ownerId: w.sam.id,
  });
  const undo = { id: one.id, version: one.version };
  expect((await refusal(w.as(w.priya).cases.undoAccept(undo))).sentence).toContain('has actions already');
  expect((await w.as(w.priya).cases.read({ ref: one.ref })).status).toBe('accepted');
  await w.as(w.priya).actions.cancel({ ref: action.ref, reason: 'entered_in_error' });
  expect((await w.as(w.priya).cases.undoAccept(undo)).status).toBe('withdrawn');
});

test('a colleague who did not accept cannot undo it; a chair can', async () => {
  const one = await accepted(w);
  const undo = { id: one.id, version: one.version };
  expect((await refusal(w.as(w.sam).cases.undoAccept(undo))).reason).toBe('forbidden');
  expect((await w.as(w.anna).cases.undoAccept(undo)).status).toBe('withdrawn');
});

test('undoing the accept of a proposal puts the proposal back, and undoing that frees the person', async () => {
  const ref = await held(w);
  const proposed = await w.as(w.jo).cases.propose({
    ref,
    question: 'Is she safe at home?',
    reason: 'Two falls',
    to: w.priya.id,
    cohort: 'FRAILTY_DEMENTIA',
  });
  await w.as(w.priya).people.open({ ref, relationship: 'On my caseload', purpose: 'accept' });
  const { cases } = await w.as(w.priya).cases.accept(acceptance(ref));
  expect(cases[0]).toMatchObject({ id: proposed.id, status: 'accepted' });
  const back = await w.as(w.priya).cases.undoAccept({ id: proposed.id, version: cases[0]?.version ?? 0 });
  expect(back.status).toBe('shortlisted');
  expect((await w.as(w.jo).cases.read({ ref })).proposedTo?.name).toBe('Priya Shah');
  const gone = await w.as(w.jo).cases.undoAccept({ id: proposed.id, version: back.version });
  expect(gone.status).toBe('withdrawn');
  expect(await isTaken(ref)).toBe(false);
});

test('a coordinator undoes their own proposal right after making it', async () => {
  const ref = await opened(w, w.priya);
  const proposed = await w.as(w.jo).cases.propose({
    ref,
    question: 'Is she safe at home?',
    reason: 'Two falls',
    to: w.priya.id,
    cohort: 'FRAILTY_DEMENTIA',
  });
  const undone = await w.as(w.jo).cases.undoAccept({ id: proposed.id, version: proposed.version });
  expect(undone.status).toBe('withdrawn');
  expect((await w.as(w.priya).cases.accept(acceptance(ref))).cases).toHaveLength(1);
});
