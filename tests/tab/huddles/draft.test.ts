import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  caretAfter,
  type Draft,
  type Fields,
  hasClash,
  heard,
  isDirty,
  refused,
  saved,
  sending,
  settle,
  startDraft,
  typed,
  unsaved,
} from '../../../tab/huddles/draft.ts';

const empty = { situation: '', update: '' };
const start = startDraft(empty, 0);
const sent = (draft: Draft): Draft => sending(draft, 'one');

describe('two people write on one case', () => {
  test('in different fields: both keep their words and nobody is asked', () => {
    const mine = typed(start, 'situation', 'Home since Friday');
    const after = heard(mine, { situation: '', update: 'Fell again' }, 1);
    expect(after.mine).toEqual({ situation: 'Home since Friday', update: 'Fell again' });
    expect(hasClash(after)).toBe(false);
    expect(unsaved(after)).toEqual({ situation: 'Home since Friday' });
    expect(after.version).toBe(1);
  });
  test('in the same field: mine stays where it is and theirs stands beside it', () => {
    const after = heard(typed(start, 'update', 'Mine'), { situation: '', update: 'Theirs' }, 1);
    expect(after.mine.update).toBe('Mine');
    expect(after.clashes).toEqual({ update: { theirs: 'Theirs', before: '' } });
  });
  test('in the same field with the same words: nobody is asked', () => {
    const after = heard(typed(start, 'update', 'Same'), { situation: '', update: 'Same' }, 1);
    expect(hasClash(after)).toBe(false);
    expect(isDirty(after)).toBe(false);
  });
  test.each([
    ['mine', 'Mine'],
    ['theirs', 'Theirs'],
    ['both', 'Theirs\nMine'],
  ] as const)('choosing %s leaves %j', (choice, words) => {
    const clash = heard(typed(start, 'update', 'Mine'), { situation: '', update: 'Theirs' }, 1);
    const after = settle(clash, 'update', choice);
    expect(after.mine.update).toBe(words);
    expect(hasClash(after)).toBe(false);
    expect(isDirty(after)).toBe(words !== 'Theirs');
  });
  test('keeping both leaves what both began from once', () => {
    const begun = startDraft({ update: 'Fell on Sunday.' }, 1);
    const clash = heard(
      typed(begun, 'update', 'Fell on Sunday. Now home.'),
      { update: 'Fell on Sunday. Daughter stays.' },
      2,
    );
    expect(settle(clash, 'update', 'both').mine.update).toBe('Fell on Sunday. Daughter stays.\nNow home.');
  });
  test('a clash that is not settled survives a change elsewhere', () => {
    const clash = heard(typed(start, 'update', 'Mine'), { situation: '', update: 'Theirs' }, 1);
    const after = heard(clash, { situation: 'New', update: 'Theirs' }, 2);
    expect(after.clashes).toEqual({ update: { theirs: 'Theirs', before: '' } });
    expect(after.mine).toEqual({ situation: 'New', update: 'Mine' });
  });
  test('who types the other’s words has settled it', () => {
    const clash = heard(typed(start, 'update', 'Mine'), { situation: '', update: 'Theirs' }, 1);
    expect(hasClash(typed(clash, 'update', 'Theirs'))).toBe(false);
  });
  test('nothing goes out while I have to choose', () => {
    const clash = heard(typed(start, 'update', 'Mine'), { situation: '', update: 'Theirs' }, 1);
    expect(sending(clash, 'one').sent).toBeNull();
  });
});

describe('what was sent and what comes back', () => {
  test('an answer was lost after the words were taken: the same request goes again, and only then what is newer', () => {
    const out = sent(typed(start, 'update', 'One'));
    const more = typed(out, 'update', 'One two');
    expect(sending(more, 'two').sent).toEqual({ mutationId: 'one', version: 0, fields: { update: 'One' } });
    expect(sending(saved(more, 1), 'two').sent).toEqual({
      mutationId: 'two',
      version: 1,
      fields: { update: 'One two' },
    });
  });
  test('my own words that come back before their answer are not somebody else’s', () => {
    const more = typed(sent(typed(start, 'update', 'One')), 'update', 'One two');
    const after = heard(more, { situation: '', update: 'One' }, 1);
    expect(hasClash(after)).toBe(false);
    expect(after.mine.update).toBe('One two');
    expect(unsaved(saved(after, 1))).toEqual({ update: 'One two' });
  });
  test('my words arrived, their answer was lost, and somebody wrote on from them: keeping both has mine once', () => {
    const more = typed(sent(typed(start, 'update', 'Fell.')), 'update', 'Fell. Now home.');
    const clash = heard(more, { situation: '', update: 'Fell.\nFrightened.' }, 2);
    expect(settle(clash, 'update', 'both').mine.update).toBe('Fell.\nFrightened.\nNow home.');
  });
  test('words that were passed while the same words of mine were taken as saved are still heard', () => {
    const out = sent(typed(start, 'update', 'Same'));
    const after = saved(out, 2);
    expect(after.version).toBe(0);
    expect(heard(after, { situation: 'Of another', update: 'Same' }, 2).mine.situation).toBe('Of another');
  });
  test('what was typed while a save was under way is still unsaved', () => {
    const more = typed(sent(typed(start, 'update', 'One')), 'update', 'One two');
    expect(unsaved(saved(more, 1))).toEqual({ update: 'One two' });
  });
  test('an answer that comes after a later version takes nothing back', () => {
    const later = heard(sent(typed(start, 'update', 'Mine')), { situation: 'x', update: 'Mine' }, 3);
    expect(saved(later, 1)).toMatchObject({
      version: 3,
      base: { situation: 'x', update: 'Mine' },
      sent: null,
    });
  });
  test('an old version heard again changes nothing', () => {
    const now = saved(sent(typed(start, 'update', 'Mine')), 1);
    expect(heard(now, empty, 0)).toBe(now);
  });
});

