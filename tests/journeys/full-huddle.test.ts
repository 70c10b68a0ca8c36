import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANNA, JO, PRIYA, SAM } from '../../dev/people.ts';
import { addWorkingDays } from '../../src/calendar/index.ts';
import { dayOf, machineNow, weekday } from '../../src/core/day.ts';
import { ask } from './ask.ts';
import { type Desk, noBrowser, picture, stage } from './stage.ts';

const SOON = { timeout: 20_000 };
const day = addWorkingDays(dayOf(machineNow()), 2);

describe.skipIf(noBrowser)('a huddle of eight cases, run in three browsers', async () => {
  const { sitDown, close } = await stage();
  let huddleId = '';
  let seriesId = '';
  /** The chair's own window, her meeting's stage, the scribe, and a member in the meeting's side panel. */
  let chair: Desk;
  let onStage: Desk;
  let scribe: Desk;
  let member: Desk;
  let streams = 0;

  beforeAll(async () => {
    const made = await ask(JO, 'huddles.schedule', {
      name: 'Eight cases',
      kind: 'weekly',
      rule: `FREQ=WEEKLY;BYDAY=${weekday(day).slice(0, 2).toUpperCase()}`,
      start: `${day}T16:00`,
      minutes: 45,
    });
    seriesId = made.seriesId;
    huddleId = made.huddles[0]?.id ?? '';
    await eightCases(huddleId);
    const address = `huddles/${huddleId}`;
    chair = await sitDown(ANNA, address, {
      watch: (page) =>
        page.context().on('request', (request) => {
          if (request.url().endsWith('/api/live')) streams += 1;
        }),
    });
    onStage = await sitDown(ANNA, address, { surface: 'stage', beside: chair });
    scribe = await sitDown(JO, address);
    member = await sitDown(PRIYA, address, { surface: 'sidePanel', width: 460, height: 900 });
  });
  afterAll(async () => {
    const { status } = await ask(ANNA, 'huddles.read', { huddleId });
    if (status === 'live') {
      await keepStale();
      await ask(ANNA, 'huddles.close', { huddleId });
    }
    await ask(JO, 'huddles.endSeries', { seriesId });
    await close();
  });

  const everybody = (): Desk[] => [chair, onStage, scribe, member];
  const current = async () => {
    const { items, currentItemId } = await ask(ANNA, 'huddles.read', { huddleId });
    const item = items.find(({ id }) => id === currentItemId);
    if (item === undefined) throw new Error('no case is on the table');
    return item;
  };
  /** A case that was discussed three times without an action is kept with a reason, or nobody goes on. */
  const keepStale = async (): Promise<void> => {
    const { items, currentItemId } = await ask(ANNA, 'huddles.read', { huddleId });
    if (items.some(({ id, mustDecide }) => id === currentItemId && mustDecide))
      await ask(ANNA, 'huddles.keepCase', { itemId: currentItemId, reason: 'Another winter at home' });
  };
  /** The chair goes on, and all see it. */
  const next = async (button = 'Next case'): Promise<Awaited<ReturnType<typeof current>>> => {
    await keepStale();
    const before = (await ask(ANNA, 'huddles.read', { huddleId })).currentItemId;
    await chair.tab.getByRole('button', { name: button }).click();
    await expect
      .poll(async () => (await ask(ANNA, 'huddles.read', { huddleId })).currentItemId, SOON)
      .not.toBe(before);
    const item = await current();
    for (const desk of everybody()) await sees(desk, item.ref);
    return item;
  };
  const record = async (itemId: string) => ask(JO, 'huddles.discussion', { itemId });

  test('it is started; each says that they are here; the stage shows references until the chair says who is watching', async () => {
    await chair.tab
      .getByRole('button', { name: /^Start/ })
      .first()
      .click();
    for (const desk of [scribe, member]) await desk.tab.getByText('● Live').waitFor();
    await part(member, 'Here');
    await member.tab.getByRole('button', { name: 'Priya Shah is here' }).click();
    // Who started it is here already.
    for (const name of ['Jo Bennett', 'Sam Okafor'])
      await scribe.tab.getByRole('button', { name: `${name} is here` }).click();
    await chair.tab.getByText(/^4 of \d+ here/).waitFor();
    await onStage.tab.getByRole('button', { name: 'Yes, only the team is watching' }).click();
    await onStage.tab.getByText('Dr Anna Reid said that only the team is watching').waitFor();
  });

  test('what was due is settled with a key each', async () => {
    await chair.tab.getByText('First: what was due?').waitFor();
    const settled = chair.tab.getByRole('status').filter({ hasText: /\d+ of \d+ looked at/ });
    if ((await settled.count()) > 0) {
      await chair.tab.locator('main').focus();
      await chair.page.keyboard.press('d');
      await expect.poll(() => settled.textContent(), SOON).toMatch(/^1 of/);
      await chair.page.keyboard.press('k');
      await expect.poll(() => settled.textContent(), SOON).toMatch(/^2 of|^All/);
    }
  });

  test('two write in two fields at the same time: both keep their words, and a caret stays where it was', async () => {
    const { id } = await next('First case');
    await part(member, 'Case');
    await Promise.all([
      field(scribe, 'Situation').pressSequentially('Two falls since Sunday.', { delay: 15 }),
      field(member, 'Update').pressSequentially('Daughter stays until Friday.', { delay: 15 }),
    ]);
    await holds(scribe, 'Update', 'Daughter stays until Friday.');
    await holds(member, 'Situation', 'Two falls since Sunday.');
    // Jo stands after "Two"; Priya writes on at the end of the same words.
    await field(scribe, 'Situation').evaluate((words) => {
      if (words instanceof HTMLTextAreaElement) words.setSelectionRange(3, 3);
    });
    await field(member, 'Situation').press('End');
    await field(member, 'Situation').pressSequentially(' Frightened.');
    await holds(scribe, 'Situation', 'Two falls since Sunday. Frightened.');
    await scribe.page.keyboard.type(' bad');
    await holds(member, 'Situation', 'Two bad falls since Sunday. Frightened.');
    await decide(scribe, 'Joint visit this week.', 'Home visit');
    await addAction(scribe, '@Priya book echo in two working days', 'Priya Shah · book echo · due');
    expect(await record(id)).toMatchObject({ update: 'Daughter stays until Friday.' });
  });

  test('two write in the same field: the later sees both sides, keeps both, and nothing is lost', async () => {
    const { id } = await next();
    await Promise.all([
      field(scribe, 'Decision').fill('Restart the package.'),
      field(member, 'Decision').fill('Wait for therapy.'),
    ]);
    const asked = (desk: Desk) => desk.tab.getByText('wrote here at the same time');
    await expect
      .poll(async () => (await asked(scribe).count()) + (await asked(member).count()), SOON)
      .toBe(1);
    const later = (await asked(scribe).count()) === 1 ? scribe : member;
    await later.tab.locator('.clash').scrollIntoViewIfNeeded();
    await picture(later.page, 'both-sides');
    await later.tab.getByRole('button', { name: 'Keep both' }).click();
    await expect
      .poll(async () => once((await record(id)).decision, 'Restart the package.', 'Wait for therapy.'), SOON)
      .toBe(true);
    for (const desk of [scribe, member])
      await expect
        .poll(
          async () =>
            once(await field(desk, 'Decision').inputValue(), 'Restart the package.', 'Wait for therapy.'),
          SOON,
        )
        .toBe(true);
  });

  test('the chair goes on in the middle of the scribe’s sentence: the scribe finishes it, on the right case', async () => {
    const { id, ref } = await current();
    await field(scribe, 'Next steps').pressSequentially('Therapy visits on ', { delay: 10 });
    await keepStale();
    const after = await Promise.all([
      chair.tab.getByRole('button', { name: 'Next case' }).click(),
      scribe.tab.getByText(`You are still writing on ${ref}`).waitFor(),
    ]).then(current);
    await scribe.page.keyboard.type('Thursday and not before.', { delay: 10 });
    await expect
      .poll(async () => (await record(id)).nextSteps, SOON)
      .toBe('Therapy visits on Thursday and not before.');
    await expect.poll(() => field(scribe, 'Next steps').inputValue(), SOON).toBe('');
    expect((await record(after.id)).nextSteps).toBe('');
    await decide(scribe, 'Medicines looked at by the practice.', 'Medicines review');
  });

  test('the member’s network is cut while they type: it is said, presses are refused, and their words arrive once', async () => {
    const { id, ref } = await next();
    await part(member, 'Case');
    await field(member, 'Update').pressSequentially('Seen at home on Monday.', { delay: 10 });
    await expect.poll(async () => (await record(id)).update, SOON).toBe('Seen at home on Monday.');
    await member.page.context().setOffline(true);
    await field(member, 'Update').press('End');
    await field(member, 'Update').pressSequentially(' Ate nothing since.', { delay: 10 });
    await member.tab.getByText('Not connected since').waitFor();
    await member.tab.getByText('Kept here, not sent').first().waitFor();
    await picture(member.page, 'not-connected');
    await part(member, 'Here');
    await member.tab.getByRole('button', { name: 'Priya Shah is here' }).click();
    await member.tab.getByText('There is no connection just now').waitFor();
    // Meanwhile the others write on the same case, and go on.
    await decide(scribe, 'Community matron visits.', 'Home visit');
    await expect.poll(async () => (await record(id)).decision, SOON).toBe('Community matron visits.');
    await keepStale();
    await chair.tab.getByRole('button', { name: 'Next case' }).click();
    await expect.poll(async () => (await current()).ref, SOON).not.toBe(ref);

    await member.page.context().setOffline(false);
    await expect
      .poll(
        async () => once((await record(id)).update, 'Seen at home on Monday.', 'Ate nothing since.'),
        SOON,
      )
      .toBe(true);
    expect(await record(id)).toMatchObject({ decision: 'Community matron visits.' });
    await sees(member, (await current()).ref);
    await expect.poll(() => member.tab.getByText('Not connected since').count(), SOON).toBe(0);
    // The press that was refused was not done later, behind their back.
    const { attendance } = await ask(ANNA, 'huddles.read', { huddleId });
    expect(attendance.find(({ name }) => name === 'Priya Shah')).toMatchObject({ state: 'here' });
  });

  test('one case is put off with a reason, and the agenda says so to all', async () => {
    const { ref } = await current();
    await chair.tab.getByRole('button', { name: 'Defer…' }).click();
    await chair.tab.getByLabel('Defer: why?').selectOption({ label: 'information needed' });
    await expect.poll(async () => (await current()).ref, SOON).not.toBe(ref);
    await scribe.tab.locator('.live-list li', { hasText: ref }).getByText('information needed').waitFor();
  });

  test('who comes late sees where the huddle is and what was written, at once', async () => {
    const { ref } = await current();
    await field(scribe, 'Situation').fill('New this week.');
    await field(scribe, 'Situation').press('Escape');
    await decide(scribe, 'Carer’s assessment.', 'Carer support');
    const late = await sitDown(SAM, `huddles/${huddleId}`);
    await sees(late, ref);
    await holds(late, 'Decision', 'Carer’s assessment.');
    await late.page.context().close();
  });

  test('the answer to what was written is lost: it is there once, and said to be saved', async () => {
    const { id } = await next();
    let lost = 0;
    await scribe.page.context().route('**/api/huddles.record', async (route) => {
      lost += 1;
      if (lost > 1) return route.fallback();
      await route.fetch();
      return route.abort('connectionreset');
    });
    await field(scribe, 'Situation').fill('Housing is cold.');
    await scribe.tab
      .getByText(/^Saved \d+:\d\d$/)
      .first()
      .waitFor();
    expect(lost).toBeGreaterThan(1);
    await scribe.page.context().unroute('**/api/huddles.record');
    expect(await record(id)).toMatchObject({ situation: 'Housing is cold.', sbarVersion: 1 });
    await decide(scribe, 'Ask the council about heating.', 'Housing');
    await addAction(
      scribe,
      '@Sam ring housing about the heating tomorrow',
      'Sam Okafor · ring housing about the heating',
    );
  });

  test('the page is loaded again while nothing could be sent: what was typed is still there, and goes', async () => {
    const { id } = await next();
    await part(member, 'Case');
    await member.page.context().setOffline(true);
    await field(member, 'Situation').fill('Cannot climb the stairs.');
    await member.tab.getByText('Kept here, not sent').first().waitFor();
    const { url } = { url: member.page.url() };
    await member.page.reload().catch(() => {});
    await member.page.context().setOffline(false);
    await member.page.goto(url);
    await expect.poll(async () => (await record(id)).situation, SOON).toBe('Cannot climb the stairs.');
    await decide(scribe, 'Bed downstairs.', 'Equipment');
  });

  test('the huddle is closed while the member is away: their words are kept, and stand beside the minutes', async () => {
    const { id, ref } = await current();
    await part(member, 'Case');
    await member.page.context().setOffline(true);
    await field(member, 'Next steps').fill('Ask about a stair lift.');
    await member.tab.getByText('Kept here, not sent').first().waitFor();
    const last = chair.tab.getByRole('button', { name: /Next case|Finish the cases/ });
    while ((await ask(ANNA, 'huddles.read', { huddleId })).currentItemId !== null) {
      const before = (await ask(ANNA, 'huddles.read', { huddleId })).currentItemId;
      await keepStale();
      await last.click();
      await expect
        .poll(async () => (await ask(ANNA, 'huddles.read', { huddleId })).currentItemId, SOON)
        .not.toBe(before);
    }
    await picture(chair.page, 'read-back');
    await chair.tab.getByRole('button', { name: 'Close huddle' }).first().click();
    await chair.tab.getByRole('dialog').getByRole('button', { name: 'Close the huddle' }).click();
    for (const desk of [chair, scribe]) await desk.tab.getByText('Closed and locked').waitFor();

    await member.page.context().setOffline(false);
    await member.tab.getByText(`Your words on ${ref} are not saved.`).waitFor();
    await member.tab.getByRole('button', { name: 'Add to the minutes as a correction' }).click();
    await expect
      .poll(() => member.tab.getByText(`Your words on ${ref} are not saved.`).count(), SOON)
      .toBe(0);
    await scribe.tab.getByText('Ask about a stair lift.').first().waitFor();
    expect((await record(id)).nextSteps).toBe('');
  });

  test('the record holds seven cases and one put off; one stream served each browser; no window had a fault', async () => {
    const { items, newActions } = await ask(ANNA, 'huddles.read', { huddleId });
    expect(items.filter(({ state }) => state === 'discussed')).toHaveLength(7);
    expect(items.filter(({ state }) => state === 'deferred')).toMatchObject([
      { deferReason: 'information_needed' },
    ]);
    expect(newActions).toHaveLength(2);
    expect(streams).toBe(1);
    await picture(scribe.page, 'minutes');
    for (const { faults } of everybody())
      expect(faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_RESET/.test(fault))).toEqual(
        [],
      );
  });
});

