import { expect, test } from 'vitest';
import { accepted } from '../cases/caseload.ts';
import { world } from '../world/world.ts';

const { as, jo, priya, sam, ...home } = await world();
const { ref } = await accepted({ as, jo, priya, sam, ...home });
const give = (title: string) => as(priya).actions.assign({ caseRef: ref, title, ownerId: priya.id });
const why = 'awaiting their reply';

test('a snooze to a day that has come, to the distant future or without a reason is refused', async () => {
  const { ref: action } = await give('Ring housing');
  const snooze = (until: string, words: string) =>
    as(priya).actions.snooze({ ref: action, until, why: words });
  await expect(snooze('2026-11-24', why)).rejects.toMatchObject({ reason: 'invalid' });
  await expect(snooze('2026-12-23', why)).rejects.toMatchObject({ reason: 'invalid' });
  await expect(snooze('2026-11-30', ' ')).rejects.toMatchObject({ reason: 'invalid' });
  await expect(as(sam).actions.snooze({ ref: action, until: '2026-11-30', why })).rejects.toMatchObject({
    reason: 'forbidden',
  });
});

test('a snooze keeps the action open and its date, says why in the history, and can be taken back', async () => {
  const action = await give('Book echo');
  const snoozed = await as(priya).actions.snooze({ ref: action.ref, until: '2026-11-30', why });
  expect(snoozed).toMatchObject({ snoozedUntil: '2026-11-30', due: action.due, status: action.status });
  // An old card pressed again changes nothing.
  expect((await as(priya).actions.snooze({ ref: action.ref, until: '2026-11-30', why })).version).toBe(
    snoozed.version,
  );
  expect((await as(priya).actions.read({ ref: action.ref })).events.at(-1)).toMatchObject({
    what: 'snoozed',
    words: why,
    recordedFor: null,
  });
  expect(await as(priya).actions.wake({ ref: action.ref })).toMatchObject({ snoozedUntil: null });
});

test('a done action cannot be snoozed, and a new owner or date ends a snooze', async () => {
  const { ref: done } = await give('Weigh');
  await as(priya).actions.complete({ ref: done });
  await expect(as(priya).actions.snooze({ ref: done, until: '2026-11-30', why })).rejects.toMatchObject({
    reason: 'conflict',
  });
  const { ref: open } = await give('Order a frame');
  const { version } = await as(priya).actions.snooze({ ref: open, until: '2026-11-30', why });
  const changed = await as(priya).actions.change({ ref: open, version, due: '2026-12-08' });
  expect(changed.snoozedUntil).toBeNull();
  await as(priya).actions.snooze({ ref: open, until: '2026-11-30', why });
  await as(priya).actions.reassign({ ref: open, ownerId: sam.id });
  expect(await as(sam).actions.accept({ ref: open })).toMatchObject({ ownerId: sam.id, snoozedUntil: null });
});

test('what a coordinator records for somebody whom the bot cannot reach is marked so in the history', async () => {
  const { ref: action } = await give('Call the daughter');
  await as(jo).actions.complete({ ref: action, note: 'told me on the telephone' });
  expect((await as(jo).actions.read({ ref: action })).events.at(-1)).toMatchObject({
    what: 'done',
    by: 'Jo Bennett',
    recordedFor: 'Priya Shah',
  });
});
