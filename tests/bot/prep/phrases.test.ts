import { expect, test } from 'vitest';
import { addMinutes } from '../../../src/core/day.ts';
import { makeCases } from '../../huddles/huddle-world.ts';
import { everyCardFits } from '../fits.ts';
import { buttonsOf, CHANNEL_ID, type Shown, teams, textOf } from '../teams-world.ts';

// Fri 27 Nov, two working days before the huddle of Tue 1 Dec.
const t = await teams({ now: '2026-11-27T09:30:00.000Z' });
await t.installedIn('channel', t.jo);
for (const who of [t.jo, t.anna, t.priya, t.sam]) await t.installedIn('personal', who);
const [one] = await makeCases(t, {}, {});
const ref = one?.ref ?? '';
const { huddles } = await t.as(t.jo).huddles.schedule({
  name: 'Frailty huddle',
  kind: 'weekly',
  rule: 'FREQ=WEEKLY;BYDAY=TU',
  start: '2026-12-01T08:45',
  minutes: 30,
});
const huddleId = huddles[0]?.id ?? '';
await t.step((ctx) =>
  ctx.db.updateTable('huddle').set({ requiredDisciplines: [] }).where('id', '=', huddleId).execute(),
);
await t.as(t.jo).huddles.fill({ huddleId });

const delivered = async (): Promise<Shown[]> => {
  // What chat wrote is a moment younger than the bound clock.
  t.clock.now = addMinutes(t.clock.now, 1);
  const before = t.connector.shown.length;
  await t.asSystem.prep.plan({});
  await t.asSystem.reminders.deliver({});
  return t.connector.shown.slice(before);
};
const titles = (card: unknown): string[] => buttonsOf(card).map((button) => button.title);

