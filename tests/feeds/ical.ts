import ICAL from 'ical.js';

export type ReadEvent = {
  uid: string;
  sequence: number;
  status: string;
  summary: string;
  local: string;
  zone: string;
  utc: string;
  minutes: number;
  location: string | null;
  url: string | null;
  transparency: string | null;
};

/** What a calendar program reads out of a file: each event with its wall time, its zone and the instant that the file's own VTIMEZONE makes of it. */
export function readCalendar(text: string): ReadEvent[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone'))
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const events = calendar.getAllSubcomponents('vevent').map((component): ReadEvent => {
    const event = new ICAL.Event(component);
    const start = event.startDate;
    const text = (name: string): string | null => {
      const value = component.getFirstPropertyValue(name);
      return value === null ? null : String(value);
    };
    return {
      uid: event.uid,
      sequence: event.sequence ?? 0,
      status: text('status') ?? '',
      summary: event.summary,
      local: start.toString().slice(0, 16),
      zone: String(component.getFirstProperty('dtstart')?.getParameter('tzid') ?? ''),
      utc: start.toJSDate().toISOString(),
      minutes: event.duration.toSeconds() / 60,
      location: text('location'),
      url: text('url'),
      transparency: text('transp'),
    };
  });
  ICAL.TimezoneService.reset();
  return events;
}
