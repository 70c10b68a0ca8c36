import type { Day } from '../core/day.ts';
import { type Phrase, readPhrase } from './day-in-words.ts';
import type { At } from './day-readings.ts';
import { LENGTH_OF_TIME, MONTH } from './day-rules.ts';
import { plainWords } from './plain-words.ts';

/** A day found inside a sentence: `matched` are the words that meant it ("by Friday"), at `index` of the text. */
export type FoundDay = { day: Day; matched: string; index: number };
type Candidate = FoundDay & { strong: boolean };

const LONGEST_TEXT = 2000;
const MOST_WORDS = 9;
const STRONG_LEAD = /^(?:due|done|by|until|till|before|no|not|on or before)\b/;
/** Words that are often something else: "he sat", "2nd floor", "3 may need", "Jan 4 times", BP or months as "4/12". */
const SHY = new RegExp(
  `^(?:sat|sun|mon|wed|tonight|this (?:morning|afternoon|evening)|(?:the )?\\d{1,2}(?:st|nd|rd|th)|\\d{1,2}/\\d{1,2}|\\d{1,2} (?:may|mar|march)|(?:${MONTH}) (?:the )?\\d{1,2}(?:st|nd|rd|th)?)$`,
);
const ENDS_HERE =
  /^\s*(?:$|[,.;:!?)–—-]|(?:for|to|with|at|about|re|please|pls|and|then|thanks)\b|@|[A-Za-z]+\d*-\d)/;
/** "In 3 days after discharge", "Friday after next": the day hangs on something we cannot read. */
const HANGS_ON = /^\s+(?:after|before|ago)\b/;
/** "Every Tuesday" is a series, "since Monday" is past, "week of 4 Dec" is a week, "4 - 6 Dec" is several days. */
const MEANS_ANOTHER =
  /(?:^| )(?:every|each|other|alternate|since|after|past|not|except|of|commencing|w\/c|around|about|\d{1,2}(?:st|nd|rd|th)? ?(?:-|–|or|and))$/;
const BARE_NUMBER = /(?:^| )\d{1,2}(?:st|nd|rd|th)?$/;
/** "2 falls in 3 days", "seen twice a week on Friday": how often, not when. */
const SAYS_A_SPAN = /^(?:in|within|an?|\d+ \w+ (?:on|from|after|before)) /;
const HOW_OFTEN = /(?:(?:^| )(?:\d+|several|many|some|few) [a-z]+|twice|once|times)$/;

/**
 * Finds the one day that a sentence names, for the chat phrases: "book echo for N7-0042 by Friday" → Friday, "by Friday".
 * A day led by "by", "due", "before" or "until", or standing alone after the last comma, beats all others; days that are past
 * count only so. Undefined when no day is named, or when two different ones are and nothing says which: then ask.
 * References (N7-0042, A-118), counts ("2 falls"), lengths of time ("for 2 weeks") and series ("every Tuesday") are no days.
 */
export function findDay(text: string, today: Day, closures: readonly Day[] = []): FoundDay | undefined {
  const words = [...text.slice(0, LONGEST_TEXT).matchAll(/[^\s("'“]\S*/g)].map((word) => ({
    start: word.index,
    end: word.index + word[0].length,
  }));
  const found: Candidate[] = [];
  for (let first = 0; first < words.length; ) {
    const hit = longestFrom(text, words.slice(first, first + MOST_WORDS), { today, closures });
    if (hit?.candidate !== undefined) found.push(hit.candidate);
    first += hit?.words ?? 1;
  }
  const strong = found.filter((candidate) => candidate.strong);
  const [chosen, ...others] =
    strong.length > 0 ? strong : found.filter((candidate) => candidate.day >= today);
  if (chosen === undefined || others.some(({ day }) => day !== chosen.day)) return undefined;
  return { day: chosen.day, matched: chosen.matched, index: chosen.index };
}

type Word = { start: number; end: number };

/** The longest phrase from the first of these words that names a day, and how many words it took. */
function longestFrom(
  text: string,
  words: readonly Word[],
  at: At,
): { words: number; candidate: Candidate | undefined } | undefined {
  const index = words[0]?.start ?? 0;
  for (let count = words.length; count > 0; count -= 1) {
    const matched = text.slice(index, words[count - 1]?.end).replace(/[\s)"'”’.,;:!?]+$/, '');
    if (/[;:!?()]\s/.test(matched)) continue;
    const phrase = readPhrase(matched, at);
    if (phrase.reading === undefined) continue;
    // "Friday 3 December" that is a Thursday must not become a Friday: its words are used up.
    const candidate =
      phrase.reading === 'no-such-day'
        ? undefined
        : judged(text, { day: phrase.reading, matched, index }, phrase);
    return { words: count, candidate };
  }
  return undefined;
}

function judged(text: string, found: FoundDay, { lead, words }: Phrase): Candidate | undefined {
  const [before, after] = [text.slice(0, found.index), text.slice(found.index + found.matched.length)];
  const endsText = /^\W*$/.test(after);
  const isWhole = endsText && /^\W*$/.test(before);
  const afterComma = /,\s*$/.test(before);
  const standsAlone = isWhole || (endsText && afterComma);
  if (HANGS_ON.test(after) || (LENGTH_OF_TIME.test(words) && !isWhole)) return undefined;
  if (SHY.test(words) && !standsAlone && (lead === '' || !ENDS_HERE.test(after))) return undefined;
  const context = plainWords(before);
  if (lead === 'to' && BARE_NUMBER.test(context)) return undefined;
  if (
    lead === '' &&
    !afterComma &&
    (MEANS_ANOTHER.test(context) || (SAYS_A_SPAN.test(words) && HOW_OFTEN.test(context)))
  )
    return undefined;
  return { ...found, strong: standsAlone || STRONG_LEAD.test(lead) };
}
