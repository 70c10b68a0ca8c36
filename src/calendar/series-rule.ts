import { type Day, isDay } from '../core/day.ts';
import { Refusal } from '../core/refusal.ts';

/** When a series repeats, taken apart: the parts of an RFC 5545 RRULE that a huddle needs. Weekdays are 1 = Monday … 7. */
export type SeriesRule = {
  freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  interval: number;
  /** `nth` 1–5 or -1…-5 of the month; undefined = every such weekday. */
  byDay: { weekday: number; nth?: number }[];
  byMonthDay: number[];
  byMonth: number[];
  bySetPos: number[];
  count?: number;
  /** The last day, and the last moment of it where the rule names one ("HH:MM"); `utc` when that is given in UTC. */
  until?: { day: Day; time?: string; utc: boolean };
};

const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const PARTS: Record<string, RegExp> = {
  FREQ: /^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  INTERVAL: /^[1-9]\d?$/,
  COUNT: /^[1-9]\d{0,3}$/,
  UNTIL: /^\d{8}(?:T\d{6}Z?)?$/,
  BYDAY: /^(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU))*$/,
  BYMONTHDAY: /^-?(?:[1-9]|[12]\d|3[01])(?:,-?(?:[1-9]|[12]\d|3[01]))*$/,
  BYMONTH: /^(?:[1-9]|1[0-2])(?:,(?:[1-9]|1[0-2]))*$/,
  BYSETPOS: /^-?[1-9]\d?(?:,-?[1-9]\d?)*$/,
  WKST: /^MO$/,
};
const EXAMPLES = 'Say it like “every Tuesday”, “every second Thursday” or “first Monday of the month”.';

/**
 * Takes an RRULE string apart ("FREQ=WEEKLY;BYDAY=TU", with or without "RRULE:"). Refuses (`invalid`) what RFC 5545 forbids
 * and what no huddle needs: repeats within a day, rules by week number or day of the year, weeks that begin on a Sunday.
 */
export function parseRule(rule: string): SeriesRule {
  const parts = new Map<string, string>();
  for (const part of rule
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .replace(/;$/, '')
    .split(';')) {
    const [name = '', value = '', ...more] = part.split('=');
    if (/^(?:HOURLY|MINUTELY|SECONDLY)$/.test(value))
      throw new Refusal('invalid', `A huddle cannot repeat within a day. ${EXAMPLES}`);
    if (more.length > 0 || parts.has(name) || PARTS[name]?.test(value) !== true)
      throw new Refusal('invalid', `I don’t understand how often that repeats. ${EXAMPLES}`);
    parts.set(name, value);
  }
  const parsed = assembled(parts);
  const perMonth = parsed?.freq === 'MONTHLY' || (parsed?.freq === 'YEARLY' && parsed.byMonth.length > 0);
  if (
    parsed === undefined ||
    (parsed.count !== undefined && parsed.until !== undefined) ||
    (!perMonth && parsed.byDay.some(({ nth }) => nth !== undefined)) ||
    (parsed.freq === 'WEEKLY' && parsed.byMonthDay.length > 0) ||
    (parsed.bySetPos.length > 0 && parsed.byDay.length + parsed.byMonthDay.length === 0)
  )
    throw new Refusal('invalid', `That way of repeating contradicts itself. ${EXAMPLES}`);
  return parsed;
}

function assembled(parts: ReadonlyMap<string, string>): SeriesRule | undefined {
  const freq = parts.get('FREQ');
  if (freq !== 'DAILY' && freq !== 'WEEKLY' && freq !== 'MONTHLY' && freq !== 'YEARLY') return undefined;
  const numbers = (name: string): number[] => parts.get(name)?.split(',').map(Number) ?? [];
  const count = parts.get('COUNT');
  const until = parts.get('UNTIL');
  const end = until === undefined ? undefined : endOf(until);
  if (until !== undefined && end === undefined) return undefined;
  return {
    freq,
    interval: Number(parts.get('INTERVAL') ?? 1),
    byDay: (parts.get('BYDAY')?.split(',') ?? []).map((code) => {
      const weekday = CODES.indexOf(code.slice(-2)) + 1;
      return code.length === 2 ? { weekday } : { weekday, nth: Number(code.slice(0, -2)) };
    }),
    byMonthDay: numbers('BYMONTHDAY'),
    byMonth: numbers('BYMONTH'),
    bySetPos: numbers('BYSETPOS'),
    ...(count === undefined ? {} : { count: Number(count) }),
    ...(end === undefined ? {} : { until: end }),
  };
}

function endOf(until: string): SeriesRule['until'] {
  const day = `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}`;
  if (!isDay(day)) return undefined;
  if (until.length === 8) return { day, utc: false };
  const [hours, minutes] = [until.slice(9, 11), until.slice(11, 13)];
  return hours < '24' && minutes < '60'
    ? { day, time: `${hours}:${minutes}`, utc: until.endsWith('Z') }
    : undefined;
}

/** The RRULE parts that say which days, without COUNT and UNTIL. */
export function writeRule({
  freq,
  interval,
  byDay,
  byMonthDay,
  byMonth,
  bySetPos,
}: Omit<SeriesRule, 'count' | 'until'>): string {
  const list = (name: string, values: readonly (string | number)[]): string[] =>
    values.length === 0 ? [] : [`${name}=${values.join(',')}`];
  return [
    `FREQ=${freq}`,
    ...(interval === 1 ? [] : [`INTERVAL=${interval}`]),
    ...list('BYMONTH', byMonth),
    ...list(
      'BYDAY',
      byDay.map(({ weekday, nth }) => `${nth ?? ''}${CODES[weekday - 1]}`),
    ),
    ...list('BYMONTHDAY', byMonthDay),
    ...list('BYSETPOS', bySetPos),
  ].join(';');
}
