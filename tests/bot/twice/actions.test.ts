import { describe, expect, test, vi } from 'vitest';
import { addMinutes, instantAt } from '../../../src/core/time.ts';
import { exclude, nhsNumber } from '../../cases/caseload.ts';
import { everyCardFits } from '../fits.ts';
import { acceptedCase } from '../people-world.ts';
import { type CardJson, teams } from '../teams-world.ts';
import { type Presser, pressing } from './pressing.ts';

vi.setConfig({ testTimeout: 120_000 });
const t = await teams();
const { as, jo, sam, priya, anna } = t;
await t.installedIn('channel', jo);
for (const who of [jo, sam, priya, anna, t.morgan]) await t.asks(who, 'help');
const caseRef = await acceptedCase(t);
const { card, each, old, sent, leftOut } = pressing(t, 'actions');
const FILLED = {
  because: 'no transport',
  unblocks: 'a taxi account',
  why: 'not my ward',
  reason: 'service_full',
  words: 'no room',
  until: '2026-11-30',
  due: '2026-12-02',
  title: 'check key safe',
  ownerId: anna.id,
};
const bySam: Presser = { who: sam, fields: FILLED };
const byJo: Presser = { who: jo, fields: FILLED };
let made = 0;
const assign = async (
  ownerId = sam.id,
  title = `errand ${String.fromCharCode(97 + (made % 26)).repeat(9)}`,
) => {
  made += 1;
  return (await as(jo).actions.assign({ caseRef, title, ownerId })).ref;
};

const clockTo = async (day: string, time: string): Promise<void> => {
  t.clock.now = instantAt(day, time);
  await t.followClock();
};
const goOut = async (): Promise<void> => {
  // What chat wrote is a moment younger than the bound clock.
  t.clock.now = addMinutes(t.clock.now, 10);
  await t.followClock();
  await t.asSystem.reminders.plan({});
  await t.asSystem.reminders.deliver({});
};

test('messages: the offer, the day’s one message, and the red ones', async () => {
  await assign();
  await goOut();
  await old(await sent('action-assigned'), bySam);
  await clockTo('2026-11-25', '08:10');
  const red = await as(jo).actions.assign({
    caseRef,
    title: 'ring the out-of-hours team',
    ownerId: sam.id,
    priority: 'red',
    due: '2026-11-25',
  });
  await clockTo('2026-11-25', '14:00');
  await goOut();
  await old(await sent('red-waiting'), byJo);
  await as(jo)
    .actions.reassign({ ref: red.ref, ownerId: sam.id })
    .catch(() => undefined);
  const late = await as(jo).actions.assign({
    caseRef,
    title: 'ring the warden',
    ownerId: sam.id,
    priority: 'red',
    due: '2026-11-25',
  });
  await clockTo('2026-11-26', '08:31');
  await goOut();
  const waiting = await sent('red-late');
  const digest = await sent('digest');
  await as(jo).actions.complete({ ref: late.ref });
  await old(waiting, byJo);
  await old(digest, bySam);
});

test('two that may be the same: merged or kept apart, once, by whoever presses and however often', async () => {
  const alike = async () => {
    const { ref } = await as(anna).cases.add(PERSON(made++));
    await as(jo).actions.assign({ caseRef: ref, title: 'ring housing about stairs', ownerId: priya.id });
    return card(jo, `assign @Sam ring housing about stairs for ${ref}`);
  };
  await each(alike, byJo);
  const merged = async () => {
    const { ref } = await as(anna).cases.add(PERSON(made++));
    const into = await as(jo).actions.assign({ caseRef: ref, title: 'order a commode', ownerId: priya.id });
    const one = await as(jo).actions.assign({ caseRef: ref, title: 'order a commode', ownerId: sam.id });
    await goOut();
    return { overlap: await sent('action-overlap'), one: one.ref, into: into.ref };
  };
  const { overlap, one, into } = await merged();
  await as(jo).actions.merge({ ref: one, into });
  await goOut();
  const told = await sent('action-merged');
  // The message that asked is old by now: what it asked was settled by another.
  await old(overlap, bySam);
  await old(told, bySam);
});

