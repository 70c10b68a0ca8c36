import { describe, expect, test } from 'vitest';
import {
  hasClash,
  heard,
  isDirty,
  saved,
  settle,
  startDraft,
  typed,
  unsaved,
} from '../../../tab/huddles/draft.ts';

const empty = { situation: '', update: '' };
const start = startDraft(empty, 0);

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
    expect(after.clashes).toEqual({ update: 'Theirs' });
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
  test('a clash that is not settled survives a change elsewhere', () => {
    const clash = heard(typed(start, 'update', 'Mine'), { situation: '', update: 'Theirs' }, 1);
    const after = heard(clash, { situation: 'New', update: 'Theirs' }, 2);
    expect(after.clashes).toEqual({ update: 'Theirs' });
    expect(after.mine).toEqual({ situation: 'New', update: 'Mine' });
  });
});

describe('what was sent and what comes back', () => {
  test('what was typed while a save was under way is still unsaved', () => {
    const sent = typed(start, 'update', 'One');
    const more = typed(sent, 'update', 'One two');
    expect(unsaved(saved(more, { update: 'One' }, 1))).toEqual({ update: 'One two' });
  });
  test('an answer that comes after a later version changes nothing', () => {
    const later = heard(typed(start, 'update', 'Mine'), { situation: 'x', update: '' }, 3);
    expect(saved(later, { update: 'Mine' }, 2)).toBe(later);
  });
  test('an old version heard again changes nothing', () => {
    const now = saved(typed(start, 'update', 'Mine'), { update: 'Mine' }, 1);
    expect(heard(now, empty, 0)).toBe(now);
  });
});
