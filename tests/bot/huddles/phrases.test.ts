import { expect, test } from 'vitest';
import { everyCardFits } from '../fits.ts';
import { acceptedCase } from '../people-world.ts';
import { buttonsOf, teams, textOf } from '../teams-world.ts';

const t = await teams({ now: '2026-12-20T10:00:00.000Z' });
await t.installedIn('channel', t.jo);
const one = await acceptedCase(t, '9990000018', 'Jennings');
const two = await acceptedCase(t, '9990000026', 'Marsh');
const titles = (card: unknown): string[] => buttonsOf(card).map((button) => button.title);

test('a series in words shows its next four dates with what bank holidays do, before anything is made', async () => {
  const preview = await t.asks(t.jo, 'schedule frailty huddle every Monday 8:45 for 30m');
  const words = textOf(preview.card);
  expect(words).toContain('Frailty huddle: every Monday at 8:45');
  expect(words).toMatch(
    /Mon 21 Dec at 8:45\n.*Tue 29 Dec at 8:45 \(moved from Mon 28 Dec: Boxing Day \(substitute day\)\)\n.*Mon 4 Jan 2027 at 8:45/s,
  );
  expect(titles(preview.card)).toEqual(['Schedule', 'Change', 'Not now']);
  expect(await t.as(t.jo).huddles.series({})).toEqual([]);
  await t.presses(t.jo, preview.card, 'Not now');
  expect(await t.as(t.jo).huddles.series({})).toEqual([]);
});

test.each([
  [
    'schedule a frailty huddle every Tuesday at 8:45 for 30 minutes',
    { name: 'Frailty huddle', kind: 'weekly', minutes: 30, start: '08:45', rule: 'BYDAY=TU' },
  ],
  ['schedule daily huddle daily at 8:30 for 15m', { kind: 'daily', minutes: 15, start: '08:30' }],
  [
    'schedule complex MDT every other Thursday 2pm for an hour',
    { kind: 'complex', minutes: 60, start: '14:00', rule: 'INTERVAL=2' },
  ],
  [
    'set up a CYP MDT first Monday of the month at 13:00',
    { kind: 'cyp', minutes: 60, start: '13:00', rule: 'FREQ=MONTHLY' },
  ],
  [
    'schedule falls clinic huddle on Wednesdays at 9.15 for half an hour',
    { name: 'Falls clinic huddle', minutes: 30, start: '09:15', rule: 'BYDAY=WE' },
  ],
])('“%s” is understood', async (words, wanted) => {
  const preview = await t.asks(t.jo, words);
  const schedule = buttonsOf(preview.card).find((button) => button.title === 'Schedule');
  const input = schedule?.data.input as Record<string, unknown>;
  const { start, rule, ...plain }: { start: string; rule?: string } = wanted;
  expect(input).toMatchObject(plain);
  expect(input.start).toContain(start);
  if (rule !== undefined) expect(input.rule).toContain(rule);
});

test('what a schedule lacks is asked with a form, and Change opens the same form', async () => {
  const asked = await t.asks(t.jo, 'schedule frailty huddle every Tuesday');
  expect(textOf(asked.card)).toContain('At what time?');
  expect(JSON.stringify(asked.card)).toContain('"value":"every Tuesday"');
  const preview = await t.asks(t.jo, 'schedule frailty huddle every Tuesday 8:45 for 30m');
  const form = await t.presses(t.jo, preview.card, 'Change');
  expect((await t.presses(t.jo, form.card, 'Schedule', { often: 'whenever' })).sentence).toContain(
    'I don’t follow how often',
  );
  const made = await t.presses(t.jo, form.card, 'Schedule', {
    often: 'every Tuesday',
    time: '08:45',
    minutes: '30',
  });
  expect(made.text).toContain('Frailty huddle is scheduled');
  expect(made.text).toContain('Tue 22 Dec at 8:45');
});

test('in a channel a huddle is called after its kind or cohort, never by typed words', async () => {
  const preview = await t.asks(t.jo, 'schedule Zebedee huddle every Friday 9:00 for 20m', 'channel');
  expect(JSON.stringify(preview)).not.toMatch(/zebedee/i);
});

test('the schedule can be taken back', async () => {
  const preview = await t.asks(t.jo, 'schedule handover huddle every Friday 16:00 for 20m');
  const made = await t.presses(t.jo, preview.card, 'Schedule');
  expect((await t.presses(t.jo, made.card, 'Undo')).text).toContain('taken back');
  expect((await t.as(t.jo).huddles.series({})).map((series) => series.name)).toEqual(['Frailty huddle']);
});

test('the agenda shows places, references, minutes and why; the question only in personal chat', async () => {
  const personal = await t.asks(t.jo, 'agenda Tuesday');
  expect(textOf(personal.card)).toContain('Frailty huddle · Tue 22 Dec at 8:45');
  expect(textOf(personal.card)).toMatch(new RegExp(`1\\. ${one} · 4 min · new · Is more help`));
  expect(textOf(personal.card)).toContain('8 min planned of 30');
  const channel = await t.asks(t.jo, 'agenda', 'channel');
  expect(textOf(channel.card)).toMatch(new RegExp(`1\\. ${one} · 4 min · new\n`));
  expect(JSON.stringify(channel)).not.toMatch(/help at home|frailty huddle/i);
});

