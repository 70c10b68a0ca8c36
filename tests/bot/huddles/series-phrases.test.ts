import { expect, test } from 'vitest';
import { takeScope } from '../../../bot/huddles/series-words.ts';
import { everyCardFits } from '../fits.ts';
import { buttonsOf, teams, textOf } from '../teams-world.ts';

const t = await teams({ now: '2026-11-24T10:00:00.000Z' });
await t.installedIn('channel', t.jo);
const jo = () => t.as(t.jo);
const titles = (card: unknown): string[] => buttonsOf(card).map((button) => button.title);
const diary = async (): Promise<string[]> =>
  (await jo().huddles.list({ from: '2026-11-24', to: '2026-12-31' }))
    .filter(({ status }) => status !== 'cancelled')
    .map(({ day, time }) => `${day} ${time}`);
const TUESDAYS = ['2026-12-01 08:45', '2026-12-08 08:45', '2026-12-15 08:45', '2026-12-22 08:45'];

test.each([
  ['Tuesday', 'one', 'Tuesday'],
  ['Tuesday and those after', 'following', 'Tuesday'],
  ['Tue 1 Dec and after', 'following', 'Tue 1 Dec'],
  ['8 December onwards', 'following', '8 December'],
  ['every Tuesday', 'all', 'Tuesday'],
  ['all Tuesday', 'all', 'Tuesday'],
])('“%s” means %s', (words, scope, which) => {
  expect(takeScope(words)).toEqual({ scope, which });
});

