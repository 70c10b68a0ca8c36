import { beforeAll, describe, expect, test } from 'vitest';
import { instantAt } from '../../src/core/time.ts';
import type { Teams } from '../bot/teams-world.ts';
import { type Deed, DOORS, type DoorsWorld, doorsWorld, type Row, type Way } from './doors-world.ts';

/** Four worlds alike, each with one way in: the same story is told to each, and after every deed they must be alike still. */
const worlds = await Promise.all(DOORS.map(doorsWorld));

const jo = (t: Teams) => t.jo;
const anna = (t: Teams) => t.anna;
const priya = (t: Teams) => t.priya;
const sam = (t: Teams) => t.sam;

type Expected = { by?: Partial<Record<Way, string[]>>; but?: (row: Row) => boolean };
async function alike(
  work: (world: DoorsWorld) => Promise<void>,
  { by = {}, but = () => false }: Expected = {},
) {
  const all = await Promise.all(
    worlds.map(async (world) => {
      await work(world);
      const { rows, doors } = await world.changes();
      return { way: world.way, rows: rows.filter((row) => !but(row)), doors: [...new Set(doors)].sort() };
    }),
  );
  const [tab, ...others] = all;
  expect(
    tab?.rows.map(({ table }) => table),
    'it left its trail',
  ).toContain('audit_entry');
  for (const { way, rows } of others) expect(rows, `${way} as tab`).toEqual(tab?.rows);
  for (const { way, doors } of all) expect(doors, 'the trail names the door').toEqual(by[way] ?? [way]);
}
/** What a card shows after the deed is a question of its own, as the tab's page asks one; its looks are no part of the deed. */
const shownAfter =
  (use: string) =>
  ({ table, row }: Row): boolean =>
    table === 'look' || (row.outcome === 'looked' && row.use_case !== use);
/** Words that say everything go by chat; where chat shows a form or a preview first, the deed is its card's. */
const deed = (what: string, one: Deed): void => {
  test(`${one.use}: ${what}`, () =>
    alike((world) => world.does(one), {
      by: one.chat === undefined ? { chat: ['card'] } : {},
      but: shownAfter(one.use),
    }));
};

const LIST = [
  'NHS number,Surname,Forename,DOB,Postcode,Practice code,Frailty,A&E 12m',
  '9990000018,Hargreaves,Doris,13/11/1937,BS1 1AA,L82018,Severe,7',
  '9990000026,Pemberton,Alfred,01/02/1940,BS1 2AA,L82018,Moderate,1',
  '9990000034,Lowther,Maud,01/02/1939,BS1 3AA,L82018,Severe,2',
].join('\n');
const [FIRST, SECOND, THIRD] = ['N7-0001', 'N7-0002', 'N7-0003'];

