import { addDays, type Day } from '../core/day.ts';
import {
  type At,
  agreeing,
  dated,
  dateIn,
  endOf,
  feast,
  inMonth,
  moved,
  type Parts,
  startOfNext,
  weekdayAfter,
  weekdayBefore,
  weekdayNamed,
  weekdayOfWeek,
} from './day-readings.ts';
import { addMonths, lastOfMonth, nthWeekdayOf, yearOf } from './month-days.ts';
import { nextWorkingDay, previousWorkingDay } from './working-days.ts';

/** A day; `no-such-day` when the words are known but name none (31 February); undefined when they are not known. */
export type Reading = Day | 'no-such-day' | undefined;
/** `from` is the day that the part named `rest` means, today where a rule has none. No day read = there is no such day. */
type Rule = { like: RegExp; read(parts: Parts, at: At, from: Day): Day | undefined };
type Read = Rule['read'];

export const WEEKDAY =
  'mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?';
export const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const WORKING_DAY = '(?:working|business) day';
const UNIT = `(?<unit>${WORKING_DAY}s?|days?|weeks?|wks?|fortnights?|months?|mths?|years?)`;
const COUNT = '(?<count>[1-9]\\d{0,2}|an?|(?:a )?couple of)';
const DAY_OF_WEEK = `(?<weekday>${WEEKDAY})`;
const ON = `(?:${DAY_OF_WEEK} )?(?:the )?`;
const DATE = '(?<date>\\d{1,2})';
const TH = '(?:st|nd|rd|th)';
const YEAR = '(?<year>\\d{4}|\\d{2})';
const NAMED_MONTH = `(?<month>${MONTH})`;
const A_MONTH = `(?:(?:the )?(?<which>this|next) month|the month|${NAMED_MONTH}(?: ${YEAR})?)`;
const FEAST =
  "(?:christmas|xmas)(?: eve| day)?|boxing day|new year'?s (?:eve|day)|good friday|easter (?:sunday|monday)|(?:early may|spring|summer) bank holiday";

/** A bare length of time, "2 weeks": a day when it is all that was said, a duration inside a sentence. */
export const LENGTH_OF_TIME = new RegExp(`^${COUNT} ${UNIT}$`);

const counted: Read = (parts, at, from) => moved(from, parts, at, parts.link === 'before' ? -1 : 1);
const rule = (pattern: string, read: Read): Rule => ({ like: new RegExp(`^(?:${pattern})$`), read });