/** Eight cases on the agenda of this huddle, that all of them may see. */
async function eightCases(huddleId: string): Promise<void> {
  const lists = await Promise.all([ANNA, JO, PRIYA, SAM].map((who) => ask(who, 'cases.list')));
  const forAll = (ref: string): boolean => lists.every((list) => list.some((item) => item.ref === ref));
  const items = async () => (await ask(JO, 'huddles.read', { huddleId })).items;
  for (const { id, ref } of (await items()).filter((item, at) => at >= 8 || !forAll(item.ref)))
    await ask(JO, 'huddles.removeItem', { itemId: id }).catch((error) => {
      throw new Error(`${ref} stays`, { cause: error });
    });
  for (const { ref } of (lists[0] ?? []).filter((one) => forAll(one.ref))) {
    if ((await items()).length >= 8) break;
    // A case that is closed, or on another agenda, is refused.
    await ask(JO, 'huddles.addItem', { huddleId, ref }).catch(() => {});
  }
  expect(await items()).toHaveLength(8);
}

const field = ({ tab }: Desk, label: string) => tab.getByRole('textbox', { name: label, exact: true });
const holds = (desk: Desk, label: string, words: string) =>
  expect.poll(() => field(desk, label).inputValue(), SOON).toBe(words);
const sees = (desk: Desk, ref: string) => desk.tab.getByText(ref).first().waitFor({ state: 'attached' });
/** In a narrow window one part of the huddle is shown at a time. */
const part = (desk: Desk, name: string): Promise<void> =>
  desk.tab.getByRole('tab', { name, exact: true }).click();
/** Each of these stands in it exactly once. */
const once = (words: string, ...parts: string[]): boolean =>
  parts.every((one) => words.split(one).length === 2);

async function decide(desk: Desk, words: string, outcome: string): Promise<void> {
  await field(desk, 'Decision').fill(words);
  await desk.tab.getByLabel('Outcome').selectOption({ label: outcome });
}

/** One line in the composer, reached and left by keys; what was understood is read before Enter. */
async function addAction({ page, tab }: Desk, line: string, understood: string): Promise<void> {
  await page.keyboard.press('Escape');
  await tab.locator('main').focus();
  await page.keyboard.press('a');
  await page.keyboard.type(line);
  await tab.getByRole('status').filter({ hasText: understood }).filter({ hasText: 'due' }).waitFor();
  await page.keyboard.press('Enter');
  const composer = tab.getByRole('combobox', { name: 'New action: @who what when' });
  await expect.poll(() => composer.inputValue(), SOON).toBe('');
}
