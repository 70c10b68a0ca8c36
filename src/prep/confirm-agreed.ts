import { z } from 'zod';
import { lockAgendas } from '../cases/index.ts';
import { actingMember } from '../core/acting.ts';
import type { Context } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import {
  chairsOf,
  correctPost,
  type HuddleRow,
  type ItemRow,
  isSettled,
  isTheChair,
  itemsOf,
  mustDecide,
  openHuddle,
  refuseLeaving,
  settleItem,
  unsettleItem,
  visibleItem,
  yesByOpening,
} from '../huddles/index.ts';
import { judgeLane } from './judge-lane.ts';
import { forgetSettled, noteSettled, opinionsOn, prepOf } from './store.ts';

const input = z.object({ huddleId: z.uuid(), itemIds: z.array(z.uuid()).min(1).max(30) });
const about = (asked: { huddleId: string }) => ({ kind: 'huddle' as const, id: asked.huddleId });
const touches = (asked: { huddleId: string; itemIds: string[] }): string[] => [
  `huddle/${asked.huddleId}`,
  `agenda/${asked.huddleId}`,
  'prep',
  ...asked.itemIds.map((id) => `prep/${id}`),
];

/**
 * The chair agrees, in one go, to what everybody needed has agreed to: each case counts as discussed, with the proposal as
 * its decision, its outcome and review date, in the same record as what is said in the room, and its minutes are free. All
 * or none: a case on which somebody has asked to talk meanwhile is named, and nothing is agreed. Twice is once.
 */
export const confirmAgreed = command({
  says: 'Agree to cases without a meeting, as the chair',
  needs: 'huddles.run',
  where: 'personal',
  input,
  undo: 'prep.undoAgreed',
  async run({ huddleId, itemIds }, ctx) {
    const { huddle, items, me } = await chairsItems(ctx, huddleId, itemIds);
    const waiting = items.filter((item) => !isSettled(item));
    for (const item of waiting) await judgeLane(ctx, item.id);
    const now = await itemsOf(ctx, huddleId);
    const moved = waiting.filter((item) => !isReady(now.find((one) => one.id === item.id)));
    if (moved.length > 0)
      throw new Refusal(
        'conflict',
        `${moved.map((item) => item.ref).join(', ')} ${moved.length === 1 ? 'is' : 'are'} to be discussed after all, so nothing was agreed. Look again at who says what.`,
      );
    for (const item of waiting) await settle(ctx, huddle, item, me);
    await correctPost(ctx, huddle);
    return {
      huddleId,
      itemIds,
      refs: items.map((item) => item.ref),
      minutesSaved: items.reduce((sum, item) => sum + item.minutes, 0),
    };
  },
  about,
  touches: (_asked, done) => touches(done),
});

/** Takes the agreement back, as long as the huddle has not closed: the cases wait for the meeting again. */
export const undoAgreed = command({
  says: 'Take back what was agreed without a meeting',
  needs: 'huddles.run',
  where: 'personal',
  input,
  undo: 'prep.confirmAgreed',
  async run({ huddleId, itemIds }, ctx) {
    const { huddle, items } = await chairsItems(ctx, huddleId, itemIds);
    for (const item of items.filter(isSettled)) {
      await unsettleItem(ctx, item.id);
      await forgetSettled(ctx, item.id);
      await judgeLane(ctx, item.id);
    }
    await correctPost(ctx, huddle);
    return { huddleId, itemIds, refs: items.map((item) => item.ref) };
  },
  about,
  touches: (_asked, done) => touches(done),
});

// Once it was opened in the huddle it is discussed there, whatever all had agreed before.
const isReady = (item: ItemRow | undefined): boolean =>
  item !== undefined &&
  item.startedAt === null &&
  item.lane === 'agree' &&
  !item.isRecorded &&
  (item.state === 'waiting' || item.state === 'deferred');

async function chairsItems(
  ctx: Context,
  huddleId: string,
  itemIds: readonly string[],
): Promise<{ huddle: HuddleRow; items: ItemRow[]; me: string }> {
  const me = actingMember(ctx);
  await lockAgendas(ctx);
  const huddle = await openHuddle(ctx, huddleId);
  if (!(await isTheChair(ctx, huddle)))
    throw new Refusal(
      'forbidden',
      `Only the chair agrees for the team. Ask ${(await chairsOf(ctx, huddle)).map((one) => one.name).join(' or ')}.`,
    );
  const items: ItemRow[] = [];
  for (const id of new Set(itemIds)) {
    const item = await visibleItem(ctx, id);
    if (item.huddleId !== huddleId)
      throw new Refusal('invalid', 'These cases are not all on this agenda. Open it again.');
    items.push(item);
  }
  return { huddle, items, me: me.memberId };
}

/** What holds for leaving a case in the room holds here: no action without owner and date, and a stale case is decided on. */
async function settle(ctx: Context, huddle: HuddleRow, item: ItemRow, by: string): Promise<void> {
  const prep = await prepOf(ctx, item.id);
  if (prep === undefined) return;
  await refuseLeaving(ctx, item, false);
  if (await mustDecide(ctx, { ...item, outcome: prep.outcome }))
    throw new Refusal(
      'conflict',
      `${item.ref} would be discussed for the third time without a new action, so nothing was agreed. Give it an action, propose to step it down, or leave it for the huddle.`,
    );
  const agreed = (await opinionsOn(ctx, [item.id])).filter(
    (one) => one.stance === 'agree' && one.proposalVersion === prep.proposalVersion,
  );
  const names = agreed.map((one) => `${one.name}, ${one.profession}`).join('; ');
  await settleItem(ctx, item, {
    situation: prep.situation,
    actionToDate: prep.actionToDate,
    decision: prep.proposal,
    rationale: `Agreed without a meeting. Proposed by ${prep.writerName}${names === '' ? '' : `; agreed by ${names}`}.`,
    outcome: prep.outcome,
    reviewOn: prep.reviewOn,
    by,
    yes: await yesByOpening(ctx, huddle, item),
  });
  await noteSettled(ctx, item.id, by, item.minutes);
}
