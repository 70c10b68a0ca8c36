import { z } from 'zod';
import type { Context } from '../core/context.ts';
import { Refusal, required } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { followRule } from './follow-rule.ts';
import { diaryOf } from './occurrences.ts';
import { keepGoing } from './opening.ts';
import { correctPost } from './post.ts';
import { releaseElsewhere } from './release.ts';
import { changeById, changeSeriesRow, seriesById } from './series-store.ts';
import { changeHuddle, huddleById, lockAgendas } from './store.ts';

/**
 * Takes a change of a series back (changed, moved, ended), while nobody has changed it since: its huddles go back to where
 * they were, those that it cancelled come back while their time has not passed. Cases on another agenda by now stay there.
 */
export const undoChange = command({
  says: 'Take back a change of a series',
  needs: 'huddles.schedule',
  input: z.object({ changeId: z.uuid() }),
  async run({ changeId }, ctx) {
    await lockAgendas(ctx);
    const change = await changeById(ctx, changeId);
    const now = required(await seriesById(ctx, change.seriesId), 'series of huddles');
    if (now.version !== change.versionAfter)
      throw new Refusal('conflict', 'The series has been changed again since. Change it by hand.');
    const { id: _id, neighbourhoodId: _here, blocks, earlier = [], ...before } = change.before;
    await changeSeriesRow(ctx, change.seriesId, {
      ...before,
      earlier: JSON.stringify(earlier),
      ...(blocks === undefined ? {} : { blocks: JSON.stringify(blocks) }),
    });
    const series = required(await seriesById(ctx, change.seriesId), 'series of huddles');
    for (const huddleId of change.cancelled) await bringBack(ctx, huddleId);
    await followRule(ctx, {
      seriesId: change.seriesId,
      was: now.endedOn === null ? diaryOf(ctx, now) : [],
      wanted: diaryOf(ctx, series),
    });
    await keepGoing(ctx, series);
    return { seriesId: change.seriesId };
  },
  about: (_asked, { seriesId }) => ({ kind: 'series', id: seriesId }),
  touches: () => ['huddles', 'cases'],
});

async function bringBack(ctx: Context, huddleId: string): Promise<void> {
  const huddle = await huddleById(ctx, huddleId);
  if (huddle?.status !== 'cancelled' || huddle.startsAt <= ctx.now) return;
  await changeHuddle(ctx, huddleId, { status: 'draft', cancelWhy: null });
  await releaseElsewhere(ctx, huddleId);
  await correctPost(ctx, huddle);
}
