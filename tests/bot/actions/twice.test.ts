import { expect, test } from 'vitest';
import { acceptedCase } from '../people-world.ts';
import { buttonsOf, type CardJson, teams, textOf } from '../teams-world.ts';

const t = await teams();
await t.installedIn('channel', t.jo);
const ref = await acceptedCase(t);
await t.as(t.jo).neighbourhoods.setPhone({ memberId: t.sam.id, phone: '01632 960 001' });
const FILLED = {
  because: 'no transport',
  unblocks: 'a taxi account',
  why: 'not my ward',
  reason: 'service_full',
  until: '2026-11-30',
  due: '2026-12-02',
  partner: 'Harbour Housing',
  words: 'no room',
};
/** What an action says of itself, whatever the reply around it. */
const stands = async (action: string) => {
  const { events, version, ...rest } = await t.as(t.jo).actions.read({ ref: action });
  return { ...rest, steps: events.length, version };
};

const deeds: readonly (readonly [string, (action: string) => Promise<CardJson | undefined>])[] = [
  ['an offered action', async (action) => (await t.asks(t.sam, action)).card],
  ['an accepted action', async (action) => (await t.asks(t.sam, `accept ${action}`)).card],
  ['a blocked action', async (action) => (await t.asks(t.sam, `block ${action} no transport`)).card],
  ['a done action', async (action) => (await t.asks(t.sam, `done ${action}`)).card],
  [
    'a snoozed action',
    async (action) => (await t.asks(t.sam, `snooze ${action} to Monday awaiting reply`)).card,
  ],
  ['an action in hand', async (action) => (await t.asks(t.sam, `in hand ${action}`)).card],
  ['an action given away', async (action) => (await t.asks(t.jo, `give ${action} to @Priya`)).card],
  ['an action with a helper', async (action) => (await t.asks(t.jo, `@Anna Reid helps with ${action}`)).card],
  ['a shared action', async (action) => (await t.asks(t.jo, `share ${action} with Harbour Housing`)).card],
];

test.each(deeds)(
  'on %s each button pressed twice does once what it says, and an old one does no harm',
  async (_name, make) => {
    const assign = () =>
      t.as(t.jo).actions.assign({ caseRef: ref, title: 'check key safe', ownerId: t.sam.id });
    const first = (await assign()).ref;
    const titles = buttonsOf(await make(first)).flatMap((one) => (one.verb === undefined ? [] : [one.title]));
    expect(titles.length).toBeGreaterThan(0);
    for (const title of titles) {
      const action = (await assign()).ref;
      const card = await make(action);
      const button = buttonsOf(card).find((one) => one.title === title);
      if (button === undefined) continue;
      // A form is filled, and its own button is the one that is pressed twice.
      const who = JSON.stringify(card).includes('Harbour') || title === 'Undo' ? t.jo : t.sam;
      const opened = button.verb.startsWith('form:') ? await t.presses(who, card, title) : undefined;
      const pressed = opened === undefined ? card : opened.card;
      const name = opened === undefined ? title : (buttonsOf(pressed)[0]?.title ?? '');
      const fields = { ...FILLED, ownerId: t.anna.id };
      const once = await t.presses(who, pressed, name, fields);
      const after = await stands(action);
      const twice = await t.presses(who, pressed, name, fields);
      expect([once.status, twice.status], `${title} on ${action}`).toEqual([200, 200]);
      expect(`${once.text}${twice.text}`).not.toContain('Something went wrong');
      const again = await stands(action);
      // A link pressed for again is a newer link, which is what was asked.
      if (!button.verb.includes('partners.')) expect(again, `${title} twice`).toEqual(after);
      expect(textOf(twice.card) + (twice.sentence ?? '')).not.toBe('');
    }
  },
  60_000,
);
