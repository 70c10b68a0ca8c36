import type { Context } from '../core/context.ts';
import type { Day } from '../core/day.ts';
import { Refusal, required } from '../core/refusal.ts';
import { followRule } from './follow-rule.ts';
import type { HuddleSummary } from './huddle.ts';
import { diaryOf } from './occurrences.ts';
import { keepGoing } from './opening.ts';
import type { SeriesSet } from './series-fields.ts';
import { changeSeriesRow, noteChange, type SeriesRow, seriesById } from './series-store.ts';
import { showHuddle } from './show.ts';
import { huddlesOfSeries } from './store.ts';

/** `changeId` takes the change back (huddles.undoChange). `huddles`: the next four. */
export type SeriesChanged = {
  seriesId: string;
  version: number;
  changeId: string;
  huddles: HuddleSummary[];
};

/** A series that goes on, in the version that the asker saw; else a conflict that carries theirs. */
export async function seriesToChange(ctx: Context, seriesId: string, version?: number): Promise<SeriesRow> {
  const series = required(await seriesById(ctx, seriesId), 'series of huddles');
  if (series.endedOn !== null) throw new Refusal('conflict', 'This series has ended. Schedule a new one.');
  if (version !== undefined && series.version !== version)
    throw new Refusal(
      'conflict',
      'Somebody else changed this series a moment ago. Look at theirs, then save again.',
      {
        name: series.name,
        rule: series.rule,
        start: series.startLocal,
        minutes: series.minutes,
        minutesACase: series.minutesACase,
        bankHolidays: series.bankHolidays,
        version: series.version,
      },
    );
  return series;
}

/** Sets the fields and brings the huddles to come (from a day on, or all) into step with their agendas; kept, to be taken back. */
export async function applyChange(
  ctx: Context,
  before: SeriesRow,
  set: SeriesSet,
  { from, held }: { from?: Day | undefined; held?: string } = {},
): Promise<SeriesChanged> {
  await changeSeriesRow(ctx, before.id, set);
  const series = required(await seriesById(ctx, before.id), 'series of huddles');
  const wanted = diaryOf(ctx, series);
  if (diaryOf(ctx, { ...series, earlier: [] }).length === 0)
    throw new Refusal('invalid', 'That gives no date to come. When should the next huddle be?');
  const was = diaryOf(ctx, before);
  const cancelled = await followRule(ctx, { seriesId: before.id, was, wanted, from, held });
  await keepGoing(ctx, series);
  return changed(ctx, before, cancelled);
}

/** What a change answers with, once it is kept. */
export async function changed(ctx: Context, before: SeriesRow, cancelled: string[]): Promise<SeriesChanged> {
  const { version } = required(await seriesById(ctx, before.id), 'series of huddles');
  const coming = (await huddlesOfSeries(ctx, before.id)).filter(
    (one) => one.startsAt > ctx.now && one.status !== 'cancelled',
  );
  return {
    seriesId: before.id,
    version,
    changeId: await noteChange(ctx, before, { cancelled, versionAfter: version }),
    huddles: coming.slice(0, 4).map((one) => showHuddle(ctx, one)),
  };
}
