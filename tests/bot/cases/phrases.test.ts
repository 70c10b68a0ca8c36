import { expect, test } from 'vitest';
import { everyCardFits } from '../fits.ts';
import { acceptedCase } from '../people-world.ts';
import { buttonsOf, teams, textOf } from '../teams-world.ts';

const t = await teams();
await t.installedIn('channel', t.jo);
const titles = (card: unknown): string[] => buttonsOf(card).map((button) => button.title);
const ACCEPT = { relationship: 'Registered at my practice', sharingBasis: 'implied_direct_care' };

test.each([
  ['add case 999 000 0019 two falls', /check digit is wrong/],
  ['add case 99900001 two falls', /nine|digits|zero/i],
  ['add case 123 456 7890 two falls', /check digit/],
  ['add case two falls', /Say the NHS number/],
])('“%s” is refused with what to do', async (words, sentence) => {
  const answer = await t.asks(t.anna, words);
  expect(answer.text).toMatch(sentence);
});

test('practice mode takes no number outside the test range', async () => {
  const asked = await t.asks(t.anna, `add case ${['943', '476', '5919'].join(' ')} two falls`);
  const answer =
    asked.card === undefined
      ? asked.text
      : (
          await t.presses(t.anna, asked.card, 'Accept', {
            ...ACCEPT,
            forename: 'A',
            surname: 'B',
            birthDate: '1940-05-02',
          })
        ).text;
  expect(answer).toMatch(/999/);
  expect(await t.as(t.jo).cases.list({})).toEqual([]);
});

test('a number that we do not hold asks for name and birth date, and the question is kept', async () => {
  const asked = await t.asks(t.anna, 'add case 999 000 0018 two falls since discharge, daughter worried');
  expect(textOf(asked.card)).toContain('NHS number: 999 000 0018');
  expect(JSON.stringify(asked.card)).toContain('"value":"two falls since discharge, daughter worried"');
  expect(asked.summary).not.toMatch(/999|falls/);
  const made = await t.presses(t.anna, asked.card, 'Accept', {
    ...ACCEPT,
    forename: 'Jill',
    surname: 'Jennings',
    birthDate: '1940-05-02',
  });
  expect(made.text).toContain('N7-0001 is accepted');
  expect(await t.as(t.jo).cases.list({})).toMatchObject([
    { ref: 'N7-0001', question: 'two falls since discharge, daughter worried' },
  ]);
});
test('accepting can be undone, and the second press of Undo does no harm', async () => {
  const asked = await t.asks(t.anna, 'add case 999 000 0034 lives alone');
  const made = await t.presses(t.anna, asked.card, 'Accept', {
    ...ACCEPT,
    forename: 'Tom',
    surname: 'Marsh',
    birthDate: '1938-01-31',
  });
  expect((await t.presses(t.anna, made.card, 'Undo')).text).toContain('undone');
  expect((await t.presses(t.anna, made.card, 'Undo')).text).toContain('undone');
  expect((await t.as(t.jo).cases.list({})).map((one) => one.ref)).toEqual(['N7-0001']);
});
test('a number with a case is not added twice', async () => {
  expect(textOf((await t.asks(t.anna, 'add case 999-000-0018 again')).card)).toContain(
    'N7-0001 is a case already',
  );
});

test('a number that we hold shows three identifiers to check before Accept', async () => {
  const asked = await t.asks(t.anna, 'add case 9990000034 is the care package enough?');
  expect(textOf(asked.card)).toMatch(
    /Accept N7-0002 for the MDT\?\n.*Name: Tom Marsh\nBorn: Mon 31 Jan 1938 \(88\)\nNHS number: 999 000 0034/s,
  );
  expect(asked.summary).toBe('Accept N7-0002 for the MDT?');
  expect((await t.presses(t.anna, asked.card, 'Accept', { ...ACCEPT, relationship: '' })).sentence).toContain(
    'relationship',
  );
  const made = await t.presses(t.anna, asked.card, 'Accept', ACCEPT);
  expect(made.text).toContain('N7-0002 is accepted');
});