describe('the main job, told through each door, leaves the same rows and the same trail', () => {
  const huddles = new Map<Teams, string>();
  const huddleId = (t: Teams): string => huddles.get(t) ?? '';
  const items = new Map<string, string>();
  const itemId = (ref: string) => (t: Teams) => ({ itemId: items.get(`${huddleId(t)} ${ref}`) });
  const readItems = async (): Promise<void> => {
    for (const { t } of worlds)
      for (const { ref, id } of (await t.as(t.jo).huddles.read({ huddleId: huddleId(t) })).items)
        items.set(`${huddleId(t)} ${ref}`, id);
  };

  // Tab and chat receive a file first and import it by a press; the command line does both at once.
  test('lists.import: a list comes in', () =>
    alike((world) => world.brings(LIST, world.t.jo), {
      by: { card: ['card', 'chat'], chat: ['card', 'chat'] },
      but: ({ table, row }) => table === 'upload' || row.use_case === 'lists.receive',
    }));

  for (const ref of [FIRST, SECOND, THIRD])
    deed('a GP opens a person of her own practice', {
      use: 'people.open',
      who: anna,
      input: () => ({ ref, purpose: 'candidate' }),
    });
  deed('the GP accepts two of them', {
    use: 'cases.accept',
    who: anna,
    input: () => ({
      refs: [FIRST, SECOND],
      cohort: 'FRAILTY_DEMENTIA',
      relationship: 'registered_gp',
      reason: 'Two falls since discharge',
      sharingBasis: 'implied_direct_care',
      question: 'Should the care package restart?',
    }),
  });
  deed('the coordinator proposes the third to the GP', {
    use: 'cases.propose',
    who: jo,
    input: (t) => ({
      ref: THIRD,
      question: 'Is home care enough?',
      reason: 'Is home care enough?',
      to: t.anna.id,
      cohort: 'FRAILTY_DEMENTIA',
    }),
  });
  deed('the coordinator schedules a huddle', {
    use: 'huddles.schedule',
    who: jo,
    input: () => ({
      name: 'Frailty huddle',
      kind: 'weekly',
      rule: 'FREQ=WEEKLY;BYDAY=TU',
      start: '2026-12-01T08:45',
      minutes: 30,
    }),
  });

  describe('its agenda', () => {
    beforeAll(async () => {
      for (const { t, changes } of worlds) {
        const [first] = await t.as(t.jo).huddles.list({ from: '2026-12-01', to: '2026-12-01' });
        huddles.set(t, first?.id ?? '');
        await changes();
      }
      await readItems();
    });
    deed('a case is taken off it', {
      use: 'huddles.removeItem',
      who: jo,
      input: itemId(FIRST),
      chat: () => `remove ${FIRST} from Tuesday`,
    });
    deed('and put on it again', {
      use: 'huddles.addItem',
      who: jo,
      input: (t) => ({ huddleId: huddleId(t), ref: FIRST }),
      chat: () => `add ${FIRST} to Tuesday`,
    });
    deed('a member sends apologies', {
      use: 'huddles.attend',
      who: sam,
      input: (t) => ({ huddleId: huddleId(t), state: 'apologies' }),
      chat: () => 'I can’t come Tuesday',
    });
    deed('the agenda is filled again', {
      use: 'huddles.fill',
      who: jo,
      input: (t) => ({ huddleId: huddleId(t) }),
      chat: () => 'fill agenda Tuesday',
    });
  });

  describe('the huddle is held', () => {
    beforeAll(async () => {
      for (const world of worlds) await world.moveTo(instantAt('2026-12-01', '08:44'));
      await readItems();
    });
    deed('it is started', {
      use: 'huddles.start',
      who: anna,
      input: (t) => ({ huddleId: huddleId(t) }),
      chat: () => 'start huddle',
    });
    deed('somebody arrives', {
      use: 'huddles.attend',
      who: priya,
      input: (t) => ({ huddleId: huddleId(t), state: 'here' }),
    });
    deed('the first case', {
      use: 'huddles.nextItem',
      who: anna,
      input: (t) => ({ huddleId: huddleId(t) }),
      chat: () => 'next',
    });
    deed('the next case', {
      use: 'huddles.nextItem',
      who: anna,
      input: (t) => ({ huddleId: huddleId(t) }),
      chat: () => 'next case',
    });
    deed('back to the first', {
      use: 'huddles.back',
      who: anna,
      input: (t) => ({ huddleId: huddleId(t) }),
      chat: () => 'back',
    });
    deed('an action gets an owner and a date', {
      use: 'actions.assign',
      who: jo,
      input: (t) => ({
        caseRef: FIRST,
        title: 'book echo',
        ownerId: t.priya.id,
        due: '2026-12-04',
        huddleId: huddleId(t),
      }),
      chat: () => `assign @Priya book echo for ${FIRST} by Friday`,
    });
    deed('it is read back, and its owner confirms it', {
      use: 'minutes.confirm',
      who: priya,
      input: () => ({ ref: 'A-1' }),
      chat: () => 'confirm A-1',
    });
    deed('it is closed, and the channel’s post becomes the summary', {
      use: 'huddles.close',
      who: anna,
      input: (t) => ({ huddleId: huddleId(t) }),
      chat: () => 'close huddle',
    });
    deed('its note is filed in the person’s record', {
      use: 'minutes.file',
      who: jo,
      input: (t) => ({ ...itemId(FIRST)(t), system: 'emis' }),
      chat: () => `filed ${FIRST} in EMIS`,
    });
    deed('and that is taken back', { use: 'minutes.unfile', who: jo, input: (t) => itemId(FIRST)(t) });
  });

  describe('the action', () => {
    const one = (use: Deed['use'], who: Deed['who'], chat: string, input: object = {}): Deed => ({
      use,
      who,
      input: () => ({ ref: 'A-1', ...input }),
      chat: () => chat,
    });
    deed('its owner accepts it', one('actions.accept', priya, 'accept A-1'));
    deed(
      'something is in the way',
      one('actions.block', priya, 'block A-1 no transport', { because: 'no transport' }),
    );
    deed('no longer', one('actions.unblock', priya, 'unblock A-1'));
    deed('it is given to somebody else', {
      ...one('actions.reassign', priya, 'give A-1 to @Sam'),
      input: (t) => ({ ref: 'A-1', ownerId: t.sam.id }),
    });
    deed('who declines', one('actions.decline', sam, 'decline A-1 I am on leave', { why: 'I am on leave' }));
    deed(
      'it is done',
      one('actions.complete', priya, 'done A-1 booked for 3 Dec', { note: 'booked for 3 Dec' }),
    );
    deed('and was not after all', one('actions.reopen', priya, 'reopen A-1'));
    deed('it was not done', {
      use: 'actions.notDone',
      who: priya,
      input: () => ({ ref: 'A-1', reason: 'service_full' }),
    });
  });
});

describe('what is refused leaves the same trail by each door', () => {
  test('somebody who may not run a huddle', () =>
    alike(async (world) => {
      const { t } = world;
      const [next] = await t.as(t.jo).huddles.list({ from: '2026-12-08', to: '2026-12-08' });
      const one: Deed = {
        use: 'huddles.fill',
        who: (team) => team.sam,
        input: () => ({ huddleId: next?.id }),
        chat: () => 'fill agenda Tuesday',
      };
      await world.does(one).catch(() => {});
    }));
});
