import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANNA, JO, MORGAN, SAM } from '../../../dev/people.ts';
import { isWorkingDay } from '../../../src/calendar/index.ts';
import { addDays, type Day, machineNow, milliseconds, showDay } from '../../../src/core/day.ts';
import { type RunningApp, startApp } from '../app.ts';
import { ask } from '../ask.ts';
import { chat, IN_CHANNEL, PERSONAL, type Post } from '../chat.ts';
import { noBrowser, picture, stage } from '../stage.ts';

const DUE = '2026-12-23';
/** The ladder of an action that is due on Wednesday 23 December 2026, as whoever watches the chat sees it. */
const LADDER: readonly (readonly [day: Day, says: string, of: readonly string[]])[] = [
  ['2026-12-21', '0 overdue, 0 due today, 1 due soon.', ['Due soon: 1', 'due Wed 23 Dec']],
  ['2026-12-23', '0 overdue, 1 due today, 0 due soon.', ['Due today: 1', 'due today, Wed 23 Dec']],
  ['2026-12-24', '1 overdue, 0 due today, 0 due soon.', ['Overdue: 1', 'due Wed 23 Dec, 1 working day late']],
  // The 25th, its weekend and the substitute day on the 28th are no working days.
  [
    '2026-12-30',
    '1 overdue, 0 due today, 0 due soon.',
    ['Overdue: 1', 'due Wed 23 Dec, 3 working days late'],
  ],
  [
    '2027-01-04',
    '1 overdue, 0 due today, 0 due soon, 1 late with others.',
    ['Overdue: 1', '5 working days late', 'Late with others, where you may help: 1', 'Sam Okafor'],
  ],
  [
    '2027-01-11',
    '1 overdue, 0 due today, 0 due soon, 1 late with others.',
    ['Overdue: 1', '10 working days late', 'Late with others, where you may help: 1', 'Sam Okafor'],
  ],
];
const PICTURES = new Map([
  ['2026-12-21', 'christmas-before'],
  ['2027-01-04', 'christmas-late'],
]);
const FIRST = '2026-12-16';
const LAST = '2027-01-14';

