import { beforeAll, describe, expect, test } from 'vitest';
import { accepted, refusal } from '../cases/caseload.ts';
import { type World, world } from '../world/world.ts';

let w: World;
let ref: string;
beforeAll(async () => {
  w = await world();
  ref = (await accepted(w)).ref;
});
const sams = () => w.as(w.priya).actions.assign({ caseRef: ref, title: 'ring housing', ownerId: w.sam.id });
const history = async (action: string) =>
  (await w.as(w.jo).actions.read({ ref: action })).events.map((event) => event.what);

describe('an old button', () => {
  test('Done pressed twice changes nothing the second time, and keeps the first note', async () => {
    const { ref: action } = await sams();
    const first = await w.as(w.sam).actions.complete({ ref: action, note: 'booked for 3 Dec' });
    expect(await w.as(w.sam).actions.complete({ ref: action, note: 'again' })).toEqual(first);
    expect(await history(action)).toEqual(['assigned', 'done']);
  });

  test('Done pressed by owner and coordinator at once is done once', async () => {
    const { ref: action } = await sams();
    const [a, b] = await Promise.all([
      w.as(w.sam).actions.complete({ ref: action }),
      w.as(w.jo).actions.complete({ ref: action }),
    ]);
    expect(a.version).toBe(b.version);
    expect(await history(action)).toEqual(['assigned', 'done']);
  });

  test('Blocked on a done action, Done on a cancelled one: refused with what to do', async () => {
    const done = await sams();
    await w.as(w.sam).actions.complete({ ref: done.ref });
    const { reason, sentence } = await refusal(
      w.as(w.sam).actions.block({ ref: done.ref, because: 'no transport' }),
    );
    expect(reason).toBe('conflict');
    expect(sentence).toBe(`${done.ref} is already done. Reopen it first if something is left to do.`);
    const gone = await sams();
    await w.as(w.priya).actions.cancel({ ref: gone.ref, reason: 'duplicate' });
    expect((await refusal(w.as(w.sam).actions.complete({ ref: gone.ref }))).sentence).toMatch(
      /was cancelled/,
    );
  });

  test('a reference that does not exist, or is another neighbourhood’s, is missing', async () => {
    expect((await refusal(w.as(w.sam).actions.complete({ ref: 'A-99999' }))).reason).toBe('missing');
    expect((await refusal(w.as(w.sam).actions.complete({ ref: 'echo' }))).sentence).toContain(
      'looks like A-118',
    );
    const { ref: action } = await sams();
    const { rows } = await w.pool.query<{ id: string }>('select uuidv7() as id');
    const elsewhere = { neighbourhoodId: rows[0]?.id ?? '' };
    await expect(w.as(w.sam).actions.read({ ref: action }, elsewhere)).rejects.toMatchObject({
      reason: 'missing',
    });
  });
});

describe('who may', () => {
  test('the owner, a chair and a coordinator; others are told whom to ask', async () => {
    const { ref: action } = await sams();
    expect((await refusal(w.as(w.priya).actions.complete({ ref: action }))).sentence).toMatch(
      /is with Sam Okafor/,
    );
    expect((await w.as(w.jo).actions.accept({ ref: action })).status).toBe('accepted');
    expect((await w.as(w.anna).actions.complete({ ref: action })).status).toBe('done');
    expect((await refusal(w.as(w.morgan).actions.reopen({ ref: action }))).reason).toBe('forbidden');
  });

  test('whoever assigned it takes it back while it is untouched, and not afterwards', async () => {
    const { ref: action } = await sams();
    const cancelled = await w.as(w.priya).actions.cancel({ ref: action, reason: 'entered_in_error' });
    expect(cancelled).toMatchObject({ status: 'cancelled', reason: 'entered_in_error' });
    const { ref: taken } = await sams();
    await w.as(w.sam).actions.accept({ ref: taken });
    expect(
      (await refusal(w.as(w.priya).actions.cancel({ ref: taken, reason: 'entered_in_error' }))).reason,
    ).toBe('forbidden');
  });
});

