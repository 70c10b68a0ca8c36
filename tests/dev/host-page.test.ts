import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Frame, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../dev/browser.ts';
import { served } from '../http/served.ts';
import { world } from '../world/world.ts';

const w = await world();
const dir = mkdtempSync(join(tmpdir(), 'huddle-host-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
mkdirSync(join(dir, 'assets'));
// A tab with nothing in it but Microsoft's own library: what it hears from the page round it is what Teams would say.
copyFileSync(
  createRequire(import.meta.url).resolve('@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js'),
  join(dir, 'assets', 'teams.js'),
);
writeFileSync(
  join(dir, 'index.html'),
  '<!doctype html><html lang="en"><title>Tab</title><h1>Tab</h1><script src="/tab/assets/teams.js"></script></html>',
);
const s = await served(w, { tabDir: dir });

type Context = {
  page: { subPageId: string; frameContext: string };
  app: { theme: string };
  channel?: { id: string };
  meeting?: { id: string };
};
type TeamsJs = {
  app: {
    initialize(): Promise<void>;
    getContext(): Promise<Context>;
    registerOnThemeChangeHandler(heard: (theme: string) => void): void;
  };
  authentication: { getAuthToken(): Promise<string> };
  meeting: { shareAppContentToStage(done: (error: unknown, shared: boolean) => void, url: string): void };
};
declare global {
  interface Window {
    microsoftTeams: TeamsJs;
    heard: string[];
  }
}

describe.skipIf(findBrowser() === undefined)('the local Teams page, in a browser', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: findBrowser() ?? '',
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--no-first-run',
      ],
    });
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  });
  afterAll(() => browser.close());

  const open = async (query = '', hash = ''): Promise<void> => {
    await page.goto('about:blank');
    await page.goto(`${s.url}/local/${query}${hash}`);
    await tab();
  };
  /** The tab in its frame, when teams-js is there. */
  const tab = async (): Promise<Frame> => {
    let found: Frame | undefined;
    await expect
      .poll(async () => {
        found = page.frames().find((frame) => frame.url().includes('/tab/'));
        return found?.evaluate(() => 'microsoftTeams' in window).catch(() => false);
      })
      .toBe(true);
    if (found === undefined) throw new Error('no tab');
    return found;
  };
  const context = async (): Promise<Context> =>
    (await tab()).evaluate(async () => {
      await window.microsoftTeams.app.initialize();
      return window.microsoftTeams.app.getContext();
    });
  const whoIs = async (): Promise<unknown> => {
    const token = await (await tab()).evaluate(() => window.microsoftTeams.authentication.getAuthToken());
    return s.post('neighbourhoods.me', {}, { token });
  };

  test('it begins with a coordinator, signed in through Teams’ own library', async () => {
    await open();
    expect(await context()).toMatchObject({ page: { frameContext: 'content' }, app: { theme: 'default' } });
    expect(await whoIs()).toMatchObject({ done: { member: { name: 'Jo Bennett' } } });
    expect(await page.getByLabel('You are').inputValue()).toBe(`N7 ${w.jo.email}`);
  });

  test('somebody else can be chosen, and the tab stays at its page', async () => {
    await (await tab()).evaluate(() => {
      window.location.hash = '/cases/N7-0042';
    });
    await page.getByLabel('You are').selectOption({ label: 'Dr Anna Reid · GP' });
    await expect.poll(async () => (await tab()).url()).toContain('anna');
    expect(await context()).toMatchObject({ page: { subPageId: 'cases/N7-0042' } });
    expect(await whoIs()).toMatchObject({ done: { member: { name: 'Dr Anna Reid' } } });
    expect(page.url()).toBe(`${s.url}/local/?member=${encodeURIComponent(w.anna.email)}#/cases/N7-0042`);
  });

  test('a change of theme is told to the tab, which is not loaded anew', async () => {
    await (await tab()).evaluate(() => {
      window.heard = [];
      window.microsoftTeams.app.registerOnThemeChangeHandler((theme) => window.heard.push(theme));
    });
    await page.getByRole('radio', { name: 'Contrast' }).check({ force: true });
    await expect.poll(async () => (await tab()).evaluate(() => window.heard)).toEqual(['contrast']);
    expect(page.url()).toContain('theme=contrast');
  });

  test('the side panel is 320 wide and says that it stands in a meeting; from there the stage is shared', async () => {
    await page.getByRole('radio', { name: 'Side panel' }).check({ force: true });
    await expect.poll(async () => (await tab()).evaluate(() => window.innerWidth)).toBe(320);
    // The frame is loaded anew for its new surface, so the first answer may be lost on the way.
    await expect
      .poll(() => context().catch(() => undefined))
      .toMatchObject({ page: { frameContext: 'sidePanel' }, meeting: { id: 'local-meeting' } });
    await (await tab()).evaluate(() =>
      window.microsoftTeams.meeting.shareAppContentToStage(
        () => {},
        `${window.location.origin}/tab/#/huddles/1`,
      ),
    );
    await expect.poll(() => page.url()).toContain('surface=stage');
    await expect.poll(async () => (await tab()).url()).toContain('in=stage');
    expect(await context()).toMatchObject({ page: { frameContext: 'meetingStage', subPageId: 'huddles/1' } });
  });

  test('a link opens all of it as it was', async () => {
    await open(`?member=${w.priya.email}&theme=dark&surface=channel&width=480`, '#/actions');
    expect(await context()).toMatchObject({
      page: { subPageId: 'actions', frameContext: 'content' },
      app: { theme: 'dark' },
      channel: { id: 'channel-frailty-huddle' },
    });
    expect(await (await tab()).evaluate(() => window.innerWidth)).toBe(480);
    expect(await whoIs()).toMatchObject({ done: { member: { name: 'Priya Shah' } } });
  });

  test('the practice clock moves for everybody, and comes back', async () => {
    await page.getByLabel('Move to').fill('2026-12-04T08:45');
    await page.getByRole('button', { name: 'Move the clock' }).click();
    await expect
      .poll(() => page.getByRole('status').innerText())
      .toBe('The clock says Fri 4 Dec 2026, 8:45.');
    expect(await s.post('neighbourhoods.me', {}, w.sam)).toMatchObject({
      done: { today: '2026-12-04', practiceClock: true },
    });
    await page.getByRole('button', { name: 'Next day, 9:00' }).click();
    await expect
      .poll(() => page.getByRole('status').innerText())
      .toBe('The clock says Sat 5 Dec 2026, 9:00.');
    await page.getByRole('button', { name: 'Real time' }).click();
    await expect.poll(() => page.getByText('moved', { exact: true }).isVisible()).toBe(false);
    expect(await s.post('neighbourhoods.me', {}, w.sam)).toMatchObject({ done: { practiceClock: false } });
  });

  test('a token that nobody gives is told as Teams tells it, and the page says why', async () => {
    await page.route('**/local/token', (route) => route.abort());
    await (await tab()).evaluate(() => window.microsoftTeams.app.initialize());
    const answer = await (await tab()).evaluate(() =>
      window.microsoftTeams.authentication.getAuthToken().catch((error: unknown) => String(error)),
    );
    expect(answer).toContain('resourceRequiresConsent');
    await page.unroute('**/local/token');
  });

  test.each(['default', 'dark', 'contrast'])(
    'axe finds nothing in the theme %s, controls shown or hidden',
    async (theme) => {
      for (const controls of ['shown', 'hidden']) {
        await open(`?theme=${theme}&controls=${controls}`);
        const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
        expect(
          violations.map(
            ({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
          ),
        ).toEqual([]);
      }
    },
  );

  test('the controls are hidden and shown by keyboard', async () => {
    await open();
    await page.getByRole('button', { name: 'Hide these controls' }).press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('show');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('member');
  });
});
