import { occurrencesOf, type SeriesDates } from '../calendar/index.ts';
import type { Context } from '../core/context.ts';
import { addDays, type Day } from '../core/day.ts';
import type { SeriesRow } from './series-store.ts';
import { addHuddles, type NewHuddle } from './store.ts';

const AT_LEAST = 4;
const DAYS_AHEAD = 56;
// Eight weeks of a daily huddle, and some.
const LOOKED_AT = 60;

/** What the calendar needs to know of a series to name its dates from today on. */
export const datesOf = (ctx: Context, series: SeriesRow, count = LOOKED_AT): SeriesDates & { from: Day } => ({
  rule: series.rule,
  start: series.startLocal,
  zone: series.zone,
  bankHolidays: series.bankHolidays,
  except: series.exceptDays,
  extra: series.extraDays,
  localClosures: ctx.localClosures,
  count,
  from: ctx.today,
});

/** What a series should have in its diary from now on: the next eight weeks, and at least the next four huddles. */
export function diaryOf(ctx: Context, series: SeriesRow): NewHuddle[] {
  const horizon = addDays(ctx.today, DAYS_AHEAD);
  return occurrencesOf(datesOf(ctx, series))
    .held.filter(({ utc }) => utc > ctx.now)
    .filter(({ day }, place) => place < AT_LEAST || day <= horizon)
    .map(({ local, utc, originalDay, movedFrom, turn }) => ({
      seriesId: series.id,
      name: series.name,
      kind: series.kind,
      originalDay,
      movedFrom: movedFrom ?? null,
      startsAt: utc,
      localStart: local,
      minutes: series.minutes,
      minutesACase: series.minutesACase,
      joinUrl: series.joinUrl,
      chairId: inTurn(series, turn),
      deputyId: series.deputyId,
      requiredDisciplines: series.requiredDisciplines,
      quorumProfessions: series.quorumProfessions,
      quorumOrganisations: series.quorumOrganisations,
      blocks: series.blocks,
    }));
}

/** Who chairs: those of the rota turn about, else the series' one chair. */
const inTurn = ({ chairRota, chairId }: SeriesRow, turn: number): string | null =>
  chairRota[turn % chairRota.length] ?? chairId;

/** How many days the rule has named before this one; undefined when it does not name it soon. */
export const turnOf = (ctx: Context, series: SeriesRow, originalDay: Day): number | undefined =>
  occurrencesOf(datesOf(ctx, series)).held.find((one) => one.originalDay === originalDay)?.turn;

/** Adds the huddles of the series that are not in the diary yet; those moved, cancelled or held are left alone. */
export const topUp = (ctx: Context, series: SeriesRow): Promise<number> =>
  addHuddles(ctx, diaryOf(ctx, series));
