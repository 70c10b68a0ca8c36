import { expect, test } from 'vitest';
import { messageKinds } from '../../bot/messages.ts';
import { afterQuiet, isWorkingDay } from '../../src/calendar/index.ts';
import { execute } from '../../src/core/execute.ts';
import { partnerGrants } from '../../src/core/grants.ts';
import { dayOf, instantAt, LONDON, timeOf } from '../../src/core/time.ts';
import { partners } from '../../src/partners/index.ts';
import { kindOf, MESSAGE_KINDS } from '../../src/reminders/message.ts';
import { accepted, exclude } from '../cases/caseload.ts';
import { type World, world } from '../world/world.ts';

const when = (day: string, time: string, works = (one: string) => isWorkingDay(one)): string => {
  const due = afterQuiet(instantAt(day, time), LONDON, works);
  return `${dayOf(due)} ${timeOf(due)}`;
};
const at = (w: World, day: string, time: string): void => {
  w.clock.now = instantAt(day, time);
};
const deliver = (w: World) => w.asSystem.reminders.deliver({});
const sentTo = (w: World, kind: string): (string | null)[] =>
  w.sent.filter((one) => one.kind === kind).map((one) => one.toMember);
const of = async (w: World, kind: string) => (await w.messages()).filter((one) => one.kind === kind);
const onLeave = (w: World, memberId: string, firstDay: string, lastDay: string) =>
  w.step((ctx) =>
    ctx.db
      .insertInto('leave')
      .values({ neighbourhoodId: ctx.neighbourhoodId, memberId, firstDay, lastDay })
      .execute(),
  );
const change = (w: World, memberId: string, changes: { deputyId?: string; roles?: 'member'[] }) =>
  w.step((ctx) =>
    ctx.db
      .updateTable('member')
      .set(changes)
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('id', '=', memberId)
      .execute(),
  );

test('every kind of message says in the table when it may go', () => {
  expect(Object.keys(MESSAGE_KINDS).sort()).toEqual([...messageKinds].sort());
  expect(kindOf('huddle-call').goes).toBe('any');
});

test('quiet ends at eight of the next working day: after a Friday evening, Christmas, and on either side of a clock change', () => {
  expect(when('2026-11-27', '17:59')).toBe('2026-11-27 17:59');
  expect(when('2026-11-27', '18:00')).toBe('2026-11-30 08:00');
  expect(when('2026-11-30', '03:00')).toBe('2026-11-30 08:00');
  expect(when('2026-12-24', '18:00')).toBe('2026-12-29 08:00');
  expect(when('2026-12-26', '12:00')).toBe('2026-12-29 08:00');
  expect(when('2026-10-23', '19:00')).toBe('2026-10-26 08:00');
  expect(when('2027-03-27', '23:00')).toBe('2027-03-30 08:00');
  // Somebody who works on Wednesdays only, and nobody at all: it ends some day.
  expect(when('2026-11-26', '09:00', (day) => day === '2026-12-02')).toBe('2026-12-02 08:00');
  expect(when('2026-11-26', '09:00', () => false) > '2027').toBe(true);
});

test('an action given on a Friday evening is told on Monday at eight, is not late then, and raises no alarm meanwhile', async () => {
  const w = await world();
  const { ref } = await accepted(w);
  at(w, '2026-11-27', '20:00');
  await w.as(w.jo).actions.assign({ caseRef: ref, title: 'Ring the ward', ownerId: w.priya.id });
  expect(await deliver(w)).toMatchObject({ sent: 0, waiting: 1 });
  expect(await of(w, 'action-assigned')).toMatchObject([
    { state: 'expected', expectedAt: instantAt('2026-11-30', '08:00'), attempts: 0 },
  ]);
  at(w, '2026-11-29', '12:00');
  expect((await w.as(w.jo).reminders.health({})).alarm).toBeNull();
  at(w, '2026-11-30', '08:00');
  await deliver(w);
  expect(await of(w, 'action-assigned')).toMatchObject([{ state: 'sent', lateByMinutes: null }]);
});

