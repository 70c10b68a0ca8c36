import { caseById } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import type { Day, Instant } from '../core/day.ts';
import { required } from '../core/refusal.ts';
import { ORDER, whyDue } from './agenda.ts';
import { addItems, deleteItems, historyOf, type ItemRow, openItemsOfCase, setOrder } from './agenda-store.ts';
import type { Why } from './huddle.ts';
import { paceOf } from './pace.ts';
import { waitingOf } from './planning.ts';
import type { HuddleRow } from './store.ts';
import { dayAndTime, timetableOf } from './timetable.ts';

/** True after the cut-off: what comes on the agenda now comes late. */
export const isLate = (ctx: Context, huddle: HuddleRow): boolean =>
  ctx.now >= timetableOf(huddle, ctx.zone, ctx.localClosures).cutOffAt;

type Standing = { why: Why; since: Day; deferrals: number };
/** Why a case that somebody adds is there: as the planner would say, else as one that was or was not discussed before. */
export async function whyNow(ctx: Context, huddle: HuddleRow, caseId: string): Promise<Standing> {
  const found = required(await caseById(ctx, caseId), 'case');
  const past = (await historyOf(ctx, [caseId], huddle.id)).get(caseId);
  const waiting = waitingOf(ctx, { ...found, acceptedAt: found.acceptedAt ?? found.openedAt }, past);
  const why = whyDue(waiting, dayAndTime(huddle.localStart).day);
  return {
    why: why ?? (waiting.lastDiscussedOn === null ? 'new' : 'review_due'),
    since: waiting.since,
    deferrals: waiting.deferrals,
  };
}

type Fresh = Standing & {
  caseId: string;
  late: boolean;
  placed: 'hand';
  question?: string;
  minutes?: number;
  reason?: string;
  lateOkBy?: string;
  lateOkAt?: Instant;
};
/** The case leaves the agenda that the planner had put it on, so that it is not discussed twice. */
export async function leavePlanned(ctx: Context, caseId: string): Promise<void> {
  const elsewhere = await openItemsOfCase(ctx, caseId);
  await deleteItems(
    ctx,
    elsewhere.filter((item) => item.placed === 'planner' && item.status !== 'live').map((item) => item.id),
  );
}

/** A new item put there by hand; the case leaves the agenda that the planner had put it on. */
export async function putByHand(ctx: Context, huddle: HuddleRow, fresh: Fresh): Promise<string> {
  await leavePlanned(ctx, fresh.caseId);
  const [added] = await addItems(ctx, [
    {
      question: '',
      minutes: (await paceOf(ctx, huddle)).minutes,
      ...fresh,
      huddleId: huddle.id,
      position: 0,
      addedBy: ctx.actor.kind === 'member' ? ctx.actor.memberId : null,
    },
  ]);
  return required(added, 'case on the agenda').id;
}

/** At the end of its own kind: urgent before carried over before review due before new; never before what is under way. */
export async function placeByKind(
  ctx: Context,
  before: readonly ItemRow[],
  itemId: string,
  why: Why,
): Promise<void> {
  const others = before.filter((item) => item.id !== itemId);
  const isAhead = (item: ItemRow): boolean =>
    item.state === 'discussed' || item.state === 'current' || ORDER.indexOf(item.why) <= ORDER.indexOf(why);
  const ahead = others.findLastIndex(isAhead) + 1;
  await setOrder(ctx, others.map((item) => item.id).toSpliced(ahead, 0, itemId));
}
