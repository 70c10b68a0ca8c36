import { actingMember } from '../core/acting.ts';
import type { Context, MemberActor } from '../core/context.ts';
import { actionNumber } from '../core/ids.ts';
import { Refusal, required } from '../core/refusal.ts';
import type { About } from '../core/use-case.ts';
import { type Action, type ActionStatus, type Deed, judge } from './action.ts';
import { addActionEvent } from './event-store.ts';
import { removeHelper } from './helper-store.ts';
import { actionById, type Held, lockAction } from './store.ts';
import { type Changes, saveAction } from './write-store.ts';

/** What a deed changes, and how its history tells it. */
export type Done = { changes: Changes; what: string; words?: string | undefined };

export type Asked = Deed | 'decline';
/** How somebody answers an offer; each but the last makes them its owner. Until then it is not theirs to change. */
const ANSWERS: readonly (Asked | undefined)[] = ['accept', 'start', 'complete', 'decline'];
/**
 * The owner, the owner's deputy while the owner is on leave, and those who oversee; whoever it is offered to may answer; the
 * one who assigned it may take it back while it is untouched.
 */
export const mayAct = (me: MemberActor, held: Held, deed?: Asked): boolean =>
  held.action.ownerId === me.memberId ||
  (held.action.offeredTo?.id === me.memberId && ANSWERS.includes(deed)) ||
  held.action.leave?.deputyId === me.memberId ||
  me.grants.has('actions.oversee') ||
  (deed === 'cancel' && held.createdBy === me.memberId && held.action.version === 1);

/** The action with this reference, locked, for a member who may act on it; refuses `missing` or `forbidden`. */
export async function heldFor(ctx: Context, me: MemberActor, ref: string, deed?: Asked): Promise<Held> {
  const held = required(await lockAction(ctx, actionNumber(ref)), 'action');
  if (!mayAct(me, held, deed))
    throw new Refusal(
      'forbidden',
      held.action.offeredTo?.id === me.memberId
        ? `${held.action.ref} is still with ${held.action.owner}. Accept it first, then change it.`
        : `${held.action.ref} is with ${held.action.owner}. Only they, a chair or a coordinator can change it: ask one of them.`,
    );
  return held;
}

const ENDED: Partial<Record<ActionStatus, string>> = {
  done: 'is already done. Reopen it first if something is left to do.',
  not_done: 'was closed as not done. Reopen it first if it is to be done after all.',
  cancelled: 'was cancelled. Assign a new action instead.',
};
export const ended = (action: Action): Refusal =>
  new Refusal('conflict', `${action.ref} ${ENDED[action.status] ?? 'has changed. Look at it again.'}`);

const WITH_OWNER_OR_DATE = ['snoozedUntil', 'assignedAt'] as const;
/**
 * Saves what was done with one event in the history, and gives the action as it is now. The event keeps what was there
 * before, so that the deed can be undone while it is the last one; `isUndo`: an undo is not undone.
 */
export async function record(
  ctx: Context,
  { action, row }: Held,
  { changes, what, words }: Done,
  isUndo = false,
): Promise<Action> {
  const before = Object.fromEntries(
    // A new owner or date ends a snooze, and a new owner has it from now: both are put back with them.
    [...Object.keys(changes), ...('ownerId' in changes || 'due' in changes ? WITH_OWNER_OR_DATE : [])].map(
      (column) => [column, row[column as keyof typeof row]],
    ),
  );
  const [, , , saved] = await Promise.all([
    saveAction(ctx, action.id, changes),
    typeof changes.ownerId === 'string' && removeHelper(ctx, action.id, changes.ownerId),
    addActionEvent(ctx, action.id, {
      version: action.version + 1,
      before: isUndo ? null : before,
      what,
      from: action.status,
      to: changes.status ?? action.status,
      // An offer names the one it goes to; everything else, and an undo that brings an offer back, the owner from then on.
      ownerId: (isUndo ? null : changes.offeredTo) ?? changes.ownerId ?? action.ownerId,
      due: changes.due ?? action.due,
      words: words ?? null,
    }),
    actionById(ctx, action.id),
  ]);
  return required(saved, 'action');
}

/**
 * One deed on one action: locked, so that of two at once the second sees what the first did; judged by the state machine,
 * so that an old button pressed again changes nothing and answers the same. `how` may find that there is nothing to do.
 */
export async function actOn(
  ctx: Context,
  ref: string,
  deed: Deed,
  how: (held: Held, me: MemberActor) => Done | undefined | Promise<Done | undefined>,
): Promise<Action> {
  const me = actingMember(ctx);
  const held = await heldFor(ctx, me, ref, deed);
  const verdict = judge(deed, held.action.status);
  if (verdict === 'already') return held.action;
  if (verdict === 'no') throw ended(held.action);
  const done = await how(held, me);
  return done === undefined ? held.action : record(ctx, held, done);
}

/** What every use case on an action tells the audit trail and open tabs. */
export const onAction = {
  about: (_input: unknown, action: Action): About => ({ kind: 'action', id: action.id }),
  touches: (_input: unknown, action: Action): string[] => ['actions', `case/${action.caseRef}`],
};
