import { z } from 'zod';
import type { Context } from '../core/context.ts';
import { minutesBetween } from '../core/day.ts';
import { query } from '../core/use-case.ts';
import { graceBegan, type HuddleSummary, isMissed } from './huddle.ts';
import { presenceOf } from './presence.ts';
import { showHuddle } from './show.ts';
import { type HuddleRow, nextHuddles } from './store.ts';

/** The live huddle, the one started last; else the next to come; else undefined. */
export const nextRow = async (ctx: Context): Promise<HuddleRow | undefined> =>
  (await nextHuddles(ctx, graceBegan(ctx.now))).find((huddle) => !isMissed(huddle, ctx.now));

export async function nextHuddle(ctx: Context): Promise<HuddleSummary | null> {
  const huddle = await nextRow(ctx);
  return huddle === undefined ? null : showHuddle(ctx, huddle);
}

/** The next huddle (or the live one), when it starts, and what it still lacks, in words. Null when none is planned. */
export const readNextHuddle = query({
  says: 'Show the next huddle',
  needs: 'huddles.see',
  input: z.object({}),
  async run(_asked, ctx): Promise<(HuddleSummary & { startsInMinutes: number; lacks: string[] }) | null> {
    const huddle = await nextRow(ctx);
    if (huddle === undefined) return null;
    const { quorum } = await presenceOf(ctx, huddle);
    return {
      ...showHuddle(ctx, huddle),
      startsInMinutes: Math.round(minutesBetween(ctx.now, huddle.startsAt)),
      lacks: [
        ...(huddle.cases === 0 ? ['cases on the agenda'] : []),
        ...quorum.lacks,
        ...(huddle.joinUrl === null ? ['a join link'] : []),
      ],
    };
  },
});
