import { describe, expect, test } from 'vitest';
import { accepted, exclude, refusal } from '../cases/caseload.ts';
import { world } from '../world/world.ts';

const w = await world();
const one = await accepted(w);
const { ref } = one;
const assign = (owner = w.sam, title = 'ring housing', caseRef = ref) =>
  w.as(w.anna).actions.assign({ caseRef, title, ownerId: owner.id });
const read = (action: { ref: string }) => w.as(w.jo).actions.read({ ref: action.ref });
const setDeputy = (deputyId: string | null) =>
  w.as(w.jo).neighbourhoods.setDeputy({ memberId: w.sam.id, deputyId });
const gone = async (work: () => Promise<void>) => {
  await w.as(w.jo).neighbourhoods.memberLeft({ memberId: w.sam.id });
  await work();
  await w.as(w.jo).neighbourhoods.memberBack({ memberId: w.sam.id });
};

describe('an owner leaves the team (H3)', () => {
  test('what they had open is offered to their deputy, who is told; what had ended stays as it was', async () => {
    await setDeputy(w.priya.id);
    const [open, done] = [await assign(), await assign()];
    await w.as(w.sam).actions.accept({ ref: open.ref });
    await w.as(w.sam).actions.complete({ ref: done.ref });
    await gone(async () => {
      expect(await read(open)).toMatchObject({ owner: 'Priya Shah', status: 'offered', offeredTo: null });
      expect((await read(open)).events.at(-1)).toMatchObject({ what: 'passed on', by: 'Jo Bennett' });
      expect(await read(done)).toMatchObject({ owner: 'Sam Okafor', status: 'done' });
      expect(
        (await w.messages()).filter((one) => one.aboutId === open.id && one.toMember === w.priya.id),
      ).toHaveLength(1);
    });
  });

  test('without a deputy, or where the person excluded the deputy, a coordinator owns it', async () => {
    await setDeputy(null);
    const open = await assign();
    await gone(async () => expect((await read(open)).owner).toBe('Jo Bennett'));
    await setDeputy(w.anna.id);
    const other = await accepted(w);
    const here = await assign(w.sam, 'visit', other.ref);
    await exclude(w, other.id, w.anna.organisationId);
    await gone(async () => expect((await read(here)).owner).toBe('Jo Bennett'));
  });

  test('what was only offered to them stays with its owner, who is told; their help ends', async () => {
    const hers = await w.as(w.priya).actions.assign({ caseRef: ref, title: 'echo', ownerId: w.priya.id });
    await w.as(w.priya).actions.reassign({ ref: hers.ref, ownerId: w.sam.id });
    const helped = await w.as(w.priya).actions.assign({ caseRef: ref, title: 'x ray', ownerId: w.priya.id });
    await w.as(w.sam).actions.help({ ref: helped.ref });
    await gone(async () => {
      expect(await read(hers)).toMatchObject({ owner: 'Priya Shah', offeredTo: null, status: 'accepted' });
      expect((await read(helped)).helpers).toEqual([]);
    });
  });

  test('the only coordinator does not leave before there is another; said twice it is said once', async () => {
    expect((await refusal(w.as(w.jo).neighbourhoods.memberLeft({ memberId: w.jo.id }))).sentence).toMatch(
      /only coordinator/,
    );
    await gone(async () => {
      const again = await w.as(w.jo).neighbourhoods.memberLeft({ memberId: w.sam.id });
      expect(again.leftOn).toBe('2026-11-24');
    });
    expect((await refusal(w.as(w.priya).neighbourhoods.memberLeft({ memberId: w.sam.id }))).reason).toBe(
      'forbidden',
    );
  });
});

describe('an action comes back after its owner has left (H3)', () => {
  test('reopened or undone, it is offered to the deputy, who is told; undone twice it is undone once', async () => {
    await setDeputy(w.priya.id);
    const [again, back] = [await assign(w.sam, 'weigh them'), await assign(w.sam, 'check the bath')];
    await w.as(w.sam).actions.complete({ ref: again.ref });
    const { version } = await w.as(w.sam).actions.complete({ ref: back.ref });
    await gone(async () => {
      const passedOn = { owner: 'Priya Shah', status: 'offered', offeredTo: null };
      expect(await w.as(w.jo).actions.reopen({ ref: again.ref })).toMatchObject(passedOn);
      const undone = await w.as(w.jo).actions.undo({ ref: back.ref, version });
      expect(undone).toMatchObject(passedOn);
      const { warning, ...stands } = undone;
      expect(warning).toBe(`Sam Okafor has left the team, so ${back.ref} is offered to Priya Shah.`);
      expect(await w.as(w.jo).actions.undo({ ref: back.ref, version })).toEqual(stands);
      for (const { id, ref: one } of [again, back]) {
        expect((await read({ ref: one })).events.at(-1)).toMatchObject({ what: 'passed on' });
        expect(
          (await w.messages()).filter((sent) => sent.aboutId === id && sent.toMember === w.priya.id),
        ).toHaveLength(1);
      }
    });
  });
});

