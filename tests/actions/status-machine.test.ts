import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Action } from '../../src/actions/action.ts';
import { addDays } from '../../src/core/day.ts';
import { accepted } from '../cases/caseload.ts';
import { type WorldMember, world } from '../world/world.ts';

const w = await world();
const team = [w.priya, w.sam, w.jo, w.anna, w.morgan] as const;
const RUNS = process.env.TEST_LONG === '1' ? 60 : 10;

const deed = fc.record({
  who: fc.nat(team.length - 1),
  to: fc.nat(team.length - 1),
  what: fc.constantFrom(
    ...([
      'accept',
      'start',
      'complete',
      'block',
      'unblock',
      'reassign',
      'decline',
      'notDone',
      'cancel',
    ] as const),
    ...(['reopen', 'change', 'undo', 'oldUndo', 'help', 'stopHelping', 'snooze', 'wake', 'merge'] as const),
    'partner',
  ),
  days: fc.integer({ min: 0, max: 20 }),
});
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

/** One deed by one member; a refusal is an answer, anything else is a fault. */
async function attempt({ who, to, what, days }: Deed, now: Action, other: Action): Promise<void> {
  const actor = team[who] as WorldMember;
  const as = w.as(actor).actions;
  const { ref, version } = now;
  const ownerId = team[to]?.id ?? '';
  const due = addDays('2026-11-24', days);
  const work = {
    accept: () => as.accept({ ref }),
    start: () => as.start({ ref }),
    complete: () => as.complete({ ref, note: 'came of it' }),
    block: () => as.block({ ref, because: `reason ${days}`, unblocks: days % 2 === 0 ? 'help' : '' }),
    unblock: () => as.unblock({ ref }),
    reassign: () => as.reassign({ ref, ownerId }),
    decline: () => as.decline({ ref, why: 'not mine' }),
    notDone: () => as.notDone({ ref, reason: 'service_full' }),
    cancel: () => as.cancel({ ref, reason: 'duplicate' }),
    reopen: () => as.reopen({ ref }),
    change: () => as.change({ ref, version, due }),
    undo: () => as.undo({ ref, version }),
    oldUndo: () => as.undo({ ref, version: Math.max(1, version - 1 - (days % 3)) }),
    help: () => as.help({ ref, memberId: ownerId }),
    stopHelping: () => as.stopHelping({ ref, memberId: ownerId }),
    snooze: () => as.snooze({ ref, until: addDays(due, 1), why: 'waits' }),
    wake: () => as.wake({ ref }),
    merge: () => as.merge({ ref, into: other.ref }),
    partner: () => w.as(actor).partners.share({ ref, partner: 'Harbour Housing' }),
  }[what];
  await work().catch((error: unknown) => {
    if (error === null || typeof error !== 'object' || !('sentence' in error)) throw error;
  });
}

/** What must be so of every action at any time, and what its history must tell. */
async function holds(ref: string): Promise<Action> {
  const { events, ...action } = await w.as(w.jo).actions.read({ ref });
  const isOpen = ['offered', 'accepted', 'in_progress', 'blocked'].includes(action.status);
  expect(team.map((one) => one.id)).toContain(action.ownerId);
  expect(action.offeredTo?.id).not.toBe(action.ownerId);
  expect(action.helpers.map((one) => one.id)).not.toContain(action.ownerId);
  expect(action.because === null).toBe(action.status !== 'blocked');
  expect(action.reason !== null).toBe(action.status === 'not_done' || action.status === 'cancelled');
  if (!isOpen) expect(action.offeredTo).toBeNull();
  if (action.mergedInto !== null) expect(action).toMatchObject({ status: 'cancelled', reason: 'duplicate' });
  expect(action.overdue).toBe(isOpen && action.due < '2026-11-24');
  // The history leads to where the action stands: each step begins where the one before it ended.
  let status: string | null = null;
  for (const event of events) {
    expect(event.from).toBe(status);
    status = event.to;
  }
  expect(status).toBe(action.status);
  expect(events.at(-1)?.due).toBe(action.due);
  // Who is offered it owns it at once only where nobody had accepted it yet, and not from the coordinator, who keeps it.
  let owner: string | undefined;
  for (const event of events)
    if (event.what !== 'offered' || (event.to === 'offered' && owner !== 'Jo Bennett')) owner = event.owner;
  expect(owner).toBe(action.owner);
  return action;
}

test('whatever members do to an action, in any order, it has one owner, no impossible state, and a history that leads to it', async () => {
  await w.as(w.jo).neighbourhoods.setPhone({ phone: '01632 960 001' });
  const { ref: caseRef } = await accepted(w);
  await fc.assert(
    fc.asyncProperty(
      fc.nat(3),
      fc.nat(3),
      fc.array(deed, { minLength: 4, maxLength: 14 }),
      async (by, owner, deeds) => {
        const assign = (title: string) =>
          w.as(team[by] as WorldMember).actions.assign({ caseRef, title, ownerId: team[owner]?.id ?? '' });
        const other = await assign('another thing');
        let now: Action = await assign(`thing ${other.ref}`);
        for (const one of deeds) {
          await attempt(one, now, other);
          now = await holds(now.ref);
        }
      },
    ),
    { numRuns: RUNS, ...(process.env.SEED && { seed: Number(process.env.SEED) }) },
  );
}, 300_000);

test('two members who do different things at the same moment leave one story', async () => {
  const { ref: caseRef } = await accepted(w);
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 2, maxLength: 4 }), async (deeds) => {
      const other = await w.as(w.sam).actions.assign({ caseRef, title: 'another thing', ownerId: w.sam.id });
      const now = await w
        .as(w.sam)
        .actions.assign({ caseRef, title: `thing ${other.ref}`, ownerId: w.sam.id });
      await Promise.all(deeds.map((one) => attempt(one, now, other)));
      await holds(now.ref);
    }),
    { numRuns: RUNS },
  );
}, 300_000);
