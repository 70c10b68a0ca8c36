import { addDays, type Day, daysBetween, weekdayNumber } from '../core/day.ts';
import { lastOfMonth } from './month-days.ts';
import { parseRule, type SeriesRule, writeRule } from './series-rule.ts';

type End = Pick<SeriesRule, 'count'> & { until?: string };
const endOf = (rule: string): End => {
  const count = /\bCOUNT=(\d+)/i.exec(rule)?.[1];
  const until = /\bUNTIL=([\dTZ]+)/i.exec(rule)?.[1];
  return {
    ...(count === undefined ? {} : { count: Number(count) }),
    ...(until === undefined ? {} : { until }),
  };
};
const written = (rule: SeriesRule, { count, until }: End): string =>
  [
    writeRule(rule),
    ...(count === undefined ? [] : [`COUNT=${count}`]),
    ...(until === undefined ? [] : [`UNTIL=${until.toUpperCase()}`]),
  ].join(';');

/** Which of its weekday in the month a day is: 1–4, or -1 for the last where it is the fifth or `last` is asked for. */
const nthOf = (day: Day, last: boolean): number => {
  const nth = Math.ceil(Number(day.slice(8)) / 7);
  return nth === 5 || (last && addDays(day, 7) > lastOfMonth(day)) ? -1 : nth;
};

/**
 * The rule as it is when the date `from` moves to `to` for good: "every Tuesday" becomes "every Wednesday", "second Tuesday
 * of each month" the like of the new day. Undefined where one move cannot say it: a rule of several weekdays, or of none.
 */
export function movedRule(text: string, from: Day, to: Day): string | undefined {
  const rule = parseRule(text);
  if (daysBetween(from, to) === 0) return written(rule, endOf(text));
  const [day, ...more] = rule.byDay;
  if (rule.bySetPos.length > 0 || more.length > 0 || rule.byMonth.length > 0) return undefined;
  const weekday = weekdayNumber(to);
  if (rule.freq === 'WEEKLY')
    return written({ ...rule, byDay: day === undefined ? [] : [{ weekday }] }, endOf(text));
  if (rule.freq !== 'MONTHLY') return undefined;
  if (day?.nth !== undefined && rule.byMonthDay.length === 0)
    return written({ ...rule, byDay: [{ weekday, nth: nthOf(to, day.nth < 0) }] }, endOf(text));
  const date = Number(to.slice(8));
  return day === undefined && rule.byMonthDay.length < 2 && date <= 28
    ? written({ ...rule, byMonthDay: [date] }, endOf(text))
    : undefined;
}

/** The rule without the first `turns` days that it named: a rule that counts has so many less to come. */
export function restOfRule(text: string, turns: number): string {
  const end = endOf(text);
  return end.count === undefined
    ? text
    : written(parseRule(text), { ...end, count: Math.max(1, end.count - turns) });
}

/** The rule with its last day before `day`; a rule that counts keeps its count only in that day. */
export const ruleUntil = (text: string, day: Day): string =>
  written(parseRule(text), { until: addDays(day, -1).replaceAll('-', '') });
