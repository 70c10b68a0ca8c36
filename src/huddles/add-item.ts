import { z } from 'zod';
import { caseToWorkOn, keepPrivate, markScheduled } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { personRef } from '../core/ids.ts';
import { Refusal, required } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { fitsInOrder, ORDER, whyDue } from './agenda.ts';
import {
  addItems,
  changeItem,
  deleteItems,
  historyOf,
  type ItemRow,
  itemsOf,
  openItemsOfCase,
  setOrder,
} from './agenda-store.ts';
import { openHuddle, whenOf } from './guard.ts';
import type { Why } from './huddle.ts';
import { correctPost } from './post.ts';
import { type HuddleRow, lockAgendas } from './store.ts';
import { cutOffOf, dayAndTime } from './timetable.ts';

/**
 * Puts a case on an agenda by hand: it stays there whatever the planner does, and leaves the later agenda that the planner
 * had put it on. `urgent` goes to the front. After the cut-off, and in a live huddle, only urgent with a reason
 * [S: PMC7910033]. A case that is on already answers where it stands. `minutes` defaults to the huddle's minutes a case.
 */
export const addItem = command({
  says: 'Put a case on an agenda',
  needs: 'huddles.agenda',
  input: z.object({
    huddleId: z.uuid(),
    ref: personRef,
    why: z.literal('urgent').exactOptional(),
    question: z.string().trim().min(1).max(300).exactOptional(),
    minutes: z.number().min(0.5).max(60).multipleOf(0.5).exactOptional(),
    reason: z.string().trim().min(1).max(300).exactOptional(),
  }),
  undo: 'huddles.removeItem',
  async run({ huddleId, ref, ...wanted }, ctx) {
    await keepPrivate(ctx, wanted.question, wanted.reason);
    await lockAgendas(ctx);
    const huddle = await openHuddle(ctx, huddleId);
    const found = await caseToWorkOn(ctx, ref);
    const before = await itemsOf(ctx, huddleId);
    const already = before.find((item) => item.caseId === found.id);
    const isLate = huddle.status === 'live' || ctx.now >= (await cutOffOf(ctx, huddle));
    if (isLate && already === undefined && (wanted.why !== 'urgent' || wanted.reason === undefined))
      throw new Refusal(
        'conflict',
        `The agenda of ${whenOf(huddle, ctx.today)} is closed. Add ${found.ref} as urgent with a reason, or to the next huddle.`,
      );
    const why = wanted.why ?? already?.why ?? (await whyNow(ctx, huddle, found));
    const set = {
      why,
      placed: 'hand' as const,
      ...(wanted.question === undefined ? {} : { question: wanted.question }),
      ...(wanted.minutes === undefined ? {} : { minutes: wanted.minutes }),
      ...(wanted.reason === undefined ? {} : { reason: wanted.reason }),
    };
    const itemId = already?.id ?? (await putNew(ctx, huddle, { caseId: found.id, late: isLate, ...set }));
    if (already !== undefined) await changeItem(ctx, itemId, set);
    if (already === undefined || wanted.why === 'urgent') await place(ctx, before, itemId, why);
    await markScheduled(ctx, [found.id]);
    await correctPost(ctx, huddle);
    const after = await itemsOf(ctx, huddleId);
    const at = after.findIndex((item) => item.id === itemId);
    return {
      itemId,
      huddleId,
      ref: found.ref,
      position: at + 1,
      fits: fitsInOrder(after, huddle.minutes)[at] ?? false,
    };
  },
  about: (_asked, done) => ({ kind: 'huddle', id: done.huddleId }),
  touches: (_asked, done) => [
    `huddle/${done.huddleId}`,
    `agenda/${done.huddleId}`,
    `case/${done.ref}`,
    'cases',
  ],
});

type Found = Awaited<ReturnType<typeof caseToWorkOn>>;
async function whyNow(ctx: Context, huddle: HuddleRow, found: Found): Promise<Why> {
  const past = (await historyOf(ctx, [found.id], huddle.id)).get(found.id);
  const lastDiscussedOn = past?.lastDiscussedOn ?? found.lastDiscussedOn;
  const { priority, reviewOn } = found;
  const due = whyDue(
    { priority, reviewOn, lastDiscussedOn, carriedOver: past?.carriedOver ?? false },
    dayAndTime(huddle.localStart).day,
  );
  return due ?? (lastDiscussedOn === null ? 'new' : 'review_due');
}

type Fresh = {
  caseId: string;
  late: boolean;
  why: Why;
  placed: 'hand';
  question?: string;
  minutes?: number;
  reason?: string;
};
async function putNew(ctx: Context, huddle: HuddleRow, fresh: Fresh): Promise<string> {
  const elsewhere = await openItemsOfCase(ctx, fresh.caseId);
  await deleteItems(
    ctx,
    elsewhere.filter((item) => item.placed === 'planner' && item.status !== 'live').map((item) => item.id),
  );
  const [added] = await addItems(ctx, [
    {
      question: '',
      minutes: huddle.minutesACase,
      ...fresh,
      huddleId: huddle.id,
      position: 0,
      addedBy: ctx.actor.kind === 'member' ? ctx.actor.memberId : null,
    },
  ]);
  return required(added, 'case on the agenda').id;
}

/** At the end of its own kind: urgent before carried over before review due before new; never before what is under way. */
async function place(ctx: Context, before: readonly ItemRow[], itemId: string, why: Why): Promise<void> {
  const others = before.filter((item) => item.id !== itemId);
  const isAhead = (item: ItemRow): boolean =>
    item.state === 'discussed' || item.state === 'current' || ORDER.indexOf(item.why) <= ORDER.indexOf(why);
  const ahead = others.findLastIndex(isAhead) + 1;
  await setOrder(ctx, others.map((item) => item.id).toSpliced(ahead, 0, itemId));
}
