import { RRuleTemporal } from 'rrule-temporal';
import { Refusal } from '../core/refusal.ts';
import { addDays, type Day, dayOf, type Instant, instantAt, isDay, Temporal, timeOf } from '../core/time.ts';
import { isBankHoliday, LAST_KNOWN_YEAR } from './bank-holidays.ts';
import { addMonths, yearOf } from './month-days.ts';
import { parseRule, type SeriesRule, writeRule } from './series-rule.ts';
import { nextWorkingDay, previousWorkingDay } from './working-days.ts';

export type OnBankHolidays = 'ignore' | 'skip' | 'previous' | 'next';
export type SeriesDates = {
  /** RRULE, see series-rule.ts. */
  rule: string;
  /** Wall time of the first day, `YYYY-MM-DDTHH:MM`; the series keeps that time on the clock through clock changes. */
  start: string;
  zone: string;
  bankHolidays: OnBankHolidays;
  /** Days taken out, whether the rule named them or a shift led there. */
  except?: readonly Day[];
  /** Days put in, held as they are. */
  extra?: readonly Day[];
  localClosures?: readonly Day[];
  count: number;
  /** Only occurrences held on this day or later; else all, a first one shifted to before the start among them. */
  from?: Day;
};
/**
 * `originalDay` names the occurrence for ever; `movedFrom` is set when a bank holiday or closure shifted it. `turn` counts the
 * days that the rule has named before it, taken out or not, so that who is in turn does not change with an exception.
 */
export type Occurrence = {
  local: string;
  utc: Instant;
  day: Day;
  originalDay: Day;
  turn: number;
  movedFrom?: Day;
};
export type DroppedOccurrence = {
  originalDay: Day;
  because: 'bank-holiday' | 'already-one-that-day' | 'taken-out';
  onto?: Day;
};
export type Occurrences = {
  held: Occurrence[];
  dropped: DroppedOccurrence[];
  /** True when a day lies beyond the last year whose bank holidays are known: say so in every preview. */
  beyondKnownHolidays: boolean;
};

const HORIZON_MONTHS = 240;
// Days after the last one asked for that are still looked at, since a shift may bring them forward.
const LOOK_AHEAD_DAYS = 62;
const MOST_STEPS = 40_000;

/**
 * The next `count` occurrences of a series, in order, and those dropped among them: on a bank holiday or local closure
 * (`skip`), or shifted onto a day that already has one. `previous` and `next` shift to the working day before or after; a
 * weekend that the rule itself names is kept. Looks twenty years ahead, so a rule without dates gives none and ends.
 * Refuses a rule, start or zone that cannot be understood.
 */
export function occurrencesOf(series: SeriesDates): Occurrences {
  const { start, zone, bankHolidays, count, except = [], extra = [], localClosures = [] } = series;
  const [firstDay = '', time = ''] = start.split('T');
  if (!isDay(firstDay) || !/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time))
    throw new Refusal(
      'invalid',
      'I don’t understand when that starts. Give a day and a time, such as Tue 1 Dec at 8:45.',
    );
  checkZone(zone);
  const from = series.from ?? '';
  const shifts = (day: Day): boolean =>
    bankHolidays !== 'ignore' && !extra.includes(day) && isBankHoliday(day, localClosures);

  const standing: Day[] = [];
  const shifting: Day[] = [];
  const named: Day[] = [];
  const rule = parseRule(series.rule);
  const horizon = addMonths(from > firstDay ? from : firstDay, HORIZON_MONTHS);
  const end = lastDayOf(rule, time, zone);
  visitDays(rule, { firstDay, lastDay: end !== undefined && end < horizon ? end : horizon }, (day) => {
    named.push(day);
    if (!except.includes(day)) {
      if (shifts(day)) shifting.push(day);
      else if (day >= from) standing.push(day);
    }
    const last = standing[count - 1];
    return count > 0 && (last === undefined || day <= addDays(last, LOOK_AHEAD_DAYS));
  });

  const originals = new Map(
    [...standing, ...extra.filter((day) => !except.includes(day))].map((day): [Day, Day] => [day, day]),
  );
  const dropped: DroppedOccurrence[] = [];
  for (const day of shifting) {
    const onto =
      bankHolidays === 'previous'
        ? previousWorkingDay(day, localClosures)
        : nextWorkingDay(day, localClosures);
    if (bankHolidays === 'skip') dropped.push({ originalDay: day, because: 'bank-holiday' });
    else if (except.includes(onto)) dropped.push({ originalDay: day, because: 'taken-out', onto });
    else if (originals.has(onto)) dropped.push({ originalDay: day, because: 'already-one-that-day', onto });
    else originals.set(onto, day);
  }

  const held = [...originals]
    .filter(([day]) => day >= from)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .slice(0, count)
    .map(([day, originalDay]) => ({
      ...occurrence(day, originalDay, time, zone),
      turn: named.filter((one) => one < originalDay).length,
    }));
  const lastDay = held.length < count ? undefined : held.at(-1)?.day;
  return {
    held,
    dropped: dropped.filter(
      ({ originalDay }) => originalDay >= from && (lastDay === undefined || originalDay <= lastDay),
    ),
    beyondKnownHolidays: held.some(({ day }) => yearOf(day) > LAST_KNOWN_YEAR),
  };
}

function occurrence(day: Day, originalDay: Day, time: string, zone: string): Omit<Occurrence, 'turn'> {
  const utc = instantAt(day, time, zone);
  // Where a clock change skips the time, the wall shows the time that the instant really has.
  const local = `${day}T${timeOf(utc, zone)}`;
  return { local, utc, day, originalDay, ...(originalDay === day ? {} : { movedFrom: originalDay }) };
}

/**
 * Visits the days that the rule itself names, until `visit` says no or the horizon is reached. The rule is unrolled in UTC
 * on days alone and the wall time put on afterwards, so that no clock change can drop or move a day.
 */
function visitDays(
  rule: SeriesRule,
  { firstDay, lastDay }: { firstDay: Day; lastDay: Day },
  visit: (day: Day) => boolean,
): void {
  const midnight = (day: Day): Temporal.ZonedDateTime => Temporal.ZonedDateTime.from(`${day}T00:00[UTC]`);
  const unrolled = new RRuleTemporal({
    rruleString: writeRule(rule),
    dtstart: midnight(firstDay),
    until: midnight(lastDay),
    temporal: Temporal,
    maxIterations: MOST_STEPS,
  });
  unrolled.all(
    (moment, index) =>
      index < (rule.count ?? Number.POSITIVE_INFINITY) && visit(moment.toString().slice(0, 10)),
  );
}

/** The last day on which the series' own time is not past the rule's end. */
function lastDayOf({ until }: SeriesRule, time: string, zone: string): Day | undefined {
  if (until?.time === undefined) return until?.day;
  const instant = `${until.day}T${until.time}:00Z`;
  const [day, end] = until.utc ? [dayOf(instant, zone), timeOf(instant, zone)] : [until.day, until.time];
  return time <= end ? day : addDays(day, -1);
}

function checkZone(zone: string): void {
  try {
    if (!/^[A-Z]/i.test(zone)) throw new RangeError('A zone is stored, never an offset.');
    instantAt('2026-01-01', '00:00', zone);
  } catch {
    throw new Refusal('invalid', 'I don’t know that time zone. Use Europe/London.');
  }
}
