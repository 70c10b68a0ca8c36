import { expect, test } from 'vitest';
import { everyCardFits } from '../fits.ts';
import { buttonsOf, CHANNEL_ID, teams, textOf } from '../teams-world.ts';

// Tue 24 Nov 2026, 9:00.
const t = await teams();
await t.installedIn('channel', t.jo);
const leave = () => t.as(t.jo).neighbourhoods.leave({});
const clear = async () => {
  for (const one of await leave()) await t.as(t.jo).neighbourhoods.endLeave({ id: one.id });
  for (const who of [t.priya, t.sam, t.anna])
    await t.as(t.jo).neighbourhoods.setDeputy({ memberId: who.id, deputyId: null });
};
const titles = (card: unknown): string[] => buttonsOf(card).map((button) => button.title);
const says = async (who: typeof t.sam, words: string, where: 'personal' | 'channel' = 'personal') => {
  const { card, text } = await t.asks(who, words, where);
  return { card, words: card === undefined ? text : textOf(card) };
};
const fieldsOf = (card: unknown): Record<string, unknown> =>
  Object.fromEntries(
    ((card as { body: { id?: string; value?: unknown }[] }).body ?? [])
      .filter((part) => part.id !== undefined)
      .map((part) => [part.id, part.value]),
  );

test.each([
  ['I’m on leave 4 Dec 2026 to 1 Dec 2026', 'The last day of leave is before the first'],
  ['I’m on leave 1 Nov 2026 to 10 Nov 2026', 'Tue 10 Nov has passed'],
  ['I’m on leave 1 Dec 2026 to 5 Jan 2028', 'more than a year of leave'],
  ['leave for Zelda from Monday to Friday', 'I know nobody called that here'],
  [
    'leave for Priya from Monday to Friday',
    'You can say that for yourself. For somebody else, ask a coordinator.',
  ],
  ['Priya is on leave from Monday to Friday', 'ask a coordinator'],
  ['I’m on leave Monday to Friday, Morgan covers', 'takes on no actions'],
  ['I’m on leave Monday to Friday, Sam covers', 'cannot be their own deputy'],
  ['my deputy is Morgan', 'takes on no actions'],
  ['Priya covers for Anna', 'ask a coordinator'],
  ['my phone is 12', 'A telephone looks like'],
  ['end my leave', 'There is no leave to end'],
])('“%s” is refused with a sentence, and nothing is kept', async (words, sentence) => {
  await clear();
  expect((await says(t.sam, words)).words).toContain(sentence);
  expect(await leave()).toEqual([]);
  expect(
    (await t.as(t.sam).neighbourhoods.members({})).find((one) => one.id === t.sam.id)?.deputyId,
  ).toBeNull();
});

test.each([
  ['I’m on leave', { firstDay: undefined, lastDay: undefined }, 'From when until when?'],
  ['I am on annual leave from Monday', { firstDay: '2026-11-30' }, 'Until when, from Mon 30 Nov on?'],
  ['I’m on leave Monday to Friday for my sister', {}, 'I could not read the days'],
  [
    'on leave until 4 Jan, Zelda covers',
    { firstDay: '2026-11-24', lastDay: '2027-01-04' },
    'nobody called that',
  ],
  ['on leave 1 Dec to 20 Nov', { firstDay: '2026-12-01', lastDay: '2027-11-20' }, 'check the years'],
])('“%s” opens a form that keeps what is clear and says what is not', async (words, fields, note) => {
  await clear();
  const { card, words: shown } = await says(t.sam, words);
  expect(shown).toContain(note);
  expect(fieldsOf(card)).toMatchObject(fields);
  expect(await leave()).toEqual([]);
  const saved = await t.presses(t.sam, card, 'Save', { firstDay: '2026-12-21', lastDay: '2026-12-24' });
  expect(saved.text).toContain('You are on leave Mon 21 Dec to Thu 24 Dec');
  const same = await says(t.priya, words, 'channel');
  expect(same.card).toBeUndefined();
  expect(same.words).toContain(note);
});

