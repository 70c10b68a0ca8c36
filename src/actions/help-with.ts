import { z } from 'zod';
import { caseById } from '../cases/index.ts';
import { actingMember } from '../core/acting.ts';
import type { Context } from '../core/context.ts';
import { actionNumber, actionRef } from '../core/ids.ts';
import { Refusal, required } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { memberOf } from '../neighbourhoods/index.ts';
import { ended, mayAct, onAction } from './act-on.ts';
import { type Action, isOpen } from './action.ts';
import { addActionEvent } from './event-store.ts';
import { addHelper, removeHelper } from './helper-store.ts';
import { ownerFrom } from './owner.ts';
import { actionById, type Held, lockAction } from './store.ts';

const input = z.object({ ref: actionRef, memberId: z.uuid().exactOptional() });

/** The action, and who helps with it or stops: oneself, or another, named by the owner and those who oversee. */
async function helpOn(ctx: Context, { ref, memberId }: z.output<typeof input>) {
  const me = actingMember(ctx);
  const held = required(await lockAction(ctx, actionNumber(ref)), 'action');
  const { action } = held;
  if (memberId !== undefined && memberId !== me.memberId && !mayAct(me, held))
    throw new Refusal(
      'forbidden',
      `${action.ref} is with ${action.owner}. Only they, a chair or a coordinator can say who else helps.`,
    );
  return { held, action, id: memberId ?? me.memberId };
}

async function helpNoted(
  ctx: Context,
  { row }: Held,
  what: 'helper added' | 'helper gone',
  name: string | null,
) {
  const { status, ownerId, due } = row;
  await addActionEvent(ctx, row.id, { what, from: status, to: status, ownerId, due, words: name });
  return required(await actionById(ctx, row.id), 'action');
}

/**
 * Somebody helps the owner: the action is in their list too, marked so; the owner still answers for it, and is the one who
 * is reminded. Anybody who may see the case offers their own help; the owner and those who oversee name another.
 */
export const helpWithAction = command({
  says: 'Help with an action',
  needs: 'actions.do',
  input,
  async run(input, ctx): Promise<Action> {
    const { held, action, id } = await helpOn(ctx, input);
    if (!isOpen(action)) throw ended(action);
    if (id === action.ownerId)
      throw new Refusal('invalid', `${action.owner} owns ${action.ref} already. Who else helps?`);
    const [about, member] = await Promise.all([caseById(ctx, held.caseId), memberOf(ctx, id)]);
    const helper = ownerFrom(ctx, member, required(about, 'case').excludedOrganisations);
    if (!(await addHelper(ctx, action.id, id))) return action;
    return helpNoted(ctx, held, 'helper added', helper.name);
  },
  ...onAction,
  undo: 'actions.stopHelping',
});

/** Helps no longer: said by the helper, the owner or those who oversee. */
export const stopHelpingWithAction = command({
  says: 'Stop helping with an action',
  needs: 'actions.do',
  input,
  async run(input, ctx): Promise<Action> {
    const { held, action, id } = await helpOn(ctx, input);
    if (!(await removeHelper(ctx, action.id, id))) return action;
    const name = action.helpers.find((one) => one.id === id)?.name ?? null;
    return helpNoted(ctx, held, 'helper gone', name);
  },
  ...onAction,
  undo: 'actions.help',
});
