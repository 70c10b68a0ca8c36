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
  weekdayNamed,
  weekdayOfWeek,
} from './day-readings.ts';
import { addMonths, lastOfMonth, nthWeekdayOf, yearOf } from './month-days.ts';
import { nextWorkingDay, previousWorkingDay } from './working-days.ts';

type Rule = { like: RegExp; read(parts: Parts, at: At): Day | undefined };

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

const rule = (pattern: string, read: Rule['read']): Rule => ({ like: new RegExp(`^(?:${pattern})$`), read });

// The first rule that fits the whole phrase decides, also when it finds that there is no such day.
const RULES: readonly Rule[] = [
  rule('(?:later )?today|tonight|this (?:morning|afternoon|evening)', (_, { today }) => today),
  rule('tomorrow|tmrw|tmr', (_, { today }) => addDays(today, 1)),
  rule('yesterday', (_, { today }) => addDays(today, -1)),

  rule(`(?:(?:the )?coming )?${DAY_OF_WEEK}`, ({ weekday }, { today }) =>
    weekdayAfter(today, weekdayNamed(weekday)),
  ),
  rule(`this (?:coming )?${DAY_OF_WEEK}`, ({ weekday }, { today }) =>
    weekdayAfter(addDays(today, -1), weekdayNamed(weekday)),
  ),
  rule(`last ${DAY_OF_WEEK}`, ({ weekday }, { today }) =>
    addDays(weekdayAfter(addDays(today, -1), weekdayNamed(weekday)), -7),
  ),
  rule(`(?<which>next) ${DAY_OF_WEEK}`, weekdayOfWeek),
  rule(`(?<which>this|next) week (?:on )?${DAY_OF_WEEK}`, weekdayOfWeek),
  rule(`${DAY_OF_WEEK} (?:of )?(?<which>this|next) week`, weekdayOfWeek),
  rule(`(?<rest>today|tomorrow|${WEEKDAY}) (?<unit>week|fortnight)`, counted),
  rule(`(?:${COUNT} )?(?<unit>(?:week|fortnight)s?) (?:on )?(?<rest>today|tomorrow|${WEEKDAY})`, counted),

  rule('next (?<unit>week|month)', (parts, at) => moved(at.today, parts, at)),
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

  rule(`(?:(?:in|within) (?:the next )?)?${COUNT} ${UNIT}(?:(?:'s|')? time| from now| later)?`, (parts, at) =>
    moved(at.today, parts, at),
  ),
  rule(`${COUNT} ${UNIT} ago`, (parts, at) => moved(at.today, parts, at, -1)),
  rule(`${COUNT} ${UNIT} (?<link>after|before|from) (?<rest>.+)`, counted),
  rule(`(?:the )?(?<unit>(?:(?:working|business) )?day) (?<link>after|before) (?<rest>.+)`, counted),
  rule(`(?:the )?${DAY_OF_WEEK} (?<link>after|before) (?<rest>.+)`, ({ weekday, link, rest = '' }, at) => {
    const from = readRules(rest, at);
    const nearest = (day: Day): Day =>
      link === 'after'
        ? weekdayAfter(day, weekdayNamed(weekday))
        : addDays(weekdayAfter(addDays(day, -1), weekdayNamed(weekday)), -7);
    return from === undefined || from === 'no-such-day' ? undefined : nearest(from);
  }),
];

/** A distance from a day that is itself in words: "a week on Wednesday", "2 working days before 4 Dec". */
function counted(parts: Parts, at: At): Day | undefined {
  if (parts.count === undefined && parts.unit?.endsWith('s')) return undefined;
  const from = readRules(parts.rest ?? '', at);
  return from === undefined || from === 'no-such-day'
    ? undefined
    : moved(from, parts, at, parts.link === 'before' ? -1 : 1);
}

/**
 * Reads a whole phrase in plain words (plain-words.ts): a day; `no-such-day` when a rule knows the words but they name no
 * day (31 February); undefined when no rule knows them.
 */
export function readRules(words: string, at: At): Day | 'no-such-day' | undefined {
  for (const { like, read } of RULES) {
    const match = like.exec(words);
    if (match === null) continue;
    const day = read(match.groups ?? {}, at);
    return day === undefined || yearOf(day) > 2199 ? 'no-such-day' : day;
  }
  return undefined;
}
