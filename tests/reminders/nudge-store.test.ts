import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import {
  addWorkingDays,
  isWorkingDay,
  nextWorkingDayOf,
  workingDaysBetween,
} from '../../src/calendar/index.ts';
import { addDays, weekdayNumber } from '../../src/core/day.ts';
import { instantAt } from '../../src/core/time.ts';
import { rungOfOwner } from '../../src/reminders/nudge.ts';
import { accepted, exclude } from '../cases/caseload.ts';
import { world } from '../world/world.ts';
import { teamAtHand } from './team-at-hand.ts';

const home = await world();
const { as, asSystem, clock, priya, sam, jo, morgan, step } = home;
const { id: caseId, ref } = await accepted(home);
const at = (day: string, time = '08:00'): void => {
  clock.now = instantAt(day, time);
};
const nudges = () =>
  step((ctx) => ctx.db.selectFrom('nudge').selectAll().orderBy('day').orderBy('step').execute());
const told = async (day: string) =>
  (await nudges()).filter((one) => one.day === day).map((one) => [one.step, one.toMember]);
const { change, onLeave, clear } = teamAtHand(home);
const give = async (due: string, more: { priority?: 'red' | 'amber' } = {}, to = priya) =>
  as(to).actions.assign({ caseRef: ref, title: 'Book echo', ownerId: to.id, due, ...more });

beforeEach(async () => {
  await clear();
  at('2026-11-24', '09:00');
});

test('the statement and the ladder agree on every day, for any due date and any working week', {
  timeout: 180_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: -14, max: 14 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }),
      async (shift, offset, weekdays) => {
        const today = addDays('2026-12-01', shift);
        fc.pre(isWorkingDay(today));
        const due = addDays(today, offset);
        await clear();
        await change(priya, { workingDays: weekdays });
        at('2026-11-02', '09:00');
        const { id } = await give('2026-11-30');
        await step((ctx) => ctx.db.updateTable('action').set({ due }).where('id', '=', id).execute());
        at(today);
        await asSystem.reminders.plan({});
        const base = isWorkingDay(due) ? due : addWorkingDays(due, -1);
        const next = nextWorkingDayOf(weekdays, today);
        const rung = rungOfOwner(
          workingDaysBetween(base, today),
          next === undefined ? 1 : workingDaysBetween(today, next),
        );
        const isHere = weekdays.includes(weekdayNumber(today));
        const own = (await nudges()).filter((one) => one.toMember === priya.id).map((one) => one.step);
        expect(own).toEqual(isHere && rung !== undefined ? [String(rung)] : []);
      },
    ),
    { numRuns: 40 },
  );
});

test('an action that is not told of on the owner’s days off comes before them, not past its date', async () => {
  await change(priya, { workingDays: [1, 2, 3] });
  await give('2026-12-04');
  at('2026-12-02');
  await asSystem.reminders.plan({});
  expect(await told('2026-12-02')).toEqual([['0', priya.id]]);
  expect((await asSystem.reminders.digest({ memberId: priya.id, day: '2026-12-02' })).soon).toHaveLength(1);
  at('2026-12-07');
  await asSystem.reminders.plan({});
  expect(await told('2026-12-07')).toEqual([['1', priya.id]]);
});

test('a step before the assignment is skipped, and one for the coordinator does not begin anew with each owner', async () => {
  await give('2026-11-25');
  await asSystem.reminders.plan({});
  expect(await told('2026-11-24')).toEqual([]);
  at('2026-11-25');
  await asSystem.reminders.plan({});
  expect(await told('2026-11-25')).toEqual([['0', priya.id]]);
  at('2026-12-01', '14:00');
  const [action] = (await as(priya).actions.mine({})).overdue;
  await as(priya).actions.reassign({ ref: action?.ref ?? '', ownerId: sam.id });
  await as(sam).actions.accept({ ref: action?.ref ?? '' });
  at('2026-12-02');
  await asSystem.reminders.plan({});
  expect(await told('2026-12-02')).toEqual([['5', jo.id]]);
});

test('after a gap only the latest missed step goes, once, and the message says how many working days late it is', async () => {
  await give('2026-11-27');
  at('2026-12-04');
  await asSystem.reminders.plan({});
  expect(await nudges()).toMatchObject([
    { step: '3', lateDays: 2, toMember: priya.id },
    { step: '5', toMember: jo.id },
  ]);
  expect(await asSystem.reminders.digest({ memberId: priya.id, day: '2026-12-04' })).toMatchObject({
    lateBy: 2,
  });
  at('2026-12-07');
  expect(await asSystem.reminders.plan({})).toMatchObject({ digests: 0 });
});

test('days off and leave are no lateness: who comes back hears what is due, and it is not called late', async () => {
  await give('2026-11-27');
  await onLeave(priya, '2026-11-25', '2026-12-01');
  await change(jo, { workingDays: [] });
  at('2026-12-02');
  await asSystem.reminders.plan({});
  expect(await nudges()).toMatchObject([{ step: '3', lateDays: 0, toMember: priya.id }]);
});

test('on leave the deputy hears, and without one who is here the coordinator', async () => {
  await give('2026-11-27');
  await onLeave(priya, '2026-11-25', '2026-12-18');
  at('2026-11-25');
  await asSystem.reminders.plan({});
  expect(await told('2026-11-25')).toEqual([['-2', jo.id]]);
  await change(priya, { deputyId: sam.id });
  at('2026-11-27');
  await asSystem.reminders.plan({});
  expect(await told('2026-11-27')).toEqual([['0', sam.id]]);
  expect(
    (await asSystem.reminders.digest({ memberId: sam.id, day: '2026-11-27' })).today.map(
      (one) => one.ownerId,
    ),
  ).toEqual([priya.id]);
});