describe('whoever would take over is away', () => {
  const away = (memberId: string) =>
    w.as(w.jo).neighbourhoods.setLeave({ memberId, firstDay: '2026-11-24', lastDay: '2026-12-20' });

  test('a leaver’s deputy on leave is passed over for a coordinator who is here', async () => {
    await setDeputy(w.priya.id);
    const open = await assign(w.sam, 'order rails');
    const leave = await away(w.priya.id);
    await gone(async () => expect((await read(open)).owner).toBe('Jo Bennett'));
    await w.as(w.jo).neighbourhoods.endLeave({ id: leave.id });
  });

  test('where nobody who may have it is here, the deputy has it all the same', async () => {
    await setDeputy(w.priya.id);
    const open = await assign(w.sam, 'order a mat');
    const leaves = [await away(w.priya.id), await away(w.jo.id)];
    await gone(async () => expect((await read(open)).owner).toBe('Priya Shah'));
    for (const { id } of leaves) await w.as(w.jo).neighbourhoods.endLeave({ id });
  });
});

describe('an owner is on leave', () => {
  test('the page says until when and who covers; the deputy sees it among their own and may act on it', async () => {
    await setDeputy(w.priya.id);
    const action = await assign();
    await w.as(w.sam).actions.accept({ ref: action.ref });
    expect((await refusal(w.as(w.priya).actions.complete({ ref: action.ref }))).reason).toBe('forbidden');
    const leave = await w
      .as(w.sam)
      .neighbourhoods.setLeave({ firstDay: '2026-11-24', lastDay: '2026-11-30' });
    const away = { until: '2026-11-30', deputyId: w.priya.id, deputy: 'Priya Shah' };
    expect(await read(action)).toMatchObject({ owner: 'Sam Okafor', leave: away });
    expect(
      Object.values(await w.as(w.priya).actions.mine({}))
        .flat()
        .find((one) => one.ref === action.ref),
    ).toMatchObject({ leave: away });
    expect(await w.as(w.priya).actions.block({ ref: action.ref, because: 'no transport' })).toMatchObject({
      status: 'blocked',
      owner: 'Sam Okafor',
    });
    await w.as(w.sam).neighbourhoods.endLeave({ id: leave.id });
    expect((await read(action)).leave).toBeNull();
    expect((await refusal(w.as(w.priya).actions.unblock({ ref: action.ref }))).reason).toBe('forbidden');
  });

  test('who assigns sees what they have open and when they are away, before it is assigned', async () => {
    const leave = await w
      .as(w.jo)
      .neighbourhoods.setLeave({ memberId: w.sam.id, firstDay: '2026-12-01', lastDay: '2026-12-04' });
    const load = await w.as(w.priya).actions.load({});
    const sams = load.find((one) => one.memberId === w.sam.id);
    const open = await w.as(w.priya).actions.list({ owner: w.sam.id });
    expect(sams).toMatchObject({
      open: open.length,
      leave: { from: '2026-12-01', until: '2026-12-04', deputy: 'Priya Shah' },
    });
    await w.as(w.jo).neighbourhoods.endLeave({ id: leave.id });
  });
});

describe('an absent owner does not answer', () => {
  test('after two working days it is the coordinator’s, not before, and not at the weekend', async () => {
    w.clock.now = '2026-11-27T15:00:00.000Z';
    const action = await assign(w.priya, 'check key safe');
    const run = async (now: string) => {
      w.clock.now = now;
      await w.asSystem.actions.passOnUnanswered({});
      return read(action);
    };
    expect((await run('2026-11-30T16:00:00.000Z')).owner).toBe('Priya Shah');
    expect((await run('2026-12-01T14:59:00.000Z')).owner).toBe('Priya Shah');
    const passed = await run('2026-12-01T15:01:00.000Z');
    expect(passed).toMatchObject({ owner: 'Jo Bennett', status: 'offered' });
    expect((await run('2026-12-09T15:01:00.000Z')).events.length).toBe(passed.events.length);
    expect(
      (await w.messages()).filter((one) => one.aboutId === action.id && one.toMember === w.jo.id),
    ).toHaveLength(1);
    w.clock.now = '2026-11-24T09:00:00.000Z';
  });
});
