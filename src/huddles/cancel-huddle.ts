import { z } from 'zod';
import { keepPrivate } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { Refusal, required } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { unstartedHuddle } from './guard.ts';
import { keepGoing } from './opening.ts';
import { correctPost } from './post.ts';
import { releaseCases, releaseElsewhere } from './release.ts';
import { seriesById } from './series-store.ts';
import { changeHuddle, type HuddleRow, lockAgendas, lockedHuddle } from './store.ts';

const goOn = async (ctx: Context, { seriesId }: HuddleRow): Promise<void> => {
  const series = seriesId === null ? undefined : await seriesById(ctx, seriesId);
  if (series !== undefined && series.endedOn === null) await keepGoing(ctx, series);
};

/** Cancels one huddle before it starts, with a reason; its cases come to the next one as carried over, which opens by itself. */
export const cancelHuddle = command({
  says: 'Cancel a huddle',
  needs: 'huddles.schedule',
  input: z.object({
    huddleId: z.uuid(),
    why: z.string().trim().min(1, 'Say why, so that the team knows.').max(300),
  }),
  undo: 'huddles.restore',
  async run({ huddleId, why }, ctx) {
    await keepPrivate(ctx, why);
    await lockAgendas(ctx);
    const found = required(await lockedHuddle(ctx, huddleId), 'huddle');
    if (found.status === 'cancelled') return { huddleId };
    const huddle = await unstartedHuddle(ctx, huddleId);
    await changeHuddle(ctx, huddleId, { status: 'cancelled', cancelWhy: why });
    await releaseCases(ctx, huddleId);
    await goOn(ctx, huddle);
    await correctPost(ctx, huddle);
    return { huddleId };
  },
  about: (asked) => ({ kind: 'huddle', id: asked.huddleId }),
  touches: (asked) => ['huddles', 'cases', `huddle/${asked.huddleId}`],
});

/** Takes a cancellation back while its time has not come; cases that are on another agenda by now stay there. */
export const restoreHuddle = command({
  says: 'Restore a cancelled huddle',
  needs: 'huddles.schedule',
  input: z.object({ huddleId: z.uuid() }),
  undo: 'huddles.cancel',
  async run({ huddleId }, ctx) {
    await lockAgendas(ctx);
    const huddle = required(await lockedHuddle(ctx, huddleId), 'huddle');
    if (huddle.status !== 'cancelled') return { huddleId };
    if (huddle.startsAt <= ctx.now)
      throw new Refusal('conflict', 'Its time has passed. Schedule a new huddle, or use the next one.');
    await changeHuddle(ctx, huddleId, { status: 'draft', cancelWhy: null });
    await releaseElsewhere(ctx, huddleId);
    await goOn(ctx, huddle);
    await correctPost(ctx, huddle);
    return { huddleId };
  },
  about: (asked) => ({ kind: 'huddle', id: asked.huddleId }),
  touches: (asked) => ['huddles', 'cases', `huddle/${asked.huddleId}`],
});
