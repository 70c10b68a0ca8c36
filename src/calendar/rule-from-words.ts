import { weekdayNamed } from './day-readings.ts';
import { WEEKDAY } from './day-rules.ts';
import { LONGEST_PHRASE, plainWords } from './plain-words.ts';
import { type SeriesRule, writeRule } from './series-rule.ts';

const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5];
const ONE_DAY = new RegExp(`^(?:${WEEKDAY})(?<plural>s?)$`);
const RANGE = new RegExp(`^(?<first>${WEEKDAY}) ?(?:-|–|to) ?(?<last>${WEEKDAY})$`);
const WEEK_DAYS = /^(?:week|working |business )day(?<plural>s?)$/;

const NTH = '(?:[1-5](?:st|nd|rd|th)|last)';
const OF_MONTH = '(?: (?:of|in) (?:the|a|each|every) month| (?:each|every|a) month| monthly)';
const PLACE_IN_MONTH = new RegExp(
  `^(?:(?<monthly>monthly|every month) )?(?:on )?(?:the |(?<every>every|each) )?(?<nths>${NTH}(?:(?: and | & | ?/ ?| )${NTH})*) (?<day>\\S+(?: days?)?)(?<month>${OF_MONTH})?$`,
);
const DATE_IN_MONTH = new RegExp(
  `^(?:(?<monthly>monthly|every month) )?(?:on )?(?:the )?(?:(?<date>\\d{1,2})(?:st|nd|rd|th)|(?<end>last day))(?<month>${OF_MONTH})?$`,
);
const FORTNIGHTLY = 'fortnightly|every fortnight|every (?:other|2nd) week|every 2 weeks';
const PACED = new RegExp(
  `^(?:(?:(?<fortnightly>${FORTNIGHTLY}|every (?:other|2nd)|alternate)|every (?<weeks>[3-9]|1[0-2]) weeks|(?<weekly>weekly|(?:every|each) week|every|each)) )?(?:on )?(?<days>.+)$`,
);
const PACED_AFTER = new RegExp(
  `^(?:on )?(?<days>.+?) (?:(?<fortnightly>${FORTNIGHTLY})|every (?<weeks>[3-9]|1[0-2]) weeks|(?<weekly>weekly|(?:every|each) week))$`,
);

const written = (rule: Partial<SeriesRule> & Pick<SeriesRule, 'freq'>): string =>
  writeRule({ interval: 1, byDay: [], byMonthDay: [], byMonth: [], bySetPos: [], ...rule });

/**
 * How often, in words → the RRULE: "every Tuesday", "every working day", "every other Thursday", "fortnightly on Thursday",
 * "first Monday of the month", "last Friday", "weekly on Mon and Wed". "Daily" is each working day (DOMAIN.md 2), "every
 * day" is every day; "every second Thursday" is each fortnight, "second Thursday of the month" is not. Undefined for
 * anything else, among it what lacks a day ("weekly"), means two things ("every third Thursday", "biweekly") or skips
 * months ("31st of each month").
 */
export function readRule(text: string): string | undefined {
  if (text.length > LONGEST_PHRASE) return undefined;
  const words = plainWords(text);
  if (words === 'daily')
    return written({ freq: 'WEEKLY', byDay: MONDAY_TO_FRIDAY.map((weekday) => ({ weekday })) });
  if (/^(?:every|each) day$/.test(words)) return written({ freq: 'DAILY' });
  if (/^(?:every (?:other|2nd) day|every 2 days|alternate days)$/.test(words))
    return written({ freq: 'DAILY', interval: 2 });
  return readMonthly(words) ?? readWeekly(words);
}

function readMonthly(words: string): string | undefined {
  const date = DATE_IN_MONTH.exec(words)?.groups;
  if (date !== undefined && (date.monthly !== undefined || date.month !== undefined)) {
    const number = date.end === undefined ? Number(date.date) : -1;
    return number <= 28 && number !== 0 ? written({ freq: 'MONTHLY', byMonthDay: [number] }) : undefined;
  }
  const place = PLACE_IN_MONTH.exec(words)?.groups;
  if (place === undefined) return undefined;
  const nths =
    (place.nths ?? '').match(new RegExp(NTH, 'g'))?.map((nth) => (nth === 'last' ? -1 : Number(nth[0]))) ??
    [];
  const saysMonth = place.monthly !== undefined || place.month !== undefined;
  if (place.every !== undefined && !saysMonth && nths.some((nth) => nth > 1)) return undefined;
  const weekdays = readWeekdays(place.day ?? '')?.weekdays;
  if (weekdays === undefined) return undefined;
  if (weekdays.length === 5)
    return written({ freq: 'MONTHLY', byDay: weekdays.map((weekday) => ({ weekday })), bySetPos: nths });
  return written({
    freq: 'MONTHLY',
    byDay: nths.flatMap((nth) => weekdays.map((weekday) => ({ weekday, nth }))),
  });
}

function readWeekly(words: string): string | undefined {
  const paced = PACED_AFTER.exec(words)?.groups ?? PACED.exec(words)?.groups;
  const days = readWeekdays(paced?.days ?? '');
  if (paced === undefined || days === undefined) return undefined;
  // "Tuesday" alone is one day, "Tuesdays" are many.
  const repeats = days.plural || (paced.fortnightly ?? paced.weeks ?? paced.weekly) !== undefined;
  const interval = paced.fortnightly === undefined ? Number(paced.weeks ?? 1) : 2;
  return repeats
    ? written({ freq: 'WEEKLY', interval, byDay: days.weekdays.map((weekday) => ({ weekday })) })
    : undefined;
}

/** "Mon, Wed and Fri", "weekdays", "Monday to Thursday" → weekdays in order, and whether they were said in the plural. */
function readWeekdays(words: string): { weekdays: number[]; plural: boolean } | undefined {
  const weekdays = WEEK_DAYS.exec(words)?.groups;
  if (weekdays !== undefined) return { weekdays: MONDAY_TO_FRIDAY, plural: weekdays.plural === 's' };
  const range = RANGE.exec(words)?.groups;
  if (range !== undefined) {
    const [first, last] = [weekdayNamed(range.first), weekdayNamed(range.last)];
    return first < last
      ? { weekdays: Array.from({ length: last - first + 1 }, (_, index) => first + index), plural: true }
      : undefined;
  }
  const days = words.split(/ and | & | ?[+/] ?| /).map((word) => ({ word, match: ONE_DAY.exec(word) }));
  if (days.some(({ match }) => match === null)) return undefined;
  const numbers = new Set(days.map(({ word }) => weekdayNamed(word)));
  return { weekdays: [...numbers].sort(), plural: days.some(({ match }) => match?.groups?.plural === 's') };
}
