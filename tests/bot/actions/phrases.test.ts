import { describe, expect, test } from 'vitest';
import { everyCardFits } from '../fits.ts';
import { acceptedCase } from '../people-world.ts';
import { buttonsOf, teams, textOf } from '../teams-world.ts';

const t = await teams();
await t.installedIn('channel', t.jo);
const ref = await acceptedCase(t);
const titles = (card: unknown): string[] => buttonsOf(card).map((button) => button.title);
const latest = async () => {
  const all = await t.as(t.jo).actions.list({});
  return all.reduce((a, b) => (a.number > b.number ? a : b));
};

test.each([
  [`assign @Priya book echo for ${'REF'} by Friday`, 'Priya Shah', 'book echo', '2026-11-27'],
  [`assign @Priya Shah book echo for ${'REF'} by Fri`, 'Priya Shah', 'book echo', '2026-11-27'],
  [`action ${'REF'} ring housing, Sam, in 3 working days`, 'Sam Okafor', 'ring housing', '2026-11-27'],
  [
    `assign Sam Okafor: ring housing about the stairs for ${'REF'} in ten working days`,
    'Sam Okafor',
    'ring housing about the stairs',
    '2026-12-08',
  ],
  [
    `assign to @Dr Anna Reid review medicines ${'REF'} next Tuesday`,
    'Dr Anna Reid',
    'review medicines',
    '2026-12-01',
  ],
  [`new action: order commode for ${'REF'}, Priya, tomorrow`, 'Priya Shah', 'order commode', '2026-11-25'],
  [`assign sam visit ${'REF'} at home by 4 Dec`, 'Sam Okafor', 'visit at home', '2026-12-04'],
  [
    `please assign @Sam check key safe for ${'REF'} by 1 December`,
    'Sam Okafor',
    'check key safe',
    '2026-12-01',
  ],
])('“%s” is understood', async (words, owner, title, due) => {
  const answer = await t.asks(t.jo, words.replace('REF', ref));
  expect(await latest()).toMatchObject({ owner, title, due, caseRef: ref });
  expect(textOf(answer.card)).toContain(owner);
  expect(textOf(answer.card)).toMatch(/due (?:today, )?(?:Mon|Tue|Wed|Thu|Fri) \d/);
  // The first two propose a merge where the same was said before.
  expect(titles(answer.card).slice(-3)).toEqual(['Give away', 'Change', 'Undo']);
});

test('a mention as Teams writes it is the owner', async () => {
  const { shown } = await t.says(
    t.jo,
    `assign <at>Priya Shah</at> book echo for ${ref} by Friday`,
    'personal',
    {
      entities: [
        { type: 'mention', mentioned: { id: '29:priya', name: 'Priya Shah' }, text: '<at>Priya Shah</at>' },
      ],
    },
  );
  expect(textOf(shown.at(-1)?.card)).toContain('Priya Shah · due Fri 27 Nov');
});

test('in a channel the words of an action are not shown', async () => {
  const answer = await t.asks(t.jo, `assign @Priya arrange zimmer frame for ${ref} by Friday`, 'channel');
  expect(JSON.stringify(answer)).not.toMatch(/zimmer/i);
  expect((await latest()).title).toBe('arrange zimmer frame');
});

test('what a phrase lacks is asked with a form that holds what was understood', async () => {
  const asked = await t.asks(t.jo, `assign book echo for ${ref} by Friday`);
  expect(JSON.stringify(asked.card)).toContain('"value":"book echo"');
  expect(JSON.stringify(asked.card)).toContain('"value":"2026-11-27"');
  const done = await t.presses(t.jo, asked.card, 'Assign', { ownerId: t.sam.id });
  expect(done.text).toContain('Sam Okafor · due Fri 27 Nov');
});
test('in a channel what is lacking is asked in a sentence, and nothing typed is kept', async () => {
  const answer = await t.asks(t.jo, `assign arrange zimmer frame for ${ref} by Friday`, 'channel');
  expect(answer.text).toContain('Who will do it?');
  expect(JSON.stringify(answer)).not.toMatch(/zimmer/i);
});
test('half a name is asked, not guessed', async () => {
  const asked = await t.asks(t.jo, `assign @Pri book echo for ${ref}`);
  expect(textOf(asked.card)).toContain('Who does it?');
});
test('a date that cannot be read is asked, not dropped', async () => {
  const asked = await t.asks(t.jo, `assign @Sam book echo for ${ref} by Smarch 13`);
  expect(textOf(asked.card)).toContain('By when?');
});
test('a date that has passed is refused with a question', async () => {
  expect((await t.asks(t.jo, `assign @Sam book echo for ${ref} by 3 November 2026`)).text).toContain(
    'has passed',
  );
});

