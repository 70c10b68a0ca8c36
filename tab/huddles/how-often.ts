import { type Day, longWeekday, weekdayNumber } from '../../src/core/day.ts';
import { type BankHolidayRule, type HuddleKind, KINDS } from '../../src/huddles/kind.ts';

export type HowOften = 'daily' | 'weekly' | 'fortnightly' | 'four-weekly' | 'monthly';

const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const NTH = ['first', 'second', 'third', 'fourth', 'last'];
const codeOf = (day: Day): string => CODES[weekdayNumber(day) - 1] ?? 'MO';
/** Which of its weekday in the month a day is; a fifth one is said as the last, since not every month has five. */
const nthOf = (day: Day): number => Math.min(5, Math.ceil(Number(day.slice(8)) / 7));

export const usual: Record<HuddleKind, HowOften> = {
  daily: 'daily',
  weekly: 'weekly',
  complex: 'fortnightly',
  cyp: 'four-weekly',
};

/** The RRULE of "how often", from the first day: "monthly" from Tue 1 Dec is the first Tuesday of each month. */
export function ruleOf(often: HowOften, first: Day): string {
  const day = codeOf(first);
  const nth = nthOf(first);
  return {
    daily: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    weekly: `FREQ=WEEKLY;BYDAY=${day}`,
    fortnightly: `FREQ=WEEKLY;INTERVAL=2;BYDAY=${day}`,
    'four-weekly': `FREQ=WEEKLY;INTERVAL=4;BYDAY=${day}`,
    monthly: `FREQ=MONTHLY;BYDAY=${nth === 5 ? -1 : nth}${day}`,
  }[often];
}

/** The choices in words, with the weekday of the first day in them. */
export function oftenWords(often: HowOften, first: Day | undefined): string {
  const day = first === undefined ? 'week' : longWeekday(first);
  return {
    daily: 'Every weekday',
    weekly: first === undefined ? 'Every week' : `Every ${day}`,
    fortnightly: 'Every 2 weeks',
    'four-weekly': 'Every 4 weeks',
    monthly: first === undefined ? 'Every month' : `The ${NTH[nthOf(first) - 1]} ${day} of each month`,
  }[often];
}

export const KIND_OPTIONS = (Object.keys(KINDS) as HuddleKind[]).map(
  (code) => [code, KINDS[code].words] as const,
);
export const OFTEN: readonly HowOften[] = ['daily', 'weekly', 'fortnightly', 'four-weekly', 'monthly'];
export const HOLIDAY_WORDS: Record<BankHolidayRule, string> = {
  next: 'moves to the next working day',
  previous: 'moves to the working day before',
  skip: 'is left out',
  ignore: 'is held all the same',
};
