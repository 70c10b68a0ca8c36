import { z } from 'zod';
import { caseToWorkOn, keepPrivate, markScheduled } from '../cases/index.ts';
import { personRef } from '../core/ids.ts';
import { Refusal } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { counted, fitsInOrder } from './agenda.ts';
import { changeItem, itemsOf } from './agenda-store.ts';
import { askChair } from './chair.ts';
import { openHuddle, whenOf } from './guard.ts';
import { capacityOf } from './kind.ts';
import { maySayYes, yesOf } from './late.ts';
import { isLate, placeByKind, putByHand, whyNow } from './placing.ts';
import { correctPost } from './post.ts';
import { lockAgendas } from './store.ts';

/**
 * Puts a case on an agenda by hand: it stays there whatever the planner does, and leaves the later agenda that the planner
 * had put it on. `urgent` goes to the front. After the cut-off, and in a live huddle, only urgent with a reason
 * [S: PMC7910033], and it waits for the chair's yes unless the chair adds it. A case that is on already answers where it stands. `minutes` defaults to the huddle's minutes a case.
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
    const late = huddle.status === 'live' || isLate(ctx, huddle);
    if (late && already === undefined && (wanted.why !== 'urgent' || wanted.reason === undefined))
      throw new Refusal(
        'conflict',
        `The agenda of ${whenOf(huddle, ctx.today)} is closed. Add ${found.ref} as urgent with a reason, or to the next huddle.`,
      );
    const now = await whyNow(ctx, huddle, found.id);
    const why = wanted.why ?? already?.why ?? now.why;
    const ok = late && (await maySayYes(ctx, huddle, found.excludedOrganisations)) ? yesOf(ctx) : null;
    const set = {
      why,
      placed: 'hand' as const,
      ...(wanted.question === undefined ? {} : { question: wanted.question }),
      ...(wanted.minutes === undefined ? {} : { minutes: wanted.minutes }),
      ...(wanted.reason === undefined ? {} : { reason: wanted.reason }),
    };
    // Pressed again: it stands as asked for, and nobody's version grows old by it.
    const stands =
      already !== undefined &&
      Object.entries({ ...already, ...set }).every(([is, as]) => already[is as keyof typeof already] === as);
    const itemId =
      already?.id ??
      (await putByHand(ctx, huddle, {
        ...now,
        ...set,
        caseId: found.id,
        late,
        ...ok,
      }));
    if (late && already === undefined && ok === null)
      await askChair(ctx, huddle, { ...found, itemId }, 'late');
    if (already !== undefined && !stands) await changeItem(ctx, itemId, set);
    if (already === undefined || (wanted.why === 'urgent' && !stands))
      await placeByKind(ctx, before, itemId, why);
    await markScheduled(ctx, [found.id]);
    await correctPost(ctx, huddle);
    const after = await itemsOf(ctx, huddleId);
    const at = after.findIndex((item) => item.id === itemId);
    return {
      itemId,
      huddleId,
      ref: found.ref,
      position: at + 1,
      fits: fitsInOrder(counted(after), capacityOf(huddle))[at] ?? false,
      waitsForChair: late && already === undefined && ok === null,
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