test('Undo takes the action back, and a second press does no harm', async () => {
  const made = await t.asks(t.jo, `assign @Sam fetch glasses for ${ref}`);
  const { number } = await latest();
  expect((await t.presses(t.jo, made.card, 'Undo')).text).toContain('taken back');
  expect((await t.presses(t.jo, made.card, 'Undo')).text).toContain('taken back');
  expect((await t.as(t.jo).actions.list({})).some((one) => one.number === number)).toBe(false);
});

describe('a form that was sent before and is sent again with the same words makes no second action', () => {
  const formFor = async (what: string) => {
    const { card } = await t.asks(t.jo, `assign ${what} for ${ref} by Friday`);
    return () => t.presses(t.jo, card, 'Assign', { ownerId: t.sam.id });
  };
  const open = async (what: string) =>
    (await t.as(t.jo).actions.list({})).filter(({ title }) => title === what).length;

  test('when its action was taken back it says so, however often it is pressed, and gives the same action back in one press', async () => {
    const assign = await formFor('order grab rails');
    const made = await assign();
    await t.presses(t.jo, made.card, 'Undo');
    for (const again of [await assign(), await assign()]) {
      expect(again.text).toMatch(/This form made A-\d+, which was taken back since, so nothing is made now/);
      expect(titles(again.card)).toEqual(['Have it again']);
      expect(await open('order grab rails')).toBe(0);
    }
    const { card } = await assign();
    for (const back of [
      await t.presses(t.jo, card, 'Have it again'),
      await t.presses(t.jo, card, 'Have it again'),
    ])
      expect(back.text).toContain('It is as it was before.');
    expect(await open('order grab rails')).toBe(1);
    expect((await assign()).text).toContain('before, so nothing new is made');
    expect(await open('order grab rails')).toBe(1);
  });
  test('when its action was done meanwhile it shows how it stands now, and nothing of it is undone', async () => {
    const assign = await formFor('ask about the ramp');
    await assign();
    const { ref: made } = await latest();
    await t.as(t.sam).actions.complete({ ref: made });
    const again = await assign();
    expect(again.text).toContain(`This form made ${made} before`);
    expect(titles(again.card)).not.toContain('Undo');
    expect(await open('ask about the ramp')).toBe(0);
  });
  test('pressed twice at once it makes one, and both are answered alike', async () => {
    const assign = await formFor('find the walking frame');
    const [one, other] = await Promise.all([assign(), assign()]);
    expect(one.text).toBe(other.text);
    expect(await open('find the walking frame')).toBe(1);
  });
});

test('my actions are grouped, with buttons on each, and a press leaves the list standing', async () => {
  const mine = await t.asks(t.priya, 'my actions');
  expect(textOf(mine.card)).toMatch(/Your actions: \d+\n/);
  expect(textOf(mine.card)).toContain('This week: ');
  const before = (await t.as(t.priya).actions.mine({})).week.length;
  const done = await t.presses(t.priya, mine.card, 'Done');
  expect(done.text).toMatch(/^A-\d+ is done\.\n.*Your actions/s);
  expect((await t.as(t.priya).actions.mine({})).week.length).toBe(before - 1);
  const undone = await t.presses(t.priya, done.card, 'Undo');
  expect(undone.text).toContain('Your actions');
  expect((await t.as(t.priya).actions.mine({})).week.length).toBe(before);
});