test('a coordinator proposes and names the professional, who hears of it', async () => {
  const asked = await t.asks(t.jo, 'add case 999 000 0026 is respite possible?');
  expect(titles(asked.card)).toContain('Propose');
  const made = await t.presses(t.jo, asked.card, 'Propose', {
    forename: 'Ada',
    surname: 'Field',
    birthDate: '1939-07-01',
    to: t.priya.id,
  });
  expect(made.text).toContain('N7-0003 is proposed');
  expect((await t.messages()).map((message) => message.kind)).toContain('case-proposed');
  const seen = await t.asks(t.priya, 'N7-0003');
  expect(titles(seen.card)).toEqual(expect.arrayContaining(['Accept…', 'Decline']));
  const declined = await t.asks(t.priya, 'decline N7-0003 already with the falls clinic');
  expect(textOf(declined.card)).toContain('N7-0003 is declined');
  expect((await t.presses(t.priya, declined.card, 'Undo')).text).toContain('undone');
});

test('opening somebody of another practice asks for the relationship first, and keeps it', async () => {
  const seen = await t.asks(t.priya, 'N7-0003');
  const asked = await t.presses(t.priya, seen.card, 'Accept…');
  const form =
    asked.card === undefined
      ? await t.presses(t.priya, (await t.asks(t.priya, 'N7-0001')).card, 'Who is it?')
      : asked;
  expect(form.text ?? asked.sentence).toMatch(/relationship/i);
  const opened = await t.presses(t.priya, form.card, 'Open', { relationship: 'On my caseload' });
  expect(opened.text).toContain('Name: Jill Jennings');
  expect(
    (await t.audit()).filter((entry) => entry.outcome === 'looked' && entry.byMember === t.priya.id).length,
  ).toBeGreaterThan(0);
});

test('a case read in personal chat puts the question first, and shows who it is only to those who may', async () => {
  const anna = textOf((await t.asks(t.anna, 'N7-0001')).card);
  expect(anna).toMatch(/^N7-0001 · Amber · Accepted\nQuestion: two falls/);
  expect(anna).toContain('NHS number: 999 000 0018');
  const sam = textOf((await t.asks(t.sam, 'n7-1')).card);
  expect(sam).toContain('Question: two falls');
  expect(sam).not.toMatch(/Jennings|999 000/);
});

test('search finds by name, number and reference, for those who may see', async () => {
  expect(textOf((await t.asks(t.anna, 'search Jennings')).card)).toContain('Jill Jennings');
  expect(textOf((await t.asks(t.anna, 'find 999 000 0018')).card)).toContain('N7-0001');
  expect(textOf((await t.asks(t.sam, 'search Jennings')).card)).toContain('Nobody found');
  expect(textOf((await t.asks(t.sam, 'search N7-0001')).card)).toContain('name not shown to you');
});
test('a name in a channel is not searched, nor repeated', async () => {
  const answer = await t.asks(t.anna, 'search Jill Jennings', 'channel');
  expect(textOf(answer.card)).toContain('Let’s do that privately');
  expect(JSON.stringify(answer)).not.toMatch(/jennings/i);
});
test('in a channel cases show as references, without their questions', async () => {
  const answer = await t.asks(t.jo, 'cases', 'channel');
  expect(textOf(answer.card)).toContain('N7-0001');
  expect(JSON.stringify(answer)).not.toMatch(/falls|jennings|amber/i);
});
test('after accepting, the next agenda is one press away', async () => {
  const ref = await acceptedCase(t, '9990000042', 'Ford');
  await t.as(t.jo).huddles.schedule({
    name: 'Huddle',
    kind: 'weekly',
    rule: 'FREQ=WEEKLY;BYDAY=TU',
    start: '2026-12-01T08:45',
  });
  const seen = await t.asks(t.jo, ref);
  const put = await t.presses(t.jo, seen.card, 'Put on Tue 1 Dec');
  expect(put.text).toContain(`${ref} is on the agenda of Tue 1 Dec at 8:45`);
});

everyCardFits(t);
