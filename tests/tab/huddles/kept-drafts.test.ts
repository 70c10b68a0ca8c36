import { beforeEach, expect, test } from 'vitest';
import { addMinutes, type Instant } from '../../../src/core/day.ts';
import { startDraft, typed } from '../../../tab/huddles/draft.ts';
import { drawer, type Place } from '../../../tab/huddles/kept-drafts.ts';

const NINE = '2026-11-24T09:00:00.000Z';
const place: Place = {
  neighbourhoodId: 'n7',
  memberId: 'm1',
  huddleId: 'h1',
  itemId: 'i1',
  ref: 'N7-0042',
  group: 'sbar',
};
const draft = typed(startDraft({ situation: '', update: '' }, 0), 'update', 'Ate nothing since Monday');

let now: Instant;
let stored: Map<string, string>;
beforeEach(() => {
  now = NINE;
  stored = new Map();
});
/** What a window's session storage does, and Object.keys of it. */
const storage = (): Storage =>
  new Proxy(
    {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, text: string) => void stored.set(key, text),
      removeItem: (key: string) => void stored.delete(key),
    } as Storage,
    {
      ownKeys: () => [...stored.keys()],
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    },
  );
/** The window as it is after it was loaded (again). */
const loaded = () => drawer(storage, () => now);

test('what was typed is there after the page was loaded again, with the request that had no answer', () => {
  const sent = { mutationId: 'one', version: 0, fields: { update: 'Ate nothing' } };
  loaded().keep(place, { ...draft, sent });
  expect(loaded().find(place)).toEqual({ ...draft, sent });
  expect(loaded().left()).toMatchObject([{ ref: 'N7-0042', since: NINE }]);
});

test('what is saved or thrown away leaves nothing behind', () => {
  const window = loaded();
  window.keep(place, draft);
  window.drop(place);
  expect(window.left()).toEqual([]);
  expect([...stored]).toEqual([]);
});

test('after a working day what was not fetched is gone, from the window and from its storage', () => {
  const window = loaded();
  window.keep(place, draft);
  now = addMinutes(NINE, 12 * 60 + 1);
  expect(loaded().left()).toEqual([]);
  expect([...stored]).toEqual([]);
  window.keep({ ...place, itemId: 'i2' }, draft);
  expect(window.left().map(({ itemId }) => itemId)).toEqual(['i2']);
});

test('a window that stands open for a day holds nothing either, unless somebody still writes there', () => {
  const window = loaded();
  window.keep(place, draft);
  const other = { ...place, itemId: 'i2' };
  window.keep(other, draft);
  const close = window.stand(other);
  now = addMinutes(NINE, 12 * 60 + 1);
  window.sweep();
  expect(window.left()).toEqual([]);
  expect(window.find(place)).toBeUndefined();
  expect([...stored.keys()]).toEqual(['huddle-draft:m1:sbar:i2']);
  close();
  expect([...stored]).toEqual([]);
});

test('typing on does not make words younger than they are', () => {
  const window = loaded();
  window.keep(place, draft);
  now = addMinutes(NINE, 60);
  window.keep(place, typed(draft, 'update', 'More'));
  expect(loaded().left()).toMatchObject([{ since: NINE }]);
});

test('another member who signs in at the same window is not handed these words, and leaves none of them behind', () => {
  loaded().keep(place, draft);
  const elsewhere = { ...place, neighbourhoodId: 'n8', memberId: 'm3' };
  loaded().keep(elsewhere, draft);
  const window = loaded();
  expect(window.find({ ...place, memberId: 'm2' })).toBeUndefined();
  window.forgetOthers({ neighbourhoodId: 'n7', memberId: 'm2' });
  expect(window.find(place)).toBeUndefined();
  // Who is a member of two neighbourhoods may have changed between them.
  expect(loaded().find(elsewhere)).toEqual(draft);
});

test('words whose fields are open are left to them, and are handed over when the fields close', () => {
  const window = loaded();
  const told: number[] = [];
  window.watch(() => told.push(window.left().length));
  const close = window.stand(place);
  window.keep(place, draft);
  expect(window.left()).toEqual([]);
  close();
  expect(window.left()).toHaveLength(1);
  expect(told.at(-1)).toBe(1);
});

test('a window that is refused storage keeps the words all the same, until it is closed', () => {
  const window = drawer(
    () => {
      throw new Error('refused');
    },
    () => now,
  );
  window.keep(place, draft);
  expect(window.find(place)).toEqual(draft);
});

test('something else under our name in the storage, or half a draft, stops nobody', () => {
  stored.set('huddle-draft:m1:sbar:i9', '{"half":');
  stored.set('other', '{}');
  const window = loaded();
  window.keep(place, draft);
  expect(loaded().left()).toHaveLength(1);
});
