import { z } from 'zod';
import { caseById } from '../cases/index.ts';
import { actingMember } from '../core/acting.ts';
import { actionNumber, actionRef } from '../core/ids.ts';
import { Refusal, required } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { memberOf } from '../neighbourhoods/index.ts';
import { ended, mayAct, onAction } from './act-on.ts';
import { type Action, isOpen } from './action.ts';
import { addActionEvent } from './event-store.ts';
import { addHelper, removeHelper } from './helper-store.ts';
import { ownerFrom } from './owner.ts';
import { actionById, lockAction } from './store.ts';

const input = z.object({ ref: actionRef, memberId: z.uuid().exactOptional() });

/**
 * Somebody helps the owner: the action is in their list too, marked so; the owner still answers for it, and is the one who
 * is reminded. Anybody who may see the case offers their own help; the owner and those who oversee name another.
 */
export const helpWithAction = command({
  says: 'Help with an action',
  needs: 'actions.do',
  input,
  async run({ ref, memberId }, ctx): Promise<Action> {
    const me = actingMember(ctx);
    const held = required(await lockAction(ctx, actionNumber(ref)), 'action');
    const { action } = held;
    if (!isOpen(action)) throw ended(action);
    const id = memberId ?? me.memberId;
    if (id !== me.memberId && !mayAct(me, held))
      throw new Refusal(
        'forbidden',
        `${action.ref} is with ${action.owner}. Only they, a chair or a coordinator can ask others to help.`,
      );
    if (id === action.ownerId)
      throw new Refusal('invalid', `${action.owner} owns ${action.ref} already. Who else helps?`);
    const [about, member] = await Promise.all([caseById(ctx, held.caseId), memberOf(ctx, id)]);
    const helper = ownerFrom(ctx, member, required(about, 'case').excludedOrganisations);
    if (!(await addHelper(ctx, action.id, id))) return action;
    const { status, ownerId, due } = held.row;
    await addActionEvent(ctx, action.id, {
      what: 'helper added',
      from: status,
      to: status,
      ownerId,
      due,
      words: helper.name,
    });
    return required(await actionById(ctx, action.id), 'action');
  },
  ...onAction,
  undo: 'actions.stopHelping',
});

/** Helps no longer: said by the helper, the owner or those who oversee. */
export const stopHelpingWithAction = command({
  says: 'Stop helping with an action',
  needs: 'actions.do',
  input,
  async run({ ref, memberId }, ctx): Promise<Action> {
    const me = actingMember(ctx);
    const held = required(await lockAction(ctx, actionNumber(ref)), 'action');
    const { action } = held;
    const id = memberId ?? me.memberId;
    if (id !== me.memberId && !mayAct(me, held))
      throw new Refusal(
        'forbidden',
        `${action.ref} is with ${action.owner}. Ask them, a chair or a coordinator.`,
      );
    if (!(await removeHelper(ctx, action.id, id))) return action;
    const { status, ownerId, due } = held.row;
    await addActionEvent(ctx, action.id, {
      what: 'helper gone',
      from: status,
      to: status,
      ownerId,
      due,
      words: action.helpers.find((one) => one.id === id)?.name ?? null,
    });
    return required(await actionById(ctx, action.id), 'action');
  },
  ...onAction,
  undo: 'actions.help',
});
