import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANNA, JO, PRIYA, SAM } from '../../../dev/people.ts';
import {
  addAction,
  comesTo,
  decide,
  eightCases,
  field,
  holds,
  once,
  part,
  type Room,
  roomOf,
  SOON,
  sees,
} from '../eight-cases.ts';
import { type Desk, noBrowser, picture, stage } from '../stage.ts';

describe.skipIf(noBrowser)('a huddle of eight cases, run in three browsers', async () => {
  const { sitDown, close } = await stage();
  let room: Room;
  /** The chair's own window, her meeting's stage, the scribe, and a member in the meeting's side panel. */
  let chair: Desk;
  let onStage: Desk;
  let scribe: Desk;
  let member: Desk;
  let streams = 0;

  beforeAll(async () => {
    const { huddleId, seriesId } = await eightCases();
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
    room = roomOf(huddleId, seriesId, chair, [chair, onStage, scribe, member]);
  });
  afterAll(async () => {
    await room.leave();
    await close();
  });

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
    const { id } = await room.next('First case');
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
    expect(await room.record(id)).toMatchObject({ update: 'Daughter stays until Friday.' });
  });

  test('two write in the same field: the later sees both sides, keeps both, and nothing is lost', async () => {
    const { id } = await room.next();
    await Promise.all([
      field(scribe, 'Decision').fill('Restart the package.'),
      field(member, 'Decision').fill('Wait for therapy.'),
    ]);
    const asked = (desk: Desk) => desk.tab.getByText('wrote here at the same time');
    await expect
      .poll(async () => (await asked(scribe).count()) + (await asked(member).count()), SOON)
      .toBe(1);
    const later = (await asked(scribe).count()) === 1 ? scribe : member;
    await later.tab.locator('.clash').evaluate((notice) => notice.scrollIntoView({ block: 'center' }));
    await picture(later.page, 'both-sides');
    await later.tab.getByRole('button', { name: 'Keep both' }).click();
    await expect
      .poll(
        async () => once((await room.record(id)).decision, 'Restart the package.', 'Wait for therapy.'),
        SOON,
      )
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
    const { id, ref } = await room.current();
    let sentence = 'Therapy visits on Thursday';
    await field(scribe, 'Next steps').pressSequentially(sentence);
    const notice = scribe.tab.getByText(`You are still writing on ${ref}`);
    await room.keepStale();
    const gone = chair.tab.getByRole('button', { name: 'Next case' }).click();
    for (let word = 1; word <= 80 && !(await notice.isVisible()); word++) {
      await scribe.page.keyboard.type(` and ${word}`);
      sentence += ` and ${word}`;
    }
    await scribe.page.keyboard.type(', not before.');
    sentence += ', not before.';
    await gone;
    await expect.poll(async () => (await room.record(id)).nextSteps, SOON).toBe(sentence);
    await expect.poll(() => field(scribe, 'Next steps').inputValue(), SOON).toBe('');
    expect((await room.record((await room.current()).id)).nextSteps).toBe('');
    await decide(scribe, 'Medicines looked at by the practice.', 'Medicines review');
  });

  test('the member’s network is cut while they type: it is said, presses are refused, and their words arrive once', async () => {
    const { id } = await room.next();
    await part(member, 'Case');
    await field(member, 'Update').pressSequentially('Seen at home on Monday.', { delay: 10 });
    await expect.poll(async () => (await room.record(id)).update, SOON).toBe('Seen at home on Monday.');
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
    await expect.poll(async () => (await room.record(id)).decision, SOON).toBe('Community matron visits.');
    await room.goOn('Next case');

    await member.page.context().setOffline(false);
    await expect
      .poll(
        async () => once((await room.record(id)).update, 'Seen at home on Monday.', 'Ate nothing since.'),
        SOON,
      )
      .toBe(true);
    expect(await room.record(id)).toMatchObject({ decision: 'Community matron visits.' });
    await sees(member, (await room.current()).ref);
    await expect.poll(() => member.tab.getByText('Not connected since').count(), SOON).toBe(0);
    // The press that was refused was not done later, behind their back.
    const { attendance } = await room.read();
    expect(attendance.find(({ name }) => name === 'Priya Shah')).toMatchObject({ state: 'here' });
  });

  test('one case is put off with a reason, and the agenda says so to all', async () => {
    const { ref } = await room.current();
    await chair.tab.getByRole('button', { name: 'Defer…' }).click();
    await chair.tab.getByLabel('Defer: why?').selectOption({ label: 'information needed' });
    await expect.poll(async () => (await room.current()).ref, SOON).not.toBe(ref);
    await scribe.tab.locator('.live-list li', { hasText: ref }).getByText('information needed').waitFor();
  });

  test('who comes late sees where the huddle is and what was written, at once', async () => {
    const { ref } = await room.current();
    await comesTo(scribe, ref);
    await field(scribe, 'Situation').fill('New this week.');
    await field(scribe, 'Situation').press('Escape');
    await decide(scribe, 'Carer’s assessment.', 'Carer support');
    const late = await sitDown(SAM, room.address);
    await sees(late, ref);
    await holds(late, 'Decision', 'Carer’s assessment.');
    await late.page.context().close();
  });

  test('the answers to what was written and to a press are lost: both are done once, and said to be saved', async () => {
    const { id } = await room.next();
    const WRITES = /\/api\/(huddles\.record|actions\.assign)$/;
    const tried = new Map<string, number>();
    await scribe.page.context().route(WRITES, async (route) => {
      const url = route.request().url();
      tried.set(url, (tried.get(url) ?? 0) + 1);
      if (tried.get(url) !== 1) return route.fallback();
      await route.fetch();
      return route.abort('connectionreset');
    });
    await field(scribe, 'Situation').fill('Housing is cold.');
    await scribe.tab
      .getByText(/^Saved \d+:\d\d$/)
      .first()
      .waitFor();
    await addAction(
      scribe,
      '@Sam ring housing about the heating tomorrow',
      'Sam Okafor · ring housing about the heating',
    );
    expect([...tried.values()].filter((times) => times > 1)).toHaveLength(2);
    await scribe.page.context().unroute(WRITES);
    expect(await room.record(id)).toMatchObject({ situation: 'Housing is cold.', sbarVersion: 1 });
    await decide(scribe, 'Ask the council about heating.', 'Housing');
  });

  test('one person writes in two windows while both are cut off: neither window loses, and it says that it was they', async () => {
    const { id } = await room.current();
    await part(member, 'Case');
    const laptop = await sitDown(PRIYA, room.address, { beside: member });
    await member.page.context().setOffline(true);
    await field(member, 'Next steps').fill('From the panel.');
    await field(laptop, 'Next steps').fill('From the laptop.');
    for (const { tab } of [member, laptop]) await tab.getByText('Kept here, not sent').first().waitFor();
    await member.page.context().setOffline(false);
    const asked = (desk: Desk) => desk.tab.getByText('You, in another window, wrote here at the same time');
    await expect
      .poll(async () => (await asked(member).count()) + (await asked(laptop).count()), SOON)
      .toBe(1);
    const later = (await asked(member).count()) === 1 ? member : laptop;
    await later.tab.getByRole('button', { name: 'Keep both' }).click();
    await expect
      .poll(async () => once((await room.record(id)).nextSteps, 'From the panel.', 'From the laptop.'), SOON)
      .toBe(true);
    await laptop.page.close();
  });

  test('the page is loaded again while nothing could be sent: what was typed is still there, and goes', async () => {
    const { id } = await room.next();
    await part(member, 'Case');
    await member.page.context().setOffline(true);
    await field(member, 'Situation').fill('Cannot climb the stairs.');
    await member.tab.getByText('Kept here, not sent').first().waitFor();
    const address = member.page.url();
    await member.page.reload().catch(() => {});
    await member.page.context().setOffline(false);
    await member.page.goto(address);
    await expect.poll(async () => (await room.record(id)).situation, SOON).toBe('Cannot climb the stairs.');
    await decide(scribe, 'Bed downstairs.', 'Equipment');
  });

  test('the huddle is closed while the member is away: their words are kept, and stand beside the minutes', async () => {
    const { id, ref } = await room.current();
    await part(member, 'Case');
    await member.page.context().setOffline(true);
    await field(member, 'Next steps').fill('Ask about a stair lift.');
    await member.tab.getByText('Kept here, not sent').first().waitFor();
    while ((await room.read()).currentItemId !== null) await room.goOn(/Next case|Finish the cases/);
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
    expect((await room.record(id)).nextSteps).toBe('');
  });

  test('the record holds seven cases and one put off; one stream served each browser; no window had a fault', async () => {
    const { items, newActions } = await room.read();
    expect(items.filter(({ state }) => state === 'discussed')).toHaveLength(7);
    expect(items.filter(({ state }) => state === 'deferred')).toMatchObject([
      { deferReason: 'information_needed' },
    ]);
    expect(newActions).toHaveLength(2);
    expect(streams).toBe(1);
    await picture(scribe.page, 'minutes');
    for (const { faults } of [chair, onStage, scribe, member])
      expect(faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_RESET/.test(fault))).toEqual(
        [],
      );
  });
});
