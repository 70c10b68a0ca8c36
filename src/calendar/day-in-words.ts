import type { Day } from '../core/day.ts';
import type { At } from './day-readings.ts';
import { LENGTH_OF_TIME, type Reading, readRules } from './day-rules.ts';
import { LONGEST_PHRASE, plainWords } from './plain-words.ts';
import { previousWorkingDay } from './working-days.ts';

const LEAD =
  /^(?<lead>on or before|(?:(?:due|done) )?(?:by|on|before)|(?:no|not) later than|due|for|to|until|till|from) /;
const CLOSE = '(?:(?:the )?(?:end|close) of (?:play|business|(?:the )?(?:working )?day)|cop|cob|eod)';
const CLOSE_ALONE = new RegExp(`^${CLOSE}$`);
const FIRST_OR_LAST_THING = new RegExp(`^(?:${CLOSE}|first thing|1st thing)(?: on)? `);
const PART_OF_DAY = / (?:1st thing|(?:in the )?(?:morning|afternoon|evening)|lunchtime|am|pm|at the latest)$/;

/** What stands before the day ("by", "due on", "before" …), the day's own words, and what all of it means. */
export type Phrase = { lead: string; words: string; reading: Reading };

/** Reads a phrase with the words that lead to its day. For readDay and findDay. */
export function readPhrase(text: string, at: At): Phrase {
  const plain = plainWords(text);
  const lead = LEAD.exec(plain)?.groups?.lead ?? '';
  const words = lead === '' ? plain : plain.slice(lead.length + 1);
  // "For 2 weeks" is how long, not when.
  if (lead !== '' && lead !== 'due' && LENGTH_OF_TIME.test(words)) return { lead, words, reading: undefined };
  const reading = readClosed(words, at);
  return { lead, words, reading: /^(?:due |done )?before$/.test(lead) ? lastChance(reading, at) : reading };
}

/** "Before Friday" is not Friday: the last working day before it, unless that is past. */
function lastChance(limit: Reading, { today, closures }: At): Reading {
  if (limit === undefined || limit === 'no-such-day') return limit;
  const day = previousWorkingDay(limit, closures);
  return day >= today ? day : 'no-such-day';
}

function readClosed(words: string, at: At): Reading {
  if (CLOSE_ALONE.test(words)) return at.today;
  return (
    readRules(words, at) ?? readRules(words.replace(FIRST_OR_LAST_THING, '').replace(PART_OF_DAY, ''), at)
  );
}

/**
 * Reads a whole text as one day, in London's way: UK order, weeks from Monday; `today` is the neighbourhood's day.
 * Undefined for anything that holds a word we do not understand, a date that does not exist, or a contradiction
 * ("Friday 3 December" when that is a Thursday): it never guesses and never drops words. What is open is settled so:
 * - "Friday" is the next one, never today; "this Friday" may be today; "next Friday" is the Friday of next week.
 * - "next week" and "next month" are a week and a month from today; "end of the week" is its Friday.
 * - without a year (or a month) it is the first that is not past; "4/12" is 4 December, not a clinician's four months.
 * - "in ten working days" leaves out England's bank holidays and the neighbourhood's `closures`; "before Friday" is the
 *   last working day before it; a part of the day ("Friday pm") is accepted, a time of day is not.
 */
export function readDay(text: string, today: Day, closures: readonly Day[] = []): { day: Day } | undefined {
  if (text.length > LONGEST_PHRASE) return undefined;
  const { reading } = readPhrase(text, { today, closures });
  return reading === undefined || reading === 'no-such-day' ? undefined : { day: reading };
}
