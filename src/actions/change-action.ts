import { z } from 'zod';
import { keepPrivate } from '../cases/index.ts';
import { actingMember } from '../core/acting.ts';
import { actionRef, day } from '../core/ids.ts';
import { Refusal } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { ended, heldFor, onAction, record } from './act-on.ts';
import { ACTION_PRIORITIES, isOpen } from './action.ts';
import { actionTitle } from './assign-action.ts';
import { refuseBadDue } from './owner.ts';

/**
 * Other words, another date or priority. `version` is the one that was on screen: when somebody changed the action since,
 * it is a conflict that shows theirs (hazard H15).
 */
export const changeAction = command({
  says: 'Change an action',
  needs: 'actions.do',
  input: z.object({
    ref: actionRef,
    version: z.int().positive(),
    title: actionTitle.exactOptional(),
    due: day.exactOptional(),
    priority: z.enum(ACTION_PRIORITIES).exactOptional(),
  }),
  async run({ ref, version, ...changes }, ctx) {
    await keepPrivate(ctx, changes.title);
    const held = await heldFor(ctx, actingMember(ctx), ref);
    const { action } = held;
    if (!isOpen(action)) throw ended(action);
    if (action.version !== version)
      throw new Refusal(
        'conflict',
        `${action.ref} was changed while you wrote. Compare, and save again.`,
        action,
      );
    if (changes.due !== undefined && changes.due !== action.due) refuseBadDue(ctx, changes.due);
    if (Object.keys(changes).length === 0) return action;
    return record(ctx, held, { changes, what: 'changed', words: changes.title });
  },
  ...onAction,
});
