import type { Context } from '../core/context.ts';
import { graceBegan, isMissed } from './huddle.ts';
import { diaryOf, topUp } from './occurrences.ts';
import { planFor, putOn } from './planning.ts';
import { correctPost, tellChannel } from './post.ts';
import { releaseCases } from './release.ts';
import { changeSeriesRow, type SeriesRow } from './series-store.ts';
import { changeHuddle, type HuddleRow, huddleBefore, openHuddles } from './store.ts';
import { timetableOf } from './timetable.ts';

/** Huddles that are live or still to come, the soonest first; those that did not take place are left out. */
export const comingHuddles = async (ctx: Context, seriesId?: string): Promise<HuddleRow[]> =>
  (await openHuddles(ctx, graceBegan(ctx.now), seriesId)).filter((huddle) => !isMissed(huddle, ctx.now));

/** Plans the agenda as it should be now; says whether anything changed. */
export async function refill(ctx: Context, huddle: HuddleRow): Promise<boolean> {
  const { added, takenOff } = await putOn(ctx, huddle, await planFor(ctx, huddle), false);
  return added + takenOff > 0;
}

/**
 * Keeps a running series going, and says which huddles changed. The diary is filled up; the next huddle opens by itself
 * once the one before it is over (closed, cancelled or never started), and its agenda is kept up with the cases until the
 * cut-off; the list goes out in its time. Safe to repeat; what a stopped server missed is done when it is asked again.
 */
export async function keepGoing(ctx: Context, series: SeriesRow): Promise<string[]> {
  const changed = new Set<string>();
  if ((await topUp(ctx, series)) > 0) changed.add(series.id);
  const coming = await comingHuddles(ctx, series.id);
  if (coming.length === 0 && (await runOut(ctx, series))) changed.add(series.id);
  for (const [place, huddle] of coming.entries()) {
    if (huddle.status === 'live') continue;
    const { cutOffAt, listOutAt } = timetableOf(huddle, ctx.zone, ctx.localClosures);
    const isNext = place === 0;
    if (!isNext && ctx.now < cutOffAt) break;
    if (huddle.status === 'draft') {
      await changeHuddle(ctx, huddle.id, { status: 'scheduled' });
      await endMissed(ctx, huddle);
      changed.add(huddle.id);
    }
    if (huddle.agendaClosedAt === null && ctx.now < huddle.startsAt) {
      if (await refill(ctx, huddle)) {
        changed.add(huddle.id);
        await correctPost(ctx, huddle);
      }
      if (ctx.now >= cutOffAt) await changeHuddle(ctx, huddle.id, { agendaClosedAt: ctx.now });
    }
    if (huddle.listOutAt === null && ctx.now >= listOutAt && ctx.now < huddle.startsAt) {
      await changeHuddle(ctx, huddle.id, { listOutAt: ctx.now });
      await tellChannel(ctx, huddle.id);
      changed.add(huddle.id);
    }
  }
  return [...changed];
}

/** A rule that counts, or has a last day, comes to its end by itself. */
async function runOut(ctx: Context, series: SeriesRow): Promise<boolean> {
  if (diaryOf(ctx, series).length > 0) return false;
  await changeSeriesRow(ctx, series.id, { endedOn: ctx.today });
  return true;
}

/** When the next one opens, the one before that never began lets its cases go, and its post says so. */
async function endMissed(ctx: Context, opened: HuddleRow): Promise<void> {
  const before = await huddleBefore(ctx, opened.seriesId ?? '', opened.startsAt);
  if (before === undefined || !isMissed(before, ctx.now)) return;
  await releaseCases(ctx, before.id);
  await correctPost(ctx, before);
}
