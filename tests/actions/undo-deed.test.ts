import { beforeAll, describe, expect, test } from 'vitest';
import { accepted, refusal } from '../cases/caseload.ts';
import { type World, world } from '../world/world.ts';

let w: World;
let ref: string;
beforeAll(async () => {
  w = await world();
  ref = (await accepted(w)).ref;
});
const sams = () => w.as(w.sam).actions.assign({ caseRef: ref, title: 'ring housing', ownerId: w.sam.id });
const history = async (action: string) =>
  (await w.as(w.jo).actions.read({ ref: action })).events.map((event) => event.what);

describe('what cannot be undone', () => {
  test('something was done since: refused, and nothing is changed', async () => {
    const { ref: action } = await sams();
    const moved = await w.as(w.sam).actions.change({ ref: action, version: 1, due: '2026-12-01' });
    await w.as(w.sam).actions.complete({ ref: action });
    const refused = await refusal(w.as(w.sam).actions.undo({ ref: action, version: moved.version }));
    expect(refused).toMatchObject({ reason: 'conflict' });
    expect(refused.sentence).toBe(
      `${action} has changed since, so that can’t be undone any more. Look at it again.`,
    );
    expect(await w.as(w.sam).actions.read({ ref: action })).toMatchObject({ status: 'done' });
  });

  test('somebody who neither did it nor may act on it', async () => {
    const { ref: action } = await sams();
    const { version } = await w.as(w.sam).actions.complete({ ref: action });
    expect((await refusal(w.as(w.priya).actions.undo({ ref: action, version }))).reason).toBe('forbidden');
  });

  test('assigning is taken back by cancelling, not by an undo', async () => {
    const { ref: action } = await sams();
    expect((await refusal(w.as(w.sam).actions.undo({ ref: action, version: 1 }))).reason).toBe('conflict');
  });

  test('a case that has closed meanwhile, and an owner of before who has left', async () => {
    const one = await accepted(w);
    const done = await w
      .as(w.priya)
      .actions.assign({ caseRef: one.ref, title: 'x ray', ownerId: w.priya.id });
    const { version } = await w.as(w.priya).actions.complete({ ref: done.ref });
    await w.as(w.jo).cases.move({ id: one.id, version: 1, to: 'discharged', why: 'Goals met' });
    expect((await refusal(w.as(w.priya).actions.undo({ ref: done.ref, version }))).sentence).toMatch(
      /is closed/,
    );
    const { ref: action } = await w
      .as(w.priya)
      .actions.assign({ caseRef: ref, title: 'ring housing', ownerId: w.sam.id });
    const given = await w.as(w.jo).actions.reassign({ ref: action, ownerId: w.anna.id });
    const setLeft = (leftOn: string | null) =>
      w.step(async (ctx) => {
        await ctx.db.updateTable('member').set({ leftOn }).where('id', '=', w.sam.id).execute();
      });
    await setLeft('2026-11-23');
    const refused = await refusal(w.as(w.jo).actions.undo({ ref: action, version: given.version }));
    await setLeft(null);
    expect(refused.sentence).toBe(`Sam Okafor has left the team, so ${action} stays with Dr Anna Reid.`);
  });

  test('an action of somebody who no longer sees the case neither goes back to them nor opens again with them', async () => {
    const one = await accepted(w);
    const assigned = (title: string) =>
      w.as(w.priya).actions.assign({ caseRef: one.ref, title, ownerId: w.sam.id });
    const [{ ref: given }, { ref: finished }, { ref: declined }] = [
      await assigned('ring housing'),
      await assigned('book echo'),
      await w.as(w.priya).actions.assign({ caseRef: one.ref, title: 'weigh', ownerId: w.priya.id }),
    ];
    const handed = await w.as(w.sam).actions.reassign({ ref: given, ownerId: w.anna.id });
    const done = await w.as(w.sam).actions.complete({ ref: finished });
    await w.as(w.priya).actions.reassign({ ref: declined, ownerId: w.sam.id });
    const kept = await w.as(w.sam).actions.decline({ ref: declined, why: 'No time' });
    await w.as(w.priya).cases.keepAway({
      id: one.id,
      version: one.version,
      organisationIds: [w.sam.organisationId],
      why: 'She does not want it',
    });
    const as = w.as(w.jo).actions;
    for (const { ref: action, version } of [handed, done, kept])
      expect((await refusal(as.undo({ ref: action, version }))).sentence).toMatch(/no longer sees/);
    expect((await refusal(as.reopen({ ref: finished }))).sentence).toMatch(/no longer sees/);
    expect(await as.read({ ref: given })).toMatchObject({ ownerId: w.anna.id });
    expect(await as.read({ ref: finished })).toMatchObject({ status: 'done' });
  });
});

