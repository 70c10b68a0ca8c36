import { showDay } from '../core/day.ts';
import { suffix } from './plain-words.ts';
import { parseRule, type SeriesRule } from './series-rule.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const NTH = ['first', 'second', 'third', 'fourth', 'fifth'];

const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
const nthWord = (nth: number): string =>
  nth > 0 ? (NTH[nth - 1] ?? `${nth}${suffix(nth)}`) : nth === -1 ? 'last' : `${nthWord(-nth)} last`;
const dateWord = (date: number): string => (date < 0 ? `${nthWord(date)} day` : `${date}${suffix(date)}`);
const paced = (interval: number, unit: string): string =>
  interval === 1 ? `each ${unit}` : interval === 2 ? `every second ${unit}` : `every ${interval} ${unit}s`;
const weekdaysIn = ({ byDay }: SeriesRule): string =>
  listed(byDay.map(({ weekday }) => WEEKDAYS[weekday - 1] ?? ''));
const monthsIn = ({ byMonth }: SeriesRule): string => listed(byMonth.map((month) => MONTHS[month - 1] ?? ''));
const isMondayToFriday = ({ byDay }: SeriesRule): boolean =>
  byDay.length === 5 && byDay.every(({ weekday, nth }) => weekday <= 5 && nth === undefined);

/**
 * An RRULE in words, for previews, cards and pages: "every Tuesday", "every weekday", "every second Thursday", "first Monday
 * of each month", followed by "6 times" or "until Fri 4 Dec 2026" where it ends. Refuses what parseRule refuses.
 */
export function ruleInWords(text: string): string {
  const rule = parseRule(text);
  const season = rule.byMonth.length > 0 && rule.freq !== 'YEARLY' ? ` in ${monthsIn(rule)}` : '';
  return `${WORDS[rule.freq](rule)}${season}${endOf(rule)}`;
}

const WORDS: Record<SeriesRule['freq'], (rule: SeriesRule) => string> = {
  DAILY(rule) {
    const pace = rule.interval === 1 ? 'every day' : paced(rule.interval, 'day');
    if (rule.byDay.length > 0)
      return rule.interval === 1 ? WORDS.WEEKLY(rule) : `${pace}, on ${weekdaysIn(rule)} only`;
    return rule.byMonthDay.length > 0 ? `${pace}, on the ${placeIn(rule)} only` : pace;
  },
  WEEKLY(rule) {
    if (rule.byDay.length === 0) return rule.interval === 1 ? 'every week' : paced(rule.interval, 'week');
    const days = isMondayToFriday(rule) ? 'weekday' : weekdaysIn(rule);
    if (rule.interval === 1) return `every ${days}`;
    if (rule.interval === 2 && rule.byDay.length === 1) return `every second ${days}`;
    return `${paced(rule.interval, 'week')} on ${isMondayToFriday(rule) ? 'weekdays' : days}`;
  },
  MONTHLY: (rule) => `${placeIn(rule)} of ${paced(rule.interval, 'month')}`,
  YEARLY(rule) {
    const pace = rule.interval === 1 ? 'every year' : paced(rule.interval, 'year');
    const months = monthsIn(rule);
    if (rule.byDay.length + rule.byMonthDay.length === 0)
      return months === '' ? pace : `${pace} in ${months}`;
    return `${placeIn(rule)} of ${months === '' ? 'the year' : months}, ${pace}`;
  },
};

const endOf = ({ count, until }: SeriesRule): string => {
  if (until !== undefined) return `, until ${showDay(until.day, '')}`;
  return count === undefined ? '' : count === 1 ? ', once' : `, ${count} times`;
};

/** Where in the month: "first Monday", "first and third Tuesday", "15th", "last weekday", "same day". */
function placeIn(rule: SeriesRule): string {
  const { byDay, byMonthDay, bySetPos } = rule;
  const dates = listed(byMonthDay.map(dateWord));
  const names = new Set(byDay.map(({ weekday }) => weekday));
  const nths = listed(byDay.map(({ nth }) => (nth === undefined ? 'every' : nthWord(nth))));
  const days = isMondayToFriday(rule)
    ? 'every weekday'
    : names.size === 1
      ? `${nths} ${WEEKDAYS[(byDay[0]?.weekday ?? 1) - 1]}`
      : listed(
          byDay.map(
            ({ weekday, nth }) => `${nth === undefined ? 'every' : nthWord(nth)} ${WEEKDAYS[weekday - 1]}`,
          ),
        );
  const place =
    byDay.length === 0 ? dates || 'same day' : dates === '' ? days : `${days} that is the ${dates}`;
  return bySetPos.length === 0
    ? place
    : `${listed(bySetPos.map(nthWord))} ${place
        .replace(/^every /, '')
        .replaceAll('and every ', 'or ')
        .replaceAll(', every ', ', ')}`;
}
