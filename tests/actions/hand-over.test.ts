import { beforeAll, describe, expect, test } from 'vitest';
import { accepted, exclude, refusal } from '../cases/caseload.ts';
import { type World, world } from '../world/world.ts';

let w: World;
let ref: string;
beforeAll(async () => {
  w = await world();
  ref = (await accepted(w)).ref;
});
/** An action that Priya has accepted. */
const hers = () => w.as(w.priya).actions.assign({ caseRef: ref, title: 'book echo', ownerId: w.priya.id });
const toldOf = async (id: string) =>
  (await w.messages())
    .filter((one) => one.kind === 'action-assigned' && one.aboutId === id)
    .map((one) => one.toMember);

describe('giving an action away', () => {
  test('the owner keeps it until the other accepts; same action, same reference', async () => {
    const action = await hers();
    const offered = await w.as(w.priya).actions.reassign({ ref: action.ref, ownerId: w.sam.id });
    expect(offered).toMatchObject({
      ref: action.ref,
      owner: 'Priya Shah',
      offeredTo: { name: 'Sam Okafor' },
      status: 'accepted',
    });
    expect((await w.as(w.sam).actions.mine({})).later.map((one) => one.ref)).toContain(action.ref);
    const taken = await w.as(w.sam).actions.accept({ ref: action.ref });
    expect(taken).toMatchObject({ owner: 'Sam Okafor', offeredTo: null, status: 'accepted' });
    expect((await w.as(w.priya).actions.mine({})).later.map((one) => one.ref)).not.toContain(action.ref);
    expect(await toldOf(action.id)).toEqual([w.sam.id]);
  });

  test('until they accept, the other may answer or do it, and change nothing else', async () => {
    const action = await hers();
    await w.as(w.priya).actions.reassign({ ref: action.ref, ownerId: w.sam.id });
    const sams = w.as(w.sam).actions;
    const { ref: one } = action;
    for (const deed of [
      () => sams.cancel({ ref: one, reason: 'duplicate' }),
      () => sams.notDone({ ref: one, reason: 'service_full' }),
      () => sams.change({ ref: one, version: 2, due: '2026-12-18' }),
      () => sams.block({ ref: one, because: 'no transport' }),
      () => sams.snooze({ ref: one, until: '2026-12-01', why: 'waits' }),
      () => sams.reassign({ ref: one, ownerId: w.anna.id }),
    ])
      expect(await refusal(deed())).toMatchObject({
        reason: 'forbidden',
        sentence: `${one} is still with Priya Shah. Accept it first, then change it.`,
      });
    expect(await w.as(w.sam).actions.complete({ ref: one })).toMatchObject({
      owner: 'Sam Okafor',
      status: 'done',
    });
  });

  test('the owner’s own old Accept button does not accept for the other', async () => {
    const action = await hers();
    await w.as(w.priya).actions.reassign({ ref: action.ref, ownerId: w.sam.id });
    expect(await w.as(w.priya).actions.accept({ ref: action.ref })).toMatchObject({
      owner: 'Priya Shah',
      offeredTo: { name: 'Sam Okafor' },
    });
  });

  test('offered twice to the same colleague, it is one message; to and fro, each offer is told', async () => {
    const action = await hers();
    const give = { ref: action.ref, ownerId: w.sam.id };
    await w.as(w.priya).actions.reassign(give);
    await w.as(w.priya).actions.reassign(give);
    expect(await toldOf(action.id)).toEqual([w.sam.id]);
    await w.as(w.sam).actions.decline({ ref: action.ref, why: 'On another ward' });
    await w.as(w.priya).actions.reassign(give);
    expect(await toldOf(action.id)).toEqual([w.sam.id, w.priya.id, w.sam.id]);
  });

  test('a declined handover stays with its owner, who is told', async () => {
    const action = await hers();
    await w.as(w.priya).actions.reassign({ ref: action.ref, ownerId: w.sam.id });
    const kept = await w.as(w.sam).actions.decline({ ref: action.ref, why: 'On another ward' });
    expect(kept).toMatchObject({ owner: 'Priya Shah', offeredTo: null, status: 'accepted' });
    expect(await toldOf(action.id)).toEqual([w.sam.id, w.priya.id]);
    const { events } = await w.as(w.priya).actions.read({ ref: action.ref });
    expect(events.map((event) => [event.what, event.owner])).toEqual([
      ['assigned', 'Priya Shah'],
      ['offered', 'Sam Okafor'],
      ['declined', 'Priya Shah'],
    ]);
  });

  test('somebody who has left is not given anything, and what they had goes over at once (H3)', async () => {
    const action = await w
      .as(w.sam)
      .actions.assign({ caseRef: ref, title: 'ring housing', ownerId: w.sam.id });
    const setLeft = (leftOn: string | null) =>
      w.step(async (ctx) => {
        await ctx.db.updateTable('member').set({ leftOn }).where('id', '=', w.sam.id).execute();
      });
    await setLeft('2026-11-23');
    const other = await hers();
    const refused = await refusal(w.as(w.priya).actions.reassign({ ref: other.ref, ownerId: w.sam.id }));
    const moved = await w.as(w.jo).actions.reassign({ ref: action.ref, ownerId: w.anna.id });
    await setLeft(null);
    expect(refused.sentence).toBe('Sam Okafor has left the team. Choose somebody else.');
    expect(moved).toMatchObject({ owner: 'Dr Anna Reid', offeredTo: null, status: 'offered' });
  });

  test('an action that nobody accepted yet goes over at once', async () => {
    const action = await w
      .as(w.priya)
      .actions.assign({ caseRef: ref, title: 'ring housing', ownerId: w.sam.id });
    const moved = await w.as(w.sam).actions.reassign({ ref: action.ref, ownerId: w.anna.id });
    expect(moved).toMatchObject({ owner: 'Dr Anna Reid', status: 'offered' });
    expect(await toldOf(action.id)).toEqual([w.sam.id, w.anna.id]);
  });

  test('taking it on oneself is accepting it; giving it to its owner ends an open offer', async () => {
    const action = await hers();
    await w.as(w.priya).actions.reassign({ ref: action.ref, ownerId: w.sam.id });
    expect(
      (await w.as(w.priya).actions.reassign({ ref: action.ref, ownerId: w.priya.id })).offeredTo,
    ).toBeNull();
    const taken = await w.as(w.anna).actions.reassign({ ref: action.ref, ownerId: w.anna.id });
    expect(taken).toMatchObject({ owner: 'Dr Anna Reid', status: 'accepted' });
  });

  test('nobody whose organisation the person excluded; no colleague who neither owns nor oversees it', async () => {
    const one = await accepted(w);
    const action = await w
      .as(w.priya)
      .actions.assign({ caseRef: one.ref, title: 'book echo', ownerId: w.priya.id });
    await exclude(w, one.id, w.sam.organisationId);
    expect(
      (await refusal(w.as(w.priya).actions.reassign({ ref: action.ref, ownerId: w.sam.id }))).reason,
    ).toBe('forbidden');
    expect((await refusal(w.as(w.sam).actions.accept({ ref: action.ref }))).reason).toBe('missing');
    const mine = await hers();
    const { reason, sentence } = await refusal(
      w.as(w.sam).actions.reassign({ ref: mine.ref, ownerId: w.sam.id }),
    );
    expect(reason).toBe('forbidden');
    expect(sentence).toContain(
      `${mine.ref} is with Priya Shah. Only they, a chair or a coordinator can change it`,
    );
  });

  test('accepted by Sam at the moment in which Priya gives it to Anna, it has one owner', async () => {
    for (let round = 0; round < 5; round++) {
      const action = await hers();
      await w.as(w.priya).actions.reassign({ ref: action.ref, ownerId: w.sam.id });
      await Promise.allSettled([
        w.as(w.sam).actions.accept({ ref: action.ref }),
        w.as(w.priya).actions.reassign({ ref: action.ref, ownerId: w.anna.id }),
      ]);
      const now = await w.as(w.jo).actions.read({ ref: action.ref });
      const first = { owner: 'Sam Okafor', offeredTo: null };
      const second = { owner: 'Priya Shah', offeredTo: { name: 'Dr Anna Reid' } };
      expect([first, second]).toContainEqual({
        owner: now.owner,
        offeredTo: now.offeredTo === null ? null : { name: now.offeredTo.name },
      });
    }
  });
});

