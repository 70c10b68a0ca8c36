import { expect, test } from 'vitest';
import { inTransaction } from '../../../src/core/execute.ts';
import { systemGrants } from '../../../src/core/grants.ts';
import { conversationFor } from '../../../src/neighbourhoods/index.ts';
import { addNeighbour } from '../../world/neighbour.ts';
import { everyCardFits } from '../fits.ts';
import { acceptedCase } from '../people-world.ts';
import { buttonsOf, teams, textOf } from '../teams-world.ts';

const t = await teams();
for (const who of [t.jo, t.priya, t.sam]) await t.asks(who, 'help');
const ref = await acceptedCase(t);
const given = await t
  .as(t.jo)
  .actions.assign({ caseRef: ref, title: 'Book echo', ownerId: t.priya.id, due: '2026-11-27' });
const card = async (words: string) => (await t.asks(t.priya, words)).card;

test('a reminder is put off in words, with its weekday said back, and taken back', async () => {
  const snoozed = await t.asks(t.priya, `snooze ${given.ref} to Monday awaiting reply`);
  expect(textOf(snoozed.card)).toContain(
    `No reminders of ${given.ref} before Mon 30 Nov. It is still due Fri 27 Nov.`,
  );
  expect((await t.as(t.priya).actions.read({ ref: given.ref })).events.at(-1)).toMatchObject({
    what: 'snoozed',
    words: 'awaiting reply',
  });
  const undone = await t.presses(t.priya, snoozed.card, 'Undo');
  expect(undone.text).toContain('Undone.');
  expect((await t.as(t.priya).actions.read({ ref: given.ref })).snoozedUntil).toBeNull();
});

test('without a day or a reason a form asks, holding what was understood', async () => {
  const form = await card(`snooze ${given.ref} to Monday`);
  expect(textOf(form)).toContain(`Snooze ${given.ref}`);
  const saved = await t.presses(t.priya, form, 'Snooze', { why: 'they are away' });
  expect(saved.text).toContain('before Mon 30 Nov');
  expect(textOf(await card(`wake ${given.ref}`))).toContain('again.');
});

test('in hand, in words or by a button of the daily message, pressed twice', async () => {
  expect(textOf(await card(`in hand ${given.ref}`))).toContain('is in hand.');
  const mine = await card('my actions');
  expect(buttonsOf(mine).map((button) => button.title)).toEqual([
    'Done',
    'Blocked',
    'Snooze',
    'Give away',
    'Open my actions',
  ]);
  for (let n = 0; n < 2; n += 1)
    expect((await t.invoke(t.priya, 'actions.start', { input: { ref: given.ref } })).status).toBe(200);
});

test('each chooses the time of their own message; a time that could be two, or a quiet one, is asked again', async () => {
  const chosen = await t.asks(t.priya, 'remind me at 9:00');
  expect(textOf(chosen.card)).toContain('I remind you at 9:00');
  expect((await t.presses(t.priya, chosen.card, 'Undo')).text).toContain('I remind you at 8:30');
  expect((await t.asks(t.priya, 'remind me at 2')).text).toContain('At what time?');
  expect((await t.asks(t.priya, 'remind me at 19:30')).text).toContain('between 8:00 and 18:00');
  expect(textOf(await card('when am I reminded'))).toContain('I remind you at 8:30');
});

test('a member of two neighbourhoods is reached for each, and an old card acts where it was made', async () => {
  const old = await card('my actions');
  const quay = await addNeighbour(t, { code: 'N8', name: 'Quayside', member: t.priya });
  await t.asks(t.priya, 'help');
  const chat = await inTransaction(
    t.app,
    { actor: { kind: 'system', grants: systemGrants }, neighbourhoodId: quay.neighbourhoodId, door: 'clock' },
    (ctx) => conversationFor(ctx, quay.memberId),
  );
  expect(chat).toMatchObject({ kind: 'personal', reachable: true });
  await t.pool.query('update account set chosen_neighbourhood = $1 where id = $2', [
    quay.neighbourhoodId,
    t.priya.accountId,
  ]);
  // A-1 is of Riverside; Quayside has none, and would say so.
  const pressed = await t.presses(t.priya, old, 'Done');
  expect(pressed.text).not.toContain('could not find');
  expect(await t.as(t.priya).actions.read({ ref: given.ref })).toMatchObject({ status: 'done' });
});

everyCardFits(t);
