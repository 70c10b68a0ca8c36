import type { Context } from '../core/context.ts';
import { daysBetween } from '../core/day.ts';
import { correctPost } from './post.ts';
import { releaseCases } from './release.ts';
import { changeHuddle, deleteHuddles, type HuddleRow, huddlesOfSeries, type NewHuddle } from './store.ts';
import { retimed } from './timetable.ts';

/** Brings the huddles to come into step. One whose day goes takes a new day of the same week with its agenda; else it ends. */
export async function followRule(
  ctx: Context,
  diary: { was: readonly NewHuddle[]; wanted: readonly NewHuddle[] },
): Promise<void> {
  const all = await huddlesOfSeries(ctx, diary.wanted[0]?.seriesId ?? '');
  const where = new Map(diary.was.map((one) => [one.originalDay, one.localStart]));
  // Moved by hand: it no longer stands where the rule and the bank holidays put it.
  const mine = all.filter(
    (one) =>
      (one.status === 'draft' || one.status === 'scheduled') &&
      one.startsAt > ctx.now &&
      where.get(one.originalDay) === one.localStart,
  );
  const taken = new Set(all.map((one) => one.originalDay));
  let free = diary.wanted.filter((one) => !taken.has(one.originalDay));
  for (const huddle of mine) {
    const wanted =
      diary.wanted.find((one) => one.originalDay === huddle.originalDay) ??
      free.find((one) => Math.abs(daysBetween(huddle.originalDay, one.originalDay)) < 7);
    free = free.filter((one) => one !== wanted);
    if (wanted === undefined) await dropHuddle(ctx, huddle);
    else {
      const { seriesId, joinUrl, ...set } = wanted;
      await changeHuddle(ctx, huddle.id, { ...set, ...retimed(ctx, huddle, wanted) });
    }
    await correctPost(ctx, huddle);
  }
}

async function dropHuddle(ctx: Context, huddle: HuddleRow): Promise<void> {
  await releaseCases(ctx, huddle.id);
  if (huddle.listOutAt === null && huddle.cases === 0) return deleteHuddles(ctx, [huddle.id]);
  await changeHuddle(ctx, huddle.id, {
    status: 'cancelled',
    cancelWhy: 'The series now meets at another time.',
  });
}
