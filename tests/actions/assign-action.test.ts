import { beforeAll, describe, expect, test } from 'vitest';
import { accepted, exclude, held, refusal } from '../cases/caseload.ts';
import { type World, type WorldMember, world } from '../world/world.ts';

let w: World;
let ref: string;
beforeAll(async () => {
  w = await world();
  ref = (await accepted(w)).ref;
});
const assign = (owner: WorldMember, more: object = {}, by = w.priya) =>
  w.as(by).actions.assign({ caseRef: ref, title: 'book echo', ownerId: owner.id, ...more });
const leave = (who: WorldMember, firstDay: string, lastDay: string) =>
  w.step(async (ctx) => {
    await ctx.db
      .insertInto('leave')
      .values({ neighbourhoodId: ctx.neighbourhoodId, memberId: who.id, firstDay, lastDay })
      .execute();
  });
const huddle = (status: 'live' | 'closed', here: WorldMember[]) =>
  w.step(async (ctx) => {
    const { id } = await ctx.db
      .insertInto('huddle')
      .values({
        neighbourhoodId: ctx.neighbourhoodId,
        name: 'Frailty huddle',
        kind: 'weekly',
        originalDay: ctx.today,
        startsAt: ctx.now,
        localStart: '2026-11-24T08:45',
        minutes: 30,
        minutesACase: 4,
        status,
        startedAt: ctx.now,
        closedAt: status === 'closed' ? ctx.now : null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (const member of here)
      await ctx.db
        .insertInto('attendance')
        .values({
          neighbourhoodId: ctx.neighbourhoodId,
          huddleId: id,
          memberId: member.id,
          state: 'here',
          at: ctx.now,
        })
        .execute();
    return id;
  });

describe('what is refused', () => {
  test('an action without words, owner, or with a date that has passed (H2)', async () => {
    expect((await refusal(assign(w.sam, { title: '  ' }))).sentence).toMatch(/Say what is to be done/);
    expect((await refusal(assign(w.sam, { title: 'x'.repeat(201) }))).reason).toBe('invalid');
    expect((await refusal(assign(w.sam, { due: '2026-11-23' }))).sentence).toBe(
      'Mon 23 Nov has passed. When should it be done by?',
    );
    expect((await refusal(assign(w.sam, { due: '2026-02-31' }))).reason).toBe('invalid');
    expect((await refusal(assign(w.sam, { due: '2062-12-04' }))).sentence).toMatch(/more than a year away/);
    expect((await refusal(assign(w.sam, { ownerId: 'Sam' }))).reason).toBe('invalid');
  });

  test('an owner from elsewhere is missing, one who left is named as gone (H3), a manager takes on no actions', async () => {
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect((await refusal(assign(w.sam, { ownerId: nobody }))).reason).toBe('missing');
    expect((await refusal(assign(w.morgan))).reason).toBe('forbidden');
    await w.step(async (ctx) => {
      await ctx.db.updateTable('member').set({ leftOn: '2026-11-24' }).where('id', '=', w.sam.id).execute();
    });
    const { reason, sentence } = await refusal(assign(w.sam));
    await w.step(async (ctx) => {
      await ctx.db.updateTable('member').set({ leftOn: null }).where('id', '=', w.sam.id).execute();
    });
    expect(reason).toBe('conflict');
    expect(sentence).toBe('Sam Okafor has left the team. Choose somebody else.');
  });

  test('nothing is assigned on a case that is only proposed, closed, or of another neighbourhood', async () => {
    const proposed = await held(w);
    await w.as(w.jo).cases.propose({
      ref: proposed,
      question: 'Is she safe?',
      reason: 'Falls',
      to: w.priya.id,
      cohort: 'FRAILTY_DEMENTIA',
    });
    expect((await refusal(assign(w.sam, { caseRef: proposed }))).sentence).toMatch(/not accepted yet/);
    const gone = await accepted(w);
    await w.as(w.jo).cases.move({ id: gone.id, version: 1, to: 'discharged', why: 'Goals met' });
    expect((await refusal(assign(w.sam, { caseRef: gone.ref }))).sentence).toMatch(
      /is closed \(discharged\)/,
    );
    expect((await refusal(assign(w.sam, { caseRef: 'N8-0001' }))).reason).toBe('missing');
    expect((await refusal(assign(w.sam, { caseRef: await held(w) }))).reason).toBe('missing');
  });

  test('an owner whose organisation the person excluded; and members of it do not find the case', async () => {
    const one = await accepted(w);
    await exclude(w, one.id, w.sam.organisationId);
    expect((await refusal(assign(w.sam, { caseRef: one.ref }))).reason).toBe('forbidden');
    expect((await refusal(assign(w.sam, { caseRef: one.ref }, w.sam))).reason).toBe('missing');
  });

  test('the operator, managers and the clock assign nothing', async () => {
    const input = { caseRef: ref, title: 'book echo', ownerId: w.sam.id };
    for (const doors of [w.asOperator, w.as(w.morgan), w.asSystem])
      expect((await refusal(doors.actions.assign(input))).reason).toBe('forbidden');
  });

  test('a huddle that has closed takes no more actions', async () => {
    const huddleId = await huddle('closed', []);
    expect((await refusal(assign(w.sam, { huddleId }))).sentence).toBe(
      'This huddle is closed. Assign the action from the case instead.',
    );
    const nowhere = '00000000-0000-7000-8000-000000000000';
    expect((await refusal(assign(w.sam, { huddleId: nowhere }))).reason).toBe('missing');
  });
});

describe('what is assigned', () => {
  test('has one owner and a date, is offered by one message, and has its audit entry', async () => {
    const action = await assign(w.sam, { due: '2026-11-27' });
    expect(action).toMatchObject({
      title: 'book echo',
      caseRef: ref,
      owner: 'Sam Okafor',
      organisation: 'Riverside Council',
      due: '2026-11-27',
      status: 'offered',
      offeredTo: null,
      overdue: false,
      version: 1,
    });
    expect(action.ref).toMatch(/^A-\d+$/);
    expect((await w.messages()).filter((one) => one.aboutId === action.id)).toMatchObject([
      { kind: 'action-assigned', toMember: w.sam.id, state: 'expected' },
    ]);
    expect((await w.audit()).at(-1)).toMatchObject({
      useCase: 'actions.assign',
      outcome: 'done',
      aboutKind: 'action',
      aboutId: action.id,
    });
  });

  test('to oneself, or to somebody who is here in the live huddle, is accepted at once and sends nothing', async () => {
    const own = await assign(w.priya);
    const huddleId = await huddle('live', [w.anna]);
    const here = await assign(w.anna, { huddleId });
    const absent = await assign(w.sam, { huddleId });
    expect([own.status, here.status, absent.status]).toEqual(['accepted', 'accepted', 'offered']);
    const told = (await w.messages()).filter(
      (one) => one.kind === 'action-assigned' && [own.id, here.id, absent.id].includes(one.aboutId),
    );
    expect(told.map((one) => one.toMember)).toEqual([w.sam.id]);
  });

  test('without a date it is due in 1, 5 or 10 working days by priority, which follows the case’s', async () => {
    expect((await assign(w.sam, { priority: 'red' })).due).toBe('2026-11-25');
    expect(await assign(w.sam)).toMatchObject({ priority: 'amber', due: '2026-12-01' });
    expect((await assign(w.sam, { priority: 'green' })).due).toBe('2026-12-08');
    const red = await accepted(w);
    await w.as(w.jo).cases.edit({ id: red.id, version: 1, priority: 'red' });
    expect(await assign(w.sam, { caseRef: red.ref })).toMatchObject({ priority: 'red', due: '2026-11-25' });
    await w.as(w.jo).cases.edit({ id: red.id, version: 2, priority: 'blue' });
    expect((await assign(w.sam, { caseRef: red.ref })).priority).toBe('amber');
  });

  test('over Christmas the working days skip the bank holidays and the substitute day', async () => {
    w.clock.now = '2026-12-24T10:00:00.000Z';
    const action = await assign(w.sam, { priority: 'red' });
    w.clock.now = '2026-11-24T09:00:00.000Z';
    expect(action.due).toBe('2026-12-29');
  });

  test('an owner on leave, or a due date on a bank holiday, is a warning and no refusal', async () => {
    await leave(w.sam, '2026-11-26', '2026-11-30');
    expect((await assign(w.sam, { due: '2026-11-27' })).warning).toBe(
      'Sam Okafor is on leave on Fri 27 Nov.',
    );
    expect((await assign(w.sam, { due: '2026-12-02' })).warning).toBeUndefined();
    expect((await assign(w.sam, { due: '2026-12-25' })).warning).toMatch(/^Fri 25 Dec is Christmas Day\.$/);
    expect((await assign(w.sam, { due: '2026-12-05' })).warning).toBe('Sat 5 Dec is not a working day.');
  });

  test('line breaks in what is to be done become one line', async () => {
    expect((await assign(w.sam, { title: ' book\n  echo ' })).title).toBe('book echo');
  });

  test('the same request again is the same action, and one message', async () => {
    const input = { caseRef: ref, title: 'book echo', ownerId: w.sam.id };
    const once = await w.as(w.priya).actions.assign(input, { requestKey: 'press-9' });
    const again = await w.as(w.priya).actions.assign(input, { requestKey: 'press-9' });
    expect(again).toEqual(once);
    expect(
      (await w.messages()).filter((one) => one.kind === 'action-assigned' && one.aboutId === once.id),
    ).toHaveLength(1);
  });

  test('twenty assigned at the same moment get twenty references, none twice', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => assign(w.sam)));
    expect(new Set(made.map((action) => action.ref)).size).toBe(20);
  });
});
