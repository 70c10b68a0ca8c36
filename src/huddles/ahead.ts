import type { Context } from '../core/context.ts';
import { addDays, type Day } from '../core/day.ts';
import { disciplinesExpected } from './expected-store.ts';
import { capacityOf } from './kind.ts';
import { datesFrom } from './occurrences.ts';
import type { Coming } from './plan-agenda.ts';
import { seriesById } from './series-store.ts';
import { type HuddleRow, openHuddles } from './store.ts';
import { dayAndTime } from './timetable.ts';

// As far as the planner looks ahead [D]: longest interval of DOMAIN.md 2, and a year for what finds no room before.
const HUDDLES_AHEAD = 60;
const DAYS_AHEAD = 366;

/**
 * Which disciplines are expected at this huddle, and the huddles of its series after it: those in the diary, less what
 * stands on them already, and, where `minutesNeeded` goes beyond these, those that its rule will give, up to a year. A huddle
 * of no running series has none.
 */
export async function lookAhead(
  ctx: Context,
  huddle: HuddleRow,
  minutesNeeded: number,
): Promise<{ attending: ReadonlySet<string>; coming: Coming[] }> {
  const { day } = dayAndTime(huddle.localStart);
  const after = await huddlesAfter(ctx, huddle, day, minutesNeeded);
  const [attending = new Set<string>(), ...sets] = await disciplinesExpected(ctx, [
    { huddleId: huddle.id, day },
    ...after,
  ]);
  return {
    attending,
    coming: after.map((one, place) => ({
      day: one.day,
      capacity: one.capacity,
      attending: sets[place] ?? new Set(),
    })),
  };
}

type After = { huddleId: string | null; day: Day; capacity: number };
async function huddlesAfter(
  ctx: Context,
  huddle: HuddleRow,
  day: Day,
  minutesNeeded: number,
): Promise<After[]> {
  if (huddle.seriesId === null) return [];
  const [series, open] = await Promise.all([
    seriesById(ctx, huddle.seriesId),
    openHuddles(ctx, huddle.startsAt, huddle.seriesId),
  ]);
  const inDiary = open
    .filter((one) => one.startsAt > huddle.startsAt)
    .map((one) => ({
      huddleId: one.id,
      day: dayAndTime(one.localStart).day,
      capacity: Math.max(0, capacityOf(one) - one.minutesPlanned),
    }));
  const room = inDiary.reduce((sum, one) => sum + one.capacity, 0);
  if (series === undefined || series.endedOn !== null || room >= minutesNeeded) return inDiary;
  const last = inDiary.at(-1)?.day ?? day;
  const until = addDays(day, DAYS_AHEAD);
  const byRule = datesFrom(ctx, series, addDays(last, 1), HUDDLES_AHEAD).flatMap((one) =>
    one.day > last && one.day <= until
      ? [{ huddleId: null, day: one.day, capacity: capacityOf(one.row) }]
      : [],
  );
  return [...inDiary, ...byRule].slice(0, HUDDLES_AHEAD);
}
