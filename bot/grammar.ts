import { findDay } from '../src/calendar/index.ts';
import type { Day } from '../src/core/day.ts';
import { membersNamed } from '../src/neighbourhoods/member.ts';
import type { Turn } from './turn.ts';

/**
 * The small language's parts: each `take…` finds one thing in the words and gives back the words without it, so that what
 * is left at the end is what was said in free text.
 */
export type Taken<T> = { found: T | undefined; rest: string };

const REF = /(?:\b(?:for|on|about|re)\s+)?(?<![@\w-])([A-Z][A-Z0-9]{0,5})\s?-\s?(\d{1,7})\b(?![-/]\d)/gi;

/**
 * A person's reference (N7-0042, n7-42), never an action's; "for" before it goes too. Another neighbourhood's is taken only
 * when it is written in full, so that "covid-19" stays a word.
 */
export function takeRef(words: string, { neighbourhood }: Pick<Turn, 'neighbourhood'>): Taken<string> {
  const found = [...words.matchAll(REF)].map((match) => ({
    index: match.index,
    length: match[0].length,
    code: match[1]?.toUpperCase() ?? '',
    number: match[2] ?? '',
  }));
  const hit =
    found.find((one) => one.code === neighbourhood.code) ??
    found.find((one) => one.code !== 'A' && one.number.length >= 4);
  return hit === undefined
    ? { found: undefined, rest: words }
    : { found: `${hit.code}-${hit.number}`, rest: without(words, hit.index, hit.length) };
}

/** An action's reference: A-118, a118, "action 118". */
export function takeAction(words: string): Taken<string> {
  const match = /(?<![\w-])(?:a\s?-?\s?|action\s+(?:a-?)?)(\d{1,7})\b/i.exec(words);
  return match === null
    ? { found: undefined, rest: words }
    : { found: `A-${match[1]}`, rest: without(words, match.index, match[0].length) };
}

/** A day in words ("by Friday", "in ten working days"). `unread`: it says "by …" and we cannot read the rest. */
export function takeDay(
  words: string,
  { today, neighbourhood }: Pick<Turn, 'today' | 'neighbourhood'>,
): Taken<Day> & { unread: boolean } {
  const hit = findDay(words, today, neighbourhood.localClosures);
  if (hit === undefined)
    return { found: undefined, rest: words, unread: /\b(?:by|due|before|until|till) \S/i.test(words) };
  return { found: hit.day, rest: without(words, hit.index, hit.matched.length), unread: false };
}

export type Person = { id: string; name: string };
const MOST_NAMES = 4;

/**
 * The member who is meant: `@Priya Shah`, else a name alone between commas or after "to", else the first words. Several are
 * given back when the words fit several.
 */
export function takeMember<M extends Person>(words: string, members: readonly M[]): Taken<M[]> {
  const at = words.indexOf('@');
  if (at >= 0) {
    const hit = longestName(words.slice(at + 1), members);
    return {
      found: hit?.members ?? [],
      rest: without(words, at, 1 + (hit?.length ?? /^\S*/.exec(words.slice(at + 1))?.[0].length ?? 0)),
    };
  }
  let from = 0;
  for (const segment of words.split(',')) {
    const named = segment.trim().replace(/^(?:to|for) /i, '');
    const hit = named === '' || from === 0 ? undefined : whole(named, members);
    if (hit !== undefined) return { found: hit, rest: without(words, from, segment.length) };
    from += segment.length + 1;
  }
  const to = /\bto ((?:dr )?[a-z'’-]+(?: [a-z'’-]+)?)[.!]?$/i.exec(words);
  const after = to === null ? undefined : whole(to[1] ?? '', members);
  if (to !== null && after !== undefined)
    return { found: after, rest: without(words, to.index, to[0].length) };
  const first = longestName(words, members);
  return first === undefined
    ? { found: undefined, rest: words }
    : { found: first.members, rest: without(words, 0, first.length) };
}

const whole = <M extends Person>(named: string, members: readonly M[]): M[] | undefined => {
  const hits = named.split(' ').length <= MOST_NAMES ? membersNamed(members, named) : [];
  return hits.length > 0 ? hits : undefined;
};

/** The longest run of words from the beginning that is a member's name, each word in full; and its length in letters. */
function longestName<M extends Person>(
  words: string,
  members: readonly M[],
): { members: M[]; length: number } | undefined {
  const parts = [...words.matchAll(/[^\s,:;]+/g)].slice(0, MOST_NAMES);
  for (let count = parts.length; count > 0; count--) {
    const last = parts[count - 1];
    const run = words.slice(parts[0]?.index, (last?.index ?? 0) + (last?.[0].length ?? 0));
    if (/[,:;]/.test(run)) continue;
    const typed = run.toLowerCase().split(' ');
    const hits = membersNamed(members, run).filter((member) => {
      const have = member.name.toLowerCase().split(' ');
      return typed.every((word) => have.includes(word));
    });
    if (hits.length > 0) return { members: hits, length: (parts[0]?.index ?? 0) + run.length };
  }
  return undefined;
}

const without = (words: string, index: number, length: number): string =>
  tidy(`${words.slice(0, index)} ${words.slice(index + length)}`);

/** What is left, without the joints: stray commas, a "to" or "for" that leads nowhere. */
export const tidy = (words: string): string =>
  words
    .replace(/\s+/g, ' ')
    .replace(/(?:\s*,)+/g, ',')
    .replace(/^[\s,:;–-]+|[\s,:;–-]+$/g, '')
    .replace(/\s+(?:to|for|by|on|due)$/i, '')
    .replace(/^(?:to|that|please)\s+/i, '')
    .trim();
