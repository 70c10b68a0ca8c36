import { randomInt } from 'node:crypto';
import { reportBug } from '../core/bug.ts';
import type { Context, ErrandContext, Place } from '../core/context.ts';
import { type Failure, failureOf } from '../core/outbox.ts';
import { addMinutes, type Instant, machineNow, minutesBetween } from '../core/time.ts';
import { conversationFor, membersWithRole } from '../neighbourhoods/index.ts';
import { backoffMinutes, MAX_ATTEMPTS, MAX_BUGS, TELL_AFTER_MINUTES } from './nudge.ts';
import { type Claimed, hurryUp, noteFailing, settle } from './outbox-store.ts';
import { isNewlyUnreachable, markUnreachable } from './reach-store.ts';
import { holdAll } from './take-turn.ts';

/** Notes why a message did not go, and what happens next: it waits, is parked, or is given up. */
export async function noteFailure(
  errandCtx: ErrandContext,
  message: Claimed,
  error: unknown,
  place: Place | undefined,
): Promise<'waiting' | 'parked'> {
  const failure = failureOf(error);
  if (failure === undefined) return noteBug(errandCtx, message, error);
  if (failure.kind === 'waiting') {
    await errandCtx.step((ctx) =>
      settle(ctx, message, {
        state: 'expected',
        notBefore: later(ctx, failure.retryAfterMs ?? 0),
        error: 'throttled',
        untried: true,
      }),
    );
    return 'waiting';
  }
  errandCtx.app.log.error('courier.not-sent', {
    message: message.id,
    kind: message.kind,
    why: failure.kind,
    attempts: message.attempts,
  });
  if (failure.kind === 'throttled' && failure.retryAfterMs !== undefined && place !== undefined)
    await holdAll(errandCtx, place, failure.retryAfterMs / 1000);
  return errandCtx.step((ctx) =>
    failure.kind === 'unreachable' || failure.kind === 'withheld'
      ? park(ctx, message, failure.kind)
      : again(ctx, message, failure),
  );
}

/** A card that breaks is a fault of ours: tried again, since the next version may mend it, and then parked with its reference. */
async function noteBug(
  errandCtx: ErrandContext,
  message: Claimed,
  error: unknown,
): Promise<'waiting' | 'parked'> {
  const said = reportBug(errandCtx.app.log, `courier ${message.kind}`, error);
  const bug = `bug ${/ref (\w+)/.exec(said)?.[1] ?? ''}`;
  return errandCtx.step(async (ctx) => {
    if (message.attempts >= MAX_BUGS) {
      await settle(ctx, message, { state: 'parked', error: bug });
      return 'parked';
    }
    await settle(ctx, message, {
      state: 'expected',
      notBefore: addMinutes(ctx.now, backoffMinutes(message.attempts, randomInt(1000) / 1000)),
      error: bug,
    });
    return 'waiting';
  });
}

async function park(ctx: Context, message: Claimed, error: 'unreachable' | 'withheld'): Promise<'parked'> {
  const isNews = error === 'withheld' || (await isNewlyUnreachable(ctx, message));
  await settle(ctx, message, { state: 'parked', error });
  const conversation = error === 'unreachable' ? await conversationFor(ctx, message.toMember) : undefined;
  if (conversation?.reachable) await markUnreachable(ctx, conversation.id);
  if (isNews)
    await tellCoordinators(ctx, {
      kind: 'sending-trouble',
      cause: `trouble:${ctx.today}`,
      about: { kind: 'digest', id: ctx.today },
      except: message.toMember,
    });
  return 'parked';
}

async function again(ctx: Context, message: Claimed, failure: Failure): Promise<'waiting' | 'parked'> {
  if (message.attempts >= MAX_ATTEMPTS) {
    await settle(ctx, message, { state: 'failed', error: failure.kind });
    return 'parked';
  }
  if (failure.kind !== 'throttled') await noteFailing(ctx, machineNow());
  await settle(ctx, message, {
    state: 'expected',
    notBefore:
      failure.retryAfterMs === undefined
        ? addMinutes(ctx.now, backoffMinutes(message.attempts, randomInt(1000) / 1000))
        : later(ctx, failure.retryAfterMs),
    error: failure.kind,
    perhapsTwice: failure.kind === 'unsure' && message.activityId === null,
  });
  return 'waiting';
}
const later = (ctx: Context, ms: number): Instant => addMinutes(ctx.now, ms / 60_000);

/**
 * Sending stood still for long enough that somebody waited: what is left goes at once, and the coordinators hear of it, now
 * that they can. Shorter troubles are nobody's news, and one chat's trouble must not be tried again with each success elsewhere.
 */
export async function tellThatItWorks(ctx: Context, failingSince: Instant): Promise<void> {
  if (minutesBetween(failingSince, ctx.now) < TELL_AFTER_MINUTES) return;
  await hurryUp(ctx);
  await tellCoordinators(ctx, {
    kind: 'sending-resumed',
    cause: `resumed:${failingSince}`,
    about: { kind: 'outage', id: failingSince },
    except: null,
  });
}

async function tellCoordinators(
  ctx: Context,
  news: { kind: string; cause: string; about: { kind: string; id: string }; except: string | null },
): Promise<void> {
  for (const { id } of await membersWithRole(ctx, 'coordinator'))
    if (id !== news.except)
      await ctx.send({ kind: news.kind, cause: `${news.cause}:${id}`, to: id, about: news.about });
}
