import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { reportBug } from '../core/bug.ts';
import type { ErrandContext } from '../core/context.ts';
import { failureOf } from '../core/outbox.ts';
import { addMinutes, machineNow, minutesBetween } from '../core/time.ts';
import { errand } from '../core/use-case.ts';
import { conversationFor, markUnreachable, membersWithRole } from '../neighbourhoods/index.ts';
import { backoffMinutes, MAX_ATTEMPTS } from './nudge.ts';
import { isStillWanted } from './still-wanted.ts';
import { type Claimed, claimDue, settle } from './store.ts';

/** A courier that has not come back for this long is taken for dead, and its message is sent again. */
const LEASE_MINUTES = 2;
const BATCH = 20;
const LATE_AFTER_MINUTES = 15;

/**
 * The courier: claims what is due, sends it, notes it, each in a transaction of its own, until nothing is due. A restart
 * loses nothing; a message goes twice only where the machine died between sending and noting it, and `attempts` says so.
 */
export const deliverMessages = errand({
  says: 'Deliver what is due',
  needs: 'system',
  input: z.object({}),
  async run(_input, errandCtx) {
    const done = { sent: 0, waiting: 0, parked: 0, withdrawn: 0 };
    for (;;) {
      const machineTime = machineNow();
      const claimed = await errandCtx.step((ctx) =>
        claimDue(ctx, addMinutes(machineTime, -LEASE_MINUTES), machineTime, BATCH),
      );
      if (claimed.length === 0) return done;
      for (const message of claimed) done[await deliver(errandCtx, message)] += 1;
    }
  },
});

async function deliver(
  errandCtx: ErrandContext,
  message: Claimed,
): Promise<'sent' | 'waiting' | 'parked' | 'withdrawn'> {
  const { now, wanted } = await errandCtx.step(async (ctx) => ({
    now: ctx.now,
    wanted: await isStillWanted(ctx, message),
  }));
  if (!wanted) {
    await errandCtx.step((ctx) => settle(ctx, message, { state: 'withdrawn', error: 'no longer needed' }));
    return 'withdrawn';
  }
  const late = Math.round(minutesBetween(message.notBefore, now));
  const lateByMinutes = late >= LATE_AFTER_MINUTES ? late : null;
  try {
    const where = await errandCtx.app.messenger.send({
      neighbourhoodId: errandCtx.neighbourhoodId,
      id: message.id,
      kind: message.kind,
      toMember: message.toMember,
      aboutKind: message.aboutKind,
      aboutId: message.aboutId,
      conversationId: message.conversationId,
      activityId: message.activityId,
      lateByMinutes,
      now,
    });
    await errandCtx.step((ctx) =>
      settle(ctx, message, {
        state: 'sent',
        sentAt: now,
        sentRevision: message.revision,
        lateByMinutes,
        ...where,
      }),
    );
    return 'sent';
  } catch (error) {
    return await failed(errandCtx, message, error);
  }
}

async function failed(
  errandCtx: ErrandContext,
  message: Claimed,
  error: unknown,
): Promise<'waiting' | 'parked'> {
  const known = failureOf(error);
  // A card that breaks is a bug: told as one, and tried again, since the next version may mend it.
  if (known === undefined) reportBug(errandCtx.app.log, `courier ${message.kind}`, error);
  const failure = known ?? { kind: 'transient' };
  errandCtx.app.log.error('courier.not-sent', {
    message: message.id,
    kind: message.kind,
    why: failure.kind,
    attempts: message.attempts,
  });
  return errandCtx.step(async (ctx) => {
    if (failure.kind === 'unreachable' || failure.kind === 'withheld') {
      await settle(ctx, message, { state: 'parked', error: failure.kind });
      if (failure.kind === 'unreachable') {
        const conversation = await conversationFor(ctx, message.toMember);
        if (conversation !== undefined) await markUnreachable(ctx, conversation.id);
      }
      for (const coordinator of await membersWithRole(ctx, 'coordinator'))
        if (coordinator.id !== message.toMember)
          await ctx.send({
            kind: 'sending-trouble',
            cause: `trouble:${ctx.today}:${coordinator.id}`,
            to: coordinator.id,
            about: { kind: 'digest', id: ctx.today },
          });
      return 'parked';
    }
    if (message.attempts >= MAX_ATTEMPTS) {
      await settle(ctx, message, { state: 'failed', error: failure.kind });
      return 'parked';
    }
    const wait =
      failure.retryAfterMs === undefined
        ? backoffMinutes(message.attempts, randomInt(1000) / 1000)
        : failure.retryAfterMs / 60_000;
    await settle(ctx, message, {
      state: 'expected',
      notBefore: addMinutes(ctx.now, wait),
      error: failure.kind,
    });
    return 'waiting';
  });
}
