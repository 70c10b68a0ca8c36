import type { Context } from '../core/context.ts';
import { membersOf } from '../neighbourhoods/index.ts';
import { heldNames } from './store.ts';

type Guess = { surname: string; forename: string; written: string };
const WORD = /\p{L}[\p{L}\p{M}'’-]*/gu;
const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'mx']);
const LONGEST_NAME = 5;

/**
 * The names of people we hold that a text holds, as written there in lower case, for the privacy gate: forename and
 * surname in either order ("Jill Jennings", "Jennings, Jill"), or a title and a surname ("Mrs Jennings"). Members are not
 * counted: colleagues may be named. Asks the index about the pairs of words, however many people there are.
 */
export async function namesIn(ctx: Context, text: string): Promise<string[]> {
  const guesses = guessesIn(text);
  if (guesses.length === 0) return [];
  const asked = new Map(guesses.flatMap(spellings).map((one) => [`${one.forename}|${one.surname}`, one]));
  const held = await heldNames(ctx, [...asked.values()]);
  if (held.size === 0) return [];
  const members = (await membersOf(ctx)).map((member) => member.name.toLowerCase());
  const isMember = (guess: Guess): boolean =>
    members.some((name) => name.endsWith(guess.surname) && name.includes(guess.forename));
  const found = guesses.filter(
    (guess) => !isMember(guess) && spellings(guess).some((one) => held.has(`${one.forename}|${one.surname}`)),
  );
  return [...new Set(found.map((guess) => guess.written))];
}

function guessesIn(text: string): Guess[] {
  const lower = text.toLowerCase();
  const words = [...lower.matchAll(WORD)].map((match) => ({
    word: match[0].replace(/['’]s$/, ''),
    from: match.index,
    to: match.index + match[0].length,
  }));
  const guesses: Guess[] = [];
  for (const [at, first] of words.entries())
    for (let length = 2; length <= LONGEST_NAME && at + length <= words.length; length++) {
      const run = words.slice(at, at + length);
      const written = lower.slice(first.from, run.at(-1)?.to);
      if (/[.;:!?\n]/.test(written)) break;
      const join = (from: number, to?: number): string =>
        run
          .slice(from, to)
          .map(({ word }) => word)
          .join(' ');
      if (TITLES.has(first.word)) guesses.push({ surname: join(1), forename: '', written });
      for (let split = 1; split < length; split++) {
        guesses.push({ forename: join(0, split), surname: join(split), written });
        guesses.push({ surname: join(0, split), forename: join(split), written });
      }
    }
  return guesses;
}

/** A name as it may be held: with either apostrophe. */
function spellings({ surname, forename }: Guess): { surname: string; forename: string }[] {
  if (!/['’]/.test(surname + forename)) return [{ surname, forename }];
  return ["'", '’'].map((mark) => ({
    surname: surname.replace(/['’]/g, mark),
    forename: forename.replace(/['’]/g, mark),
  }));
}