describe('blocked', () => {
  test('says by what; the same words again are no news; unblocking puts it in hand', async () => {
    const { ref: action } = await sams();
    await w.as(w.sam).actions.accept({ ref: action });
    expect(await w.as(w.sam).actions.block({ ref: action, because: 'no transport' })).toMatchObject({
      status: 'blocked',
      because: 'no transport',
    });
    await w.as(w.sam).actions.block({ ref: action, because: 'no transport' }, { where: 'shared' });
    await w.as(w.sam).actions.block({ ref: action, because: 'no interpreter' });
    expect(await w.as(w.sam).actions.unblock({ ref: action })).toMatchObject({
      status: 'in_progress',
      because: null,
    });
    expect((await w.as(w.sam).actions.unblock({ ref: action })).status).toBe('in_progress');
    expect(await history(action)).toEqual(['assigned', 'accepted', 'blocked', 'blocked', 'unblocked']);
    expect((await refusal(w.as(w.sam).actions.block({ ref: action, because: '' }))).sentence).toMatch(
      /Say what blocks it/,
    );
  });

  test('what was never accepted still waits to be accepted when it is unblocked', async () => {
    const { ref: action } = await sams();
    await w.as(w.jo).actions.block({ ref: action, because: 'no interpreter' });
    expect((await w.as(w.jo).actions.unblock({ ref: action })).status).toBe('offered');
  });
});

describe('ending and reopening', () => {
  test('not done has a coded reason, and “other” asks for words', async () => {
    const { ref: action } = await sams();
    expect((await refusal(w.as(w.sam).actions.notDone({ ref: action, reason: 'other' }))).sentence).toMatch(
      /few words/,
    );
    expect(await w.as(w.sam).actions.notDone({ ref: action, reason: 'service_full' })).toMatchObject({
      status: 'not_done',
      reason: 'service_full',
      overdue: false,
    });
    expect((await w.as(w.sam).actions.notDone({ ref: action, reason: 'died' })).reason).toBe('service_full');
  });

  test('reopening puts an action back to where it was, with what blocked it', async () => {
    const { ref: action } = await sams();
    await w.as(w.sam).actions.block({ ref: action, because: 'no transport' });
    await w.as(w.sam).actions.complete({ ref: action, note: 'went by taxi' });
    expect(await w.as(w.sam).actions.reopen({ ref: action })).toMatchObject({
      status: 'blocked',
      because: 'no transport',
      note: null,
    });
    expect((await w.as(w.sam).actions.reopen({ ref: action })).status).toBe('blocked');
  });

  test('a cancelled action, and one of a closed case, are not reopened', async () => {
    const { ref: gone } = await sams();
    await w.as(w.priya).actions.cancel({ ref: gone, reason: 'duplicate' });
    expect((await refusal(w.as(w.sam).actions.reopen({ ref: gone }))).sentence).toMatch(
      /Assign a new action/,
    );
    const one = await accepted(w);
    const done = await w
      .as(w.priya)
      .actions.assign({ caseRef: one.ref, title: 'x ray', ownerId: w.priya.id });
    await w.as(w.priya).actions.complete({ ref: done.ref });
    await w.as(w.jo).cases.move({ id: one.id, version: 1, to: 'discharged', why: 'Goals met' });
    expect((await refusal(w.as(w.priya).actions.reopen({ ref: done.ref }))).sentence).toMatch(/is closed/);
  });

  test('whoever was offered it and did it is its owner', async () => {
    const hers = await w
      .as(w.priya)
      .actions.assign({ caseRef: ref, title: 'book echo', ownerId: w.priya.id });
    await w.as(w.priya).actions.reassign({ ref: hers.ref, ownerId: w.sam.id });
    expect(await w.as(w.sam).actions.complete({ ref: hers.ref })).toMatchObject({
      owner: 'Sam Okafor',
      status: 'done',
    });
  });
});

describe('changing', () => {
  test('two who change it at once: the second sees the first’s (H15)', async () => {
    const { ref: action } = await sams();
    const results = await Promise.allSettled([
      w.as(w.sam).actions.change({ ref: action, version: 1, due: '2026-12-02' }),
      w.as(w.jo).actions.change({ ref: action, version: 1, title: 'ring the council' }),
    ]);
    expect(results.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = results.find((one) => one.status === 'rejected');
    expect(lost?.reason).toMatchObject({ reason: 'conflict', theirs: { ref: action, version: 2 } });
  });

  test('a date is not moved into the past, but an overdue action may get other words', async () => {
    const { ref: action } = await sams();
    expect(
      (await refusal(w.as(w.sam).actions.change({ ref: action, version: 1, due: '2026-11-20' }))).reason,
    ).toBe('invalid');
    w.clock.now = '2026-12-10T09:00:00.000Z';
    const changed = await w
      .as(w.sam)
      .actions.change({ ref: action, version: 1, title: 'ring them', due: '2026-12-01' });
    w.clock.now = '2026-11-24T09:00:00.000Z';
    expect(changed).toMatchObject({ title: 'ring them', overdue: true, workingDaysLate: 7 });
  });
});