test.each([
  ['I’m on leave 21 Dec to 4 Jan', '2026-12-21', '2027-01-04', null],
  ['I am on leave from 21 Dec until 4 Jan, Priya covers', '2026-12-21', '2027-01-04', 'Priya Shah'],
  ['on leave from Monday to Friday, Priya covers', '2026-11-30', '2026-12-04', 'Priya Shah'],
  ['I’ll be on annual leave next week and @Priya Shah will cover', '2026-11-30', '2026-12-04', 'Priya Shah'],
  ['my leave is 21/12 to 4/1, covered by Dr Anna Reid', '2026-12-21', '2027-01-04', 'Dr Anna Reid'],
  ['on leave tomorrow Priya covers for me', '2026-11-25', '2026-11-25', 'Priya Shah'],
  ['im on leave next week', '2026-11-30', '2026-12-04', null],
  ['I’m off sick today', '2026-11-24', '2026-11-24', null],
  ['I’m away Thursday and Friday', '2026-11-26', '2026-11-27', null],
  ['leave for me 2 Dec to 3 Dec', '2026-12-02', '2026-12-03', null],
  ['please book leave for two weeks from 21 Dec', '2026-12-21', '2027-01-03', null],
])('“%s” is leave, read back with its days and with who covers', async (words, firstDay, lastDay, deputy) => {
  await clear();
  const { card, words: shown } = await says(t.sam, words);
  expect(await leave()).toMatchObject([{ name: 'Sam Okafor', firstDay, lastDay, deputy }]);
  expect(shown).toContain('You are on leave ');
  expect(shown).toContain(
    deputy === null ? 'Nobody covers, so the coordinators hear' : `${deputy} sees them, may act on them`,
  );
  expect(titles(card)).toEqual([deputy === null ? 'Who covers?' : 'Another deputy', 'Undo', 'Open Team']);
});

test('undo takes the leave back and puts the deputy back who was there before; pressed twice it is an old button', async () => {
  await clear();
  await says(t.sam, 'my deputy is Jo');
  const { card } = await says(t.sam, 'on leave from Monday to Friday, Priya covers');
  const undone = await t.presses(t.sam, card, 'Undo');
  expect(undone.text).toContain('You are not on leave Mon 30 Nov to Fri 4 Dec');
  expect((await t.presses(t.sam, card, 'Undo')).text).toContain('Nothing is changed');
  expect(await leave()).toEqual([]);
  expect((await t.presses(t.sam, undone.card, 'Undo')).text).toContain('You are on leave Mon 30 Nov');
  expect(await leave()).toMatchObject([{ deputy: 'Jo Bennett' }]);
  expect((await says(t.sam, 'on leave Wednesday to Friday next week')).words).toContain(
    'Sam Okafor has leave from Mon 30 Nov to Fri 4 Dec already',
  );
});

test('a coordinator says it for others, and is told when the deputy is away too', async () => {
  await clear();
  await says(t.priya, 'I’m on leave 28 Dec to 29 Dec');
  const { words } = await says(t.jo, 'leave for Sam from 21 Dec until 4 Jan, Priya covers');
  expect(words).toContain('Sam Okafor is on leave Mon 21 Dec to Mon 4 Jan 2027');
  expect(words).toContain('Priya Shah is on leave too, Mon 28 Dec to Tue 29 Dec');
  const list = await says(t.anna, 'who is on leave');
  expect(list.words).toContain('Sam Okafor · Mon 21 Dec to Mon 4 Jan 2027 · Priya Shah covers');
  expect(titles(list.card)).toEqual(['Open Team']);
  expect(titles((await says(t.jo, 'who’s on leave next week?')).card)).toEqual([
    'Take back',
    'Take back',
    'Open Team',
  ]);
  expect((await says(t.jo, 'end Sam’s leave')).words).toContain('Sam Okafor is not on leave Mon 21 Dec');
  expect((await says(t.jo, 'end leave for Priya')).words).toContain('Priya Shah is not on leave');
  expect((await says(t.jo, 'who is on leave')).words).toContain('No leave is ahead either');
});

test('“I’m back” ends leave that is on, with undo; of somebody who was not away it is for the huddle', async () => {
  await clear();
  await says(t.sam, 'on leave from today to Friday');
  const back = await says(t.sam, 'I’m back');
  expect(back.words).toContain('Welcome back');
  expect(back.words).toContain('it was until Fri 27 Nov');
  await t.presses(t.sam, back.card, 'Undo');
  expect(await leave()).toMatchObject([{ firstDay: '2026-11-24', lastDay: '2026-11-27' }]);
  expect((await says(t.jo, 'Sam is back')).words).toContain('Sam Okafor is back');
  expect((await says(t.sam, 'I’m back')).words).not.toContain('Welcome back');
  expect((await says(t.sam, 'I’m back from leave')).words).toContain('nothing is changed');
});

