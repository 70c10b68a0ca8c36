import { z } from 'zod';
import type { Context } from '../core/context.ts';
import type { Day } from '../core/day.ts';
import { day } from '../core/ids.ts';
import { query } from '../core/use-case.ts';
import { followRule } from './follow-rule.ts';
import { KINDS } from './kind.ts';
import { diaryOf } from './occurrences.ts';
import { keepGoing } from './opening.ts';
import { runningSeries, type SeriesRow } from './series-store.ts';
import { huddlesOfSeries, lockAgendas } from './store.ts';
import { dayAndTime } from './timetable.ts';

const closedOn = (ctx: Context, localClosures: readonly Day[]): Context => ({ ...ctx, localClosures });
export type ClosureMove = {
  huddleId: string;
  name: string;
  day: Day;
  time: string;
  to: Day | null;
  cases: number;
};

/** What a set of closed days would do to the huddles in the diary, before it is saved: each that moves, or falls away (`to` null). */
export const previewClosures = query({
  says: 'Show what closed days do to the huddles',
  needs: 'huddles.see',
  input: z.object({ days: z.array(day).max(400) }),
  async run({ days }, ctx): Promise<ClosureMove[]> {
    const found: ClosureMove[] = [];
    for (const series of await runningSeries(ctx)) found.push(...(await movesOf(ctx, series, days)));
    return found.sort((a, b) => (a.day + a.time < b.day + b.time ? -1 : 1));
  },
});

async function movesOf(ctx: Context, series: SeriesRow, days: readonly Day[]): Promise<ClosureMove[]> {
  const was = new Map(diaryOf(ctx, series).map((one) => [one.originalDay, one.localStart]));
  const will = new Map(diaryOf(closedOn(ctx, days), series).map((one) => [one.originalDay, one.localStart]));
  return (await huddlesOfSeries(ctx, series.id)).flatMap((huddle): ClosureMove[] => {
    const to = will.get(huddle.originalDay);
    const isPlanned = huddle.status === 'draft' || huddle.status === 'scheduled';
    if (!isPlanned || huddle.startsAt <= ctx.now || was.get(huddle.originalDay) !== huddle.localStart)
      return [];
    if (to === huddle.localStart) return [];
    return [
      {
        huddleId: huddle.id,
        name: ctx.where === 'shared' ? KINDS[huddle.kind].words : huddle.name,
        ...dayAndTime(huddle.localStart),
        to: to === undefined ? null : dayAndTime(to).day,
        cases: huddle.cases,
      },
    ];
  });
}

/** Follows `neighbourhoods.setClosures`: the huddles to come step round the closed days, and back where one was opened again. */
export async function followClosures(
  ctx: Context,
  { days, before }: { days: Day[]; before: Day[] },
): Promise<void> {
  await lockAgendas(ctx);
  const [was, now] = [closedOn(ctx, before), closedOn(ctx, days)];
  for (const series of await runningSeries(ctx)) {
    await followRule(now, { seriesId: series.id, was: diaryOf(was, series), wanted: diaryOf(now, series) });
    await keepGoing(now, series);
  }
}