test('a case is taken off, put back by Undo, and added by words', async () => {
  const off = await t.asks(t.jo, `remove ${two} from Tuesday`);
  expect(textOf(off.card)).toContain(`${two} is off the agenda`);
  const back = await t.presses(t.jo, off.card, 'Undo');
  expect(back.text).toContain(`${two} is back on the agenda`);
  await t.asks(t.jo, `remove ${two}`);
  const added = await t.asks(t.jo, `add ${two} to Tuesday`);
  expect(textOf(added.card)).toMatch(
    new RegExp(`${two} is on the agenda of Tue 22 Dec at 8:45\nPlace 2 of 2. 8 min planned of 30`),
  );
  expect((await t.presses(t.jo, added.card, 'Undo')).text).toContain('off the agenda');
  expect((await t.presses(t.jo, added.card, 'Undo')).text).toContain('off the agenda');
});

test('urgent comes to the front, with its reason', async () => {
  const added = await t.asks(t.jo, `urgent ${two} admitted last night`);
  expect(textOf(added.card)).toContain('Place 1 of 2');
  const asked = await t.asks(t.jo, `urgent ${one}`);
  expect(textOf(asked.card)).toContain('is urgent: why?');
});
test('a huddle that nobody planned is answered with the next one', async () => {
  expect((await t.asks(t.jo, 'agenda Sunday')).text).toContain('The next one is on Tue 22 Dec at 8:45');
  expect((await t.asks(t.jo, `remove N7-0999 from Tuesday`)).text).toContain('is not on the agenda');
});

test('who is coming, and that somebody cannot, in words', async () => {
  const answer = await t.asks(t.priya, "I can't come Tuesday");
  expect(textOf(answer.card)).toContain('Priya Shah: apologies');
  const coming = await t.presses(t.priya, answer.card, 'I’m coming');
  expect(coming.text).toContain('Priya Shah: coming');
  expect(textOf((await t.asks(t.jo, 'who is coming Tuesday?')).card)).toContain('Priya Shah: coming');
});

test('the join link is kept and shown', async () => {
  expect((await t.asks(t.jo, 'join link https://evil.example/x')).text).toMatch(/Teams/);
  await t.asks(t.jo, 'join link https://teams.microsoft.com/l/meetup-join/abc');
  expect(titles((await t.asks(t.priya, 'agenda')).card)).toContain('Join');
  expect(titles((await t.asks(t.priya, 'join link Tuesday')).card)).toEqual(['Join']);
});

test('a huddle is moved, cancelled and restored by words', async () => {
  const moved = await t.asks(t.jo, 'reschedule Tuesday to Wednesday 9:00');
  expect(textOf(moved.card)).toContain('is moved to Wed 23 Dec at 9:00');
  await t.asks(t.jo, 'reschedule Wednesday to Tuesday 8:45');
  const cancelled = await t.asks(t.jo, 'cancel huddle 5 January because of the training day');
  expect(textOf(cancelled.card)).toContain('cancelled');
  expect((await t.presses(t.jo, cancelled.card, 'Undo')).text).toContain('The huddle is back');
});

test('a live huddle is one card that each press renews; two presses at once skip no case', async () => {
  const early = await t.asks(t.jo, 'start huddle');
  expect(textOf(early.card)).toContain('start it early');
  const started = await t.presses(t.jo, early.card, 'Start it now');
  expect(started.text).toContain('● live');
  const first = await t.presses(t.jo, started.card, 'First case');
  expect(first.text).toContain(`Now: ${two}`);
  const again = await t.presses(t.jo, started.card, 'First case');
  expect(again.text).toContain('Somebody else was faster');
  expect(again.text).toContain(`Now: ${two}`);
  const action = await t.asks(t.jo, 'assign @Priya book echo by Friday', 'channel');
  expect(textOf(action.card)).toContain(`For: ${two}`);
  const channel = await t.asks(t.anna, 'next', 'channel');
  expect(textOf(channel.card)).toMatch(new RegExp(`^Now: ${one} · 2 of 2\n.*own post`));
  expect(JSON.stringify(channel)).not.toMatch(/help at home|book echo/);
  const back = await t.asks(t.jo, 'back');
  expect(textOf(back.card)).toContain(`Now: ${two}`);
  await t.asks(t.jo, 'next case');
  const deferred = await t.asks(t.jo, `defer ${one} no time`);
  expect(textOf(deferred.card)).toContain('put off: no time left');
  const closed = await t.asks(t.jo, 'close huddle');
  expect(textOf(closed.card)).toMatch(
    /1 discussed, 1 put off, 1 new actions\. The next one is Tue 29 Dec at 8:45/,
  );
  expect((await t.asks(t.jo, 'next')).text).toContain('No huddle is live');
});

test('a pressed card of a closed huddle does no harm', async () => {
  const [last] = await t.as(t.jo).huddles.list({ status: ['closed'] });
  const answer = await t.invoke(t.jo, 'huddles.nextItem', {
    input: { huddleId: last?.id, expectItemId: null },
  });
  expect(answer.body?.value).toContain('closed');
});

test('who may not run huddles hears who may', async () => {
  expect((await t.asks(t.priya, 'close huddle')).text).toMatch(/No huddle is live|coordinator/);
  expect((await t.asks(t.priya, 'start huddle')).text).toContain('coordinator or chair');
});

everyCardFits(t);