test.each([
  ['my deputy is Priya', 'Priya Shah covers for you'],
  ['Priya covers for me', 'Priya Shah covers for you'],
  ['@Priya Shah is my deputy', 'Priya Shah covers for you'],
  ['no deputy', 'You have no deputy'],
  ['nobody covers for me', 'You have no deputy'],
])('“%s”: %s', async (words, heading) => {
  await clear();
  await t.as(t.sam).neighbourhoods.setDeputy({ deputyId: t.anna.id });
  const { card, words: shown } = await says(t.sam, words);
  expect(shown).toContain(heading);
  await t.presses(t.sam, card, 'Undo');
  expect((await t.as(t.sam).neighbourhoods.members({})).find((one) => one.id === t.sam.id)?.deputyId).toBe(
    t.anna.id,
  );
});

test('“my deputy” shows who it is in a form; a coordinator names one for somebody', async () => {
  await clear();
  await says(t.jo, 'Priya covers for Sam');
  const { card, words } = await says(t.sam, 'who is my deputy?');
  expect(words).toContain('Who covers for you?');
  expect(fieldsOf(card)).toEqual({ deputyId: t.priya.id });
  expect((await t.presses(t.sam, card, 'Save', { deputyId: 'nobody' })).text).toContain('You have no deputy');
  expect((await says(t.jo, 'Sam’s deputy is Anna')).words).toContain('Dr Anna Reid covers for Sam Okafor');
});

test('two of a name are asked about, the days kept', async () => {
  await clear();
  await t.step((ctx) =>
    ctx.db.updateTable('member').set({ name: 'Priya Sharma' }).where('id', '=', t.anna.id).execute(),
  );
  const { card, words } = await says(t.sam, 'on leave from Monday to Friday, Priya covers');
  expect(words).toContain('Which one: Priya Shah or Priya Sharma?');
  expect(fieldsOf(card)).toMatchObject({ firstDay: '2026-11-30', lastDay: '2026-12-04' });
  expect((await says(t.jo, 'leave for Priya next week')).words).toContain('Which one: Priya Sh');
  await t.step((ctx) =>
    ctx.db.updateTable('member').set({ name: 'Dr Anna Reid' }).where('id', '=', t.anna.id).execute(),
  );
});

test('a telephone is said and shown in the personal chat only, and not in the notification', async () => {
  const kept = await t.asks(t.sam, 'my phone is 01632 960 001');
  expect(textOf(kept.card)).toContain('01632 960 001');
  expect(kept.summary).not.toContain('960');
  expect((await says(t.sam, 'my phone')).words).toContain('01632 960 001');
  expect((await t.presses(t.sam, kept.card, 'Undo')).text).toContain('No telephone is kept for you');
  const form = await says(t.sam, 'change my phone');
  expect((await t.presses(t.sam, form.card, 'Save', { phone: '01632 960 002' })).text).toContain(
    '01632 960 002',
  );
  expect((await says(t.sam, 'no phone')).words).toContain('No telephone');
  for (const words of ['my phone is 01632 960 001', 'my phone', 'change my phone']) {
    const inChannel = await t.asks(t.sam, words, 'channel');
    expect(inChannel.conversationId).toContain(CHANNEL_ID);
    expect(textOf(inChannel.card)).toContain('Let’s do that privately.');
    expect(JSON.stringify(inChannel)).not.toContain('960');
  }
});

test.each([
  'leave N7-0042 off the agenda',
  'leave it for now',
  'I’m off to see somebody',
  'I’m leaving',
  'I’ve left',
])('“%s” is not leave', async (words) => {
  await clear();
  expect((await says(t.sam, words)).words).not.toMatch(/on leave (?:Mon|Tue|Wed|Thu|Fri|today)/);
  expect(await leave()).toEqual([]);
});
test('what a huddle, an action or a search means stays theirs', async () => {
  await clear();
  expect((await says(t.sam, "I can't come Tuesday, Priya covers")).words).not.toContain('deputy');
  expect((await says(t.sam, 'decline A-118 I am on leave')).words).not.toContain('on leave ');
  expect((await says(t.sam, 'who is coming Tuesday')).words).not.toContain('leave');
  expect(await leave()).toEqual([]);
});
test('help names them, and a slip is understood as nearest', async () => {
  expect((await says(t.sam, 'help team')).words).toContain("I'm on leave 21 Dec to 4 Jan, Priya covers");
  expect((await says(t.sam, 'help team', 'channel')).words).not.toContain('my phone');
  expect((await says(t.sam, 'deputise priya')).words).toContain('Priya covers for me');
});

everyCardFits(t);
