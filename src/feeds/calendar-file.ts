import ical, {
  type ICalCalendar,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import { COHORTS, type Cohort } from '../cases/index.ts';
import { showDay } from '../core/day.ts';
import { Temporal } from '../core/time.ts';
import { type CalendarRow, KINDS } from '../huddles/index.ts';

/** `place`: the neighbourhood's name. `zone`: its time zone. `page`: the huddle's page, by its id. */
export type Place = { place: string; zone: string; page?: (huddleId: string) => string };

const isCohort = (code: string | null): code is Cohort => code !== null && code in COHORTS;

/** The kind and the cohort in words of fixed lists: a calendar is shown on lock screens and shared, so no typed name. */
export const titleOf = ({ kind, cohort }: Pick<CalendarRow, 'kind' | 'cohort'>, place: string): string =>
  [KINDS[kind].words, ...(isCohort(cohort) ? [COHORTS[cohort]] : []), place].join(' · ');

/** The VTIMEZONE of a zone as the IANA database has it, or nothing for a zone unknown to it. */
const timezoneOf = (zone: string): string | null => {
  const [block] = [tzlib_get_ical_block(zone)].flat();
  return block?.startsWith('BEGIN:VTIMEZONE') === true ? block : null;
};

/**
 * Huddles as an iCalendar file (RFC 5545): wall time with its zone, an id that stays for ever, a SEQUENCE that grows with each
 * change, cancelled ones as such, the join link. No reference, no name of a person, nothing that somebody typed.
 */
export function calendarFile(rows: readonly CalendarRow[], { place, zone, page }: Place): string {
  const calendar = ical({
    name: `Huddles · ${place}`,
    prodId: { company: 'Neighbourhood Huddle', product: 'Huddles', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    // The calendar itself has no zone: DTSTAMP and LAST-MODIFIED are instants. Each event has its own.
    timezone: { name: null, generator: timezoneOf },
    ttl: 3600,
  });
  for (const row of rows) addEvent(calendar, row, { place, zone, ...(page && { page }) });
  return calendar.toString();
}

/** In the hour that an autumn clock change repeats, programs differ on which of the two is meant: an instant means one. */
const comesTwice = (start: Temporal.ZonedDateTime): boolean => {
  const wall = start.toPlainDateTime();
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    wall.toZonedDateTime(start.timeZoneId, { disambiguation }),
  );
  return earlier !== undefined && later !== undefined && !earlier.equals(later);
};

/** The library escapes a URI as if it were text; without commas and semicolons there is nothing to escape. */
const asUri = (link: string): string => link.replaceAll(',', '%2C').replaceAll(';', '%3B');

function addEvent(calendar: ICalCalendar, row: CalendarRow, { place, zone, page }: Place): void {
  const start = Temporal.Instant.from(row.startsAt).toZonedDateTimeISO(zone);
  const changed = Temporal.Instant.from(row.changedAt ?? row.plannedAt ?? row.startsAt);
  calendar.createEvent({
    id: `${row.id}@neighbourhood-huddle`,
    sequence: row.sequence,
    stamp: changed,
    lastModified: changed,
    start,
    end: start.add({ minutes: row.minutes }),
    timezone: comesTwice(start) ? 'UTC' : zone,
    summary: titleOf(row, place),
    status: row.status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency:
      row.isAway || row.status === 'cancelled'
        ? ICalEventTransparency.TRANSPARENT
        : ICalEventTransparency.OPAQUE,
    description: [
      ...(row.joinUrl === null ? ['The join link is not known yet.'] : [`Join: ${row.joinUrl}`]),
      ...(row.movedFrom === null ? [] : [`Moved from ${showDay(row.movedFrom)}.`]),
      ...(page === undefined ? [] : [`Agenda: ${page(row.id)}`]),
    ].join('\n'),
    ...(row.joinUrl === null ? {} : { location: row.joinUrl, url: asUri(row.joinUrl) }),
  });
}
