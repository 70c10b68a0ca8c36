import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANNA, JO, PRIYA, SAM } from '../../../dev/people.ts';
import { ask } from '../ask.ts';
import { axe, type Desk, noBrowser, picture, stage } from '../stage.ts';

describe.skipIf(noBrowser)('before a huddle', async () => {
  const { sitDown, close } = await stage();
  const desks: Desk[] = [];
  let huddleId = '';
  let items: string[] = [];
  let refs: string[] = [];

  beforeAll(async () => {
    const huddles = await ask(ANNA, 'huddles.list');
    huddleId = huddles.find(({ status, cases }) => status === 'scheduled' && cases > 3)?.id ?? '';
    const agenda = await ask(JO, 'huddles.read', { huddleId });
    items = agenda.items.map(({ id }) => id);
    refs = agenda.items.map(({ ref }) => ref);
  });
  afterAll(close);
  const desk = async (...words: Parameters<typeof sitDown>): Promise<Desk> => {
    const made = await sitDown(...words);
    desks.push(made);
    return made;
  };

  test('a presenter prepares the case round its question; a colleague who writes at once loses nothing', async () => {
    const address = `huddles/prep/${items[0]}`;
    const priya = await desk(PRIYA, address);
    const jo = await desk(JO, address);
    await priya.tab.getByLabel('The question for the team').fill('Should the care package restart?');
    await priya.tab.getByLabel('What I propose').fill('Restart twice daily for four weeks');
    await priya.tab.getByLabel('Outcome, should all agree').selectOption('Social care');
    await jo.tab.getByLabel('Situation').fill('Home since Friday, two falls');
    await priya.tab.getByRole('button', { name: 'Save' }).click();
    await priya.tab.getByText(`${refs[0]} is prepared.`).waitFor();
    // The other's fields come in; what Jo typed in another field stands.
    await expect
      .poll(() => jo.tab.getByLabel('What I propose').inputValue())
      .toBe('Restart twice daily for four weeks');
    expect(await jo.tab.getByLabel('Situation').inputValue()).toBe('Home since Friday, two falls');
    await jo.tab.getByRole('button', { name: 'Save' }).click();
    await jo.tab.getByText(`${refs[0]} is prepared.`).waitFor();
    await expect
      .poll(() => priya.tab.getByLabel('Situation').inputValue())
      .toBe('Home since Friday, two falls');
    // In the same field both stand until one of them chooses.
    await jo.tab.getByLabel('Action to date').fill('From Jo');
    await priya.tab.getByLabel('Action to date').fill('From Priya');
    await priya.tab.getByRole('button', { name: 'Save' }).click();
    await jo.tab.getByText('Priya Shah wrote here at the same time:').waitFor();
    await jo.tab.getByRole('button', { name: 'Keep both' }).click();
    await jo.tab.getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(() => priya.tab.getByLabel('Action to date').inputValue())
      .toMatch(/From Priya\nFrom Jo/);
    await picture(priya.page, 'prep');
    expect(await axe(priya)).toEqual([]);
  });

  test('the disciplines that are needed agree on their own pages, and the chair settles it in one go, with undo', async () => {
    const { heard } = await ask(ANNA, 'prep.read', { itemId: items[0] });
    for (const who of [SAM, ANNA]) {
      const { tab } = await desk(who, `huddles/prep/${items[0]}`);
      await tab.getByRole('button', { name: 'Agree', exact: true }).click();
      await tab.getByRole('button', { name: 'You agree' }).waitFor();
    }
    expect(heard.length).toBeGreaterThan(0);
    const { page, tab } = await desk(ANNA, `huddles/${huddleId}`, { height: 1000 });
    await tab.getByRole('heading', { name: 'No meeting needed' }).waitFor();
    await picture(page, 'agreed');
    await tab.getByRole('button', { name: 'Agree to 1' }).click();
    await tab.getByText('1 agreed without a meeting').waitFor();
    await tab.getByText('agreed without a meeting', { exact: true }).waitFor();
    await tab.getByRole('button', { name: 'Undo' }).click();
    await tab.getByRole('button', { name: 'Agree to 1' }).waitFor();
  });

  test('one who wants to discuss takes it out at once, on everybody’s page', async () => {
    const chair = await desk(ANNA, `huddles/${huddleId}`);
    await chair.tab.getByRole('heading', { name: 'No meeting needed' }).waitFor();
    const { tab } = await desk(SAM, `huddles/prep/${items[0]}`);
    await tab.getByRole('button', { name: 'Discuss it…' }).click();
    await tab.getByLabel('What should we talk about?').fill('Her daughter does not agree');
    await tab.getByRole('button', { name: 'Discuss it', exact: true }).click();
    await tab.getByText('wants to discuss').waitFor();
    await chair.tab.getByRole('heading', { name: 'No meeting needed' }).waitFor({ state: 'detached' });
  });

  test('whoever cannot come names a cover, who is asked and says yes', async () => {
    const sam = await desk(SAM, `huddles/${huddleId}`);
    await sam.tab.getByRole('button', { name: 'I can’t come' }).click();
    await sam.tab.getByRole('combobox', { name: 'Who covers for you?' }).fill('Priya');
    await sam.tab.getByRole('option', { name: /Priya Shah/ }).click();
    await sam.tab.getByRole('button', { name: 'Ask', exact: true }).click();
    await sam.tab.getByText('no answer yet').waitFor();
    const priya = await desk(PRIYA, 'today');
    await priya.tab.getByText('for Sam Okafor').waitFor();
    await priya.tab.getByRole('button', { name: 'I’ll come' }).click();
    await sam.tab.getByText('comes', { exact: true }).waitFor();
  });

  test('the agenda says why each case is there; a pinned one shows its pin, and lets it go', async () => {
    const { page, tab } = await desk(JO, `huddles/${huddleId}`, { height: 1300 });
    await tab.getByRole('button', { name: `Move ${refs[2]} up` }).click();
    const pin = tab.getByRole('button', { name: `Let the planner place ${refs[2]}` });
    await pin.waitFor();
    await picture(page, 'agenda');
    await pin.click();
    await tab.getByRole('button', { name: `Pin ${refs[2]} here` }).waitFor();
    await tab.getByText('How the planner sees it').or(tab.getByText('not this time')).first().click();
    await tab.getByText(/minutes a case \(/).waitFor();
  });

  test('writes no fault on the console', () => {
    expect(desks.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
