import { type Occurrence, occurrencesOf, type SeriesDates } from '../calendar/index.ts';
import type { Context } from '../core/context.ts';
import { addDays, type Day } from '../core/day.ts';
import type { SeriesRow } from './series-store.ts';
import { addHuddles, type NewHuddle } from './store.ts';

const AT_LEAST = 4;
const DAYS_AHEAD = 56;
// Eight weeks of a daily huddle, and some.
const LOOKED_AT = 60;
const SHIFTED = 14;

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

/** A series through time: what it was up to a later change (`until`: the first day of the new), then what it is. */
const phasesOf = (series: SeriesRow): { row: SeriesRow; until: Day | undefined }[] => [
  ...series.earlier.map(({ until, was }) => ({ row: { ...series, ...was }, until })),
  { row: series, until: undefined },
];

type Coming = Occurrence & { row: SeriesRow };
/** The next dates of a series from a day on, each with the series as it is on that date, over the changes still to come. */
export const datesFrom = (ctx: Context, series: SeriesRow, from: Day, count = LOOKED_AT): Coming[] =>
  phasesOf(series)
    .flatMap(({ row, until }) =>
      until !== undefined && until <= from
        ? []
        : occurrencesOf({ ...datesOf(ctx, row, count), from })
            .held.filter(({ originalDay }) => until === undefined || originalDay < until)
            .map((one) => ({ ...one, row })),
    )
    .slice(0, count);

/** What a series should have in its diary from now on: the next eight weeks, and at least the next four huddles. */
export function diaryOf(ctx: Context, series: SeriesRow): NewHuddle[] {
  const horizon = addDays(ctx.today, DAYS_AHEAD);
  return datesFrom(ctx, series, ctx.today)
    .filter(({ utc }) => utc > ctx.now)
    .filter(({ day }, place) => place < AT_LEAST || day <= horizon)
    .map(({ local, utc, originalDay, movedFrom, turn, row }) => ({
      seriesId: series.id,
      name: row.name,
      kind: row.kind,
      originalDay,
      movedFrom: movedFrom ?? null,
      startsAt: utc,
      localStart: local,
      minutes: row.minutes,
      minutesACase: row.minutesACase,
      joinUrl: row.joinUrl,
      chairId: inTurn(row, turn),
      deputyId: row.deputyId,
      requiredDisciplines: row.requiredDisciplines,
      quorumProfessions: row.quorumProfessions,
      quorumOrganisations: row.quorumOrganisations,
      blocks: row.blocks,
    }));
}

/** Who chairs: those of the rota turn about, else the series' one chair. */
const inTurn = ({ chairRota, chairId }: SeriesRow, turn: number): string | null =>
  chairRota[turn % chairRota.length] ?? chairId;

/** A date that the series' present rule names, by its own day; undefined where it names none then. */
export const dateNamed = (ctx: Context, series: SeriesRow, originalDay: Day): Occurrence | undefined =>
  // A shift for a bank holiday may bring it forward by some days.
  occurrencesOf({ ...datesOf(ctx, series, SHIFTED), from: addDays(originalDay, -SHIFTED) }).held.find(
    (one) => one.originalDay === originalDay,
  );

/** Adds the huddles of the series that are not in the diary yet; those moved, cancelled or held are left alone. */
export const topUp = (ctx: Context, series: SeriesRow): Promise<number> =>
  addHuddles(ctx, diaryOf(ctx, series));
