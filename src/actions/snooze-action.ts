import { z } from 'zod';
import { keepPrivate } from '../cases/index.ts';
import { actionRef, day } from '../core/ids.ts';
import { Refusal } from '../core/refusal.ts';
import { addDays, showDay } from '../core/time.ts';
import { command } from '../core/use-case.ts';
import { actOn, onAction } from './act-on.ts';

const LONGEST_DAYS = 28;
const why = z
  .string('Say why it waits, so that others know.')
  .trim()
  .min(1, 'Say why it waits, so that others know.')
  .max(500, 'Keep it under 500 letters.');

/**
 * No reminders to the owner before a day, with a reason that is kept in the history; four weeks at most. The action stays
 * open and its date stands: the coordinator still hears at five working days late and the manager at ten [DOMAIN.md 4].
 */
export const snoozeAction = command({
  says: 'Put off the reminders of an action',
  needs: 'actions.do',
  input: z.object({ ref: actionRef, until: day, why }),
  async run(input, ctx) {
    await keepPrivate(ctx, input.why);
    if (input.until <= ctx.today)
      throw new Refusal(
        'invalid',
        'From which day shall I remind you again? Choose tomorrow or a later day.',
      );
    if (input.until > addDays(ctx.today, LONGEST_DAYS))
      throw new Refusal(
        'invalid',
        `${showDay(input.until, ctx.today)} is more than four weeks away. Change the date of the action instead, or say what blocks it.`,
      );
    return actOn(ctx, input.ref, 'snooze', ({ action }) =>
      action.snoozedUntil === input.until
        ? undefined
        : { changes: { snoozedUntil: input.until }, what: 'snoozed', words: input.why },
    );
  },
  ...onAction,
  undo: 'actions.wake',
});

/** Reminders again, from the next digest on. */
export const wakeAction = command({
  says: 'Remind of an action again',
  needs: 'actions.do',
  input: z.object({ ref: actionRef }),
  run: (input, ctx) =>
    actOn(ctx, input.ref, 'snooze', ({ action }) =>
      action.snoozedUntil === null ? undefined : { changes: { snoozedUntil: null }, what: 'woken' },
    ),
  ...onAction,
});