test('what should have gone on Friday afternoon and could not says on Monday how late it is, and cries no alarm at the weekend', async () => {
  const w = await world();
  const { ref } = await accepted(w);
  at(w, '2026-11-27', '17:00');
  await w.as(w.jo).actions.assign({ caseRef: ref, title: 'Ring the ward', ownerId: w.priya.id });
  at(w, '2026-11-27', '18:30');
  await deliver(w);
  at(w, '2026-11-28', '12:00');
  expect((await w.as(w.jo).reminders.health({})).alarm).toBeNull();
  at(w, '2026-11-30', '08:30');
  expect((await w.as(w.jo).reminders.health({})).alarm).toContain('has not gone out');
  await deliver(w);
  expect((await of(w, 'action-assigned'))[0]?.lateByMinutes).toBeGreaterThan(60 * 60);
});

test('while somebody is on leave their deputy hears of an action given to them, once, and they themselves when they are back', async () => {
  const w = await world();
  const { ref } = await accepted(w);
  await change(w, w.priya.id, { deputyId: w.sam.id });
  await onLeave(w, w.priya.id, '2026-11-23', '2026-11-26');
  await w.as(w.jo).actions.assign({ caseRef: ref, title: 'Ring the ward', ownerId: w.priya.id });
  for (const day of ['2026-11-24', '2026-11-25', '2026-11-26']) {
    at(w, day, '09:00');
    await deliver(w);
  }
  expect(w.sent.map((one) => [one.toMember, one.insteadOf])).toEqual([[w.sam.id, w.priya.id]]);
  at(w, '2026-11-27', '08:00');
  await deliver(w);
  expect(sentTo(w, 'action-assigned')).toEqual([w.sam.id, w.priya.id]);
});

test('where the deputy may not see the case, the coordinator hears instead; leave that ends sooner is noticed the next morning', async () => {
  const w = await world();
  const { ref, id } = await accepted(w);
  await exclude(w, id, w.sam.organisationId);
  await change(w, w.priya.id, { deputyId: w.sam.id });
  await onLeave(w, w.priya.id, '2026-11-23', '2026-12-18');
  await w.as(w.jo).actions.assign({ caseRef: ref, title: 'Ring the ward', ownerId: w.priya.id });
  await deliver(w);
  await deliver(w);
  expect(sentTo(w, 'action-assigned')).toEqual([w.jo.id]);
  await w.step((ctx) => ctx.db.deleteFrom('leave').execute());
  at(w, '2026-11-25', '08:00');
  await deliver(w);
  expect(sentTo(w, 'action-assigned')).toEqual([w.jo.id, w.priya.id]);
});

test('the call fifteen minutes before a huddle ignores quiet hours', async () => {
  const w = await world();
  at(w, '2026-11-24', '09:00');
  await w.as(w.jo).huddles.schedule({ ...EARLY, start: '2026-11-25T07:30' });
  at(w, '2026-11-25', '07:15');
  await w.asSystem.reminders.plan({});
  await deliver(w);
  expect(sentTo(w, 'huddle-call')).toEqual([null]);
});
const EARLY = { name: 'Early', kind: 'weekly', rule: 'FREQ=WEEKLY;BYDAY=WE', minutes: 30 } as const;

test('a huddle that moves after its call was planned is called before its new time, not before the old one', async () => {
  const w = await world();
  await w.as(w.jo).huddles.schedule({ ...EARLY, start: '2026-11-25T09:00' });
  at(w, '2026-11-25', '08:41');
  await w.asSystem.reminders.plan({});
  await w.step((ctx) =>
    ctx.db
      .updateTable('huddle')
      .set({ startsAt: instantAt('2026-11-25', '14:00') })
      .where('startsAt', '=', instantAt('2026-11-25', '09:00'))
      .execute(),
  );
  at(w, '2026-11-25', '08:46');
  await deliver(w);
  expect(sentTo(w, 'huddle-call')).toEqual([]);
  at(w, '2026-11-25', '13:46');
  await w.asSystem.reminders.plan({});
  await w.asSystem.reminders.plan({});
  await deliver(w);
  expect(sentTo(w, 'huddle-call')).toEqual([null]);
});

