export type HuddleKind = 'daily' | 'weekly' | 'complex' | 'cyp';
export type BankHolidayRule = 'ignore' | 'skip' | 'previous' | 'next';

type Template = {
  words: string;
  minutes: number;
  minutesACase: number;
  rule: string;
  bankHolidays: BankHolidayRule;
};
/** The kinds of session as templates [D, DOMAIN.md 2]: length, minutes a case, how often, what a bank holiday does. */
export const KINDS: Record<HuddleKind, Template> = {
  daily: {
    words: 'Daily huddle',
    minutes: 15,
    minutesACase: 1.5,
    rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    bankHolidays: 'skip',
  },
  weekly: { words: 'Weekly huddle', minutes: 30, minutesACase: 4, rule: 'FREQ=WEEKLY', bankHolidays: 'next' },
  complex: {
    words: 'Complex MDT',
    minutes: 60,
    minutesACase: 9,
    rule: 'FREQ=WEEKLY;INTERVAL=2',
    bankHolidays: 'next',
  },
  cyp: {
    words: 'Children and young people MDT',
    minutes: 60,
    minutesACase: 10,
    rule: 'FREQ=WEEKLY;INTERVAL=4',
    bankHolidays: 'next',
  },
};
