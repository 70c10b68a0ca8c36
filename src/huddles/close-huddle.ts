import { z } from 'zod';
import { markDiscussed, setReview, unmarkScheduled } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { addDays, type Day } from '../core/day.ts';
import { required } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { type ItemRow, itemsOf } from './agenda-store.ts';
import { liveHuddle } from './guard.ts';
import { REVIEW_WEEKS } from './huddle.ts';
import { refuseOpenDrafts } from './leaving.ts';
import { comingHuddles, keepGoing } from './opening.ts';
import { tellChannel } from './post.ts';
import { actionsAgreed } from './record-store.ts';
import { seriesById } from './series-store.ts';
import { afterJump, leave } from './steps.ts';
import { changeHuddle, type HuddleRow, lockAgendas, lockedHuddle } from './store.ts';
import { dayAndTime } from './timetable.ts';

type Closed = {
  huddleId: string;
  cases: number;
  deferred: number;
  actions: number;
  next: { huddleId: string; day: Day; time: string } | null;
};

/**
 * Closes a live huddle: its record is locked, each discussed case gets its review date, what was not discussed goes to the
 * next huddle of the series, which opens by itself, and the channel's post becomes the summary. The case on the table
 * counts as discussed when something was recorded or agreed on it. Pressed twice it closes once and answers the same.
 */
export const closeHuddle = command({
  says: 'Close a huddle',
  needs: 'huddles.run',
  input: z.object({ huddleId: z.uuid() }),
  async run({ huddleId }, ctx): Promise<Closed> {
    await lockAgendas(ctx);
    const found = required(await lockedHuddle(ctx, huddleId), 'huddle');
    if (found.status === 'closed') return summaryOf(ctx, found);
    const huddle = await liveHuddle(ctx, huddleId);
    const current = (await itemsOf(ctx, huddleId)).find((item) => item.id === huddle.currentItemId);
    if (current !== undefined) await leave(ctx, current, afterJump(current));
    await refuseOpenDrafts(ctx, huddleId);
    await changeHuddle(ctx, huddleId, {
      status: 'closed',
      closedAt: ctx.now,
      currentItemId: null,
      gateItemId: null,
      stageShownBy: null,
      stageUntil: null,
    });
    const items = await itemsOf(ctx, huddleId);
    const { day } = dayAndTime(huddle.localStart);
    for (const item of items.filter((one) => one.state === 'discussed')) {
      await markDiscussed(ctx, item.caseId);
      await setReview(ctx, item.caseId, reviewOf(item, day > ctx.today ? day : ctx.today));
    }
    await unmarkScheduled(
      ctx,
      items.filter((one) => one.state !== 'discussed').map((one) => one.caseId),
    );
    const series = huddle.seriesId === null ? undefined : await seriesById(ctx, huddle.seriesId);
    if (series !== undefined && series.endedOn === null) await keepGoing(ctx, series);
    await tellChannel(ctx, huddleId);
    return summaryOf(ctx, huddle);
  },
  about: (asked) => ({ kind: 'huddle', id: asked.huddleId }),
  touches: (asked, done) => [
    `huddle/${asked.huddleId}`,
    'huddles',
    'cases',
    ...(done.next === null ? [] : [`huddle/${done.next.huddleId}`]),
  ],
});

/** What was agreed; else what somebody set on the case meanwhile; else the ideal interval of its priority [D]. */
function reviewOf(item: ItemRow, day: Day): Day | null {
  if (item.agreedReview !== null) return item.agreedReview;
  if (item.caseReviewOn !== null && item.caseReviewOn > day) return item.caseReviewOn;
  const weeks = REVIEW_WEEKS[item.priority];
  return weeks === undefined ? null : addDays(day, 7 * weeks);
}

async function summaryOf(ctx: Context, huddle: HuddleRow): Promise<Closed> {
  const items = await itemsOf(ctx, huddle.id);
  const [next] = huddle.seriesId === null ? [] : await comingHuddles(ctx, huddle.seriesId);
  const cases = items.filter((item) => item.state === 'discussed').length;
  return {
    huddleId: huddle.id,
    cases,
    deferred: items.length - cases,
    actions: await actionsAgreed(ctx, huddle.id),
    next: next === undefined ? null : { huddleId: next.id, ...dayAndTime(next.localStart) },
  };
}