test('snoozed to Monday, the owner hears on Monday and not before; the coordinator is not put off', async () => {
  const { ref: action } = await give('2026-11-27');
  await as(priya).actions.snooze({ ref: action, until: '2026-12-07', why: 'awaiting reply' });
  for (const day of ['2026-11-25', '2026-11-27', '2026-11-30', '2026-12-02']) {
    at(day);
    await asSystem.reminders.plan({});
  }
  expect(await nudges()).toEqual([]);
  at('2026-12-04');
  await asSystem.reminders.plan({});
  expect(await told('2026-12-04')).toEqual([['5', jo.id]]);
  expect(await asSystem.reminders.digest({ memberId: priya.id, day: '2026-12-04' })).toMatchObject({
    overdue: [],
    snoozed: 1,
  });
  at('2026-12-07');
  await asSystem.reminders.plan({});
  expect(await told('2026-12-07')).toEqual([['snooze 2026-12-07', priya.id]]);
  at('2026-12-08');
  expect(await asSystem.reminders.plan({})).toMatchObject({ digests: 0 });
});

test('who has had their one message of the day hears the next step tomorrow', async () => {
  await give('2026-11-26');
  at('2026-11-26', '08:35');
  await asSystem.reminders.plan({});
  await asSystem.reminders.deliver({});
  const { ref: action, version } = await give('2026-12-10');
  await as(priya).actions.change({ ref: action, version, due: '2026-11-26' });
  at('2026-11-26', '11:00');
  expect(await asSystem.reminders.plan({})).toMatchObject({ digests: 0 });
  at('2026-11-27');
  await asSystem.reminders.plan({});
  expect(await told('2026-11-27')).toEqual([
    ['1', priya.id],
    ['1', priya.id],
  ]);
});

test('what could not be delivered was not told: it goes with the next', async () => {
  await give('2026-11-27');
  at('2026-11-27');
  await asSystem.reminders.plan({});
  await step((ctx) =>
    ctx.db
      .updateTable('message')
      .set({ state: 'parked', error: 'unreachable' })
      .where('kind', '=', 'digest')
      .execute(),
  );
  at('2026-11-30');
  await asSystem.reminders.plan({});
  expect(await told('2026-11-30')).toEqual([['1', priya.id]]);
});

test('nobody is told of a person who excluded their organisation', async () => {
  await give('2026-11-27');
  at('2026-12-11');
  await exclude(home, caseId, jo.organisationId);
  await asSystem.reminders.plan({});
  // Priya's organisation is Jo's; Morgan's is another.
  expect(await told('2026-12-11')).toEqual([['10', morgan.id]]);
  await step((ctx) => ctx.db.updateTable('mdtCase').set({ excludedOrganisations: [] }).execute());
});

test('a red action that nobody accepts is told to the coordinator and the deputy after four working hours', async () => {
  await change(sam, { deputyId: morgan.id });
  at('2026-11-24', '15:00');
  const red = await as(priya).actions.assign({
    caseRef: ref,
    title: 'Ring tonight',
    ownerId: sam.id,
    priority: 'red',
    due: '2026-11-25',
  });
  const apart = async () =>
    (await home.messages())
      .filter((one) => one.kind.startsWith('red'))
      .map((one) => [one.kind, one.toMember, one.cause]);
  at('2026-11-24', '17:55');
  await asSystem.reminders.plan({});
  at('2026-11-24', '20:00');
  await asSystem.reminders.plan({});
  at('2026-11-25', '08:55');
  await asSystem.reminders.plan({});
  expect(await apart()).toEqual([]);
  at('2026-11-25', '09:00');
  for (let n = 0; n < 2; n += 1) await asSystem.reminders.plan({});
  expect((await apart()).toSorted()).toEqual(
    [jo, morgan]
      .map(({ id }) => ['red-waiting', id, `nudge:${red.id}:2026-11-25:red-waiting:${id}`])
      .toSorted(),
  );
  at('2026-11-26', '07:55');
  await asSystem.reminders.plan({});
  expect(await apart()).toHaveLength(2);
  at('2026-11-26', '08:00');
  await asSystem.reminders.plan({});
  expect((await apart()).slice(2).map(([kind]) => kind)).toEqual(['red-late', 'red-late']);
});

test('what was planned in the day and could not go waits over quiet hours; once accepted it is withdrawn', async () => {
  at('2026-11-24', '10:00');
  const red = await as(priya).actions.assign({
    caseRef: ref,
    title: 'Ring today',
    ownerId: sam.id,
    priority: 'red',
    due: '2026-11-27',
  });
  at('2026-11-24', '14:00');
  await asSystem.reminders.plan({});
  const state = async () =>
    (await home.messages())
      .filter((one) => one.kind === 'red-waiting')
      .map((one) => [one.state, one.notBefore]);
  at('2026-11-24', '18:30');
  await asSystem.reminders.deliver({});
  expect(await state()).toEqual([['expected', instantAt('2026-11-25', '08:00')]]);
  await as(sam).actions.accept({ ref: red.ref });
  at('2026-11-25', '08:01');
  await asSystem.reminders.deliver({});
  expect((await state())[0]?.[0]).toBe('withdrawn');
});