test('what was taken to the place, and its answer, are kept from an organisation that the person excluded meanwhile', async () => {
  const w = await world();
  const { ref, id } = await accepted(w);
  await w.as(w.jo).insights.joinPlace({ place: 'Riverside place', leadId: w.morgan.id });
  const action = await w
    .as(w.sam)
    .actions.assign({ caseRef: ref, title: 'Book echo', ownerId: w.sam.id, due: '2026-11-27' });
  const asked = await w.as(w.jo).insights.escalate({ ref: action.ref, ask: 'capacity' });
  const question = (await of(w, 'escalated'))[0];
  await w.as(w.morgan).insights.answer({ id: asked.id, answer: 'We found a bed at the rehab unit' });
  await exclude(w, id, w.jo.organisationId);
  await deliver(w);
  expect(question?.toMember).toBe(w.morgan.id);
  expect(w.sent).toEqual([]);
  expect((await of(w, 'escalation-answered')).map((one) => one.state)).toEqual(['withdrawn']);
});

test('a question to the place is not sent to a lead from whom the person keeps the case by now', async () => {
  const w = await world();
  const { ref, id } = await accepted(w);
  await w.as(w.jo).insights.joinPlace({ place: 'Riverside place', leadId: w.morgan.id });
  const action = await w
    .as(w.priya)
    .actions.assign({ caseRef: ref, title: 'Book echo', ownerId: w.priya.id });
  await w.as(w.jo).insights.escalate({ ref: action.ref, ask: 'capacity' });
  await exclude(w, id, w.morgan.organisationId);
  await deliver(w);
  expect(w.sent).toEqual([]);
  expect((await of(w, 'escalated')).map((one) => one.state)).toEqual(['withdrawn']);
});

test('a partner’s answer on Christmas night waits for the first working morning', async () => {
  const w = await world();
  const { ref } = await accepted(w);
  await w.as(w.jo).neighbourhoods.setPhone({ phone: '01632 960 001' });
  const action = await w.as(w.jo).actions.assign({ caseRef: ref, title: 'Fix lift', ownerId: w.jo.id });
  const shared = await w.as(w.jo).partners.share({ ref: action.ref, partner: 'Harbour Housing', days: 40 });
  at(w, '2026-12-25', '23:00');
  await execute(
    w.app,
    { name: 'partners.accept', useCase: partners.accept },
    {},
    {
      actor: { kind: 'partner', linkId: shared.linkId, grants: partnerGrants },
      neighbourhoodId: w.neighbourhoodId,
      door: 'link',
      now: w.clock.now,
    },
  );
  await deliver(w);
  expect(await of(w, 'partner-said')).toMatchObject([{ notBefore: instantAt('2026-12-29', '08:00') }]);
  at(w, '2026-12-29', '08:00');
  await deliver(w);
  expect(sentTo(w, 'partner-said')).toEqual([w.jo.id]);
});

test('whoever asked how an action is going asks its owner of now, not the one before', async () => {
  const w = await world();
  const { ref } = await accepted(w);
  const action = await w
    .as(w.priya)
    .actions.assign({ caseRef: ref, title: 'Book echo', ownerId: w.priya.id });
  await w.as(w.morgan).insights.nudge({ ref: action.ref });
  await w.as(w.priya).actions.reassign({ ref: action.ref, ownerId: w.sam.id });
  await w.as(w.sam).actions.accept({ ref: action.ref });
  await deliver(w);
  expect(sentTo(w, 'asked-after')).toEqual([]);
});

test('a manager’s week held up until night comes the next morning; to one who manages no more it does not come', async () => {
  const w = await world();
  const { ref } = await accepted(w);
  await w
    .as(w.priya)
    .actions.assign({ caseRef: ref, title: 'Book echo', ownerId: w.priya.id, due: '2026-12-10' });
  at(w, '2026-11-30', '07:00');
  await w.asSystem.insights.plan({});
  at(w, '2026-11-30', '22:30');
  await deliver(w);
  expect((await of(w, 'manager-digest')).map((one) => one.state)).toEqual(['expected']);
  await change(w, w.morgan.id, { roles: ['member'] });
  at(w, '2026-12-01', '08:00');
  await deliver(w);
  expect((await of(w, 'manager-digest')).map((one) => one.state)).toEqual(['withdrawn']);
  expect((await w.as(w.jo).reminders.health({})).alarm).toBeNull();
});
