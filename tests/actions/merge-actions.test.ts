import { beforeAll, describe, expect, test } from 'vitest';
import { accepted, exclude, refusal } from '../cases/caseload.ts';
import { type World, type WorldMember, world } from '../world/world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
const assign = (by: WorldMember, caseRef: string, title: string, owner = by) =>
  w.as(by).actions.assign({ caseRef, title, ownerId: owner.id });
const toldOf = async (kind: string, id: string) =>
  (await w.messages()).filter((one) => one.kind === kind && one.aboutId === id).map((one) => one.toMember);

describe('the overlap finder', () => {
  test('stays silent on another person, on words that are not alike, and on what has ended', async () => {
    const [one, other] = [await accepted(w), await accepted(w)];
    const first = await assign(w.sam, one.ref, 'ring housing about the stairs');
    expect((await assign(w.priya, other.ref, 'ring housing about the stairs')).overlaps).toBeUndefined();
    expect((await assign(w.priya, one.ref, 'book echo')).overlaps).toBeUndefined();
    expect((await assign(w.priya, one.ref, 'ring')).overlaps).toBeUndefined();
    await w.as(w.sam).actions.complete({ ref: first.ref });
    expect((await assign(w.priya, one.ref, 'ring housing about the stairs')).overlaps).toBeUndefined();
  });

  test.each([
    ['Book echo', 'book an echocardiogram'],
    ['ring housing about the stairs', 'Ring the housing officer about stairs'],
    ['Refer to falls clinic', 'falls clinic referral'],
    ['order commode', 'Order a commode from NRS'],
  ])('“%s” and “%s” for one person are proposed as the same', async (words, again) => {
    const { ref } = await accepted(w);
    const first = await assign(w.sam, ref, words);
    const second = await assign(w.priya, ref, again);
    expect(second.overlaps).toEqual([{ ref: first.ref, title: words, owner: 'Sam Okafor', due: first.due }]);
    expect(await w.as(w.priya).actions.overlaps({ ref })).toMatchObject([
      { newer: { ref: second.ref }, older: { ref: first.ref } },
    ]);
    expect(await w.as(w.sam).actions.similar({ ref: first.ref })).toMatchObject([{ ref: second.ref }]);
  });

  test('tells both owners, once, and not the one who just saw it', async () => {
    const { ref } = await accepted(w);
    await assign(w.sam, ref, 'ring housing');
    const second = await assign(w.jo, ref, 'ring housing', w.priya);
    expect(await toldOf('action-overlap', second.id)).toEqual(expect.arrayContaining([w.sam.id, w.priya.id]));
    const third = await assign(w.sam, ref, 'ring housing');
    expect(await toldOf('action-overlap', third.id)).not.toContain(w.sam.id);
  });

  test('shows no words in a shared place', async () => {
    const { ref } = await accepted(w);
    await assign(w.sam, ref, 'ring housing');
    const shared = await w
      .as(w.priya)
      .actions.assign({ caseRef: ref, title: 'ring housing', ownerId: w.priya.id }, { where: 'shared' });
    expect(shared.overlaps).toMatchObject([{ title: '', owner: 'Sam Okafor' }]);
  });

  test('what somebody said is different is not proposed again, until they take that back', async () => {
    const { ref } = await accepted(w);
    const first = await assign(w.sam, ref, 'ring housing');
    const second = await assign(w.priya, ref, 'ring housing');
    const apart = { ref: second.ref, other: first.ref };
    await w.as(w.priya).actions.keepApart(apart);
    await w.as(w.sam).actions.keepApart({ ref: first.ref, other: second.ref });
    expect(await w.as(w.priya).actions.overlaps({ ref })).toEqual([]);
    await w.as(w.priya).actions.notApart(apart);
    expect(await w.as(w.priya).actions.overlaps({ ref })).toHaveLength(1);
    expect(
      (await refusal(w.as(w.priya).actions.keepApart({ ref: first.ref, other: first.ref }))).sentence,
    ).toBe('Name two different actions.');
  });

  test('shows nothing of a case to an organisation that the person excluded', async () => {
    const { ref, id } = await accepted(w);
    const first = await assign(w.priya, ref, 'ring housing');
    await exclude(w, id, w.sam.organisationId);
    expect((await refusal(w.as(w.sam).actions.similar({ ref: first.ref }))).reason).toBe('missing');
    expect((await refusal(w.as(w.sam).actions.overlaps({ ref }))).reason).toBe('missing');
  });
});