test('an old Done pressed again answers the same and writes no new event', async () => {
  const made = await t.asks(t.jo, `assign @Priya weigh ${ref} tomorrow`);
  const { ref: action } = await latest();
  await t.presses(t.priya, made.card, 'Done');
  const events = (await t.as(t.priya).actions.read({ ref: action })).events.length;
  expect((await t.presses(t.priya, made.card, 'Done')).text).toContain('is done');
  expect((await t.as(t.priya).actions.read({ ref: action })).events.length).toBe(events);
});

test('done, block, give, accept and reopen work by words', async () => {
  await t.asks(t.jo, `assign @Priya dress wound for ${ref} tomorrow`);
  const { ref: action } = await latest();
  await t.asks(t.priya, `accept ${action}`);
  expect(textOf((await t.asks(t.priya, `block ${action.toLowerCase()} no transport`)).card)).toContain(
    'Blocked by: no transport',
  );
  expect(textOf((await t.asks(t.priya, `give ${action} to @Sam`)).card)).toContain('offered to Sam Okafor');
  expect(textOf((await t.asks(t.sam, `accept ${action}`)).card)).toContain(`${action} · Sam Okafor`);
  expect(textOf((await t.asks(t.sam, `done ${action} healed well`)).card)).toContain('Note: healed well');
  expect(textOf((await t.asks(t.sam, `reopen ${action}`)).card)).toContain(`${action} · Sam Okafor`);
});
test('blocked in a channel: the form is for the presser alone, the words stay out of the card', async () => {
  await t.asks(t.jo, `assign @Priya fit rail for ${ref} tomorrow`, 'channel');
  const card = (await t.asks(t.priya, (await latest()).ref, 'channel')).card;
  const form = await t.presses(t.priya, card, 'Blocked', {}, 'channel');
  expect(form.shown).toEqual([]);
  const done = await t.presses(t.priya, form.card, 'Blocked', { because: 'waiting for zimmer' }, 'channel');
  expect(JSON.stringify(done)).not.toMatch(/zimmer/i);
  expect(await latest()).toMatchObject({ status: 'blocked', because: 'waiting for zimmer' });
});

test('not done asks for one of the counted reasons', async () => {
  await t.asks(t.jo, `assign @Priya take bloods for ${ref} tomorrow`);
  const { ref: action } = await latest();
  const form = await t.asks(t.priya, `not done ${action}`);
  expect(
    (await t.presses(t.priya, form.card, 'Close as not done', { reason: 'persons_choice' })).text,
  ).toContain('closed as not done');
});

test('a change shows what stands there and keeps the version', async () => {
  await t.asks(t.jo, `assign @Sam measure stairs for ${ref} tomorrow`);
  const { ref: action } = await latest();
  const card = (await t.asks(t.jo, action)).card;
  const form = await t.presses(t.jo, card, 'Change');
  await t.as(t.jo).actions.change({ ref: action, version: 1, due: '2026-12-03' });
  expect((await t.presses(t.jo, form.card, 'Save', { due: '2026-12-04' })).sentence).toContain(
    'was changed while you wrote',
  );
});

test('outstanding shows counts and, in a channel, no names', async () => {
  const personal = textOf((await t.asks(t.morgan, 'outstanding')).card);
  expect(personal).toMatch(/^\d+ actions open/);
  expect(personal).toContain('Riverside Council');
  expect(textOf((await t.asks(t.jo, 'outstanding', 'channel')).card)).not.toMatch(/Priya|Sam/);
});
test('a stranger’s action cannot be done: the owner is named', async () => {
  await t.asks(t.jo, `assign @Priya test hoist for ${ref} tomorrow`);
  const { ref: action } = await latest();
  expect((await t.asks(t.sam, `done ${action}`)).text).toContain('Priya Shah');
});

everyCardFits(t);

