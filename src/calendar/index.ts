import { readDayInWords } from './read-day-in-words.ts';

export { bankHolidayName, isBankHoliday, LAST_KNOWN_YEAR } from './bank-holidays.ts';
export { type FoundDay, findDay } from './day-in-sentence.ts';
export { readDay } from './day-in-words.ts';
export { afterQuiet, DIGEST_TIME, hearsAt, isQuiet, QUIET_FROM, QUIET_UNTIL } from './quiet.ts';
export {
  type DroppedOccurrence,
  type Occurrence,
  type Occurrences,
  type OnBankHolidays,
  occurrencesOf,
  type SeriesDates,
} from './recurrence.ts';
export { movedRule, restOfRule, ruleUntil } from './rule-change.ts';
export { readRule } from './rule-from-words.ts';
export { ruleInWords } from './rule-in-words.ts';
export { readSpan, type Span } from './span-in-words.ts';
export { readMinutes, readTime } from './time-in-words.ts';
export {
  addWorkingDays,
  isWorkingDay,
  isWorkingDayOf,
  nextWorkingDay,
  nextWorkingDayOf,
  previousWorkingDay,
  workingDaysBetween,
} from './working-days.ts';

export const calendar = { readDay: readDayInWords };
