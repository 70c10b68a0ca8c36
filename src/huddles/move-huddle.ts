import { z } from 'zod';
import type { Context } from '../core/context.ts';
import { showDay } from '../core/day.ts';
import { Refusal } from '../core/refusal.ts';
import { instantAt, isDay, timeOf } from '../core/time.ts';
import { command } from '../core/use-case.ts';
import { unstartedHuddle } from './guard.ts';
import type { HuddleSummary } from './huddle.ts';
import { keepGoing } from './opening.ts';
import { correctPost } from './post.ts';
import { releaseElsewhere } from './release.ts';
import { seriesFields } from './series-fields.ts';
import { seriesById } from './series-store.ts';
import { showHuddle } from './show.ts';
import { changeHuddle, huddleById, huddlesOfSeries, lockAgendas } from './store.ts';
import { dayAndTime, retimed } from './timetable.ts';

/**
 * Moves one huddle to another day or time (`YYYY-MM-DDTHH:MM`, the neighbourhood's clock), with its agenda; the series
 * goes on as before. Refuses the past, and a day on which the series meets already. A huddle that did not take place can
 * be moved too; cases that are on another agenda by now stay there. `before`: where it stood, to move it back.
 */
export const moveHuddle = command({
  says: 'Move a huddle to another time',
  needs: 'huddles.schedule',
  input: z.object({ huddleId: z.uuid(), start: seriesFields.start }),
  undo: 'huddles.move',
  async run({ huddleId, start }, ctx): Promise<HuddleSummary & { before: string }> {
    await lockAgendas(ctx);
    const huddle = await unstartedHuddle(ctx, huddleId);
    const { day, time } = readStart(start);
    const startsAt = instantAt(day, time, ctx.zone);
    if (startsAt <= ctx.now) throw new Refusal('invalid', 'That time has passed. When should the huddle be?');
    if (startsAt === huddle.startsAt) return shown(ctx, huddleId, huddle.localStart);
    const was = dayAndTime(huddle.localStart).day;
    const others = huddle.seriesId === null ? [] : await huddlesOfSeries(ctx, huddle.seriesId);
    if (
      day !== was &&
      others.some((one) => one.status !== 'cancelled' && dayAndTime(one.localStart).day === day)
    )
      throw new Refusal(
        'conflict',
        `There is a huddle of this series on ${showDay(day, ctx.today)} already. Choose another day.`,
      );
    await changeHuddle(ctx, huddleId, {
      ...retimed(ctx, huddle, { startsAt, localStart: `${day}T${timeOf(startsAt, ctx.zone)}` }),
      movedFrom: day === huddle.originalDay ? null : huddle.originalDay,
    });
    await releaseElsewhere(ctx, huddleId);
    const series = huddle.seriesId === null ? undefined : await seriesById(ctx, huddle.seriesId);
    if (series !== undefined && series.endedOn === null) await keepGoing(ctx, series);
    await correctPost(ctx, huddle);
    return shown(ctx, huddleId, huddle.localStart);
  },
  about: (asked) => ({ kind: 'huddle', id: asked.huddleId }),
  touches: (asked) => ['huddles', `huddle/${asked.huddleId}`],
});

/** The day and time of a start, when there are such. */
export function readStart(start: string): { day: string; time: string } {
  const { day, time } = dayAndTime(start);
  if (!isDay(day) || time > '23:59' || time.slice(3) > '59')
    throw new Refusal(
      'invalid',
      'I don’t understand when that is. Give a day and a time, such as Tue 1 Dec at 8:45.',
    );
  return { day, time };
}

async function shown(
  ctx: Context,
  huddleId: string,
  before: string,
): Promise<HuddleSummary & { before: string }> {
  const huddle = await huddleById(ctx, huddleId);
  if (huddle === undefined) throw new Error('the huddle just moved is gone');
  return { ...showHuddle(ctx, huddle), before };
}
