import { z } from 'zod';
import { actions } from '../actions/index.ts';
import { actingMember } from '../core/acting.ts';
import type { Context } from '../core/context.ts';
import { actionRef } from '../core/ids.ts';
import { Refusal, required } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { huddleById, tellChannel } from '../huddles/index.ts';
import type { ReadBackLine } from './read-back.ts';
import { addConfirmation, deleteConfirmation } from './read-back-store.ts';
import { linesOf } from './read-read-back.ts';

type Confirmed = { huddleId: string; confirmed: string[]; unconfirmed: number };
const onReadBack = {
  about: (_asked: unknown, done: Confirmed) => ({ kind: 'huddle' as const, id: done.huddleId }),
  touches: (_asked: unknown, done: Confirmed) => [`huddle/${done.huddleId}`, 'actions'],
};

/**
 * Says yes to an action as it was read back: its owner takes it on with this owner and date. A chair or coordinator notes a
 * yes said aloud, of somebody who is here; whoever is not here was asked by message and answers it. Said again it changes
 * nothing; with another owner or date it is asked again.
 */
export const confirmAction = command({
  says: 'Confirm an action at the read-back',
  needs: 'actions.do',
  input: z.object({ ref: actionRef }),
  async run({ ref }, ctx): Promise<Confirmed> {
    const { huddleId, line, live } = await lineOf(ctx, ref);
    if (line.state === 'ended') return answer(ctx, huddleId, live, []);
    const me = actingMember(ctx);
    if (!line.mine && !me.grants.has('actions.oversee'))
      throw new Refusal(
        'forbidden',
        `${ref} is with ${line.owner}. Only they, a chair or a coordinator confirm it.`,
      );
    if (!line.mine && line.state === 'offered')
      throw new Refusal(
        'conflict',
        `${line.owner} is not here. They were asked by message and answer it themselves.`,
      );
    if (line.state === 'to_confirm' && !line.mayConfirm)
      throw new Refusal('conflict', `You offered ${ref} to ${line.owner}, who answers it themselves.`);
    await sayYes(ctx, line, me.memberId);
    return answer(ctx, huddleId, live, [ref]);
  },
  undo: 'minutes.unconfirm',
  ...onReadBack,
});

/** The same for all that is mine in a huddle, with one press: the button of a card that everybody shares. */
export const confirmMine = command({
  says: 'Confirm all my actions of a huddle',
  needs: 'actions.do',
  input: z.object({ huddleId: z.uuid() }),
  async run({ huddleId }, ctx): Promise<Confirmed> {
    const me = actingMember(ctx);
    const huddle = required(await huddleById(ctx, huddleId), 'huddle');
    const live = huddle.status === 'live';
    const mine = (await linesOf(ctx, huddleId, live)).filter((line) => line.mine && line.mayConfirm);
    for (const line of mine) await sayYes(ctx, line, me.memberId);
    return answer(
      ctx,
      huddleId,
      live,
      mine.map((line) => line.ref),
    );
  },
  ...onReadBack,
});

/** Takes a yes back while the huddle is live, as pressed on the wrong line; the action stays with its owner. */
export const unconfirmAction = command({
  says: 'Take back a yes at the read-back',
  needs: 'actions.do',
  input: z.object({ ref: actionRef }),
  async run({ ref }, ctx): Promise<Confirmed> {
    const { huddleId, line, live } = await lineOf(ctx, ref);
    if (!live) throw new Refusal('conflict', 'This huddle is closed. Change the action itself instead.');
    if (!line.mine && !actingMember(ctx).grants.has('actions.oversee'))
      throw new Refusal('forbidden', `${ref} is with ${line.owner}. Ask them, a chair or a coordinator.`);
    const { id } = await actions.read.run({ ref }, ctx);
    await deleteConfirmation(ctx, { actionId: id, ownerId: line.ownerId, due: line.due });
    return answer(ctx, huddleId, live, []);
  },
  ...onReadBack,
});

async function lineOf(
  ctx: Context,
  ref: string,
): Promise<{ huddleId: string; line: ReadBackLine; live: boolean }> {
  const { huddleId } = await actions.read.run({ ref }, ctx);
  if (huddleId === null)
    throw new Refusal('conflict', `${ref} was not agreed in a huddle. Accept it from your actions instead.`);
  const live = (await huddleById(ctx, huddleId))?.status === 'live';
  const line = (await linesOf(ctx, huddleId, live)).find((one) => one.ref === ref);
  if (line === undefined) throw new Refusal('conflict', `${ref} was cancelled. Assign a new action instead.`);
  return { huddleId, line, live };
}

async function sayYes(ctx: Context, { ref, ownerId, due }: ReadBackLine, byMember: string): Promise<void> {
  const action = await actions.accept.run({ ref }, ctx);
  // Handed on or given another date in this very moment: the yes was to something else.
  if (action.ownerId !== ownerId || action.due !== due)
    throw new Refusal('conflict', `${ref} has changed. Read it back once more.`);
  await addConfirmation(ctx, { actionId: action.id, ownerId, due, byMember });
}

/** While the huddle is live its post in the channel shows each yes. */
async function answer(
  ctx: Context,
  huddleId: string,
  live: boolean,
  confirmed: string[],
): Promise<Confirmed> {
  if (live && confirmed.length > 0) await tellChannel(ctx, huddleId);
  const left = (await linesOf(ctx, huddleId, live)).filter((line) => line.state === 'to_confirm').length;
  return { huddleId, confirmed, unconfirmed: left };
}
