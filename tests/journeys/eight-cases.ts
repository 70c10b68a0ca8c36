import { expect } from 'vitest';
import { ANNA, JO, PRIYA, SAM } from '../../dev/people.ts';
import { addWorkingDays } from '../../src/calendar/index.ts';
import { dayOf, machineNow, weekday } from '../../src/core/day.ts';
import { ask } from './ask.ts';
import type { Desk } from './stage.ts';

export const SOON = { timeout: 20_000 };
const day = addWorkingDays(dayOf(machineNow()), 2);

/** A huddle in two working days, with eight cases on its agenda that all who take part may see. */
export async function eightCases(): Promise<{ huddleId: string; seriesId: string }> {
  const { seriesId, huddles } = await ask(JO, 'huddles.schedule', {
    name: 'Eight cases',
    kind: 'weekly',
    rule: `FREQ=WEEKLY;BYDAY=${weekday(day).slice(0, 2).toUpperCase()}`,
    start: `${day}T16:00`,
    minutes: 45,
  });
  const huddleId = huddles[0]?.id ?? '';
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
  return { huddleId, seriesId };
}

export type Room = ReturnType<typeof roomOf>;
/** What the chair does and the server knows of a huddle that is run at these desks. */
export function roomOf(huddleId: string, seriesId: string, chair: Desk, desks: readonly Desk[]) {
  const read = () => ask(ANNA, 'huddles.read', { huddleId });
  const current = async () => {
    const { items, currentItemId } = await read();
    const item = items.find(({ id }) => id === currentItemId);
    if (item === undefined) throw new Error('no case is on the table');
    return item;
  };
  /** A case that was discussed three times without an action is kept with a reason, or nobody goes on. */
  const keepStale = async (): Promise<void> => {
    const { items, currentItemId } = await read();
    if (items.some(({ id, mustDecide }) => id === currentItemId && mustDecide))
      await ask(ANNA, 'huddles.keepCase', { itemId: currentItemId, reason: 'Another winter at home' });
  };
  /** The chair goes on. */
  const goOn = async (button: string | RegExp): Promise<void> => {
    await keepStale();
    const { currentItemId } = await read();
    await chair.tab.getByRole('button', { name: button }).click();
    await expect.poll(async () => (await read()).currentItemId, SOON).not.toBe(currentItemId);
  };
  return {
    address: `huddles/${huddleId}`,
    read,
    current,
    keepStale,
    goOn,
    /** The chair goes on to the next case, and all see it. */
    async next(button = 'Next case') {
      await goOn(button);
      const item = await current();
      for (const desk of desks) await sees(desk, item.ref);
      return item;
    },
    record: (itemId: string) => ask(JO, 'huddles.discussion', { itemId }),
    /** Leaves nothing behind that another journey would stumble over. */
    async leave(): Promise<void> {
      if ((await read()).status === 'live') {
        await keepStale();
        await ask(ANNA, 'huddles.close', { huddleId });
      }
      await ask(JO, 'huddles.endSeries', { seriesId });
    },
  };
}

export const field = ({ tab }: Desk, label: string) => tab.getByRole('textbox', { name: label, exact: true });
export const holds = (desk: Desk, label: string, words: string) =>
  expect.poll(() => field(desk, label).inputValue(), SOON).toBe(words);
/** The case is on the table at this desk, and nobody there is still writing on the one before. */
export const sees = async (desk: Desk, ref: string): Promise<void> => {
  const table = desk.tab.locator('.live-top, main.stage').first();
  await expect.poll(() => table.textContent(), SOON).toContain(ref);
  await desk.tab.getByText('You are still writing on').waitFor({ state: 'detached' });
};
/** Whoever stands in a field of the case before has that case under their hands until they leave it. */
export async function comesTo(desk: Desk, ref: string): Promise<void> {
  await desk.page.keyboard.press('Escape');
  await sees(desk, ref);
}
/** In a narrow window one part of the huddle is shown at a time. */
export const part = (desk: Desk, name: string): Promise<void> =>
  desk.tab.getByRole('tab', { name, exact: true }).click();
/** Each of these stands in it exactly once. */
export const once = (words: string, ...parts: string[]): boolean =>
  parts.every((one) => words.split(one).length === 2);

export async function decide(desk: Desk, words: string, outcome: string): Promise<void> {
  await field(desk, 'Decision').fill(words);
  await desk.tab.getByLabel('Outcome').selectOption({ label: outcome });
}

/** One line in the composer, reached and left by keys; what was understood is read before Enter. */
export async function addAction({ page, tab }: Desk, line: string, understood: string): Promise<void> {
  await page.keyboard.press('Escape');
  await tab.locator('main').focus();
  await page.keyboard.press('a');
  await page.keyboard.type(line);
  await tab.getByRole('status').filter({ hasText: understood }).filter({ hasText: 'due' }).waitFor();
  await page.keyboard.press('Enter');
  const composer = tab.getByRole('combobox', { name: 'New action: @who what when' });
  await expect.poll(() => composer.inputValue(), SOON).toBe('');
}
