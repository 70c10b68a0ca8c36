import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANNA, JO, MORGAN } from '../../../dev/people.ts';
import { ask } from '../ask.ts';
import { axe, type Desk, noBrowser, picture, stage } from '../stage.ts';

const PLACE = 'Riverside and Harbour';

describe.skipIf(noBrowser)('a manager’s Monday', async () => {
  const { sitDown, close } = await stage();
  afterAll(close);
  let desk: Desk;
  let ref = '';
  let caseRef = '';

  beforeAll(async () => {
    const members = await ask(JO, 'neighbourhoods.members');
    const leadId = members.find(({ name }) => name === MORGAN.name)?.id ?? '';
    await ask(JO, 'insights.joinPlace', { place: PLACE, leadId });
    desk = await sitDown(MORGAN, 'outstanding', { height: 1000 });
  });

  test('what to unblock stands first, with reasons; its owner is asked with one press', async () => {
    const first = desk.tab.locator('.stuck').first();
    await first.waitFor();
    ref = (await first.locator('.ref').first().textContent()) ?? '';
    caseRef = (await first.locator('.ref').nth(1).textContent()) ?? '';
    await picture(desk.page, 'manager-outstanding');
    await desk.tab.getByRole('button', { name: `Nudge: ${ref}` }).click();
    await desk.tab.getByText(new RegExp(`is asked about ${ref}`)).waitFor();
  });

  test('it is handed to somebody else, whose load and leave are seen first', async () => {
    const second = desk.tab.locator('.stuck').nth(1);
    const other = (await second.locator('.ref').first().textContent()) ?? '';
    await desk.tab.getByRole('button', { name: `Transfer ${other}` }).click();
    await second.getByRole('combobox', { name: 'Who takes it on?' }).fill('Anna');
    await desk.tab.getByRole('option', { name: /Anna Reid/ }).click();
    await second.getByRole('button', { name: 'Transfer', exact: true }).click();
    await desk.tab.getByText(`${other} was offered to somebody else.`).waitFor();
  });

  test('what cannot be settled here goes to the place by reference, and the answer comes back to the case', async () => {
    await desk.tab.getByRole('button', { name: `Escalate ${ref}` }).click();
    const line = desk.tab.locator('.stuck', { hasText: ref }).first();
    await line
      .getByLabel('What should the place help with?')
      .selectOption('A service is full: find capacity');
    await line.getByRole('button', { name: 'Escalate', exact: true }).click();
    await line.getByText('With the place').waitFor();
    await desk.goTo('outstanding/place');
    await desk.tab.getByLabel(`Your answer about ${ref}`).fill('Two more places from Monday.');
    await desk.tab.getByRole('button', { name: 'Answer', exact: true }).click();
    await desk.tab.getByText('Two more places from Monday.').waitFor();
    const chair = await sitDown(ANNA, `cases/${caseRef}`);
    await chair.tab.getByRole('heading', { name: `From ${PLACE}` }).waitFor();
    await chair.tab.getByText('Answered: put it to a huddle').waitFor();
    expect(chair.faults).toEqual([]);
  });

  test('a figure leads to the actions behind it, which leave as a file', async () => {
    await desk.goTo('outstanding/carried-out');
    await desk.tab.getByText('were carried out').first().waitFor();
    await picture(desk.page, 'manager-carried-out');
    await desk.tab.getByRole('link', { name: /^\d+$/ }).first().click();
    await desk.tab.getByRole('button', { name: 'CSV' }).waitFor();
    const [file] = await Promise.all([
      desk.page.waitForEvent('download'),
      desk.tab.getByRole('button', { name: 'CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^actions-N7-.*\.csv$/);
    await desk.goTo('outstanding/reasons');
    await desk.tab.getByRole('heading', { name: 'Why actions were not done' }).waitFor();
    await picture(desk.page, 'manager-reasons');
  });

  test('the wall shows nobody', async () => {
    const members = await ask(JO, 'neighbourhoods.members');
    await desk.goTo('outstanding/wall');
    await desk.tab.locator('.wall-figures').waitFor();
    await picture(desk.page, 'manager-wall');
    const words = (await desk.tab.locator('.wall').textContent()) ?? '';
    for (const { name } of members) expect(words).not.toContain(name);
    expect(words).not.toMatch(/N7-\d|A-\d/);
  });

  test('axe objects to nothing on any of these pages, and none is wider than the narrowest screen', async () => {
    const problems: string[] = [];
    for (const [theme, surface] of [
      ['default', 'personal'],
      ['dark', 'personal'],
      ['contrast', 'sidePanel'],
    ] as const) {
      const at = await sitDown(MORGAN, 'outstanding', { theme, surface });
      for (const page of [
        '',
        '/carried-out',
        '/reasons',
        '/place',
        '/wall',
        '/actions?which=overdue&of=Overdue',
      ]) {
        await at.goTo(`outstanding${page}`);
        problems.push(...(await axe(at)).map((problem) => `${theme}${page}: ${problem}`));
        const [wide, room] = await at.tab
          .locator('html')
          .evaluate((html) => [html.scrollWidth, html.clientWidth] as const);
        if (wide > room) problems.push(`${theme}${page}: ${wide} wide in ${room}`);
      }
      expect(at.faults).toEqual([]);
    }
    expect(problems).toEqual([]);
  });
});
