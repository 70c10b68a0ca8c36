import { z } from 'zod';
import { type Action, actionsOfHuddle } from '../actions/index.ts';
import { isOutcome } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { showPerson } from '../core/ids.ts';
import { required } from '../core/refusal.ts';
import { query } from '../core/use-case.ts';
import { comingHuddles, dayAndTime, huddleById, isWithheld } from '../huddles/index.ts';
import type { ReadBack, ReadBackLine } from './read-back.ts';
import { confirmationsOf, hereIn, outcomesBefore } from './read-back-store.ts';
import { type Record, recordsOfHuddle } from './record-store.ts';

/**
 * What is read back at the end of a huddle: each action agreed in it with its owner and date, and whether its owner said
 * yes; what is not confirmed; decisions that differ from the last without a reason; the next date. In a shared place
 * references, owners and dates only.
 */
export const readReadBack = query({
  says: 'Read back what a huddle agreed',
  needs: 'actions.see',
  input: z.object({ huddleId: z.uuid() }),
  async run({ huddleId }, ctx): Promise<ReadBack> {
    const huddle = required(await huddleById(ctx, huddleId), 'huddle');
    const [lines, records, coming] = await Promise.all([
      linesOf(ctx, huddleId, huddle.status === 'live'),
      recordsOfHuddle(ctx, huddleId),
      huddle.seriesId === null ? [] : comingHuddles(ctx, huddle.seriesId),
    ]);
    const next = coming.find((one) => one.startsAt > huddle.startsAt);
    const waiting = records.filter((one) => one.state === 'waiting').length;
    return {
      huddleId,
      status: huddle.status,
      isTime:
        huddle.status === 'live' &&
        huddle.currentItemId === null &&
        waiting === 0 &&
        (lines.length > 0 || records.some((one) => one.state === 'discussed')),
      actions: lines,
      unconfirmed: lines.filter((one) => one.state === 'to_confirm').length,
      offered: lines.filter((one) => one.state === 'offered').length,
      next: next === undefined ? null : { huddleId: next.id, ...dayAndTime(next.localStart) },
      notReached: records.filter((one) => one.state === 'waiting' || one.state === 'deferred').length,
      reasonsMissing: await reasonsMissing(ctx, records),
    };
  },
});

/** Every action of the huddle that is not cancelled, with how it stands; `live`: owners who are here can still say yes. */
export async function linesOf(ctx: Context, huddleId: string, live: boolean): Promise<ReadBackLine[]> {
  const found = (await actionsOfHuddle(ctx, huddleId)).filter((one) => one.status !== 'cancelled');
  const [said, here] = await Promise.all([
    confirmationsOf(
      ctx,
      found.map((one) => one.id),
    ),
    hereIn(ctx, huddleId),
  ]);
  const me = ctx.actor.kind === 'member' ? ctx.actor.memberId : null;
  const oversees = ctx.actor.grants.has('actions.oversee');
  return found.map((action) => {
    const yes = said.find(
      (one) => one.actionId === action.id && one.ownerId === action.ownerId && one.due === action.due,
    );
    const answers = action.offeredTo?.id ?? action.ownerId;
    const state = stateOf(action, yes !== undefined, live && here.has(answers));
    return {
      ref: action.ref,
      caseRef: action.caseRef,
      title: action.title,
      ownerId: answers,
      owner: action.offeredTo?.name ?? action.owner,
      due: action.due,
      state,
      heardBy: yes === undefined || yes.byMember === action.ownerId ? null : yes.by,
      mine: answers === me,
      mayConfirm:
        (state === 'to_confirm' || state === 'offered') &&
        // A handover is not accepted by whoever hands it over.
        (answers === me || (oversees && state === 'to_confirm' && action.ownerId !== me)),
    };
  });
}

function stateOf(action: Action, isConfirmed: boolean, isHere: boolean): ReadBackLine['state'] {
  if (action.status === 'done' || action.status === 'not_done') return 'ended';
  if (isConfirmed && action.offeredTo === null) return 'confirmed';
  if (isHere) return 'to_confirm';
  // Taken on by message, or by somebody who was here: nothing more is asked of them.
  return action.status === 'offered' || action.offeredTo !== null ? 'offered' : 'confirmed';
}

/** Decisions without a reason that differ from the case's one before. */
async function reasonsMissing(ctx: Context, records: readonly Record[]): Promise<ReadBack['reasonsMissing']> {
  if (ctx.where === 'shared' || ctx.actor.kind !== 'member' || !ctx.actor.grants.has('cases.see')) return [];
  const decided = records.filter(
    (one) =>
      (one.state === 'current' || one.state === 'discussed') &&
      one.rationale === '' &&
      !isWithheld(ctx, one.excludedOrganisations),
  );
  const before = await outcomesBefore(
    ctx,
    decided.map((one) => one.itemId),
  );
  return decided.flatMap(({ itemId, person, outcome }) => {
    const was = before.get(itemId);
    return was === undefined || outcome === null || was === outcome || !isOutcome(was) || !isOutcome(outcome)
      ? []
      : [{ itemId, ref: showPerson(ctx.code, person), before: was, now: outcome }];
  });
}
