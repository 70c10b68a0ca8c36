import type { Context } from '../core/context.ts';
import { type Day, daysBetween } from '../core/day.ts';
import { tellCalendars } from './calendar-store.ts';
import { correctPost } from './post.ts';
import { releaseCases } from './release.ts';
import { changeHuddle, deleteHuddles, type HuddleRow, huddlesOfSeries, type NewHuddle } from './store.ts';
import { retimed } from './timetable.ts';

type Steps = {
  seriesId: string;
  was: readonly NewHuddle[];
  wanted: readonly NewHuddle[];
  /** Huddles of an earlier day of the rule stay as they are. */
  from?: Day | undefined;
  /** The huddle that was taken hold of: it follows too, wherever somebody had moved it. */
  held?: string | undefined;
};

/**
 * Brings the huddles to come into step. One whose day goes takes a new day of the same week with its agenda; else it ends.
 * Says which were cancelled.
 */
export async function followRule(
  ctx: Context,
  { seriesId, was, wanted: to, from = '', held }: Steps,
): Promise<string[]> {
  const all = await huddlesOfSeries(ctx, seriesId);
  const where = new Map(was.map((one) => [one.originalDay, one.localStart]));
  // Moved by hand: it no longer stands where the rule and the bank holidays put it.
  const mine = all.filter(
    (one) =>
      (one.status === 'draft' || one.status === 'scheduled') &&
      one.startsAt > ctx.now &&
      one.originalDay >= from &&
      (one.id === held || where.get(one.originalDay) === one.localStart),
  );
  const taken = new Set(all.map((one) => one.originalDay));
  let free = to.filter((one) => one.originalDay >= from && !taken.has(one.originalDay));
  const cancelled: string[] = [];
  for (const huddle of mine) {
    const wanted =
      to.find((one) => one.originalDay === huddle.originalDay) ??
      free.find((one) => Math.abs(daysBetween(huddle.originalDay, one.originalDay)) < 7);
    free = free.filter((one) => one !== wanted);
    if (wanted === undefined) {
      if (await dropHuddle(ctx, huddle)) cancelled.push(huddle.id);
    } else {
      const { seriesId: _same, joinUrl: _own, ...set } = wanted;
      await changeHuddle(ctx, huddle.id, { ...set, ...retimed(ctx, huddle, wanted) });
    }
    await correctPost(ctx, huddle);
  }
  return cancelled;
}

/** True when it stays in the diary as cancelled, since somebody was told of it or its cases were. */
async function dropHuddle(ctx: Context, huddle: HuddleRow): Promise<boolean> {
  await releaseCases(ctx, huddle.id);
  if (huddle.listOutAt === null && huddle.cases === 0) {
    await tellCalendars(ctx, [huddle.id]);
    await deleteHuddles(ctx, [huddle.id]);
    return false;
  }
  await changeHuddle(ctx, huddle.id, {
    status: 'cancelled',
    cancelWhy: 'The series now meets at another time.',
  });
  return true;
}
