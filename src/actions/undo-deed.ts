import { z } from 'zod';
import { lockCase, refuseUnlessAccepted } from '../cases/index.ts';
import { actingMember } from '../core/acting.ts';
import type { Context } from '../core/context.ts';
import { actionNumber, actionRef } from '../core/ids.ts';
import { Refusal, required } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { memberOf } from '../neighbourhoods/index.ts';
import { mayAct, onAction, record } from './act-on.ts';
import { type ActionWithWarning, isOpen } from './action.ts';
import { deedAt, TOOK_IN } from './event-store.ts';
import { lockedToUndo, takeOut } from './merged.ts';
import { passOnIfLeft } from './pass-on.ts';
import { refuseBackToKeptAway } from './refuse-for-kept-away.ts';
import type { Held } from './store.ts';
import type { Changes } from './write-store.ts';

/**
 * Takes back the last thing done to an action: whoever did it may, and those who may act on it. `version` is the one that
 * the deed answered; it can be undone while that version stands. A second press changes nothing. Refuses (`conflict`) when
 * something was done since, when the case has closed, and when whoever had it, or was offered it, before has left or no
 * longer sees the case. What is open again and still with somebody who has left is passed on.
 */
export const undoDeed = command({
  says: 'Undo what was last done to an action',
  needs: 'actions.do',
  input: z.object({ ref: actionRef, version: z.int().positive() }),
  async run({ ref, version }, ctx): Promise<ActionWithWarning> {
    const me = actingMember(ctx);
    const held = await lockedToUndo(ctx, actionNumber(ref));
    const { action } = held;
    const [deed, next, last] = await Promise.all([
      deedAt(ctx, action.id, version),
      deedAt(ctx, action.id, version + 1),
      deedAt(ctx, action.id, action.version),
    ]);
    // Undone already, and perhaps passed on with it, since its owner had left.
    if (next?.what === UNDONE && (action.version === version + 1 || last?.what === PASSED_ON)) return action;
    if (action.version !== version || deed?.before == null || deed.what === TOOK_IN)
      throw new Refusal(
        'conflict',
        `${ref} has changed since, so that can’t be undone any more. Look at it again.`,
      );
    if (deed.byMember !== me.memberId && !mayAct(me, held))
      throw new Refusal(
        'forbidden',
        `Only whoever did that, ${action.owner}, a chair or a coordinator can undo it.`,
      );
    const changes = deed.before as Changes;
    await refuseUnlessItCanStand(ctx, held, changes);
    const back = await record(ctx, held, { changes, what: UNDONE }, true);
    if (held.row.mergedInto !== null) await takeOut(ctx, me, held, back);
    return refuseBackToKeptAway(ctx, held.caseId, await passOnIfLeft(ctx, back));
  },
  ...onAction,
});
const UNDONE = 'undone';
const PASSED_ON = 'passed on';

async function refuseUnlessItCanStand(ctx: Context, { action, caseId }: Held, before: Changes) {
  if (!isOpen(action)) {
    const { status } = required(await lockCase(ctx, caseId, 'share'), 'case');
    refuseUnlessAccepted(action.caseRef, status);
  }
  for (const id of [before.ownerId === action.ownerId ? null : before.ownerId, before.offeredTo]) {
    if (typeof id !== 'string') continue;
    const member = await memberOf(ctx, id);
    if (member === undefined || member.leftOn !== null)
      throw new Refusal(
        'conflict',
        `${member?.name ?? 'The owner of before'} has left the team, so ${action.ref} stays with ${action.owner}.`,
      );
  }
}