describe('merging', () => {
  test('two people’s actions, an ended one, and one with itself stay as they are', async () => {
    const [one, other] = [await accepted(w), await accepted(w)];
    const a = await assign(w.sam, one.ref, 'ring housing');
    const b = await assign(w.sam, other.ref, 'ring housing');
    const merge = (ref: string, into: string) => refusal(w.as(w.sam).actions.merge({ ref, into }));
    expect((await merge(a.ref, b.ref)).sentence).toMatch(/for two different people/);
    expect((await merge(a.ref, a.ref)).sentence).toMatch(/two different actions/);
    const done = await assign(w.sam, one.ref, 'ring housing');
    await w.as(w.sam).actions.complete({ ref: done.ref });
    expect((await merge(a.ref, done.ref)).sentence).toMatch(/already done/);
    expect((await merge(a.ref, 'A-99999')).reason).toBe('missing');
  });

  test('nobody ends an action of somebody else by merging it into their own', async () => {
    const { ref } = await accepted(w);
    const a = await assign(w.sam, ref, 'ring housing');
    const b = await assign(w.priya, ref, 'ring housing');
    expect((await refusal(w.as(w.priya).actions.merge({ ref: a.ref, into: b.ref }))).reason).toBe(
      'forbidden',
    );
  });

  test('the one is a duplicate that points to the other; both owners are told; it is undone', async () => {
    const { ref } = await accepted(w);
    const a = await assign(w.sam, ref, 'ring housing');
    const b = await assign(w.priya, ref, 'ring housing');
    const merged = await w.as(w.jo).actions.merge({ ref: a.ref, into: b.ref });
    expect(merged).toMatchObject({ status: 'cancelled', reason: 'duplicate', mergedInto: b.ref });
    expect(await w.as(w.jo).actions.merge({ ref: a.ref, into: b.ref })).toEqual(merged);
    expect(new Set(await toldOf('action-merged', a.id))).toEqual(new Set([w.sam.id, w.priya.id]));
    expect((await w.as(w.sam).actions.read({ ref: b.ref })).events.at(-1)).toMatchObject({
      what: 'took in a duplicate',
      words: a.ref,
    });
    expect(await w.as(w.sam).actions.undo({ ref: a.ref, version: merged.version })).toMatchObject({
      status: 'accepted',
      mergedInto: null,
      reason: null,
    });
  });

  test('the one that goes on takes the sooner date and the redder priority; undone, it has its own again and both are told', async () => {
    const { ref: caseRef } = await accepted(w);
    const a = await w.as(w.priya).actions.assign({
      caseRef,
      title: 'ring housing',
      ownerId: w.priya.id,
      priority: 'red',
      due: '2026-11-25',
    });
    const b = await w.as(w.sam).actions.assign({
      caseRef,
      title: 'ring housing',
      ownerId: w.sam.id,
      priority: 'green',
      due: '2026-12-08',
    });
    const kept = () => w.as(w.jo).actions.read({ ref: b.ref });
    const { version } = await w.as(w.jo).actions.merge({ ref: a.ref, into: b.ref });
    const urgent = await kept();
    expect(urgent).toMatchObject({ priority: 'red', due: '2026-11-25' });
    expect(urgent.events.at(-1)).toMatchObject({
      what: 'took in a duplicate',
      words: `${a.ref}: now due Wed 25 Nov, red`,
    });
    expect((await refusal(w.as(w.sam).actions.undo({ ref: b.ref, version: urgent.version }))).reason).toBe(
      'conflict',
    );
    await w.asSystem.reminders.deliver({});
    await w.as(w.jo).actions.undo({ ref: a.ref, version });
    const own = await kept();
    expect(own).toMatchObject({ priority: 'green', due: '2026-12-08' });
    expect(own.events.at(-1)).toMatchObject({ what: 'gave a duplicate back', words: a.ref });
    await w.asSystem.reminders.deliver({});
    const told = (await w.messages()).filter((one) => one.kind === 'action-merged' && one.aboutId === a.id);
    expect(told.map((one) => one.state)).toEqual(['sent', 'sent', 'sent', 'sent']);
    expect(new Set(told.map((one) => one.toMember))).toEqual(new Set([w.priya.id, w.sam.id]));
  });

  test('undone after somebody gave it another date, that date stands', async () => {
    const { ref: caseRef } = await accepted(w);
    const [a, b] = await Promise.all(
      ['2026-11-25', '2026-12-08'].map((due) =>
        w.as(w.sam).actions.assign({ caseRef, title: 'ring housing', ownerId: w.sam.id, due }),
      ),
    );
    const [gone, into] = [a?.ref ?? '', b?.ref ?? ''];
    const { version } = await w.as(w.sam).actions.merge({ ref: gone, into });
    const now = await w.as(w.sam).actions.read({ ref: into });
    await w.as(w.sam).actions.change({ ref: into, version: now.version, due: '2026-11-30' });
    await w.as(w.sam).actions.undo({ ref: gone, version });
    expect(await w.as(w.sam).actions.read({ ref: into })).toMatchObject({ due: '2026-11-30' });
  });

  test('A into B and B into A at the same moment: one of them goes on', async () => {
    const { ref } = await accepted(w);
    const a = await assign(w.sam, ref, 'ring housing');
    const b = await assign(w.sam, ref, 'ring housing');
    const results = await Promise.allSettled([
      w.as(w.sam).actions.merge({ ref: a.ref, into: b.ref }),
      w.as(w.jo).actions.merge({ ref: b.ref, into: a.ref }),
    ]);
    expect(results.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await w.as(w.jo).actions.list({ caseRef: ref })).length).toBe(1);
  });
});