describe('undo', () => {
  test('pressed twice it is undone once; the history tells both', async () => {
    const { ref: action } = await sams();
    const { version } = await w.as(w.sam).actions.complete({ ref: action, note: 'booked' });
    const undone = await w.as(w.sam).actions.undo({ ref: action, version });
    expect(undone).toMatchObject({ status: 'accepted', note: null });
    expect(await w.as(w.sam).actions.undo({ ref: action, version })).toEqual(undone);
    expect(await history(action)).toEqual(['assigned', 'done', 'undone']);
  });

  test('two press it at once: one undo', async () => {
    const { ref: action } = await sams();
    const { version } = await w.as(w.sam).actions.complete({ ref: action });
    await Promise.all([
      w.as(w.sam).actions.undo({ ref: action, version }),
      w.as(w.jo).actions.undo({ ref: action, version }),
    ]);
    expect(await history(action)).toEqual(['assigned', 'done', 'undone']);
  });

  test('whoever gave away what nobody had accepted takes it back, though it is no longer theirs', async () => {
    const { ref: action } = await w
      .as(w.priya)
      .actions.assign({ caseRef: ref, title: 'ring housing', ownerId: w.sam.id });
    const given = await w.as(w.sam).actions.reassign({ ref: action, ownerId: w.anna.id });
    expect(given).toMatchObject({ owner: 'Dr Anna Reid', status: 'offered' });
    expect(await w.as(w.sam).actions.undo({ ref: action, version: given.version })).toMatchObject({
      owner: 'Sam Okafor',
      status: 'offered',
    });
  });

  test('an offer, a date, a block with its words, not done: each is as it was before', async () => {
    const { ref: action } = await sams();
    const as = w.as(w.sam).actions;
    const before = await as.read({ ref: action });
    const deeds = [
      () => as.reassign({ ref: action, ownerId: w.priya.id }),
      async () =>
        as.change({ ref: action, version: (await as.read({ ref: action })).version, due: '2026-12-03' }),
      () => as.block({ ref: action, because: 'no transport', unblocks: 'a taxi account' }),
      () => as.start({ ref: action }),
      () => as.snooze({ ref: action, until: '2026-11-30', why: 'awaiting reply' }),
      () => as.notDone({ ref: action, reason: 'service_full' }),
      () => as.cancel({ ref: action, reason: 'duplicate' }),
    ];
    for (const deed of deeds) {
      const { version } = await deed();
      const {
        events: _,
        version: __,
        ...undone
      } = {
        ...(await as.undo({ ref: action, version })),
        events: [],
      };
      const { events: ___, version: ____, ...was } = before;
      expect(undone).toEqual(was);
    }
  });

  test('a blocked action that was done by mistake comes back with what blocks it and what would help', async () => {
    const { ref: action } = await sams();
    await w.as(w.sam).actions.block({ ref: action, because: 'no transport', unblocks: 'a taxi account' });
    const { version } = await w.as(w.sam).actions.complete({ ref: action });
    const back = { status: 'blocked', because: 'no transport', unblocks: 'a taxi account' };
    expect(await w.as(w.sam).actions.undo({ ref: action, version })).toMatchObject(back);
    await w.as(w.sam).actions.complete({ ref: action });
    expect(await w.as(w.sam).actions.reopen({ ref: action })).toMatchObject(back);
  });

  test('a snooze that ended with a new owner is there again when giving it away is undone', async () => {
    const { ref: action } = await w
      .as(w.priya)
      .actions.assign({ caseRef: ref, title: 'ring housing', ownerId: w.sam.id });
    await w.as(w.sam).actions.snooze({ ref: action, until: '2026-11-30', why: 'awaiting reply' });
    const { version, snoozedUntil } = await w.as(w.sam).actions.reassign({ ref: action, ownerId: w.anna.id });
    expect(snoozedUntil).toBeNull();
    expect((await w.as(w.sam).actions.undo({ ref: action, version })).snoozedUntil).toBe('2026-11-30');
  });
});
