import { occurrencesOf } from '../calendar/index.ts';
import type { Context } from '../core/context.ts';
import { addDays } from '../core/day.ts';
import type { SeriesRow } from './series-store.ts';
import { addHuddles, type NewHuddle } from './store.ts';

const AT_LEAST = 4;
const DAYS_AHEAD = 56;
// Eight weeks of a daily huddle, and some.
const LOOKED_AT = 60;

/** What a series should have in its diary from now on: the next eight weeks, and at least the next four huddles. */
export function diaryOf(ctx: Context, series: SeriesRow): NewHuddle[] {
  const horizon = addDays(ctx.today, DAYS_AHEAD);
  return occurrencesOf({
    rule: series.rule,
    start: series.startLocal,
    zone: series.zone,
    bankHolidays: series.bankHolidays,
    except: series.exceptDays,
    extra: series.extraDays,
    localClosures: ctx.localClosures,
    count: LOOKED_AT,
    from: ctx.today,
  })
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

/** Adds the huddles of the series that are not in the diary yet; those moved, cancelled or held are left alone. */
export const topUp = (ctx: Context, series: SeriesRow): Promise<number> =>
  addHuddles(ctx, diaryOf(ctx, series));
