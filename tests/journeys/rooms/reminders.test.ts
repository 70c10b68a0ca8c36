import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { JO, PRIYA } from '../../../dev/people.ts';
import { addWorkingDays } from '../../../src/calendar/index.ts';
import { addDays, addMinutes, dayOf, machineNow } from '../../../src/core/day.ts';
import { ask } from '../ask.ts';
import { axe, type Desk, moveClock, noBrowser, picture, stage } from '../stage.ts';

describe.skipIf(noBrowser)('reminders', async () => {
  const { sitDown, close } = await stage();
  afterAll(close);
  let priya: Desk;
  let jo: Desk;

  beforeAll(async () => {
    priya = await sitDown(PRIYA, 'reminders', { height: 640 });
    jo = await sitDown(JO, 'reminders?show=sending', { height: 900 });
  });

  test('a member chooses when their one message of the day comes, and takes it back', async () => {
    await priya.tab.getByLabel('Time of my message').fill('09:15');
    await priya.tab.getByRole('button', { name: 'Save' }).click();
    await priya.tab.getByText('You are reminded at 9:15.').waitFor();
    expect(await ask(PRIYA, 'reminders.mine')).toMatchObject({ time: '09:15' });
    await priya.tab.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => (await ask(PRIYA, 'reminders.mine')).time).toBe('08:30');
    await picture(priya.page, 'reminders');
    await priya.tab.getByLabel('Time of my message').fill('07:00');
    await priya.tab.getByRole('button', { name: 'Save' }).click();
    await priya.tab.getByText(/Choose a time between 8:00 and 18:00/).waitFor();
  });

  test('an action is snoozed with a reason, shown as such, and woken again', async () => {
    const mine = await ask(PRIYA, 'actions.mine');
    const [action] = [...mine.overdue, ...mine.today, ...mine.week, ...mine.later];
    const ref = action?.ref ?? '';
    const until = addDays(dayOf(machineNow()), 5);
    await ask(PRIYA, 'actions.snooze', { ref, until, why: 'awaiting their reply' });
    await priya.goTo(`actions/${ref}`);
    await priya.tab.getByText(/^Snoozed to/).waitFor();
    await priya.tab.getByText('“awaiting their reply”').waitFor();
    await ask(PRIYA, 'actions.wake', { ref });
  });

  test('the ledger says what went, what did not and why, and sends again with one press', async () => {
    await jo.tab.getByRole('heading', { name: 'What was sent, and what was not' }).waitFor();
    const parked = async () =>
      (
        await ask(JO, 'reminders.messages', {
          since: addMinutes(machineNow(), -2 * 24 * 60),
          state: ['parked'],
        })
      ).length;
    // In working hours, since what somebody is given waits for them.
    await moveClock(jo, `${addWorkingDays(dayOf(machineNow()), 1)}T10:00`);
    // Grace has no chat with the bot in practice: what is for her is parked.
    const members = await ask(JO, 'neighbourhoods.members');
    const [first] = await ask(JO, 'cases.list');
    await ask(JO, 'actions.assign', {
      caseRef: first?.ref,
      title: 'Wait for the picture of the ledger',
      ownerId: members.find(({ name }) => name.startsWith('Grace'))?.id,
    });
    await expect.poll(parked, { timeout: 30_000 }).toBeGreaterThan(0);
    await jo.tab.getByLabel('Show').selectOption('What did not go');
    const again = jo.tab.getByRole('button', { name: /^Send again: .* to Grace/ }).first();
    await again.waitFor();
    await jo.tab
      .getByText(/blocked or not installed there/)
      .first()
      .waitFor();
    await jo.tab.getByLabel('Show').selectOption('Everything');
    await again.waitFor();
    await picture(jo.page, 'ledger');
    await jo.tab.getByLabel('Show').selectOption('What did not go');
    await again.click();
    await jo.tab.getByText(/It is sent again/).waitFor();
  });

  test('both pages can be used by everybody, in little room too', async () => {
    expect(await axe(jo)).toEqual([]);
    expect(await axe(priya)).toEqual([]);
    const narrow = await sitDown(JO, 'reminders?show=sending', { width: 320, surface: 'sidePanel' });
    await narrow.tab.getByRole('heading', { name: 'What was sent, and what was not' }).waitFor();
    expect(
      await narrow.tab.locator('html').evaluate((page) => page.scrollWidth - page.clientWidth),
    ).toBeLessThanOrEqual(0);
    expect([...jo.faults, ...priya.faults, ...narrow.faults]).toEqual([]);
  });
});