describe('each button of a card about one action, pressed twice, does once what it says', () => {
  test.each<[string, () => Promise<CardJson | undefined>, Presser]>([
    ['offered', async () => card(sam, await assign()), bySam],
    ['accepted', async () => card(sam, `accept ${await assign()}`), bySam],
    ['blocked', async () => card(sam, `block ${await assign()} no transport`), bySam],
    ['closed as not done', async () => card(sam, `not done ${await assign()}`), bySam],
    ['snoozed', async () => card(sam, `snooze ${await assign()} to Monday awaiting reply`), bySam],
    ['declined', async () => card(sam, `decline ${await assign()} I am on leave`), byJo],
    ['given away', async () => card(jo, `give ${await assign()} to @Priya`), byJo],
    ['with a helper', async () => card(jo, `@Anna Reid helps with ${await assign()}`), byJo],
    ['just assigned', () => card(jo, `assign @Sam find lamp ${made++} for ${caseRef} by Friday`), byJo],
    ['assigned by a form', () => card(jo, `assign @Sam`), { who: jo, fields: { ...FILLED, caseRef } }],
    ['assigned from its case', () => card(jo, caseRef), byJo],
  ])('%s', async (_name, make, by) => {
    await each(make, by);
  });
});

test('lists of actions, and what each of their buttons’ forms leads back to', async () => {
  await assign(jo.id);
  for (const words of [
    'my actions',
    `actions for ${caseRef}`,
    'find action errand',
    'blocked',
    'outstanding',
  ]) {
    if (words === 'blocked') await as(jo).actions.block({ ref: await assign(jo.id), because: 'no slot' });
    await old(await card(jo, words), { ...byJo, shallow: true });
  }
  await old(await card(sam, 'remind me at 9:00'), bySam);
});

describe('an old card does no harm', () => {
  test.each<[string, (ref: string) => Promise<unknown>]>([
    ['after the action was done', (ref) => as(sam).actions.complete({ ref })],
    ['after it was closed as not done', (ref) => as(sam).actions.notDone({ ref, reason: 'service_full' })],
    ['after it was cancelled', (ref) => as(jo).actions.cancel({ ref, reason: 'entered_in_error' })],
    [
      'after it was handed on and taken',
      async (ref) => {
        await as(jo).actions.reassign({ ref, ownerId: priya.id });
        await as(priya).actions.accept({ ref });
      },
    ],
    ['after it was merged', async (ref) => as(jo).actions.merge({ ref, into: await assign(priya.id) })],
    ['after somebody snoozed it', (ref) => as(sam).actions.snooze({ ref, until: '2026-12-01', why: 'away' })],
  ])('%s', async (_when, change) => {
    const ref = await assign();
    const offer = await card(sam, ref);
    await change(ref);
    await old(offer, bySam);
  });

  test('after the person kept their case from the presser’s organisation: nothing is said and nothing moves', async () => {
    const { ref: kept, id } = await as(anna).cases.add(PERSON(made++));
    const { ref } = await as(jo).actions.assign({ caseRef: kept, title: 'hidden errand', ownerId: sam.id });
    const cards = [await card(sam, ref), await card(sam, `in hand ${ref}`)];
    await exclude(t, id, sam.organisationId);
    for (const one of cards) await old(one, { ...bySam, secret: 'hidden errand' });
  });

  test('after the presser left the team: nothing is said and nothing moves', async () => {
    const ref = await assign(priya.id, 'parting errand');
    const cards = [await card(priya, ref), await card(priya, `in hand ${ref}`)];
    await t.asOperator.neighbourhoods.memberLeft({ memberId: priya.id });
    for (const one of cards) await old(one, { who: priya, fields: FILLED, secret: 'parting errand' });
  });
});

test('nothing that this group names was left out', () => {
  expect(leftOut()).toEqual({ verbs: [], kinds: [], unlisted: [] });
});
everyCardFits(t);

function PERSON(n: number) {
  return {
    nhsNumber: nhsNumber(n + 1030),
    question: 'Is more help at home needed?',
    cohort: 'FRAILTY_DEMENTIA' as const,
    name: { forename: 'Ada', surname: `Marsh${String.fromCharCode(97 + n)}` },
    birthDate: '1940-05-02',
    relationship: 'Registered at my practice',
    reason: 'Two falls',
    sharingBasis: 'implied_direct_care' as const,
  };
}
