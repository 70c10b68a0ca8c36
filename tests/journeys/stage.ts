import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type FrameLocator, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { findBrowser } from '../../dev/browser.ts';
import type { PlaygroundPerson } from '../../dev/people.ts';
import type { AppAddress } from './app.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
const PATIENCE_MS = 15_000;
const PICTURE_LIMIT = 300_000;
/**
 * Two lines that the browser writes and nobody need mend: teams-js asks for a list of Microsoft's domains when it is loaded,
 * which our own policy stops; and an answer of the API that is a refusal, since the page shows it.
 */
const HARMLESS = /validDomains|status of 4\d\d .*\/api\/[a-z]+\.[A-Za-z]+$/;

export type Look = {
  theme?: 'default' | 'dark' | 'contrast';
  surface?: 'personal' | 'channel' | 'sidePanel' | 'stage';
  width?: number;
  height?: number;
  /** In the same browser as this desk: one more window of one person. */
  beside?: Desk;
  /** For what must be seen from the first request on. */
  watch?: (page: Page) => void;
};
/** Somebody at the local Teams page: the page round the tab, the tab in its frame, and what went wrong on its console. */
export type Desk = { page: Page; tab: FrameLocator; faults: string[]; goTo(address: string): Promise<void> };

export const noBrowser = findBrowser() === undefined;

/** Chromium, and a desk for whoever sits down; `close` sends everybody home. */
export async function stage() {
  const browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: FLAGS });
  return {
    browser,
    sitDown: (who: Pick<PlaygroundPerson, 'email'>, address = 'today', look: Look = {}) =>
      sitDown(browser, who, address, look),
    /** Jo's own window on the chat: the Agents Playground, as a person uses it. */
    openChat: (app: Pick<AppAddress, 'playground'> = inject('app')) => openChat(browser, app),
    close: () => browser.close(),
  };
}

async function sitDown(
  browser: Browser,
  { email }: Pick<PlaygroundPerson, 'email'>,
  address: string,
  look: Look,
): Promise<Desk> {
  const { theme = 'default', surface = 'personal', width = 1280, height = 800 } = look;
  const context =
    look.beside?.page.context() ??
    (await browser.newContext({
      viewport: { width, height },
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      reducedMotion: 'reduce',
    }));
  const { page, faults } = await watched(context);
  await page.setViewportSize({ width, height });
  look.watch?.(page);
  const query = new URLSearchParams({ member: email, theme, surface, controls: 'hidden' });
  await page.goto(`${inject('app').url}/local/?${query}#/${address}`);
  const tab = page.frameLocator('#tab');
  await settled(tab);
  return {
    page,
    tab,
    faults,
    async goTo(next) {
      await page.evaluate((hash) => {
        window.location.hash = hash;
      }, `/${next}`);
      await page.waitForFunction(
        (hash) => document.querySelector('iframe')?.contentWindow?.location.hash === hash,
        `#/${next}`,
      );
      await settled(tab);
    },
  };
}

async function openChat(browser: Browser, { playground }: Pick<AppAddress, 'playground'>) {
  const { page, faults } = await watched(
    await browser.newContext({ viewport: { width: 1280, height: 860 } }),
  );
  await page.goto(playground);
  await page.getByRole('treeitem', { name: 'Personal Chat' }).waitFor();
  // The log beside the chat hides half of it.
  await page.getByRole('button', { name: 'Toggle Log Panel' }).click();
  return {
    page,
    faults,
    async type(text: string): Promise<void> {
      const field = page.getByRole('textbox').last();
      await field.fill(text);
      await field.press('Enter');
    },
    press: (title: string): Promise<void> =>
      page.getByRole('button', { name: title, exact: true }).last().click(),
    see: (words: string | RegExp): Promise<void> => page.getByText(words).last().waitFor(),
  };
}

/** Keeps a picture where PICTURES names a folder (`PICTURES=docs/pictures npm run journeys`), when nothing is passing over it. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder === undefined) return;
  await page.frameLocator('#tab').locator('.toast').waitFor({ state: 'detached', timeout: 20_000 });
  const bytes = await page.screenshot({ path: join(folder, `${name}.png`) });
  if (bytes.length > PICTURE_LIMIT) throw new Error(`the picture ${name} is ${bytes.length} bytes large`);
}

/** The practice clock, as somebody at the local Teams page sets it: everything moves with it. */
export async function moveClock({ page }: Desk, to: string): Promise<void> {
  const hidden = page.getByRole('button', { name: 'Practice', exact: true });
  if (await hidden.isVisible()) await hidden.click();
  await page.getByLabel('Move to').fill(to);
  await page.getByRole('button', { name: 'Move the clock' }).click();
  await page.getByRole('status').filter({ hasText: 'The clock says' }).waitFor();
  await page.getByRole('button', { name: 'Hide these controls' }).click();
}

/** A page whose console is listened to: each error is a fault, but for the one that is harmless. */
export async function watched(context: BrowserContext): Promise<{ page: Page; faults: string[] }> {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const faults: string[] = [];
  page.on('console', (message) => {
    const text = `${message.text()} ${message.location().url}`;
    if (message.type() === 'error' && !HARMLESS.test(text)) faults.push(text);
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  return { page, faults };
}

/** The page stands: its heading is there and no skeleton is left. */
export async function settled(tab: FrameLocator): Promise<void> {
  await tab.locator('main h1, main h2').first().waitFor();
  await tab.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
}

type Violation = { id: string; nodes: { html: string; failureSummary?: string }[] };
declare global {
  interface Window {
    axe: { run(where: object, options: object): Promise<{ violations: Violation[] }> };
  }
}
const AXE = readFileSync(
  createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** What axe finds on the tab as it stands, a line each; Fluent's own focus guards apart, which hold the focus for no time. It runs in the frame itself: a tenth of the time that its builder takes. */
export async function axe({ page }: Desk): Promise<string[]> {
  const frame = page.frames().find((one) => one.url().includes('/tab/'));
  if (frame === undefined) throw new Error('no tab');
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(AXE);
  const { violations } = await frame.evaluate(() =>
    window.axe.run({ exclude: [['[data-tabster-dummy]']] }, { resultTypes: ['violations'] }),
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${html} ${failureSummary}`),
  );
}
