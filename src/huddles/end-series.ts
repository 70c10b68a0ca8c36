import { z } from 'zod';
import type { Context } from '../core/context.ts';
import { Refusal, required } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { isMissed } from './huddle.ts';
import { correctPost } from './post.ts';
import { releaseCases } from './release.ts';
import { changeSeriesRow, seriesById } from './series-store.ts';
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
    await deleteHuddles(
      ctx,
      all.map((huddle) => huddle.id),
    );
    await changeSeriesRow(ctx, seriesId, { endedOn: ctx.today });
    return { seriesId };
  },
  about: (asked) => ({ kind: 'series', id: asked.seriesId }),
  touches: () => ['huddles', 'cases'],
});

/** Ends a series from now on: huddles that have not started are cancelled and their cases wait for another agenda. */
export const endSeries = command({
  says: 'End a series of huddles',
  needs: 'huddles.schedule',
  input,
  async run({ seriesId }, ctx) {
    await lockAgendas(ctx);
    const series = required(await seriesById(ctx, seriesId), 'series of huddles');
    if (series.endedOn !== null) return { seriesId };
    await changeSeriesRow(ctx, seriesId, { endedOn: ctx.today });
    for (const huddle of await unstarted(ctx, seriesId)) {
      if (!isMissed(huddle, ctx.now))
        await changeHuddle(ctx, huddle.id, { status: 'cancelled', cancelWhy: 'The series has ended.' });
      await releaseCases(ctx, huddle.id);
      await correctPost(ctx, huddle);
    }
    return { seriesId };
  },
  about: (asked) => ({ kind: 'series', id: asked.seriesId }),
  touches: () => ['huddles', 'cases'],
});
