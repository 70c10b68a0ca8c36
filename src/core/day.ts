/**
 * Days and clock times as plain strings, without Temporal (21 kB): the tab imports this file too.
 * A Day is `YYYY-MM-DD` in the neighbourhood's zone; an Instant is an ISO string in UTC.
 */
export type Day = string;
export type Instant = string;
export type Weekday = 'Mon' | 'Tue' | 'Wed' | 'Thu' | 'Fri' | 'Sat' | 'Sun';

export const LONDON = 'Europe/London';
export const WEEKDAYS: readonly Weekday[] = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const LONG = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MS_A_DAY = 86_400_000;

const utc = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const fromUtc = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

/** True for a real calendar day written YYYY-MM-DD ("2026-02-31" is not one). */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = utc(text);
  return !Number.isNaN(ms) && fromUtc(ms) === text;
}
export const addDays = (day: Day, days: number): Day => fromUtc(utc(day) + days * MS_A_DAY);
/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((utc(to) - utc(from)) / MS_A_DAY);
/** 1 = Monday … 7 = Sunday. */
export const weekdayNumber = (day: Day): number => ((new Date(utc(day)).getUTCDay() + 6) % 7) + 1;
export const weekday = (day: Day): Weekday => WEEKDAYS[weekdayNumber(day) - 1] ?? 'Mon';
export const longWeekday = (day: Day): string => LONG[weekdayNumber(day) - 1] ?? '';
/** Age in whole years on a day; a birthday counts from its own day. */
export function ageOn(birthDate: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
/** "Fri 4 Dec"; with the year when it is not the year of `today`. */
export function showDay(day: Day, today?: Day): string {
  const [year, month, date] = day.split('-');
  const text = `${weekday(day)} ${Number(date)} ${MONTHS[Number(month) - 1]}`;
  return today === undefined || today.slice(0, 4) === year ? text : `${text} ${year}`;
}
/** "8:45" from "08:45". */
export const showTime = (time: string): string => time.slice(0, 5).replace(/^0/, '');

/** One for each zone: to make a format takes a hundred times as long as to use it. */
const wallClocks = new Map<string, Intl.DateTimeFormat>();
function wallClock(zone: string): Intl.DateTimeFormat {
  const made =
    wallClocks.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  wallClocks.set(zone, made);
  return made;
}
/** What was read last: every transaction asks for the same day, and no zone changes within a minute. */
let last: { minute: number; zone: string; parts: Record<string, string> } | undefined;
function parts(instant: Instant, zone: string): Record<string, string> {
  const date = new Date(instant);
  const minute = Math.floor(date.getTime() / 60_000);
  if (last?.minute !== minute || last.zone !== zone)
    last = {
      minute,
      zone,
      parts: Object.fromEntries(
        wallClock(zone)
          .formatToParts(date)
          .map((part) => [part.type, part.value]),
      ),
    };
  return last.parts;
}
/** The day on the wall calendar at an instant. */
export function dayOf(instant: Instant, zone = LONDON): Day {
  const p = parts(instant, zone);
  return `${p.year}-${p.month}-${p.day}`;
}
/** The time on the wall clock at an instant, "HH:MM". */
export function timeOf(instant: Instant, zone = LONDON): string {
  const p = parts(instant, zone);
  return `${p.hour}:${p.minute}`;
}
export const milliseconds = (instant: Instant): number => Date.parse(instant);
export const instantOf = (ms: number): Instant => new Date(ms).toISOString();
export const addMinutes = (instant: Instant, minutes: number): Instant =>
  instantOf(milliseconds(instant) + minutes * 60_000);
export const minutesBetween = (from: Instant, to: Instant): number =>
  (milliseconds(to) - milliseconds(from)) / 60_000;
/** The machine's own clock, for timers on screen; use cases take `ctx.now`. */
export const machineNow = (): Instant => new Date().toISOString();
