import { afterAll, describe, expect, test } from 'vitest';
import { JO } from '../../../dev/people.ts';
import { addDays, weekdayNumber } from '../../../src/core/day.ts';
import { readCalendar } from '../../feeds/ical.ts';
import { ask } from '../ask.ts';
import { axe, noBrowser, picture, stage } from '../stage.ts';

const SOON = { timeout: 10_000 };
const NAMES = ['Frailty weekly', 'CYP monthly'];

describe.skipIf(noBrowser)('two series, from scheduling to the calendar', async () => {
  const { sitDown, close } = await stage();
  const desk = await sitDown(JO, 'huddles/schedule', { height: 1000 });
  const { page, tab } = desk;
  const { today } = await ask(JO, 'neighbourhoods.me');
  const monday = addDays(today, 15 - weekdayNumber(today));
  const seriesOf = async (name: string) =>
    (await ask(JO, 'huddles.series')).find((series) => series.name === name);
  // The other journeys are to find the neighbourhood as they know it.
  afterAll(async () => {
    for (const name of NAMES) {
      const series = await seriesOf(name);
      if (series !== undefined) await ask(JO, 'huddles.endSeries', { seriesId: series.id });
    }
    await close();
  });

  test('a weekly frailty series shows its next twelve dates, and why one is moved, before it is made', async () => {
    await tab.getByLabel('Name', { exact: true }).fill(NAMES[0] ?? '');
    await tab.getByLabel('First day').fill('28 Dec 2026');
    const dates = tab.getByRole('region', { name: 'The next 12 dates' });
    await dates.getByText('from Mon 28 Dec: Boxing Day (substitute day)').waitFor();
    await expect.poll(() => dates.getByRole('listitem').count(), SOON).toBe(12);
    await tab.getByLabel('Cases of').selectOption('FRAILTY_DEMENTIA');
    await picture(page, 'schedule');
    expect(await axe(desk)).toEqual([]);
    await tab.getByLabel('First day').fill(monday);
    await tab.getByRole('button', { name: 'Schedule', exact: true }).click();
    await tab.getByText('Scheduled: the first is').waitFor();
  });

  test('a monthly CYP series comes with its own template, marked as the default', async () => {
    await desk.goTo('huddles/schedule');
    await tab.getByLabel('Kind').selectOption('cyp');
    await tab.getByLabel('Name', { exact: true }).fill(NAMES[1] ?? '');
    await tab.getByLabel('First day').fill(addDays(monday, 2));
    await tab.getByText('Who is needed').click();
    expect(await tab.getByLabel('paediatrics').isChecked()).toBe(true);
    await tab.getByText('default for a children and young people MDT').first().waitFor();
    await tab.getByRole('spinbutton', { name: 'Minutes for: Confidentiality, attendance, quorum' }).fill('5');
    await tab.getByText('55 min').waitFor();
    await tab.getByRole('button', { name: 'Schedule', exact: true }).click();
    await tab.getByRole('heading', { name: 'Huddles', exact: true }).waitFor();
    await expect
      .poll(async () => (await seriesOf(NAMES[1] ?? ''))?.rule, SOON)
      .toMatch(/^FREQ=MONTHLY;BYDAY=/);
  });

  test('one date and those after it move to another day, and one press takes it back', async () => {
    const series = await seriesOf(NAMES[0] ?? '');
    await desk.goTo(`huddles/${series?.next?.huddleId}`);
    await tab.getByRole('heading', { name: NAMES[0] ?? '' }).waitFor();
    await tab.getByText('Calendar, join link, move or cancel').click();
    await tab.getByLabel('Move or cancel').selectOption('following');
    await tab.getByLabel('Move to').fill(addDays(monday, 3));
    await tab.getByRole('button', { name: 'Move them' }).click();
    await tab.getByText('Moved. The next is Thu').waitFor();
    expect((await seriesOf(NAMES[0] ?? ''))?.rule).toBe('FREQ=WEEKLY;BYDAY=TH');
    await tab.getByRole('button', { name: 'Undo' }).click();
    await tab.getByText('Taken back.').waitFor();
    expect((await seriesOf(NAMES[0] ?? ''))?.rule).toBe('FREQ=WEEKLY;BYDAY=MO');
  });

  test('the month shows both, and is walked through with the arrows', async () => {
    await desk.goTo('huddles/month');
    await tab
      .getByRole('gridcell', { name: /^\w+day/ })
      .and(tab.locator('[tabindex="0"]'))
      .focus();
    // It begins next week or the week after: in this month, or the next.
    if (monday.slice(0, 7) !== today.slice(0, 7)) await page.keyboard.press('PageDown');
    await tab
      .getByText(NAMES[0] ?? '')
      .first()
      .waitFor();
    await page.keyboard.press('PageDown');
    await expect.poll(() => tab.getByText(NAMES[1] ?? '').count(), SOON).toBeGreaterThan(0);
    await page.keyboard.press('ArrowRight');
    expect(await tab.locator('[role="gridcell"]:focus').count()).toBe(1);
    await picture(page, 'month');
    expect(await axe(desk)).toEqual([]);
  });

  test('a closed day shows what it moves before it is saved', async () => {
    await desk.goTo('huddles/series');
    await tab.getByLabel('Closed on').fill(monday);
    await tab.getByRole('button', { name: 'Add', exact: true }).click();
    await tab.getByText(`${NAMES[0]}, Mon`).waitFor();
    await tab.getByRole('button', { name: 'Leave them as they are' }).click();
    expect((await ask(JO, 'neighbourhoods.closures')).days).not.toContain(monday);
  });

  test('one’s own calendar is read by a calendar program at the address that is shown once', async () => {
    await tab.getByRole('button', { name: 'Make my calendar address' }).click();
    const address = await tab.getByLabel(/Your address/).inputValue();
    const read = readCalendar(await (await fetch(address)).text());
    expect(read.filter(({ local }) => local.startsWith(monday))).toMatchObject([
      { local: `${monday}T08:45`, zone: 'Europe/London', summary: /Weekly huddle · Frailty and dementia/ },
    ]);
    await tab.getByRole('button', { name: 'Stop it' }).click();
    await expect.poll(async () => (await fetch(address)).status, SOON).toBe(404);
  });

  test('nothing went wrong on the console', () => {
    expect(desk.faults).toEqual([]);
  });
});