describe('declining a first offer', () => {
  test('gives it to the case’s coordinator, who is told, and keeps it until somebody accepts', async () => {
    const action = await w
      .as(w.priya)
      .actions.assign({ caseRef: ref, title: 'ring housing', ownerId: w.sam.id });
    const moved = await w.as(w.sam).actions.decline({ ref: action.ref, why: 'On leave' });
    expect(moved).toMatchObject({ owner: 'Jo Bennett', status: 'offered' });
    expect(await toldOf(action.id)).toEqual([w.sam.id, w.jo.id]);
    expect(
      (await refusal(w.as(w.jo).actions.decline({ ref: action.ref, why: 'On leave' }))).sentence,
    ).toMatch(/stays with you/);
  });

  test('the coordinator who gives it on keeps it until the other accepts, and after they decline', async () => {
    const action = await w
      .as(w.priya)
      .actions.assign({ caseRef: ref, title: 'ring the ward', ownerId: w.sam.id });
    await w.as(w.sam).actions.decline({ ref: action.ref, why: 'On leave' });
    const give = () => w.as(w.jo).actions.reassign({ ref: action.ref, ownerId: w.priya.id });
    const withJo = { owner: 'Jo Bennett', status: 'offered' };
    expect(await give()).toMatchObject({ ...withJo, offeredTo: { name: 'Priya Shah' } });
    expect(await w.as(w.priya).actions.decline({ ref: action.ref, why: 'Full' })).toMatchObject({
      ...withJo,
      offeredTo: null,
    });
    await give();
    expect(await w.as(w.priya).actions.accept({ ref: action.ref })).toMatchObject({
      owner: 'Priya Shah',
      status: 'accepted',
      offeredTo: null,
    });
    expect(await toldOf(action.id)).toEqual([w.sam.id, w.jo.id, w.priya.id, w.jo.id, w.priya.id]);
  });

  test('what was accepted is given away or blocked, not declined', async () => {
    const action = await hers();
    expect(
      (await refusal(w.as(w.priya).actions.decline({ ref: action.ref, why: 'On leave' }))).sentence,
    ).toMatch(/accepted already/);
  });
});
