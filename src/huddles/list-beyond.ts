import { z } from 'zod';
import type { Day } from '../core/day.ts';
import { day } from '../core/ids.ts';
import { query } from '../core/use-case.ts';
import { KINDS } from './kind.ts';
import { datesFrom } from './occurrences.ts';
import { runningSeries } from './series-store.ts';
import { huddlesOfSeries } from './store.ts';
import { dayAndTime } from './timetable.ts';

/** A date that a series will have, for which no huddle is made yet. `movedFrom`: a bank holiday or closure shifts it. */
export type Beyond = {
  seriesId: string;
  name: string;
  day: Day;
  time: string;
  minutes: number;
  movedFrom: Day | null;
};

/**
 * The dates between two days that the series will have beyond their diaries, changes still to come among them, by day and
 * time. Huddles that are made already are in `huddles.list`.
 */
export const listBeyond = query({
  says: 'List the dates that series will have later',
  needs: 'huddles.see',
  input: z.object({ from: day, to: day }),
  async run({ from, to }, ctx): Promise<Beyond[]> {
    const found: Beyond[] = [];
    for (const series of await runningSeries(ctx)) {
      const made = new Set((await huddlesOfSeries(ctx, series.id)).map((one) => one.originalDay));
      for (const one of datesFrom(ctx, series, from > ctx.today ? from : ctx.today))
        if (one.day <= to && one.utc > ctx.now && !made.has(one.originalDay))
          found.push({
            seriesId: series.id,
            name: ctx.where === 'shared' ? KINDS[series.kind].words : one.row.name,
            ...dayAndTime(one.local),
            minutes: one.row.minutes,
            movedFrom: one.movedFrom ?? null,
          });
    }
    return found.sort((a, b) => (a.day + a.time < b.day + b.time ? -1 : 1));
  },
});
