import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANNA, JO, MORGAN, type PlaygroundPerson, PRIYA } from '../../dev/people.ts';
import { ask, filledHuddle } from './ask.ts';
import { axe, type Desk, noBrowser, stage } from './stage.ts';

const SCRIPT_LIMIT = 200_000;
const NARROW = 320;
type PageOf = readonly [who: PlaygroundPerson, address: string];

describe.skipIf(noBrowser)('every page', async () => {
  const { sitDown, close } = await stage();
  const desks: Desk[] = [];
  let live = '';
  let pages: PageOf[] = [];

  beforeAll(async () => {
    const huddles = await ask(ANNA, 'huddles.list');
    const planned = huddles.find(({ status, cases }) => status === 'scheduled' && cases > 0);
    const closed = huddles.findLast(({ status }) => status === 'closed');
    live = await filledHuddle(ANNA);
    await ask(ANNA, 'huddles.start', { huddleId: live, early: true });
    await ask(ANNA, 'huddles.nextItem', { huddleId: live });
    const prepared = (await ask(JO, 'huddles.read', { huddleId: planned?.id })).items[0]?.id;
    const [first] = await ask(ANNA, 'cases.list');
    const [action] = await ask(ANNA, 'actions.list');
    pages = [
      [JO, 'today'],
      [JO, 'huddles'],
      [JO, 'huddles/series'],
      [JO, 'huddles/month'],
      [JO, 'huddles/schedule'],
      [JO, `huddles/${planned?.id}`],
      [JO, `huddles/prep/${prepared}`],
      [JO, `huddles/${closed?.id}`],
      [JO, 'cases'],
      [JO, 'cases/add'],
      [JO, `cases/${first?.ref}`],
      [JO, 'lists'],
      [JO, 'lists/import'],
      [JO, 'lists/candidates'],
      [JO, 'actions'],
      [JO, 'actions?show=team'],
      [JO, `actions/${action?.ref}`],
      [JO, 'outstanding'],
      [JO, 'team'],
      [JO, `huddles/${live}`],
      [PRIYA, 'today'],
      [PRIYA, `huddles/${live}`],
      [MORGAN, 'today'],
    ];
  });
  afterAll(async () => {
    if (live !== '') await ask(ANNA, 'huddles.close', { huddleId: live });
    await close();
  });

  test.each([
    ['default', 1280],
    ['dark', 1280],
    ['contrast', NARROW],
  ] as const)('has nothing that axe objects to, and fits: %s, %i pixels wide', async (theme, width) => {
    const byPerson = new Map<PlaygroundPerson, Desk>();
    const problems: string[] = [];
    for (const [who, address] of pages) {
      const desk =
        byPerson.get(who) ??
        (await sitDown(who, address, {
          theme,
          height: 900,
          ...(width === NARROW ? { surface: 'sidePanel' } : {}),
        }));
      if (!byPerson.has(who)) desks.push(desk);
      byPerson.set(who, desk);
      await desk.goTo(address);
      const name = `${theme}-${width}-${who.id}-${address}`;
      problems.push(...(await axe(desk)).map((problem) => `${name}: ${problem}`));
      const [wide, room] = await desk.tab
        .locator('html')
        .evaluate((page) => [page.scrollWidth, page.clientWidth] as const);
      if (wide > room) problems.push(`${name}: ${wide} wide in ${room}`);
      if (process.env.SHOTS !== undefined)
        await desk.page.screenshot({ path: `${process.env.SHOTS}/${name.replaceAll(/[/?=]/g, '-')}.png` });
    }
    expect(problems).toEqual([]);
  });

  test('writes no fault on the console', () => {
    expect(desks.flatMap(({ faults }) => faults)).toEqual([]);
  });

  test('needs at most 200 kB of script, packed, for the first one', async () => {
    const sent: Promise<number>[] = [];
    const desk = await sitDown(JO, 'today', {
      watch: (page) =>
        page.on('response', (response) => {
          if (/\/tab\/.*\.js$/.test(response.url()))
            sent.push(response.body().then((bytes) => gzipSync(bytes).length));
        }),
    });
    await desk.tab.getByRole('heading', { name: 'Next huddle' }).waitFor();
    const bytes = (await Promise.all(sent)).reduce((total, each) => total + each, 0);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThanOrEqual(SCRIPT_LIMIT);
  });
});
