import { z } from 'zod';
import { foldTallies, openTotal } from '../actions/index.ts';
import { hearsAt, isWorkingDayOf, QUIET_FROM } from '../calendar/index.ts';
import type { Context } from '../core/context.ts';
import { addDays, type Day, instantAt, timeOf, weekdayNumber } from '../core/time.ts';
import { command } from '../core/use-case.ts';
import { membersWithRole, onLeave } from '../neighbourhoods/index.ts';
import { digestTimes } from './digest-store.ts';

/**
 * The clock's own part: folds the figures, and on the first day of a week on which a manager works writes their Monday digest
 * to the outbox, once a week (a bank holiday or a day off makes it the next day). Nothing open: no digest.
 */
export const planInsights = command({
  says: 'Plan the digests of managers and fold the figures',
  needs: 'system',
  input: z.object({}),
  async run(_input, ctx) {
    const folded = await foldTallies(ctx);
    return { digests: await planDigests(ctx), folded };
  },
  noted: ({ digests }) => digests > 0,
});

async function planDigests(ctx: Context): Promise<number> {
  if (timeOf(ctx.now, ctx.zone) >= QUIET_FROM) return 0;
  const monday = addDays(ctx.today, 1 - weekdayNumber(ctx.today));
  const managers = await membersWithRole(ctx, 'manager');
  if (managers.length === 0 || (await openTotal(ctx)) === 0) return 0;
  const [away, times] = await Promise.all([
    onLeave(ctx, ctx.today),
    digestTimes(ctx, `manager-digest:${monday}:`),
  ]);
  let planned = 0;
  for (const manager of managers) {
    const time = times.get(manager.id);
    if (time === undefined || away.has(manager.id) || !worksOn(manager.workingDays, ctx.today, ctx)) continue;
    await ctx.send({
      kind: 'manager-digest',
      cause: `manager-digest:${monday}:${manager.id}`,
      to: manager.id,
      about: { kind: 'digest', id: ctx.today },
      notBefore: instantAt(ctx.today, hearsAt(time), ctx.zone),
    });
    planned += 1;
  }
  return planned;
}
const worksOn = (weekdays: readonly number[], day: Day, { localClosures }: Context): boolean =>
  isWorkingDayOf(weekdays, day, localClosures);