describe('the caret of the one who writes', () => {
  test.each([
    ['Fell| again', 'Fell twice again', 'Fell| twice again'],
    ['Fell again|', 'She fell. Fell again', 'She fell. Fell again|'],
    ['Fell ag|ain', 'Fell again. Home.', 'Fell ag|ain. Home.'],
    ['abc|def', 'abXYef', 'abXY|ef'],
    ['ab|c', '', '|'],
  ])('%j, then %j: %j', (before, after, expected) => {
    const caret = before.indexOf('|');
    expect(caretAfter(before.replace('|', ''), after, caret)).toBe(expected.indexOf('|'));
  });
  test('stands between the same letters wherever somebody else writes', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.nat(), (left, right, new_, at) => {
        const before = left + right;
        const after = left + new_ + right;
        const caret = at % (before.length + 1);
        const now = caretAfter(before, after, caret);
        expect(now >= 0 && now <= after.length).toBe(true);
        const [leftOf, rightOf] = [before.slice(0, caret), before.slice(caret)];
        expect(after.slice(0, now) === leftOf || after.slice(now) === rightOf).toBe(true);
      }),
    );
  });
});

/**
 * Members with a draft each and a server that does as huddles.record does: a version for the group, a stale one a
 * conflict with theirs, the same words no conflict, the same request done once.
 */
function room(members: number) {
  const server = { fields: { ...empty } as Fields, version: 0, done: new Map<string, number>() };
  const drafts: Draft[] = Array.from({ length: members }, () => startDraft(server.fields, 0));
  let requests = 0;
  const draftOf = (who: number): Draft => drafts[who] ?? start;

  const record = ({ mutationId, version, fields }: NonNullable<Draft['sent']>): number | 'stale' => {
    const earlier = server.done.get(mutationId);
    if (earlier !== undefined) return earlier;
    const isSame = Object.entries(fields).every(([field, words]) => server.fields[field] === words);
    if (version !== server.version && !isSame) return 'stale';
    if (version === server.version) {
      server.fields = { ...server.fields, ...fields };
      server.version += 1;
    }
    server.done.set(mutationId, server.version);
    return server.version;
  };
  return {
    server,
    type(who: number, field: string, token: string): void {
      const words = draftOf(who).mine[field] ?? '';
      drafts[who] = typed(draftOf(who), field, words === '' ? token : `${words} ${token}`);
    },
    hear(who: number): void {
      drafts[who] = heard(draftOf(who), server.fields, server.version);
    },
    choose(who: number): void {
      for (const field of Object.keys(draftOf(who).clashes))
        drafts[who] = settle(draftOf(who), field, 'both');
    },
    send(who: number, line: 'good' | 'request lost' | 'reply lost'): void {
      requests += 1;
      const draft = sending(draftOf(who), `r${requests}`);
      drafts[who] = draft;
      if (draft.sent === null || line === 'request lost') return;
      const answer = record(draft.sent);
      if (line === 'reply lost') return;
      drafts[who] =
        answer === 'stale' ? heard(refused(draft), server.fields, server.version) : saved(draft, answer);
    },
    isDirty: (who: number): boolean => isDirty(draftOf(who)),
    draftOf,
  };
}

const who = fc.nat({ max: 2 });
const deed = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('type' as const),
      who,
      field: fc.constantFrom('situation', 'update'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('send' as const),
      who,
      line: fc.constantFrom('good' as const, 'request lost' as const, 'reply lost' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('hear' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('choose' as const), who }) },
);

test('whatever is typed by three on a bad line is with the server in the end, each word once, and all see the same', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
      const r = room(3);
      const words: [string, string][] = [];
      for (const one of deeds) {
        if (one.do === 'type') {
          const token = `w${words.length}.`;
          words.push([one.field, token]);
          r.type(one.who, one.field, token);
        } else if (one.do === 'send') r.send(one.who, one.line);
        else if (one.do === 'hear') r.hear(one.who);
        else r.choose(one.who);
      }
      // The line is good again.
      for (let round = 0; round < 12; round++)
        for (const member of [0, 1, 2]) {
          r.hear(member);
          r.choose(member);
          r.send(member, 'good');
        }
      for (const member of [0, 1, 2]) {
        expect(r.isDirty(member)).toBe(false);
        expect(r.draftOf(member).mine).toEqual(r.server.fields);
      }
      for (const [field, token] of words) {
        const times = (r.server.fields[field] ?? '').split(token).length - 1;
        expect(times, `${token} in “${r.server.fields[field]}”`).toBe(1);
      }
    }),
    { numRuns: 1_000 },
  );
});
