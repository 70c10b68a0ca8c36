import { Temporal } from 'temporal-polyfill';
import type { Day, Instant } from './day.ts';
import { instantOf, LONDON, milliseconds } from './day.ts';

export * from './day.ts';
export { Temporal };

/** The instant of a wall time on a day in a zone. A time that a clock change skips moves forward with the clock. */
export function instantAt(day: Day, time: string, zone = LONDON): Instant {
  const zoned = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone, {
    disambiguation: 'compatible',
  });
  return instantOf(zoned.epochMilliseconds);
}

/** The instant `offsetMs` away from the machine's: the practice clock of local mode. */
export const shifted = (instant: Instant, offsetMs: number): Instant =>
  instantOf(milliseconds(instant) + offsetMs);
