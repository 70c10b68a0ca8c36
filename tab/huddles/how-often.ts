import { type Day, weekdayNumber } from '../../src/core/day.ts';
import { type BankHolidayRule, type HuddleKind, KINDS } from '../../src/huddles/kind.ts';

export type HowOften = 'daily' | 'weekly' | 'fortnightly' | 'four-weekly' | 'monthly' | 'other';
/** How often, taken apart for a form. `days`: 1 = Monday … 7; `nth`: 1–4, or -1 for the last; `other`: an RRULE as typed. */
export type Rhythm = { often: HowOften; days: number[]; nth: number; other: string };

const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
export const LONG_DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
export const EACH_WORKING_DAY = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR';
const codesOf = (days: readonly number[]): string =>
  [...days]
    .sort()
    .map((day) => CODES[day - 1])
    .join(',');
/** Which of its weekday in the month a day is; a fifth one is said as the last, since not every month has five. */
const nthOf = (day: Day): number => {
  const nth = Math.ceil(Number(day.slice(8)) / 7);
  return nth === 5 ? -1 : nth;
};

export const usual: Record<HuddleKind, HowOften> = {
  daily: 'daily',
  weekly: 'weekly',
  complex: 'fortnightly',
  cyp: 'monthly',
};

/** The rhythm with the weekday of its first day, as most series have it. */
export const startingOn = (rhythm: Rhythm, first: Day): Rhythm => ({
  ...rhythm,
  days: [weekdayNumber(first)],
  nth: nthOf(first),
});

/** The RRULE of a rhythm; undefined while no day is chosen. */
export function ruleOf({ often, days, nth, other }: Rhythm): string | undefined {
  if (often === 'daily') return EACH_WORKING_DAY;
  if (often === 'other') return other.trim() === '' ? undefined : other.trim();
  if (days.length === 0) return undefined;
  const [one = 1] = days;
  return {
    weekly: `FREQ=WEEKLY;BYDAY=${codesOf(days)}`,
    fortnightly: `FREQ=WEEKLY;INTERVAL=2;BYDAY=${codesOf([one])}`,
    'four-weekly': `FREQ=WEEKLY;INTERVAL=4;BYDAY=${codesOf([one])}`,
    monthly: `FREQ=MONTHLY;BYDAY=${nth}${CODES[one - 1]}`,
  }[often];
}

/** The form's side of an RRULE: a preset where it is one, else the rule itself. */
export function rhythmOf(rule: string): Rhythm {
  const days = (/\bBYDAY=([A-Z,]+)$/.exec(rule)?.[1] ?? '').split(',').map((code) => CODES.indexOf(code) + 1);
  const month = /^FREQ=MONTHLY;BYDAY=(-1|[1-4])([A-Z]{2})$/.exec(rule);
  const known: Rhythm[] = [
    ...(month === null ? [] : [monthly(Number(month[1]), CODES.indexOf(month[2] ?? '') + 1)]),
    ...(['daily', 'weekly', 'fortnightly', 'four-weekly'] as const).map((often) => ({
      often,
      days,
      nth: 1,
      other: rule,
    })),
  ];
  return (
    known.find((one) => !one.days.includes(0) && ruleOf(one) === rule) ?? {
      often: 'other',
      days: [],
      nth: 1,
      other: rule,
    }
  );
}
const monthly = (nth: number, day: number): Rhythm => ({ often: 'monthly', days: [day], nth, other: '' });

export const KIND_OPTIONS = (Object.keys(KINDS) as HuddleKind[]).map(
  (code) => [code, KINDS[code].words] as const,
);
export const OFTEN_WORDS: Record<HowOften, string> = {
  daily: 'Each working day',
  weekly: 'Every week, on',
  fortnightly: 'Every 2 weeks, on',
  'four-weekly': 'Every 4 weeks, on',
  monthly: 'Every month, on the',
  other: 'By a rule of your own',
};
export const NTH_OPTIONS = [
  ['1', 'first'],
  ['2', 'second'],
  ['3', 'third'],
  ['4', 'fourth'],
  ['-1', 'last'],
] as const;
export const HOLIDAY_WORDS: Record<BankHolidayRule, string> = {
  next: 'moves to the next working day',
  previous: 'moves to the working day before',
  skip: 'is left out',
  ignore: 'is held all the same',
};
