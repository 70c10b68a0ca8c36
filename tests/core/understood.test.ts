import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Refusal } from '../../src/core/refusal.ts';
import { understood } from '../../src/core/understood.ts';

const input = z.strictObject({
  ownerId: z.uuid(),
  title: z.string().trim().min(1).max(5),
  due: z.iso.date().exactOptional(),
  priority: z.enum(['red', 'amber']).exactOptional(),
  refs: z.array(z.string()).min(2).exactOptional(),
  minutes: z.int('Say how many minutes.').exactOptional(),
  cases: z.int().max(60).exactOptional(),
});
const good = { ownerId: '0198d2a4-0000-7000-8000-000000000001', title: 'Echo' };

function said(raw: unknown): string {
  try {
    understood(input, raw);
  } catch (error) {
    if (error instanceof Refusal) return error.sentence;
    throw error;
  }
  return '';
}

describe('input that cannot be read gets a sentence in plain words', () => {
  test.each([
    ['nothing at all', undefined, '“owner” is missing. “title” is missing.'],
    ['a text where a form should be', 'hello', 'That is not something I can read.'],
    ['no title', { ...good, title: '  ' }, '“title” is empty.'],
    ['a long title', { ...good, title: 'far too long' }, '“title” must be at most 5 characters.'],
    ['an impossible date', { ...good, due: '2026-13-45' }, '“due” must be a date such as 2026-12-04.'],
    ['an unknown choice', { ...good, priority: 'purple' }, '“priority” must be one of: red, amber.'],
    ['too few', { ...good, refs: ['one'] }, '“refs” must be at least 2 entries.'],
    ['an id that is none', { ...good, ownerId: '7' }, '“owner” does not look right. Check it and try again.'],
    [
      'a field that nobody knows',
      { ...good, drop: 'table' },
      'Something was sent that I do not know. Load the page again and try once more.',
    ],
    ['a field with words of its own', { ...good, minutes: 'ten' }, 'Say how many minutes.'],
    ['more than there may be', { ...good, cases: 90 }, '“cases” must be at most 60.'],
  ])('%s', (_what, raw, sentence) => {
    expect(said(raw)).toBe(sentence);
  });
});

test('what was typed is never repeated in the sentence', () => {
  expect(said({ ...good, ownerId: '999 000 0018', priority: 'Doris Able', due: '1 Jan 1940' })).not.toMatch(
    /999|Doris|1940/,
  );
});

test('what can be read comes back trimmed', () => {
  expect(understood(input, { ...good, title: ' Echo ' })).toEqual(good);
});

test('a NUL is taken out of every text, however deep; a file’s bytes and a date stay as they are', () => {
  const bytes = new Uint8Array([0, 1]);
  const deep = z.object({
    title: z.string(),
    rows: z.array(z.object({ note: z.string() })),
    bytes: z.unknown(),
  });
  expect(understood(deep, { title: 'Book\0 echo', rows: [{ note: '\0x\0y' }], bytes })).toEqual({
    title: 'Book echo',
    rows: [{ note: 'xy' }],
    bytes,
  });
  expect(said({ ...good, title: '\0' })).not.toBe('');
});
