import { z } from 'zod';
import { addWorkingDays } from '../calendar/index.ts';
import { caseToWorkOn, keepPrivate, lockAgendas } from '../cases/index.ts';
import { actingMember } from '../core/acting.ts';
import type { Context } from '../core/context.ts';
import { day, newId, personRef } from '../core/ids.ts';
import { Refusal, required } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { leaveAhead, memberOf } from '../neighbourhoods/index.ts';
import { onAction } from './act-on.ts';
import {
  ACTION_PRIORITIES,
  type ActionPriority,
  type ActionWithWarning,
  DEFAULT_DUE_WORKING_DAYS,
} from './action.ts';
import { addActionEvent } from './event-store.ts';
import { findOverlaps } from './overlap.ts';
import { ownerFrom, refuseBadDue, warningFor } from './owner.ts';
import { holdHuddle, insertAction, isHere } from './write-store.ts';

export const actionTitle = z
  .string()
  .transform((text) => text.replace(/\s+/g, ' ').trim())
  .refine((text) => text !== '', 'Say what is to be done, starting with a verb: “book echo”.')
  .refine((text) => text.length <= 200, 'Say it in at most 200 letters; details belong in the case.');

/**
 * Gives a case an action with one owner and a date. Without a date it is due in 1, 5 or 10 working days by priority, which
 * follows the case's [D, DOMAIN.md 4]. Who assigns to themselves, or is here in the live huddle, has accepted; anybody else
 * is offered it by a message. Refuses a date that has passed, an owner who left or may not see the case, a case that is not
 * accepted, and in shared places words that identify somebody. Leave and bank holidays are a warning.
 */
export const assignAction = command({
  says: 'Assign an action',
  needs: 'actions.assign',
  input: z.object({
    caseRef: personRef,
    title: actionTitle,
    ownerId: z.uuid(),
    due: day.exactOptional(),
    priority: z.enum(ACTION_PRIORITIES).exactOptional(),
    huddleId: z.uuid().exactOptional(),
  }),
  async run(input, ctx): Promise<ActionWithWarning> {
    const me = actingMember(ctx);
    await keepPrivate(ctx, input.title);
    // Agendas, huddle, case: the order in which huddles take them, so that closing one and assigning in it never cross.
    const live = await liveHuddle(ctx, input.huddleId);
    const [about, member, leave, isPresent] = await Promise.all([
      caseToWorkOn(ctx, input.caseRef),
      memberOf(ctx, input.ownerId),
      leaveAhead(ctx, input.ownerId),
      live !== undefined && isHere(ctx, live, input.ownerId),
    ]);
    const owner = ownerFrom(ctx, member, about.excludedOrganisations);
    const priority = input.priority ?? (about.priority === 'blue' ? 'amber' : about.priority);
    const due = input.due ?? defaultDue(ctx, priority);
    refuseBadDue(ctx, due);
    const agreed = owner.id === me.memberId || isPresent;
    const status = agreed ? 'accepted' : 'offered';
    const id = newId();
    const [action, warning, overlaps] = await Promise.all([
      insertAction(ctx, about, owner, {
        id,
        caseId: about.id,
        title: input.title,
        ownerId: owner.id,
        due,
        priority,
        status,
        acceptedAt: agreed ? ctx.now : null,
        huddleId: input.huddleId ?? null,
      }),
      warningFor(ctx, owner, leave, due),
      findOverlaps(ctx, { id, ownerId: owner.id }),
      addActionEvent(ctx, id, {
        what: 'assigned',
        from: null,
        to: status,
        ownerId: owner.id,
        due,
        version: 1,
      }),
      agreed ||
        ctx.send({
          kind: 'action-assigned',
          cause: `assigned:${id}:${owner.id}:1`,
          to: owner.id,
          about: { kind: 'action', id },
        }),
    ]);
    return {
      ...action,
      ...(warning !== undefined && { warning }),
      ...(overlaps.length > 0 && { overlaps }),
    };
  },
  ...onAction,
  undo: 'actions.cancel',
});

const defaultDue = (ctx: Context, priority: ActionPriority): string =>
  addWorkingDays(ctx.today, DEFAULT_DUE_WORKING_DAYS[priority], ctx.localClosures);

/** The huddle's id while it is live; refuses one that is over. */
async function liveHuddle(ctx: Context, id: string | undefined): Promise<string | undefined> {
  if (id === undefined) return undefined;
  const [, huddle] = await Promise.all([lockAgendas(ctx, 'share'), holdHuddle(ctx, id)]);
  const { status } = required(huddle, 'huddle');
  if (status === 'closed' || status === 'cancelled')
    throw new Refusal('conflict', `This huddle is ${status}. Assign the action from the case instead.`);
  return status === 'live' ? id : undefined;
}
