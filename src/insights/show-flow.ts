import { z } from 'zod';
import { BLOCKED_REASONS, NOT_DONE_REASONS } from '../actions/index.ts';
import { day } from '../core/ids.ts';
import { query } from '../core/use-case.ts';
import { durationsOf } from './durations.ts';
import { blockedReasons, daysFromTo, notDoneReasons } from './flow-store.ts';
import { periodOf } from './period.ts';
import { paretoOf, paretoReading } from './reasons.ts';

const period = z.object({ from: day.exactOptional(), to: day.exactOptional() });

/**
 * How many working days it took until an owner accepted what was offered, and until an action was done: median and 90th
 * percentile with the number they rest on, of those accepted or done in the period; under ten, not enough yet. What still
 * waits is not in them.
 */
export const showTimes = query({
  says: 'Show how long it takes to accept and to finish actions',
  needs: 'actions.oversee',
  input: period,
  async run(input, ctx) {
    const when = periodOf(input, ctx.today);
    const [accept, finish] = await Promise.all([
      daysFromTo(ctx, 'accept', when),
      daysFromTo(ctx, 'finish', when),
    ]);
    return {
      ...when,
      accept: durationsOf(accept, ctx.localClosures),
      finish: durationsOf(finish, ctx.localClosures),
    };
  },
});

/** Pareto of the reasons for which actions are blocked now, and of those for which they were not done in the period. */
export const showReasons = query({
  says: 'Show why actions are blocked or were not done',
  needs: 'actions.oversee',
  input: period,
  async run(input, ctx) {
    const when = periodOf(input, ctx.today);
    const [stuck, given] = await Promise.all([blockedReasons(ctx), notDoneReasons(ctx, when)]);
    const [blocked, notDone] = [paretoOf(stuck, BLOCKED_REASONS), paretoOf(given, NOT_DONE_REASONS)];
    return {
      ...when,
      blocked,
      blockedReading: paretoReading(blocked, 'that are blocked', 'Nothing is blocked.'),
      notDone,
      notDoneReading: paretoReading(
        notDone,
        'that were not done',
        'Nothing was closed as not done in this time.',
      ),
    };
  },
});
