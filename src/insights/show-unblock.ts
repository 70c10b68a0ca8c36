import { z } from 'zod';
import { actionsWithIds } from '../actions/index.ts';
import { workingDaysBetween } from '../calendar/index.ts';
import type { Context } from '../core/context.ts';
import { dayOf } from '../core/time.ts';
import { query } from '../core/use-case.ts';
import { waitingFor } from './escalation-store.ts';
import { rank } from './unblock.ts';
import { stuckest } from './unblock-store.ts';

/** The `limit` open actions that need somebody most, with the reasons in words, the most needy first. */
export async function toUnblock(ctx: Context, limit: number) {
  const stuck = await stuckest(ctx);
  const turns = new Map(stuck.map((one) => [one.id, one.turns]));
  const actions = await actionsWithIds(ctx, [...turns.keys()]);
  const ranked = actions
    .flatMap((action) => {
      const waitsDays = workingDaysBetween(dayOf(action.createdAt, ctx.zone), ctx.today, ctx.localClosures);
      const found = rank({ ...action, waitsDays, turns: turns.get(action.id) ?? 0 });
      return found === undefined ? [] : [{ action, ...found }];
    })
    .sort(
      (a, b) =>
        b.score - a.score || a.action.due.localeCompare(b.action.due) || a.action.number - b.action.number,
    )
    .slice(0, limit);
  const escalated = await waitingFor(
    ctx,
    ranked.map(({ action }) => action.id),
  );
  return ranked.map((one) => ({ ...one, escalated: escalated.has(one.action.id) }));
}

/** What to unblock this week, ranked and explained (unblock.ts); personal, since it names owners. */
export const showUnblock = query({
  says: 'Show what to unblock this week',
  needs: 'actions.oversee',
  where: 'personal',
  input: z.object({ limit: z.int().min(1).max(50).default(10) }),
  run: (input, ctx) => toUnblock(ctx, input.limit),
});
