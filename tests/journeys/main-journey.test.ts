import { afterAll, describe, expect, test } from 'vitest';
import { ANNA, CURRENT, JO, MORGAN, PRIYA } from '../../dev/people.ts';
import { addWorkingDays } from '../../src/calendar/index.ts';
import { dayOf, longWeekday, machineNow, showDay } from '../../src/core/day.ts';
import { findIdentifiers } from '../../src/core/privacy.ts';
import { chat, IN_CHANNEL, PERSONAL, type Post } from './chat.ts';
import { acceptTen, addAction } from './deeds.ts';
import { ICB, importInTab, noRealLists, ownList, REAL_LISTS } from './lists.ts';
import { type Desk, moveClock, noBrowser, picture, stage } from './stage.ts';

const today = dayOf(machineNow());
/** Far enough ahead that the cut-off for its agenda lies ahead too. */
const day = addWorkingDays(today, 4);
const when = `${showDay(day, today)}`;

const SOON = { timeout: 10_000 };

describe.skipIf(noBrowser)('the main job, end to end', async () => {
  const { sitDown, openChat, close } = await stage();
  const ear = await chat();
  const desks = new Map<string, Desk>();
  /** Each has one window, open all day. */
  const at = async (who: typeof JO): Promise<Desk> => {
    const desk = desks.get(who.id) ?? (await sitDown(who));
    desks.set(who.id, desk);
    return desk;
  };
  let huddle = '';
  let people: string[] = [];
  let names: string[] = [];
  afterAll(async () => {
    ear.close();
    await close();
  });

  test('a coordinator imports a list in the tab and sees first what was understood', async () => {
    await importInTab(await at(JO), ownList());
  });

  describe.skipIf(noRealLists)('with the real lists of ../shared/data', () => {
    test.each(REAL_LISTS)('$name comes in with the counts of DOMAIN.md', async (file) => {
      const jo = await at(JO);
      await importInTab(jo, file);
      if (file.name !== 'icb-list-clean.csv') return;
      await jo.goTo(`lists/candidates?list=${encodeURIComponent(ICB)}`);
      await jo.tab.getByText('272 people fit the rule').waitFor();
    });
  });

  test('a GP opens ten candidates one by one and accepts them together', async () => {
    const anna = await at(ANNA);
    const list = noRealLists ? 'Own list' : ICB;
    await anna.goTo(`lists/candidates?list=${encodeURIComponent(list)}`);
    ({ refs: people, names } = await acceptTen(anna));
    expect(people).toHaveLength(10);
    await anna.goTo('cases?status=accepted');
    for (const ref of people) await anna.tab.getByRole('link', { name: ref }).waitFor();
  });

  test('a weekly huddle is scheduled by chat', async () => {
    const window = await openChat();
    await window.type('my actions');
    await window.see(/^Your actions: /);
    await window.type(`schedule frailty huddle every ${longWeekday(day)} 9:30 for 30m`);
    await window.see(`${when} at 9:30`);
    const said = await ear.after(PERSONAL, () => window.press('Schedule'), /scheduled/i);
    expect(said.words).toContain(when);
    await picture(window.page, 'chat');
    await window.page.context().close();
  });

  test('its agenda is filled from the cases, within its minutes', async () => {
    const jo = await at(JO);
    await jo.goTo('huddles');
    await jo.tab.getByRole('link', { name: `${when}, 9:30` }).click();
    await jo.tab.getByRole('heading', { name: 'Agenda' }).waitFor();
    huddle = new URL(jo.page.url()).hash.replace('#/', '');
    await jo.tab.getByRole('button', { name: 'Fill from the cases' }).click();
    await jo.tab.locator('.agenda-row').first().waitFor();
    expect(await jo.tab.locator('.agenda-row').count()).toBeGreaterThanOrEqual(4);
  });

  test('the huddle is run in two browsers at once; each sees what the other does', async () => {
    const [anna, priya] = [await at(ANNA), await at(PRIYA)];
    await moveClock(anna, `${day}T09:30`);
    await anna.goTo(huddle);
    await priya.goTo(huddle);
    await anna.tab.getByRole('button', { name: 'Start the huddle' }).click();
    await priya.tab.getByText('● Live').waitFor();
    await ear.waitFor(IN_CHANNEL, /live/i);

    await priya.tab.getByRole('button', { name: 'Priya Shah is here' }).click();
    await anna.tab.getByRole('button', { name: 'Priya Shah is here', pressed: true }).waitFor();

    await anna.tab.getByRole('button', { name: 'First case' }).click();
    const first = await onTheTable(priya.tab).textContent();
    await expect.poll(() => onTheTable(anna.tab).textContent(), SOON).toBe(first);

    await Promise.all([
      anna.tab.getByLabel('Situation').fill('Two falls since Sunday.'),
      priya.tab.getByLabel('Decision').fill('Joint visit this week.'),
    ]);
    await expect
      .poll(() => priya.tab.getByLabel('Situation').inputValue(), SOON)
      .toBe('Two falls since Sunday.');
    await expect
      .poll(() => anna.tab.getByLabel('Decision').inputValue(), SOON)
      .toBe('Joint visit this week.');
  });

  test('six actions get an owner and a date: by composer in two browsers, and by phrase', async () => {
    const [anna, priya] = [await at(ANNA), await at(PRIYA)];
    const current = (await onTheTable(anna.tab).textContent()) ?? '';
    await addAction(anna, '@Priya book echo in two working days', 'Priya Shah · book echo · due');
    await priya.tab.getByText('book echo').first().waitFor();
    await addAction(
      priya,
      '@Sam ring housing about the stairs tomorrow',
      'Sam Okafor · ring housing about the stairs',
    );
    await anna.tab.getByText('ring housing about the stairs').first().waitFor();
    await addAction(anna, '@Jo tell the daughter in three working days', 'Jo Bennett · tell the daughter');

    await ear.say(`assign @Sam check the key safe for ${current} in ten working days`, /A-\d+ · Sam Okafor/);
    await ear.say(
      `action ${current} ask for the discharge letter, ${CURRENT.name}, in 2 working days`,
      /A-\d+ · Jo Bennett.*ask for the discharge letter/s,
    );
    await anna.tab.getByText('ask for the discharge letter').first().waitFor();

    await picture(anna.page, 'live-huddle');
    await anna.tab.getByRole('button', { name: 'Next case' }).click();
    for (const { tab } of [anna, priya])
      await expect.poll(() => onTheTable(tab).textContent(), SOON).not.toBe(current);
    await addAction(anna, '@Priya weigh and review diet', 'Priya Shah · weigh and review diet');
    await priya.tab.getByText('weigh and review diet').first().waitFor();
  });

  test('closing locks the record and turns the post in the channel into a summary without identifiers', async () => {
    const [anna, priya] = [await at(ANNA), await at(PRIYA)];
    const live = await ear.waitFor(IN_CHANNEL, /live/i);
    await anna.tab.getByRole('button', { name: 'Close huddle' }).first().click();
    await anna.tab.getByRole('dialog').getByRole('button', { name: 'Close the huddle' }).click();
    await anna.tab.getByText('Closed and locked').waitFor();
    await priya.tab.getByText('Closed and locked').waitFor();
    const summary = await ear.waitFor(
      IN_CHANNEL,
      /summary\n.*6 actions agreed.*A-\d+ · N7-\d+ · Priya Shah · due/s,
    );
    expect(summary.id).toBe(live.id);
    withoutIdentifiers(summary, names);
    for (const words of ['echo', 'housing', 'falls', 'Joint visit'])
      expect(summary.sent).not.toContain(words);
  });

  test('past a due date the channel gets one reminder and each owner a digest of their own', async () => {
    const anna = await at(ANNA);
    const late = addWorkingDays(day, 3);
    const digest = await ear.after(
      PERSONAL,
      () => moveClock(anna, `${late}T09:00`),
      new RegExp(`Your actions · ${showDay(late, late)}.*Overdue`, 's'),
    );
    expect(digest.words).toMatch(/Not shown here: .*1 due today|ask for the discharge letter/);
    const agreed = await ear.waitFor(PERSONAL, /actions with you from the Weekly huddle/);
    expect(agreed.words).toMatch(/1 working day late · ask for the discharge letter/);
    const post = await ear.waitFor(IN_CHANNEL, new RegExp(`${showDay(late, late)}.*overdue`, 's'));
    withoutIdentifiers(post, names);
  });

  test('no window had a fault on its console', async () => {
    const morgan = await at(MORGAN);
    await morgan.goTo('outstanding');
    await picture(morgan.page, 'outstanding');
    for (const [who, { faults }] of desks) expect(faults, who).toEqual([]);
  });
});

/** The reference of the case that the huddle is at. */
const onTheTable = (tab: Desk['tab']) => tab.locator('[aria-current="step"] .ref');

/** Nothing that a phone on a bus may not show. */
function withoutIdentifiers({ sent, words }: Post, names: readonly string[]): void {
  expect(findIdentifiers(words)).toEqual([]);
  for (const name of names) expect(sent).not.toContain(name);
}
