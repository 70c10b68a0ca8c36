import { afterAll, describe, expect, test } from 'vitest';
import { JO, PRIYA, SAM } from '../../../dev/people.ts';
import { ask } from '../ask.ts';
import { axe, noBrowser, picture, stage } from '../stage.ts';

describe.skipIf(noBrowser)('the life of an action, on the page', async () => {
  const { sitDown, browser, close } = await stage();
  afterAll(close);
  const [one] = await ask(JO, 'actions.list');
  const caseRef = one?.caseRef ?? '';
  const { member: jo } = await ask(JO, 'neighbourhoods.me');
  const { member: sam } = await ask(SAM, 'neighbourhoods.me');
  const made = async (title: string, who = JO, ownerId = jo?.id) =>
    (await ask(who, 'actions.assign', { caseRef, title, ownerId, due: '2026-12-11' })).ref;

  test('blocked says what would unblock it, and Undo in the toast takes it back', async () => {
    const ref = await made('Order a perching stool');
    const desk = await sitDown(JO, `actions/${ref}`);
    const { tab } = desk;
    await tab.getByRole('button', { name: `More for ${ref}` }).click();
    await tab.getByRole('button', { name: 'Blocked…' }).click();
    await tab.getByLabel('What stands in the way?').fill('The store is shut');
    await tab.getByLabel('What would unblock it?').fill('A key for the store');
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.getByText('What would unblock it: A key for the store').waitFor();
    await tab.getByRole('button', { name: 'Undo' }).click();
    await tab.getByText('Taken back.').waitFor();
    await tab.getByText('What would unblock it: A key for the store').waitFor({ state: 'detached' });
    expect(await axe(desk)).toEqual([]);
    expect(desk.faults).toEqual([]);
  });

  test('what is there twice is proposed on the case, merged with one press, and undone', async () => {
    const [first, second] = [
      await made('Ask the council about a ramp'),
      await made('Ask council about the ramp', SAM, sam?.id),
    ];
    const desk = await sitDown(JO, `cases/${caseRef}`);
    const pair = desk.tab.locator('.overlap', { hasText: first }).filter({ hasText: second });
    await pair.waitFor();
    await pair.scrollIntoViewIfNeeded();
    await picture(desk.page, 'overlap');
    await pair.getByRole('button', { name: `Keep ${first}` }).click();
    await desk.tab.getByText(`${second} was merged into ${first},`).waitFor();
    await pair.waitFor({ state: 'detached' });
    await desk.tab.getByRole('button', { name: 'Undo' }).click();
    await pair.waitFor();
    await pair.getByRole('button', { name: 'They are different' }).click();
    await pair.waitFor({ state: 'detached' });
  });

  test('several get another date at once; one Undo takes all back', async () => {
    const refs = [await made('Check the key safe'), await made('Check the smoke alarm'), await made('Visit')];
    const desk = await sitDown(JO, `actions?show=team&owner=${jo?.id}`);
    const { tab } = desk;
    await tab.getByRole('button', { name: 'Choose several' }).click();
    for (const ref of refs) await tab.getByRole('checkbox', { name: `Choose ${ref}` }).check();
    await tab.getByRole('button', { name: 'Change the date…' }).click();
    await tab.getByLabel('New date').fill('18 December 2026');
    await tab.getByText('3 chosen').waitFor();
    await picture(desk.page, 'several-actions');
    await tab.getByRole('button', { name: 'Save for 3' }).click();
    await tab.getByText('3 actions due Fri 18 Dec.').waitFor();
    await tab.getByRole('button', { name: 'Undo' }).click();
    await tab.getByText('Taken back.').waitFor();
    for (const ref of refs) expect((await ask(JO, 'actions.read', { ref })).due).toBe('2026-12-11');
    expect(desk.faults).toEqual([]);
  });

  test('a partner accepts and finishes by a link, without an account, a cookie or a script', async () => {
    await ask(JO, 'neighbourhoods.setPhone', { phone: '01632 960 001' });
    const ref = await made('Ask about the stair lift');
    const desk = await sitDown(JO, `actions/${ref}`);
    await desk.tab.getByRole('button', { name: 'Make a link…' }).click();
    await desk.tab.getByLabel('Which organisation?').fill('Harbour Housing');
    await desk.tab.getByRole('button', { name: 'Make the link' }).click();
    const url = await desk.tab.getByLabel('The link', { exact: true }).inputValue();
    await desk.tab.getByText('Not answered yet').waitFor();
    await picture(desk.page, 'partner-link');

    const context = await browser.newContext({
      viewport: { width: 480, height: 900 },
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    await page.goto(url);
    expect(await page.content()).not.toContain('stair lift');
    await page.screenshot({
      ...(process.env.PICTURES !== undefined && { path: `${process.env.PICTURES}/partner-page.png` }),
    });
    await page.getByRole('button', { name: 'Accept: we will do it' }).click();
    await page.getByText('The team knows that you will do it.').waitFor();
    // Loading the page again sends nothing a second time.
    await page.reload();
    await desk.tab.getByText('In hand').first().waitFor();
    await page.getByLabel('Your question').fill('Which door is it?');
    await page.getByRole('button', { name: 'Send the question' }).click();
    await page.getByText('Your question was sent.').waitFor();
    await desk.tab.getByText('Which door is it?').waitFor();
    await page.getByRole('button', { name: 'Finished: it is done' }).click();
    await page.getByRole('heading', { name: `Action ${ref} is finished` }).waitFor();
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await context.cookies()).toEqual([]);
    expect((await ask(JO, 'actions.read', { ref })).events.map((event) => event.what)).toEqual([
      'assigned',
      'link given to a partner',
      'accepted by the partner',
      'finished by the partner',
    ]);
    await desk.tab.locator('.tag', { hasText: 'Finished' }).waitFor();
    await context.close();
  });

  test('who goes on leave names a deputy in the same press; the deputy sees what they cover, and who assigns sees the leave', async () => {
    const desk = await sitDown(PRIYA, 'team', { surface: 'sidePanel' });
    const { tab } = desk;
    await tab.getByRole('button', { name: 'Leave…' }).click();
    await tab.getByLabel('First day').fill('today');
    await tab.getByLabel('Last day').fill('in ten days');
    // What was understood stands below each field before it can be saved.
    await tab.getByText(/, today$/).waitFor();
    await tab.getByText(/, in 10 days$/).waitFor();
    await tab.getByLabel('Who covers?').fill('Jo Ben');
    await tab.getByRole('option', { name: /Jo Bennett/ }).click();
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.getByText('Deputy: Jo Bennett').waitFor();
    await tab.getByRole('button', { name: 'Take back' }).waitFor();
    const cover = await sitDown(JO, 'actions');
    await cover.tab.getByText('You cover').first().waitFor();
    expect(await axe(desk)).toEqual([]);
    expect([...desk.faults, ...cover.faults]).toEqual([]);
  });
});