test('“merge”, “are different”, “helps with”, “find action”: each is understood, and undone by its own button', async () => {
  const say = (words: string) => t.asks(t.jo, words);
  const one = (await t.as(t.jo).actions.assign({ caseRef: ref, title: 'order hoist', ownerId: t.sam.id }))
    .ref;
  const two = await t.as(t.jo).actions.assign({ caseRef: ref, title: 'order a hoist', ownerId: t.priya.id });
  const apart = await say(`${two.ref} and ${one} are different`);
  expect(textOf(apart.card)).toContain('stay two actions');
  expect((await t.presses(t.jo, apart.card, 'Undo')).text).toContain('may be the same');
  const merged = await say(`merge ${two.ref} into ${one}`);
  expect(textOf(merged.card)).toContain(`${two.ref} was merged into ${one}`);
  expect((await t.presses(t.jo, merged.card, 'Undo')).text).toContain('Undone');
  const helped = await say(`@Anna Reid helps with ${one}`);
  expect(textOf(helped.card)).toContain('Helping: Dr Anna Reid');
  expect((await t.presses(t.jo, helped.card, 'Undo')).text).not.toContain('Helping');
  expect(textOf((await t.asks(t.priya, `I help with ${one}`)).card)).toContain('Helping: Priya Shah');
  expect(textOf((await t.asks(t.priya, `stop helping with ${one}`)).card)).not.toContain('Helping');
  expect(textOf((await say('find action hoist')).card)).toContain('order a hoist');
  expect((await say(`merge ${one}`)).text).toContain('Which into which?');
  expect((await say(`@Nobody Here helps with ${one}`)).text).toContain('Who helps?');
});

test('giving away and moving a date have Undo on the card, and a second press of it changes nothing', async () => {
  const action = (
    await t.as(t.jo).actions.assign({ caseRef: ref, title: 'check smoke alarm', ownerId: t.sam.id })
  ).ref;
  const given = await t.asks(t.jo, `give ${action} to @Priya`);
  expect(textOf(given.card)).toContain(`${action} is with Priya Shah, who is asked to accept.`);
  const undone = await t.presses(t.jo, given.card, 'Undo');
  expect(undone.text).toContain('Sam Okafor');
  expect((await t.presses(t.jo, given.card, 'Undo')).text).toEqual(undone.text);
  const asked = await t.presses(t.jo, (await t.asks(t.jo, action)).card, 'Change');
  const changed = await t.presses(t.jo, asked.card, 'Save', { due: '2026-12-09' });
  expect(changed.text).toContain('due Wed 9 Dec');
  expect((await t.presses(t.jo, changed.card, 'Undo')).text).not.toContain('9 Dec');
});

test('a blocked action says what would unblock it, also when it comes back from done', async () => {
  const action = (
    await t.as(t.sam).actions.assign({ caseRef: ref, title: 'visit at home', ownerId: t.sam.id })
  ).ref;
  const blocked = await t.asks(t.sam, `block ${action} no transport, needs a taxi account`);
  expect(textOf(blocked.card)).toContain('Blocked by: no transport');
  expect(textOf(blocked.card)).toContain('What would unblock it: a taxi account');
  await t.asks(t.sam, `done ${action}`);
  const reopened = await t.asks(t.sam, `reopen ${action}`);
  expect(textOf(reopened.card)).toContain('Blocked by: no transport');
  expect(textOf(reopened.card)).toContain('What would unblock it: a taxi account');
  const shared = await t.asks(t.sam, action, 'channel');
  expect(JSON.stringify(shared)).not.toMatch(/transport|taxi|visit at home/);
});

test('declining asks why, and whoever is asked to choose sees what each has open and who is on leave', async () => {
  const action = (
    await t.as(t.jo).actions.assign({ caseRef: ref, title: 'sort blister pack', ownerId: t.sam.id })
  ).ref;
  const asked = await t.asks(t.sam, `decline ${action}`);
  expect(textOf(asked.card)).toContain(`Why can’t you take ${action} on?`);
  const done = await t.presses(t.sam, asked.card, 'Decline', { why: 'Not my ward' });
  expect(done.text).toContain('Jo Bennett keeps it until somebody accepts.');
  const leave = await t
    .as(t.priya)
    .neighbourhoods.setLeave({ firstDay: '2026-11-24', lastDay: '2026-11-30' });
  const give = await t.presses(t.jo, (await t.asks(t.jo, action)).card, 'Give away');
  expect(JSON.stringify(give.card)).toMatch(
    /Priya Shah, District nurse · \d+ open · on leave until Mon 30 Nov/,
  );
  await t.as(t.priya).neighbourhoods.endLeave({ id: leave.id });
});
