import { z } from 'zod';
import { Refusal } from '../core/refusal.ts';
import { instantAt, instantOf, isDay, machineNow, milliseconds } from '../core/time.ts';
import { command } from '../core/use-case.ts';
import { setOffset } from './store.ts';

/**
 * Moves the practice clock of every node; jobs, courier and pages follow. `to`: a day ("2026-12-04", 9:00 on its morning),
 * an instant, or "real". Local mode only.
 */
export const moveClock = command({
  says: 'Move the practice clock',
  needs: 'check',
  input: z.object({ to: z.string().trim().min(1) }),
  async run(input, ctx) {
    if (ctx.app.config.mode !== 'local')
      throw new Refusal('forbidden', 'The clock moves in practice mode only.');
    const real = machineNow();
    const now = input.to === 'real' ? real : instantOfWords(input.to);
    await setOffset(ctx, milliseconds(now) - milliseconds(real));
    return { now };
  },
  touches: () => ['clock'],
});

function instantOfWords(to: string): string {
  if (isDay(to)) return instantAt(to, '09:00');
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(to) && isDay(to.slice(0, 10)))
    return instantAt(to.slice(0, 10), to.slice(11));
  const ms = milliseconds(to);
  if (Number.isNaN(ms) || !/^\d{4}-\d{2}-\d{2}T/.test(to) || !isDay(to.slice(0, 10)))
    throw new Refusal(
      'invalid',
      'Say a day, such as 2026-12-04, a time, such as 2026-12-04T08:45, or “real”.',
    );
  return instantOf(ms);
}
