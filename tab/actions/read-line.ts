import { membersNamed } from '../../src/neighbourhoods/member.ts';

/** What one typed line says: who, what, and the words of when ("by Friday"), which the server reads as a date. */
export type Line<M> = {
  title: string;
  when: string | undefined;
  owner: M | undefined;
  /** Typed after @ and not (yet) one member: these could be meant. */
  could: M[];
};

const AT_MOST_WORDS = 3;
/** Words that a date may be made of; the longest run of them at the end of a line is its date. */
const DATE_WORD =
  /^(by|on|before|in|within|next|this|a|an|the|of|week|weeks|day|days|working|fortnight|month|months|today|tomorrow|end|first|second|third|last|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}(st|nd|rd|th)?|\d{4}|\d{1,2}[/.-]\d{1,2}([/.-]\d{2,4})?|\d{4}-\d{2}-\d{2}|mon(day)?|tue(s|sday)?|wed(s|nesday)?|thu(r|rs|rsday)?|fri(day)?|sat(urday)?|sun(day)?|(jan|feb|febr)(uary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|(nov|dec)(ember)?)$/i;
/** A run of small words alone ("in a"), or a lone month ("she may"), is no date. */
const TELLING = /\d|day|tomorrow|week|fortnight|month|^(mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)$/i;

const plain = (word: string): string => word.replace(/[,.;]$/, '');

/** Reads "@Priya book echo by Friday". Pure; the date's words are given back as they stand. */
export function readLine<M extends { name: string }>(line: string, team: readonly M[]): Line<M> {
  const words = line.trim().split(/\s+/).filter(Boolean);
  const at = words.findIndex((word) => word.startsWith('@'));
  const who = at === -1 ? { owner: undefined, could: [], used: 0 } : ownerIn(words.slice(at), team);
  const rest = at === -1 ? words : [...words.slice(0, at), ...words.slice(at + who.used)];
  const from = whenStarts(rest);
  const when = rest.slice(from).map(plain).join(' ');
  return {
    owner: who.owner,
    could: who.could,
    title: rest.slice(0, from).join(' ').replace(/,$/, '').trim(),
    when: when === '' ? undefined : when,
  };
}

/** The longest run of words after @ that names one member wins: "@Sam Okafor ring" is Sam Okafor, then "ring". */
function ownerIn<M extends { name: string }>(
  words: readonly string[],
  team: readonly M[],
): { owner: M | undefined; could: M[]; used: number } {
  for (let used = Math.min(AT_MOST_WORDS, words.length); used >= 1; used--) {
    const found = membersNamed(team, words.slice(0, used).map(plain).join(' '));
    if (found.length === 1) return { owner: found[0], could: [], used };
  }
  const typed = plain(words[0] ?? '').slice(1);
  const could = typed === '' ? [...team] : membersNamed(team, typed);
  return { owner: undefined, could: firstNamesFirst(could, typed), used: 1 };
}

/** "@pri" means Priya Shah rather than Owen Price. */
const firstNamesFirst = <M extends { name: string }>(members: readonly M[], typed: string): M[] => {
  const isFirst = ({ name }: M): boolean =>
    name
      .replace(/^(Dr|Mr|Mrs|Ms|Miss) /, '')
      .toLowerCase()
      .startsWith(typed.toLowerCase());
  return [...members.filter(isFirst), ...members.filter((member) => !isFirst(member))];
};

function whenStarts(words: readonly string[]): number {
  let from = words.length;
  while (from > 0 && DATE_WORD.test(plain(words[from - 1] ?? ''))) from--;
  while (from < words.length && /^(a|an|the|of)$/i.test(words[from] ?? '')) from++;
  const run = words.slice(from).map(plain);
  return run.some((word) => TELLING.test(word)) ? from : words.length;
}
