import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANNA } from '../../dev/people.ts';
import { ask, filledHuddle } from './ask.ts';
import { axe, type Desk, noBrowser, stage } from './stage.ts';

const SOON = { timeout: 10_000 };

describe.skipIf(noBrowser)('with the keyboard alone', async () => {
  const { sitDown, close } = await stage();
  afterAll(close);
  let huddle = '';
  let desk: Desk;

  beforeAll(async () => {
    huddle = await filledHuddle(ANNA);
    desk = await sitDown(ANNA, `huddles/${huddle}`);
    // Where somebody stands who has just come to the tab: at its beginning.
    await desk.tab.locator('body').evaluate(() => document.body.focus());
  });

  /** Tab until what is named has the focus, as somebody without a mouse does. */
  const tabTo = async (name: RegExp, most = 150): Promise<void> => {
    for (let pressed = 0; pressed < most; pressed++) {
      if (name.test(await focused())) return;
      await desk.page.keyboard.press('Tab');
    }
    throw new Error(`Tab never reached ${name}; the last was ${await focused()}`);
  };
  const focused = (): Promise<string> =>
    desk.tab
      .locator('body')
      .evaluate(({ ownerDocument: { activeElement: at } }) =>
        at?.matches('a, button') ? `${at.getAttribute('aria-label') ?? ''} ${at.textContent}` : '',
      );
  const type = async (text: string): Promise<void> => desk.page.keyboard.type(text);
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await desk.page.keyboard.press(key);
  };

  test('a huddle is started', async () => {
    await tabTo(/Start/);
    await press('Enter');
    await desk.tab.getByText('Live', { exact: false }).first().waitFor();
    await desk.tab.getByText('First: what was due?').waitFor();
  });

  test('the keys are shown by ?, and closed by Escape', async () => {
    await desk.tab.locator('main').focus();
    await press('?');
    await desk.tab.getByRole('dialog', { name: 'Keys' }).waitFor();
    expect(await axe(desk)).toEqual([]);
    await press('Escape');
    await expect.poll(() => desk.tab.getByRole('dialog').count(), SOON).toBe(0);
  });

  test('a case is opened, its situation and decision are written, and an action gets its owner and date', async () => {
    await press('n');
    await desk.tab.getByLabel('Situation').waitFor();
    await press('s');
    await type('Fell twice this week.');
    await press('Escape', 'd');
    await type('Visit together.');
    await press('Escape', 'a');
    await type('@Priya visit with the falls team in two working days');
    await desk.tab
      .getByRole('status')
      .filter({ hasText: /Priya Shah · visit with the falls team · due/ })
      .waitFor();
    await press('Enter');
    await desk.tab.getByText('visit with the falls team').first().waitFor();
    const { discussion } = await ask(ANNA, 'huddles.read', { huddleId: huddle });
    expect(discussion).toMatchObject({ situation: 'Fell twice this week.', decision: 'Visit together.' });
  });

  test('the next case comes, and the huddle is closed', async () => {
    const before = await desk.tab.locator('[aria-current="step"]').textContent();
    await press('Escape', 'n');
    await expect.poll(() => desk.tab.locator('[aria-current="step"]').textContent(), SOON).not.toBe(before);
    await press('x');
    await desk.tab.getByRole('dialog', { name: 'Close this huddle?' }).waitFor();
    await tabTo(/Close the huddle/);
    await press('Enter');
    await desk.tab.getByText('Closed and locked').waitFor();
    expect(desk.faults).toEqual([]);
  });

  test('every page is two keys away', async () => {
    for (const [key, heading] of [
      ['t', 'Today'],
      ['c', 'Cases'],
      ['l', 'Lists'],
      ['a', 'Actions'],
      ['h', 'Huddles'],
    ] as const) {
      await press('g', key);
      await desk.tab.getByRole('heading', { level: 1, name: heading }).waitFor();
    }
  });
});
