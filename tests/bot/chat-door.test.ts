import { expect, test } from 'vitest';
import { phrases } from '../../bot/slices.ts';
import { namedUseCase } from '../../bot/turn.ts';
import { everyCardFits } from './fits.ts';
import { buttonsOf, teams, textOf } from './teams-world.ts';

const t = await teams();
await t.installedIn('channel', t.jo);

test.each([
  'please call an ambulance',
  "he's collapsed, not breathing",
  'She is unconscious, what do I do',
  'add case 999 000 0018 he is not breathing',
])('“%s” gets 999 first and large, and runs nothing', async (words) => {
  const before = (await t.audit()).length;
  const answer = await t.asks(t.anna, words);
  expect(textOf(answer.card)).toMatch(/^Call 999 now/);
  expect(answer.card?.body[0]).toMatchObject({ size: 'ExtraLarge' });
  expect(JSON.stringify(answer.card)).toContain(words.slice(0, 10));
  expect((await t.audit()).slice(before).filter((entry) => entry.useCase.startsWith('cases.'))).toEqual([]);
});

test('in a channel the emergency answer keeps nothing of the words', async () => {
  const answer = await t.asks(t.anna, 'please call an ambulance for Zebedee', 'channel');
  expect(textOf(answer.card)).toMatch(/^Call 999 now/);
  expect(JSON.stringify(answer)).not.toMatch(/zebedee/i);
});

test.each([
  'collapsed last week, ambulance called, now home',
  'add case 999 000 0018 two falls since discharge',
  'done A-118 ambulance transport booked',
  'assign @Priya check that the ambulance booking stands for N7-0042 by Friday',
])('“%s” is work, not an emergency', async (words) => {
  expect(textOf((await t.asks(t.anna, words)).card)).not.toContain('999 now');
});

test('words that were taken for an emergency by mistake go on with one press', async () => {
  const asked = await t.asks(t.anna, 'I need help: agenda, she is unresponsive to my mails, call 999');
  const answer = await t.presses(t.anna, asked.card, 'No emergency: carry on', { text: 'my actions' });
  expect(answer.text).toContain('You have no open actions');
});

test('an NHS number typed in a channel is not repeated, not kept, and its writer is told to delete it', async () => {
  const answer = await t.asks(t.anna, 'add case 999 000 0018 two falls since discharge', 'channel');
  expect(textOf(answer.card)).toMatch(/Let’s do that privately.*\n.*delete your message: I cannot/);
  expect(JSON.stringify(answer)).not.toMatch(/999|falls/);
  expect(buttonsOf(answer.card).map((button) => button.title)).toEqual(['Open our chat']);
  const rows = await t.step((ctx) => ctx.db.selectFrom('request').selectAll().execute());
  expect(JSON.stringify([rows, await t.audit()])).not.toContain('falls');
});

test.each(['born 3.4.1941', 'lives at N1 4GH', 'ring 020 7946 0958'])(
  '“%s” in a channel is held back too',
  async (words) => {
    const answer = await t.asks(t.priya, `assign @Sam visit N7-0042, ${words}`, 'channel');
    expect(textOf(answer.card)).toContain('delete your message');
  },
);

test('what belongs in private is answered with the way there', async () => {
  const answer = await t.asks(t.priya, 'candidates', 'channel');
  expect(textOf(answer.card)).toContain('Let’s do that privately');
});

test('unknown words get the three nearest phrases, not a list of everything', async () => {
  const { text } = await t.asks(t.jo, 'reskedule the huddle to Thursday');
  expect(text).toContain('reskedule');
  expect(text).toContain('**reschedule Tuesday to Wednesday 9:00**');
  expect(text.match(/^- /gm)).toHaveLength(3);
});
test('unknown words in a channel are not repeated', async () => {
  const { text } = await t.asks(t.jo, 'reskedule Zebedee', 'channel');
  expect(text).toContain('I didn’t follow that');
  expect(text).not.toContain('Zebedee');
});
test.each(['asign @Priya book echo', 'shedule a huddle', 'my acitons', 'candidats', 'outstading', 'agend'])(
  'a slip of the keyboard (“%s”) leads to the phrase that was meant',
  async (typed) => {
    const { text } = await t.asks(t.jo, typed);
    const meant = { a: /assign|agenda/, s: /schedule/, m: /my actions/, c: /candidates/, o: /outstanding/ }[
      typed[0] ?? ''
    ];
    expect(text).toMatch(meant ?? /never/);
  },
);

test('help names six things to say, for this role and this place, and tells where there is more', async () => {
  const lines = (card: unknown) =>
    (card as { body: { type: string }[] }).body.filter((part) => part.type === 'RichTextBlock');
  const forJo = await t.asks(t.jo, 'help');
  expect(lines(forJo.card)).toHaveLength(6);
  expect(textOf(forJo.card)).toContain('help actions');
  const forMorgan = textOf((await t.asks(t.morgan, '?')).card);
  expect(forMorgan).toContain('outstanding');
  expect(forMorgan).not.toContain('add case');
  const inChannel = textOf((await t.asks(t.jo, 'help', 'channel')).card);
  expect(inChannel).not.toMatch(/add case|candidates/);
});
test('help on a topic is written from the registry', async () => {
  const words = textOf((await t.asks(t.anna, 'help actions')).card);
  for (const phrase of phrases.filter((one) => one.topic === 'actions' && one.use === 'actions.complete'))
    expect(words).toContain(`${phrase.like} (${namedUseCase(phrase.use)?.says.toLowerCase()})`);
});

test('every phrase understands its own example', async () => {
  const wrong = phrases
    .filter((phrase) => phrases.find((one) => one.match.test(phrase.like)) !== phrase)
    .map((one) => one.like);
  expect(wrong).toEqual([]);
});

test('somebody without the role hears who can do it', async () => {
  expect((await t.asks(t.morgan, 'assign @Priya book echo for N7-0042')).text).toMatch(
    /coordinator, chair or MDT member/,
  );
});

test('the same activity sent twice by Teams does its work once', async () => {
  const activity = t.base(t.jo, 'personal', {
    type: 'message',
    text: 'schedule complex MDT every other Thursday at 2pm for 1 hour',
  });
  const preview = await t.post(activity);
  const schedule = buttonsOf(preview.shown[0]?.card).find((button) => button.title === 'Schedule');
  const press = t.base(t.jo, 'personal', {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb: schedule?.verb, data: schedule?.data } },
  });
  await t.post(press);
  await t.post(press);
  expect((await t.as(t.jo).huddles.series({})).length).toBe(1);
});

test('a fault of ours is a number to quote, without raw text, and says that nothing was saved', async () => {
  const { transact } = t.app;
  t.app.transact = () => Promise.reject(new Error('SECRET raw words'));
  try {
    const said = await t.says(t.priya, 'my actions');
    const pressed = await t.invoke(t.priya, 'actions.mine', { input: {} });
    expect(said.shown.at(-1)?.text).toMatch(
      /^Something went wrong \(ref [0-9A-F]{4}\)\. Nothing was saved\.$/,
    );
    expect(pressed.body).toMatchObject({ statusCode: 500, type: 'application/vnd.microsoft.error' });
    expect(JSON.stringify([said, pressed])).not.toContain('SECRET');
  } finally {
    t.app.transact = transact;
  }
});

everyCardFits(t);