test('the call for cases in the channel names the huddle and its cut-off, and no case', async () => {
  const call = (await delivered()).find((post) => post.conversationId.startsWith(CHANNEL_ID));
  const words = textOf(call?.card);
  expect(words).toContain('Who should we talk about? Weekly huddle, Tue 1 Dec at 8:45');
  expect(words).toContain('Its agenda closes on Fri 27 Nov at 17:00. So far 2 cases, 8 min planned of 30.');
  expect(JSON.stringify(call)).not.toContain(ref);
});
test('the presenter is asked in their own chat, prepares in the card’s form, and others see it', async () => {
  const asked = await t.asks(t.jo, 'my prep');
  expect(textOf(asked.card)).toContain(`${ref} · Tue 1 Dec · you present it`);
  const form = await t.asks(t.jo, `prepare ${ref}`);
  expect(titles(form.card)).toEqual(['Save', 'Not now']);
  const saved = await t.presses(t.jo, form.card, 'Save', {
    question: 'Should the package restart?',
    proposal: 'Restart twice daily for four weeks',
    outcome: 'SOC_CARE',
  });
  expect(saved.text).toContain(`${ref} is prepared.`);
  expect((await t.presses(t.jo, form.card, 'Save', { question: 'Another question?' })).sentence).toContain(
    'changed this',
  );
});
test('two more disciplines agree in chat; one who wants to discuss takes it out, with why', async () => {
  expect((await t.asks(t.sam, `agree ${ref}`)).card && 1).toBe(1);
  const lane = await t.asks(t.anna, `agree ${ref}`);
  expect(textOf(lane.card)).toContain('Everybody needed agrees now.');
  const talk = await t.asks(t.priya, `discuss ${ref} her daughter disagrees`);
  expect(textOf(talk.card)).toContain('It will be discussed.');
  expect(textOf(talk.card)).toContain('Priya Shah: her daughter disagrees');
  expect(textOf((await t.asks(t.anna, 'agreed Tuesday')).card)).toContain(
    'No case is agreed without a meeting',
  );
  await t.asks(t.priya, `agree ${ref}`);
});
test('the chair agrees in one press, twice is once, and can take it back', async () => {
  const lane = await t.asks(t.anna, 'agreed Tuesday');
  expect(textOf(lane.card)).toContain('1 case needs no meeting');
  for (let twice = 0; twice < 2; twice++) {
    const done = await t.presses(t.anna, lane.card, 'Agree to it');
    expect(done.text).toContain(`${ref}: agreed without a meeting`);
    expect(done.text).toContain('4 minutes are free for others');
    if (twice === 1)
      expect((await t.presses(t.anna, done.card, 'Undo')).text).toContain('back on the agenda');
  }
  expect(titles((await t.asks(t.priya, 'agreed Tuesday')).card)).not.toContain('Agree to it');
});
test('in a channel none of this is said: it is asked for in the personal chat', async () => {
  for (const words of [
    `prepare ${ref}`,
    `agree ${ref}`,
    `discuss ${ref} her daughter`,
    'agreed Tuesday',
    'my prep',
  ])
    expect(JSON.stringify(await t.asks(t.priya, words, 'channel'))).not.toMatch(/package|daughter/);
});
test('“I can’t come Tuesday, Priya covers” keeps the apologies and asks Priya, who must say yes', async () => {
  const said = await t.asks(t.sam, 'I can’t come Tuesday, Priya covers');
  expect(textOf(said.card)).toContain('Apologies for Tue 1 Dec at 8:45 · Priya Shah is asked to cover');
  const ask = (await delivered()).find(
    (post) => post.text.includes('Can you come') || textOf(post.card).includes('Can you come'),
  );
  expect(textOf(ask?.card)).toContain('Can you come Tue 1 Dec at 8:45, for Sam Okafor?');
  expect(titles(ask?.card)).toEqual(['I’ll come', 'I can’t', 'Open the agenda']);
  const before = await t.asks(t.jo, 'who is coming Tuesday');
  expect(textOf(before.card)).toContain('Priya Shah for Sam Okafor: asked, no answer yet.');
  const yes = await t.presses(t.priya, ask?.card, 'I’ll come');
  expect(yes.text).toContain('You come Tue 1 Dec at 8:45');
  expect((await t.presses(t.priya, ask?.card, 'I’ll come')).text).toContain('You come');
  expect(textOf((await t.asks(t.jo, 'who is coming Tuesday')).card)).toContain('Priya Shah: coming');
});
test.each([
  ['I can’t make it Tuesday, @Priya Shah covers', 'Priya Shah'],
  ['can’t come Tuesday, Dr Anna Reid will cover', 'Dr Anna Reid'],
  ['I cannot attend on Tuesday, Jo comes instead', 'Jo Bennett'],
])('“%s” names who covers', async (words, name) => {
  expect(textOf((await t.asks(t.sam, words)).card)).toContain(name);
});
test('a cover whom nobody knows is asked for again, and without a cover the apologies alone are kept', async () => {
  expect(JSON.stringify(await t.asks(t.anna, 'I can’t come Tuesday, Zelda covers'))).toContain(
    'I know nobody called that here',
  );
  expect(textOf((await t.asks(t.anna, "I can't come Tuesday")).card)).toContain('Dr Anna Reid: apologies');
});
test('a late case waits for the chair, who hears of it in chat and says yes with one press', async () => {
  const shift = 24 * 3600_000 * 3;
  await t.pool.query('update practice_clock set offset_ms = offset_ms + $1', [shift]);
  t.clock.now = '2026-11-30T09:30:00.000Z';
  const [late] = await makeCases(t, {});
  const added = await t.asks(t.jo, `urgent ${late?.ref} admitted last night`);
  expect(textOf(added.card)).toContain('waits for the chair’s yes');
  const ask = (await delivered()).find((post) => textOf(post.card).includes(`${late?.ref} came late`));
  expect(textOf(ask?.card)).toContain('admitted last night');
  expect(ask?.summary).not.toContain('admitted');
  expect((await t.presses(t.anna, ask?.card, 'Yes, take it')).text).toContain(`${late?.ref} is taken`);
  expect((await t.presses(t.anna, ask?.card, 'Yes, take it')).text).toContain(`${late?.ref} is taken`);
});
test('a person who is no case yet is accepted first: the card says so and has the button', async () => {
  const candidate = await t.step(async (ctx) => {
    const { person } = await ctx.db
      .updateTable('neighbourhood')
      .set((eb) => ({ lastPersonNumber: eb('lastPersonNumber', '+', 1) }))
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .returning('lastPersonNumber as person')
      .executeTakeFirstOrThrow();
    await ctx.db
      .insertInto('personIdentity')
      .values({
        neighbourhoodId: ctx.neighbourhoodId,
        person,
        nhsNumber: '9990000034',
        birthDate: '1940-01-01',
        forename: 'Jean',
        surname: 'Marsh',
      })
      .execute();
    return `N7-${String(person).padStart(4, '0')}`;
  });
  const professional = await t.asks(t.anna, `add ${candidate} to Tuesday`);
  expect(textOf(professional.card)).toContain(`${candidate} is not a case yet`);
  expect(titles(professional.card)).toEqual(['Who is it?', 'Not now']);
  expect((await t.presses(t.anna, professional.card, 'Who is it?')).text).toContain('relationship');
  expect(titles((await t.asks(t.jo, `add ${candidate} to Tuesday`)).card)).toEqual(['Propose', 'Not now']);
  expect(JSON.stringify(await t.asks(t.anna, `add ${candidate} to Tuesday`, 'channel'))).not.toContain(
    'Marsh',
  );
});
test('the backlog is told in chat: how full it is, whose minutes, and when the rest is seen', async () => {
  await makeCases(t, {}, {}, {}, {}, {}, {}, {}, {});
  const plan = await t.asks(t.jo, 'backlog Tuesday');
  expect(textOf(plan.card)).toContain('at 4 minutes a case (default).');
  expect(textOf(plan.card)).toMatch(/N7-\d{4} · new · seen on Tue 8 Dec/);
  expect(textOf(plan.card)).toContain('In this series the backlog clears on Tue 8 Dec.');
});
everyCardFits(t);