// The first rule that fits the whole phrase decides, also when it finds that there is no such day.
const RULES: readonly Rule[] = [
  rule('(?:later )?today|tonight|this (?:morning|afternoon|evening)', (_, { today }) => today),
  rule('tomorrow|tmrw|tmr', (_, { today }) => addDays(today, 1)),
  rule('yesterday', (_, { today }) => addDays(today, -1)),

  rule(`(?:(?:the )?coming )?${DAY_OF_WEEK}`, ({ weekday }, { today }) => weekdayAfter(today, weekday)),
  rule(`this (?:coming )?${DAY_OF_WEEK}`, ({ weekday }, { today }) =>
    weekdayAfter(addDays(today, -1), weekday),
  ),
  rule(`last ${DAY_OF_WEEK}`, ({ weekday }, { today }) => weekdayBefore(today, weekday)),
  rule(`(?<which>next) ${DAY_OF_WEEK}`, weekdayOfWeek),
  rule(`(?<which>this|next) week (?:on )?${DAY_OF_WEEK}`, weekdayOfWeek),
  rule(`${DAY_OF_WEEK} (?:of )?(?<which>this|next) week`, weekdayOfWeek),
  rule(`(?<rest>today|tomorrow|${WEEKDAY}) (?<unit>week|fortnight)`, counted),
  rule(`(?<unit>week|fortnight) (?:on )?(?<rest>today|tomorrow|${WEEKDAY})`, counted),
  rule(`${COUNT} (?<unit>(?:week|fortnight)s?) (?:on )?(?<rest>today|tomorrow|${WEEKDAY})`, counted),

  rule('next (?<unit>week|month)', counted),
  rule('(?:the )?week after next', (_, { today }) => addDays(today, 14)),
  rule(`(?:the )?next ${WORKING_DAY}`, (_, { today, closures }) => nextWorkingDay(today, closures)),
  rule('(?:the )?end of (?:(?:the )?(?<which>this|next) |the )?(?<period>week|month|year)', endOf),
  rule('(?:the )?(?<period>month)[ -]end', endOf),
  rule('(?:the )?(?:start|beginning) of (?:the )?next (?<period>week|month|year)', startOfNext),
  rule(`(?:the )?end (?:of )?${NAMED_MONTH}(?: ${YEAR})?`, (parts, at) => inMonth(parts, at, lastOfMonth)),
  rule(`(?:the )?(?:start|beginning) of ${NAMED_MONTH}(?: ${YEAR})?`, (parts, at) =>
    inMonth(parts, at, (first) => first),
  ),
  rule(`(?:the )?1st ${WORKING_DAY} (?:of|in) ${A_MONTH}`, (parts, at) =>
    inMonth(parts, at, (first) => nextWorkingDay(addDays(first, -1), at.closures)),
  ),
  rule(`(?:the )?last ${WORKING_DAY} (?:of|in) ${A_MONTH}`, (parts, at) =>
    inMonth(parts, at, (first) => previousWorkingDay(addMonths(first, 1), at.closures)),
  ),
  rule(`(?:the )?(?:last|(?<nth>[1-5])${TH}) ${DAY_OF_WEEK} (?:of|in) ${A_MONTH}`, (parts, at) =>
    inMonth(parts, at, (first) => nthWeekdayOf(first, Number(parts.nth ?? -1), weekdayNamed(parts.weekday))),
  ),

  rule(`${ON}(?<year>\\d{4})(?<gap>[-/])(?<month>\\d{1,2})\\k<gap>${DATE}`, dated),
  rule(`${ON}${DATE}(?<gap>[-/.])(?<month>\\d{1,2})\\k<gap>${YEAR}`, dated),
  rule(`${ON}${DATE}/(?<month>\\d{1,2})`, dated),
  rule(`${ON}${DATE}${TH}?(?: of )?[ /-]?${NAMED_MONTH}(?:[ /-]${YEAR})?`, dated),
  rule(`${ON}${NAMED_MONTH} (?:the )?${DATE}${TH}?(?: ${YEAR})?`, dated),
  rule(`${ON}${DATE}${TH}(?: of (?:(?:the )?(?<which>this|next) month|the month))?`, (parts, at) =>
    agreeing(
      inMonth(parts, at, (first) => dateIn(first, parts.date)),
      parts.weekday,
    ),
  ),
  rule(`(?<feast>${FEAST})(?: ${YEAR})?`, feast),

  rule(`(?:(?:in|within) (?:the next )?)?${COUNT} ${UNIT}(?:(?:'s|')? time| from now| later)?`, counted),
  rule(`${COUNT} ${UNIT} ago`, (parts, at, from) => moved(from, parts, at, -1)),
  rule(`${COUNT} ${UNIT} (?<link>after|before|from) (?<rest>.+)`, counted),
  rule(`(?:the )?(?<unit>(?:(?:working|business) )?day) (?<link>after|before) (?<rest>.+)`, counted),
  rule(`(?:the )?${DAY_OF_WEEK} after (?<rest>.+)`, ({ weekday }, _, from) => weekdayAfter(from, weekday)),
  rule(`(?:the )?${DAY_OF_WEEK} before (?<rest>.+)`, ({ weekday }, _, from) => weekdayBefore(from, weekday)),
];

/** Reads a whole phrase in plain words (plain-words.ts). */
export function readRules(words: string, at: At): Reading {
  for (const { like, read } of RULES) {
    const match = like.exec(words);
    if (match === null) continue;
    const parts = match.groups ?? {};
    const from = parts.rest === undefined ? at.today : readRules(parts.rest, at);
    if (from === undefined || from === 'no-such-day') return from;
    const day = read(parts, at, from);
    return day === undefined || yearOf(day) > 2199 ? 'no-such-day' : day;
  }
  return undefined;
}