describe.skipIf(noBrowser)(
  'the ladder of one action over Christmas 2026, watched in the Playground',
  async () => {
    let app: RunningApp;
    let ear: Awaited<ReturnType<typeof chat>>;
    let theatre: Awaited<ReturnType<typeof stage>>;
    let window: Awaited<ReturnType<typeof theatre.openChat>>;
    let [own, sams] = ['', ''];
    const posts = new Map<Day, Post>();

    const as = ((who, use, input = {}) => ask(who, use, input, app)) as typeof ask;
    const ledger = () => as(JO, 'reminders.ledger', { since: '2026-01-01T00:00:00Z' });
    /** The practice clock says 8:30 on that day, and all that this brings about has gone. */
    const dawn = async (day: Day): Promise<void> => {
      const before = milliseconds(machineNow());
      await as(JO, 'dev.moveClock', { to: `${day}T08:30` });
      if (isWorkingDay(day))
        // The channel's post of the day is planned with the members' messages: when it has gone, theirs were written.
        await expect
          .poll(
            async () => {
              const digests = (await ledger()).filter(
                ({ kind, about }) => kind.endsWith('digest') && about.endsWith(day),
              );
              return (
                digests.length > 0 &&
                digests.every(({ state }) => state !== 'expected' && state !== 'sending')
              );
            },
            { timeout: 45_000 },
          )
          .toBe(true);
      else
        await expect
          .poll(async () => milliseconds((await as(JO, 'reminders.health')).beatAt ?? `${FIRST}T00:00:00Z`), {
            timeout: 45_000,
          })
          .toBeGreaterThan(before);
    };
    const digests = (): Post[] => ear.heard(PERSONAL).filter(({ words }) => words.includes('Your actions'));

    beforeAll(async () => {
      // An empty neighbourhood: nothing is heard but what is watched.
      [app, theatre] = await Promise.all([startApp('--empty'), stage()]);
      ear = await chat(app);
      window = await theatre.openChat(app);
      await as(JO, 'dev.moveClock', { to: `${FIRST}T10:00` });
      const { ref: caseRef } = await as(ANNA, 'cases.add', {
        nhsNumber: '9990000018',
        question: 'Is more help at home needed?',
        cohort: 'FRAILTY_DEMENTIA',
        name: { forename: 'Jill', surname: 'Jennings' },
        birthDate: '1940-05-02',
        relationship: 'Registered at my practice',
        reason: 'Two falls',
        sharingBasis: 'implied_direct_care',
      });
      const members = await as(JO, 'neighbourhoods.members');
      const idOf = (name: string): string | undefined => members.find((one) => one.name === name)?.id;
      const assigned = { caseRef, due: DUE };
      own = (await as(JO, 'actions.assign', { ...assigned, title: 'Book the echo', ownerId: idOf(JO.name) }))
        .ref;
      sams = (
        await as(JO, 'actions.assign', { ...assigned, title: 'Order a key safe', ownerId: idOf(SAM.name) })
      ).ref;
      await as(SAM, 'actions.accept', { ref: sams });
      // In the Playground nobody has a chat but Jo: while Morgan is away, what is for the manager comes to Jo.
      await as(MORGAN, 'neighbourhoods.setDeputy', { deputyId: idOf(JO.name) });
      await as(MORGAN, 'neighbourhoods.setLeave', { firstDay: '2027-01-11', lastDay: '2027-01-15' });
    });
    afterAll(async () => {
      ear?.close();
      await theatre?.close();
      await app?.stop();
    });

    test('each message comes on its morning in the words of its rung, and every other morning is quiet', async () => {
      for (let day = addDays(FIRST, 1); day <= LAST; day = addDays(day, 1)) {
        const rung = LADDER.find(([on]) => on === day);
        if (rung === undefined) {
          await dawn(day);
          continue;
        }
        const post = await ear.after(PERSONAL, () => dawn(day), new RegExp(`Your actions · ${showDay(day)}`));
        posts.set(day, post);
        for (const words of [...rung.slice(1).flat(), own, 'Book the echo'])
          expect(post.words, `${day}\n${post.words}`).toContain(words);
        // A person sees it in the window, not only we on the wire.
        await window.see(`Your actions · ${showDay(day)}`);
        expect(digests().length, day).toBe(posts.size);
        const name = PICTURES.get(day);
        if (name !== undefined) await picture(window.page, name);
      }
      expect([...posts.keys()]).toEqual(LADDER.map(([day]) => day));
      expect(digests().map(({ edits }) => edits)).toEqual(LADDER.map(() => 0));
    });

    test('the ledger says the same: nothing was even written for a quiet day', async () => {
      const all = await ledger();
      const daysOf = (kind: string, to: string): string[] =>
        all
          .filter((one) => one.kind === kind && one.to === to && one.state === 'sent')
          .map(({ about }) => about.split('/')[1] ?? '');
      expect(daysOf('digest', JO.name)).toEqual(LADDER.map(([day]) => day));
      const written = all
        .filter(({ kind }) => kind.endsWith('digest'))
        .map(({ about }) => about.split('/')[1] ?? '');
      expect(written.filter((day) => !isWorkingDay(day))).toEqual([]);
      expect(
        daysOf('channel-digest', 'channel').filter((day) => day >= '2026-12-24' && day <= '2027-01-04'),
      ).toEqual(['2026-12-24', '2026-12-29', '2026-12-30', '2026-12-31', '2027-01-04']);
      expect(
        ear
          .heard(IN_CHANNEL)
          .map(({ words }) => words)
          .join('\n'),
      ).not.toMatch(/Book the echo|Jo Bennett/);
    });

    test('once it is done, the oldest message of all answers safely, and the ladder has ended', async () => {
      const oldest = posts.get('2026-12-21');
      const latest = posts.get('2027-01-11');
      if (oldest === undefined || latest === undefined) throw new Error('the ladder was not heard');
      const done = await ear.press(latest, 'Done');
      expect(done.words).toContain(`${own} is done.`);
      const before = await as(JO, 'actions.read', { ref: own });
      const again = await ear.press(oldest, 'Done');
      expect(again.words).toContain(`${own} is done.`);
      expect(again.words).not.toContain('Book the echo');
      expect(await as(JO, 'actions.read', { ref: own })).toEqual(before);
      expect(again.words).toContain('Nothing is due. Well done.');
      await window.page.getByText('Nothing is due. Well done.').last().scrollIntoViewIfNeeded();
      await picture(window.page, 'christmas-pressed');
      await as(SAM, 'actions.complete', { ref: sams });
      const heard = ear.heard(PERSONAL).length;
      for (const day of ['2027-01-15', '2027-01-18', '2027-01-19']) await dawn(day);
      expect(ear.heard(PERSONAL).length).toBe(heard);
    });
  },
);
