import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANNA, JO, PRIYA, SAM } from '../../../dev/people.ts';
import { addWorkingDays } from '../../../src/calendar/index.ts';
import { dayOf, machineNow } from '../../../src/core/day.ts';
import { ask } from '../ask.ts';
import { axe, type Desk, noBrowser, picture, stage } from '../stage.ts';

const SOON = { timeout: 10_000 };
const day = addWorkingDays(dayOf(machineNow()), 6);

describe.skipIf(noBrowser)('after a huddle', async () => {
  const { sitDown, close } = await stage();
  afterAll(close);
  const desks: Desk[] = [];
  const at = async (who: typeof JO, address: string, look?: Parameters<typeof sitDown>[2]): Promise<Desk> => {
    const desk = await sitDown(who, address, look);
    desks.push(desk);
    return desk;
  };
  let huddleId = '';
  let refs: string[] = [];

  /** A huddle of its own, held early with two cases, up to its read-back: one action for Priya, who is here, one for Sam, who is not. */
  beforeAll(async () => {
    const { huddles } = await ask(JO, 'huddles.schedule', {
      name: 'Review huddle',
      kind: 'weekly',
      rule: 'FREQ=DAILY;COUNT=2',
      start: `${day}T16:30`,
      minutes: 30,
    });
    huddleId = huddles[0]?.id ?? '';
    const open = await ask(JO, 'cases.list', { status: ['active', 'accepted', 'review_due'], mine: true });
    for (const { ref } of open.slice(0, 2))
      await ask(JO, 'huddles.addItem', { huddleId, ref, why: 'urgent', reason: 'Admitted last night' });
    await ask(JO, 'huddles.start', { huddleId, early: true });
    const members = await ask(JO, 'neighbourhoods.members');
    const idOf = (name: string): string => members.find((one) => one.name === name)?.id ?? '';
    for (const { name } of [JO, ANNA, PRIYA])
      await ask(JO, 'huddles.attend', { huddleId, memberId: idOf(name), state: 'here' });
    const { items } = await ask(JO, 'huddles.read', { huddleId });
    refs = items.map((item) => item.ref);
    await ask(JO, 'huddles.nextItem', { huddleId });
    const itemId = items[0]?.id ?? '';
    const words = { itemId, version: 0 };
    await ask(JO, 'huddles.record', {
      ...words,
      group: 'sbar',
      situation: 'Fell twice since discharge; the daughter stays over.',
      update: 'The district nurse called on Friday: eating little.',
      nextSteps: 'Echo before the holiday.',
    });
    await ask(JO, 'huddles.record', {
      ...words,
      group: 'decision',
      decision: 'Restart the package twice a day for two weeks.',
      rationale: 'Cannot wash or cook alone.',
      contingency: 'If it happens again: urgent community response, the same day.',
      outcome: 'SOC_CARE',
    });
    for (const [name, title] of [
      [PRIYA.name, 'Book an echo'],
      [SAM.name, 'Ask housing about the step'],
    ] as const)
      await ask(JO, 'actions.assign', {
        caseRef: refs[0],
        title,
        ownerId: idOf(name),
        due: addWorkingDays(day, 3),
        huddleId,
      });
    for (const _ of items) await ask(JO, 'huddles.nextItem', { huddleId });
  }, 60_000);

  test('each new action is read back; its owner confirms in their own window and everybody sees it', async () => {
    const jo = await at(JO, `huddles/${huddleId}`);
    const priya = await at(PRIYA, `huddles/${huddleId}`, { surface: 'sidePanel', width: 320 });
    await jo.tab.getByText('1 of 2 still to confirm. 1 with somebody who is not here').waitFor();
    await picture(jo.page, 'read-back');
    await priya.tab.getByRole('button', { name: /^Confirm A-/ }).waitFor();
    await priya.tab.locator('body').press('c');
    await jo.tab.getByText('Everybody here has confirmed.').waitFor(SOON);
    expect(await axe(jo)).toEqual([]);
  });

  test('closing shows what is open, and the page becomes the minutes', async () => {
    const jo = await at(JO, `huddles/${huddleId}`);
    await jo.tab.getByRole('button', { name: 'Close huddle' }).first().click();
    await jo.tab.getByRole('button', { name: 'Close the huddle' }).click();
    await jo.tab.getByText('Closed and locked').waitFor();
    await jo.tab.getByText('Restart the package twice a day for two weeks.').waitFor();
    expect(await axe(jo)).toEqual([]);
  });

  test('a correction stands beside the words of the huddle', async () => {
    const jo = await at(JO, `huddles/${huddleId}`);
    await jo.tab.getByRole('button', { name: `Correct the minutes of ${refs[0]}` }).click();
    await jo.tab.getByLabel('It should be').fill('Restart the package once a day for two weeks.');
    await jo.tab.getByLabel('Why', { exact: false }).last().fill('Misheard: the council can do once');
    await jo.tab.getByRole('button', { name: 'Add the correction' }).click();
    await jo.tab.getByText('Corrected: Restart the package once a day for two weeks.').waitFor(SOON);
    await jo.tab.getByRole('button', { name: `Correct the minutes of ${refs[0]}` }).click();
    await jo.tab.getByLabel('What is to be corrected').selectOption('reviewOn');
    await jo.tab.getByLabel('It should be').fill('in ten working days');
    await jo.tab.getByLabel('Why', { exact: false }).last().fill('The wrong line');
    await jo.tab.getByRole('button', { name: 'Add the correction' }).click();
    await jo.tab
      .getByText(/^The correction stands beside the record. The case (comes back on|keeps its own)/)
      .waitFor(SOON);
    await jo.tab.getByText(/^Review date corrected: \w+ \d+/).waitFor(SOON);
    await jo.tab.getByText('Restart the package twice a day for two weeks.').waitFor();
  });

  test('the note is copied beside three identifiers, and filed; undo takes it back', async () => {
    const jo = await at(JO, `huddles/${huddleId}`);
    await jo.tab.getByRole('button', { name: 'Note for the record' }).first().click();
    const note = jo.tab.getByLabel('The note, as plain text');
    expect(await note.inputValue()).toContain('Restart the package once a day');
    await jo.tab.getByText('NHS number').waitFor();
    await picture(jo.page, 'note');
    expect(await axe(jo)).toEqual([]);
    await jo.tab.getByRole('button', { name: 'I filed it in EMIS' }).click();
    await jo.tab.getByText(/^Filed: EMIS, Jo Bennett/).waitFor(SOON);
    await jo.tab.getByRole('button', { name: 'Undo' }).click();
    await jo.tab.getByText(/^Filed: EMIS/).waitFor({ state: 'detached' });
  });

  test('the chair, and nobody else, sees how the time was shared', async () => {
    const anna = await at(ANNA, `huddles/${huddleId}`);
    await anna.tab.getByRole('heading', { name: 'Fair time' }).waitFor();
    await anna.tab.getByText('Two cases were discussed: too few to compare').waitFor();
    expect(await axe(anna)).toEqual([]);
    const jo = await at(JO, `huddles/${huddleId}`);
    await jo.tab.getByRole('heading', { name: /Minutes/ }).waitFor();
    expect(await jo.tab.getByRole('heading', { name: 'Fair time' }).count()).toBe(0);
  });

  test('a case tells what huddles before knew of it', async () => {
    const jo = await at(JO, `cases/${refs[0]}`);
    await jo.tab.getByRole('heading', { name: 'Since last time' }).waitFor();
    await jo.tab.getByText(/Corrected: Restart the package once a day/).waitFor();
  });

  test('the sheet is references only until more is asked for; on paper there is nothing but the sheet', async () => {
    const next = await ask(JO, 'huddles.next');
    const jo = await at(JO, `huddles/${next?.id}/print`);
    await jo.tab.getByText('References only').waitFor();
    await jo.page.emulateMedia({ media: 'print' });
    expect(await jo.tab.locator('nav').first().isVisible()).toBe(false);
    expect(await jo.tab.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
    expect(await jo.tab.locator('.paper h1').isVisible()).toBe(true);
    await jo.page.emulateMedia({ media: 'screen' });
    await picture(jo.page, 'sheet');
    await jo.tab.getByLabel(/Names, birth dates/).check();
    await jo.tab.getByText('Confidential').waitFor();
    expect(await axe(jo)).toEqual([]);
  });

  test.each(['default', 'dark', 'contrast'] as const)(
    'nothing stands outside 320 pixels (%s)',
    async (theme) => {
      for (const address of [`huddles/${huddleId}`, `huddles/${huddleId}/print`, `cases/${refs[0]}`]) {
        const { tab } = await at(ANNA, address, { theme, width: 320 });
        const { seen, whole } = await tab
          .locator('html')
          .evaluate((page) => ({ seen: page.clientWidth, whole: page.scrollWidth }));
        expect(whole, address).toBeLessThanOrEqual(seen);
      }
    },
  );

  test('no console complained', () => {
    expect(desks.flatMap((desk) => desk.faults)).toEqual([]);
  });
});