test('an RRULE is understood as it stands', async () => {
  const preview = await t.asks(t.jo, 'schedule review meeting FREQ=MONTHLY;BYDAY=-1FR 9:00 for 30m');
  expect(textOf(preview.card)).toMatch(/Review meeting: last Friday of each month at 9:00/);
  expect(textOf(preview.card)).toContain('Fri 27 Nov at 9:00');
  expect(textOf(preview.card)).toMatch(/Christmas Day/);
});
test('a rule within a day, and one that never comes, say so instead', async () => {
  expect((await t.asks(t.jo, 'schedule huddle FREQ=HOURLY 9:00 for 30m')).text).toContain(
    'cannot repeat within a day',
  );
});
test('Tuesday and those after move together, and one press takes it back', async () => {
  const preview = await t.asks(t.jo, 'schedule frailty huddle every Tuesday 8:45 for 30m starting 1 Dec');
  await t.presses(t.jo, preview.card, 'Schedule');
  const moved = await t.asks(t.jo, 'reschedule 8 December and those after to Wednesday 9 December 9:00');
  expect(textOf(moved.card)).toContain('is moved');
  expect((await diary()).slice(0, 3)).toEqual(['2026-12-01 08:45', '2026-12-09 09:00', '2026-12-16 09:00']);
  await t.presses(t.jo, moved.card, 'Undo');
  expect((await diary()).slice(0, 4)).toEqual(TUESDAYS);
});
test('one moved on its card can take those after it along, or go back', async () => {
  const one = await t.asks(t.jo, 'reschedule 8 December to Thursday 10 December 14:00');
  expect(titles(one.card)).toEqual(['Agenda', 'Move those after it too', 'Undo']);
  const all = await t.presses(t.jo, one.card, 'Move those after it too');
  expect((await diary()).slice(0, 3)).toEqual(['2026-12-01 08:45', '2026-12-10 14:00', '2026-12-17 14:00']);
  await t.presses(t.jo, all.card, 'Undo');
  await t.presses(t.jo, one.card, 'Undo');
  expect((await diary()).slice(0, 4)).toEqual(TUESDAYS);
});
test('those after a date are cancelled with the reason, and come back', async () => {
  const ended = await t.asks(t.jo, 'cancel huddle 15 December and after because the pilot ends');
  expect(textOf(ended.card)).toMatch(/\d+ huddles are cancelled/);
  expect(await diary()).toEqual(TUESDAYS.slice(0, 2));
  await t.presses(t.jo, ended.card, 'Undo');
  expect((await diary()).slice(0, 4)).toEqual(TUESDAYS);
});
test('a series is changed on a form that holds what it is now', async () => {
  const form = await t.asks(t.jo, 'change series Tuesday');
  expect(JSON.stringify(form.card)).toContain('"value":"every Tuesday"');
  expect(
    (await t.presses(t.jo, form.card, 'Change', { often: 'whenever', time: '08:45' })).sentence,
  ).toContain('I don’t follow how often');
  const changed = await t.presses(t.jo, form.card, 'Change', {
    often: 'every Friday',
    time: '10:00',
    minutes: '45',
    scope: 'all',
    bankHolidays: 'skip',
  });
  expect(changed.text).toContain('is changed');
  expect(await diary()).toEqual(['2026-12-04 10:00', '2026-12-11 10:00', '2026-12-18 10:00']);
  await t.presses(t.jo, changed.card, 'Undo');
  expect((await diary()).slice(0, 4)).toEqual(TUESDAYS);
});
test('a series that changes on a later date says what holds now and what holds from which date', async () => {
  const [series] = await jo().huddles.series({});
  const { changeId } = await jo().huddles.changeSeries({
    seriesId: series?.id ?? '',
    version: series?.version ?? 0,
    from: '2026-12-15',
    rule: 'FREQ=WEEKLY;BYDAY=TH',
    start: '2026-12-17T09:00',
  });
  const form = await t.asks(t.jo, 'change series 1 December');
  expect(textOf(form.card)).toContain(
    'Now every Tuesday at 8:45; from Tue 15 Dec on every Thursday at 9:00. Each huddle',
  );
  await jo().huddles.undoChange({ changeId });
  expect(textOf((await t.asks(t.jo, 'change series Tuesday')).card)).not.toContain('Now every');
});
test('the template is changed on the same form: whom it needs, its parts, the deputy', async () => {
  const form = await t.asks(t.jo, 'change series Tuesday');
  const changed = await t.presses(t.jo, form.card, 'Change', {
    often: 'every Tuesday',
    time: '08:45',
    minutes: '30',
    scope: 'all',
    disciplines: 'pharmacy,housing',
    professions: '2',
    organisations: '1',
    'part-opening': '2',
    'part-due_actions': '',
    'part-admissions': '',
    'part-step_down': '',
    'part-read_back': '3',
    deputy: t.sam.id,
  });
  expect(changed.text).toContain('is changed');
  expect((await jo().huddles.series({}))[0]).toMatchObject({
    requiredDisciplines: ['pharmacy', 'housing'],
    quorum: { professions: 2, organisations: 1 },
    blocks: [
      { kind: 'opening', minutes: 2 },
      { kind: 'cases', minutes: 0 },
      { kind: 'read_back', minutes: 3 },
    ],
    deputy: { id: t.sam.id },
  });
  await t.presses(t.jo, changed.card, 'Undo');
  expect((await jo().huddles.series({}))[0]?.deputy).toBeNull();
});
test('an extra date stands beside the others', async () => {
  const extra = await t.asks(t.jo, 'extra huddle Thu 10 Dec');
  expect(textOf(extra.card)).toContain('is changed');
  expect(await diary()).toContain('2026-12-10 08:45');
  await t.presses(t.jo, extra.card, 'Undo');
  expect(await diary()).not.toContain('2026-12-10 08:45');
});
test('a closed day shows what it moves before it is saved, and is opened again', async () => {
  const asked = await t.asks(t.jo, 'we are closed on 8 December');
  expect(textOf(asked.card)).toContain('Tue 8 Dec at 8:45 goes to Wed 9 Dec');
  expect(await diary()).toContain('2026-12-08 08:45');
  const saved = await t.presses(t.jo, asked.card, 'Close that day');
  expect(await diary()).toContain('2026-12-09 08:45');
  await t.presses(t.jo, saved.card, 'Undo');
  expect(await diary()).toContain('2026-12-08 08:45');
});
test('one’s own calendar address is made, shown once and stopped, and never in a channel', async () => {
  const none = await t.asks(t.priya, 'my calendar');
  expect(titles(none.card)).toEqual(['Make my address']);
  const made = await t.presses(t.priya, none.card, 'Make my address');
  expect(made.text).toMatch(/\/calendar\/[\w-]{86}\.ics/);
  expect(textOf((await t.asks(t.priya, 'my calendar')).card)).not.toMatch(/\/calendar\//);
  expect(JSON.stringify(await t.asks(t.priya, 'my calendar', 'channel'))).not.toMatch(/\/calendar\//);
  expect((await t.presses(t.priya, made.card, 'Stop it')).text).toContain('is stopped');
});
test('the agenda’s card has the calendar file', async () => {
  const agenda = await t.asks(t.jo, 'agenda Tuesday');
  expect(titles(agenda.card)).toContain('Calendar file');
  expect(textOf((await t.asks(t.jo, 'calendar file Tuesday')).card)).toContain('calendar file');
});
test('a series has its posts in the channel in which somebody asks for it, and nowhere else can it be asked', async () => {
  expect((await t.asks(t.jo, 'post huddles here')).text).toContain('Say that in the channel');
  expect((await t.asks(t.sam, 'post huddles here', 'channel')).text).toContain('coordinator or chair');
  const chosen = await t.asks(t.jo, 'post Tuesday’s huddles here', 'channel');
  expect(textOf(chosen.card)).toContain('is changed');
  const [series] = await jo().huddles.series({});
  expect(series?.channelId).not.toBeNull();
});
everyCardFits(t);
