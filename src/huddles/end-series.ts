import { z } from 'zod';
import { ruleUntil } from '../calendar/index.ts';
import { keepPrivate } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import type { Day } from '../core/day.ts';
import { day } from '../core/ids.ts';
import { Refusal, required } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { tellCalendars } from './calendar-store.ts';
import { isMissed } from './huddle.ts';
import { keepGoing } from './opening.ts';
import { correctPost } from './post.ts';
import { releaseCases } from './release.ts';
import { changed } from './series-change.ts';
import type { SeriesSet } from './series-fields.ts';
import { changeSeriesRow, type SeriesRow, seriesById } from './series-store.ts';
import { changeHuddle, deleteHuddles, type HuddleRow, huddlesOfSeries, lockAgendas } from './store.ts';

const input = z.object({ seriesId: z.uuid() });
const unstarted = async (ctx: Context, seriesId: string): Promise<HuddleRow[]> =>
  (await huddlesOfSeries(ctx, seriesId)).filter(
    (huddle) => huddle.status === 'draft' || huddle.status === 'scheduled',
  );

/** Takes a schedule back: its huddles go, as if it had not been made. Refuses once one of them has been held or its list is out. */
export const undoSchedule = command({
  says: 'Take back a schedule',
  needs: 'huddles.schedule',
  input,
  async run({ seriesId }, ctx) {
    await lockAgendas(ctx);
    const series = required(await seriesById(ctx, seriesId), 'series of huddles');
    if (series.endedOn !== null) return { seriesId };
    const all = await huddlesOfSeries(ctx, seriesId);
    if (
      all.some(
        (huddle) => huddle.startedAt !== null || huddle.listOutAt !== null || huddle.startsAt <= ctx.now,
      )
    )
      throw new Refusal(
        'conflict',
        'The team has been told of these huddles already. End the series instead.',
      );
    for (const huddle of all) await releaseCases(ctx, huddle.id);
    const ids = all.map((huddle) => huddle.id);
    // A calendar may have taken them within minutes of their making.
    await tellCalendars(ctx, ids);
    await deleteHuddles(ctx, ids);
    await changeSeriesRow(ctx, seriesId, { endedOn: ctx.today });
    return { seriesId };
  },
  about: (asked) => ({ kind: 'series', id: asked.seriesId }),
  touches: () => ['huddles', 'cases'],
});

/**
 * Ends a series: from now on, or from one of its days on (`from`). Huddles that have not started are cancelled, with the
 * reason given, and their cases wait for another agenda. What was recorded stays.
 */
export const endSeries = command({
  says: 'End a series of huddles',
  needs: 'huddles.schedule',
  input: input.extend({
    from: day.exactOptional(),
    why: z.string().trim().min(1, 'Say why, so that the team knows.').max(300).exactOptional(),
  }),
  undo: 'huddles.undoChange',
  async run(
    { seriesId, from = '', why = 'The series has ended.' },
    ctx,
  ): Promise<{ seriesId: string; changeId: string | null; cancelled: number }> {
    await keepPrivate(ctx, why);
    await lockAgendas(ctx);
    const before = required(await seriesById(ctx, seriesId), 'series of huddles');
    if (before.endedOn !== null) return { seriesId, changeId: null, cancelled: 0 };
    const open = await unstarted(ctx, seriesId);
    const stays = open.some((huddle) => huddle.originalDay < from && huddle.startsAt > ctx.now);
    await changeSeriesRow(ctx, seriesId, stays ? endedBefore(before, from) : { endedOn: ctx.today });
    const cancelled: string[] = [];
    for (const huddle of open.filter((one) => !stays || one.originalDay >= from)) {
      if (!isMissed(huddle, ctx.now)) {
        await changeHuddle(ctx, huddle.id, { status: 'cancelled', cancelWhy: why });
        cancelled.push(huddle.id);
      }
      await releaseCases(ctx, huddle.id);
      await correctPost(ctx, huddle);
    }
    const after = required(await seriesById(ctx, seriesId), 'series of huddles');
    if (after.endedOn === null) await keepGoing(ctx, after);
    const { changeId } = await changed(ctx, before, cancelled);
    return { seriesId, changeId, cancelled: cancelled.length };
  },
  about: (asked) => ({ kind: 'series', id: asked.seriesId }),
  touches: () => ['huddles', 'cases'],
});

/** The series with its last date before a day; a change that was to come on that day or later comes no more. */
function endedBefore(before: SeriesRow, from: Day): SeriesSet {
  const at = before.earlier.findIndex(({ until }) => from <= until);
  const { blocks, earlier: _none, ...was } = before.earlier[at]?.was ?? {};
  return {
    ...was,
    ...(blocks === undefined ? {} : { blocks: JSON.stringify(blocks) }),
    ...(at === -1 ? {} : { earlier: JSON.stringify(before.earlier.slice(0, at)) }),
    rule: ruleUntil(was.rule ?? before.rule, from),
    extraDays: (was.extraDays ?? before.extraDays).filter((one) => one < from),
  };
}
