import { z } from 'zod';
import { Refusal, required } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { followRule } from './follow-rule.ts';
import type { HuddleSummary } from './huddle.ts';
import { diaryOf } from './occurrences.ts';
import { keepGoing } from './opening.ts';
import { chairOf, checkName, seriesFields } from './schedule-huddles.ts';
import { changeSeriesRow, type SeriesRow, seriesById } from './series-store.ts';
import { showHuddle } from './show.ts';
import { huddlesOfSeries, lockAgendas } from './store.ts';

const { name, cohort, rule, start, minutes, minutesACase, bankHolidays, chairId } = seriesFields;

/**
 * Changes a series from now on. Huddles to come take the new time, length and name with their agendas; a day that the
 * series no longer meets on goes (cancelled where its list was out), its cases come to the next one. Huddles moved by hand,
 * live or held stay as they are. A stale version is a conflict that carries theirs.
 */
export const changeSeries = command({
  says: 'Change a series of huddles',
  needs: 'huddles.schedule',
  input: z.object({
    seriesId: z.uuid(),
    version: z.int(),
    name: name.exactOptional(),
    cohort: cohort.nullable().exactOptional(),
    rule: rule.exactOptional(),
    start: start.exactOptional(),
    minutes: minutes.exactOptional(),
    minutesACase: minutesACase.exactOptional(),
    bankHolidays: bankHolidays.exactOptional(),
    chairId: chairId.exactOptional(),
  }),
  async run(
    { seriesId, version, start: startLocal, ...set },
    ctx,
  ): Promise<{ seriesId: string; version: number; huddles: HuddleSummary[] }> {
    if (set.name !== undefined) await checkName(ctx, set.name);
    if (set.chairId !== undefined) await chairOf(ctx, set.chairId);
    await lockAgendas(ctx);
    const before = required(await seriesById(ctx, seriesId), 'series of huddles');
    if (before.endedOn !== null) throw new Refusal('conflict', 'This series has ended. Schedule a new one.');
    if (before.version !== version)
      throw new Refusal(
        'conflict',
        'Somebody else changed this series a moment ago. Look at theirs, then save again.',
        theirs(before),
      );
    await changeSeriesRow(ctx, seriesId, { ...set, ...(startLocal === undefined ? {} : { startLocal }) });
    const series = required(await seriesById(ctx, seriesId), 'series of huddles');
    const wanted = diaryOf(ctx, series);
    if (wanted.length === 0)
      throw new Refusal('invalid', 'That gives no date to come. When should the next huddle be?');
    await followRule(ctx, { was: diaryOf(ctx, before), wanted });
    await keepGoing(ctx, series);
    const after = (await huddlesOfSeries(ctx, seriesId)).filter(
      (one) => one.startsAt > ctx.now && one.status !== 'cancelled',
    );
    return {
      seriesId,
      version: series.version,
      huddles: after.slice(0, 4).map((one) => showHuddle(ctx, one)),
    };
  },
  about: (asked) => ({ kind: 'series', id: asked.seriesId }),
  touches: () => ['huddles', 'cases'],
});

const theirs = (series: SeriesRow) => ({
  name: series.name,
  rule: series.rule,
  start: series.startLocal,
  minutes: series.minutes,
  minutesACase: series.minutesACase,
  bankHolidays: series.bankHolidays,
  version: series.version,
});
