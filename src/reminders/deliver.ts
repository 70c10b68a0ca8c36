import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Context, ErrandContext, Place } from '../core/context.ts';
import { sendFailure } from '../core/outbox.ts';
import { addMinutes, type Instant, machineNow, minutesBetween } from '../core/time.ts';
import { errand } from '../core/use-case.ts';
import { noteFailure, tellThatItWorks } from './not-sent.ts';
import { MAX_BUGS } from './nudge.ts';
import { beat, type Claimed, claimNext, keepClaim, noteWorking, settle } from './outbox-store.ts';
import { isStillWanted, type PutOff, type Wanted } from './still-wanted.ts';
import { waitForTurn } from './take-turn.ts';

/** A courier that has not come back for this long is taken for dead: longer than a send may take. */
const LEASE_MINUTES = 1;
/** Whoever waited longer than this for its turn begins the lease anew before it sends, unless it was taken for dead meanwhile. */
const FRESH_MINUTES = LEASE_MINUTES / 4;
/** So many conversations at once: Teams takes a fifth of a second for a message, and one that hangs holds up its own lane only. */
const LANES = 8;
/** A run ends after this and asks for the next, so that a node that is told to stop does so in time. */
const RUN_MINUTES = 8 / 60;
const LATE_AFTER_MINUTES = 15;
const NOTE_TRIES = 24;

/**
 * The courier: claims what is due, sends it, notes it, each in a transaction of its own, until nothing is due. A restart
 * loses nothing; a message goes twice only where the machine died, or the connection broke, between sending and noting it,
 * and the ledger says so.
 */
export const deliverMessages = errand({
  says: 'Deliver what is due',
  needs: 'system',
  input: z.object({}),
  async run(_input, errandCtx) {
    const done = { sent: 0, waiting: 0, parked: 0, withdrawn: 0 };
    const until = addMinutes(machineNow(), RUN_MINUTES);
    await errandCtx.step((ctx) => beat(ctx, machineNow()));
    let isMore = false;
    const lanes: Promise<PromiseSettledResult<void>>[] = [];
    const lane = async (): Promise<void> => {
      for (;;) {
        const machineTime = machineNow();
        if (machineTime > until) {
          isMore = true;
          return;
        }
        const message = await errandCtx.step((ctx) =>
          claimNext(ctx, addMinutes(machineTime, -LEASE_MINUTES), machineTime),
        );
        if (message === undefined) return;
        // There is something to do: the next lane looks whether there is more.
        if (lanes.length < LANES) open();
        done[await deliver(errandCtx, message)] += 1;
      }
    };
    // Settled at once: a lane that breaks while the others go on must not end the process as nobody's failure.
    const open = (): void => {
      lanes.push(Promise.allSettled([lane()]).then(([end]) => end));
    };
    open();
    // Lanes open lanes: all that there are by the end, and only then what broke in one of them.
    const ends: PromiseSettledResult<void>[] = [];
    while (ends.length < lanes.length) ends.push(...(await Promise.all(lanes.slice(ends.length))));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    // Open pages that show the ledger or the banner ask again.
    if (done.sent + done.waiting + done.parked + done.withdrawn > 0)
      errandCtx.app.hints.publish({
        neighbourhoodId: errandCtx.neighbourhoodId,
        topics: ['reminders'],
      });
    if (isMore) errandCtx.app.wakeCourier(errandCtx.neighbourhoodId);
    return done;
  },
});

async function deliver(
  errandCtx: ErrandContext,
  message: Claimed,
): Promise<'sent' | 'waiting' | 'parked' | 'withdrawn'> {
  let asked: { now: Instant; wanted: Wanted };
  try {
    asked = await errandCtx.step(async (ctx) => ({
      now: ctx.now,
      wanted: await isStillWanted(ctx, message),
    }));
  } catch (error) {
    // The database may be away: the lease gives another try. What breaks each time must not hold up its conversation for ever.
    if (message.attempts < MAX_BUGS) throw error;
    return noteFailure(errandCtx, message, error, undefined);
  }
  const { now, wanted } = asked;
  if (wanted === false) {
    await errandCtx.step((ctx) => settle(ctx, message, { state: 'withdrawn', error: 'no longer needed' }));
    return 'withdrawn';
  }
  if (wanted !== true) {
    await errandCtx.step((ctx) => putOff(ctx, message, wanted));
    return 'waiting';
  }
  const late = Math.round(minutesBetween(message.expectedAt, now));
  const lateByMinutes = late >= LATE_AFTER_MINUTES ? late : null;
  let place: Place | undefined;
  let { claimedAt } = message;
  let isTaken = false;
  let where: { activityId: string; conversationId: string };
  try {
    where = await errandCtx.app.messenger.send({
      neighbourhoodId: errandCtx.neighbourhoodId,
      id: message.id,
      kind: message.kind,
      toMember: message.toMember,
      aboutKind: message.aboutKind,
      aboutId: message.aboutId,
      insteadOf: message.insteadOf,
      conversationId: message.conversationId,
      activityId: message.activityId,
      lateByMinutes,
      now,
      async turn(to) {
        place = to;
        await waitForTurn(errandCtx, to);
        const machineTime = machineNow();
        if (minutesBetween(claimedAt, machineTime) < FRESH_MINUTES) return;
        isTaken = !(await errandCtx.step((ctx) =>
          keepClaim(ctx, { id: message.id, claimedAt }, machineTime),
        ));
        if (isTaken) throw sendFailure({ kind: 'waiting' });
        claimedAt = machineTime;
      },
    });
  } catch (error) {
    // Another courier has it by now, and notes what becomes of it.
    if (isTaken) return 'waiting';
    return noteFailure(errandCtx, message, error, place);
  }
  await noteSurely(errandCtx, message, () =>
    errandCtx.step(async (ctx) => {
      await settle(ctx, message, {
        state: 'sent',
        sentAt: now,
        sentRevision: message.revision,
        lateByMinutes,
        ...where,
      });
      const failingSince = await noteWorking(ctx);
      if (failingSince !== undefined) await tellThatItWorks(ctx, failingSince);
    }),
  );
  return 'sent';
}

/** Not in quiet hours and not on leave: it waits, and whoever hears instead of somebody on leave is written to, once. */
async function putOff(ctx: Context, message: Claimed, { again, expected, instead }: PutOff): Promise<void> {
  await settle(ctx, message, {
    state: 'expected',
    notBefore: again,
    expectedAt: expected,
    error: 'quiet',
    untried: true,
  });
  const { kind, aboutKind, aboutId, toMember } = message;
  for (const to of toMember === null ? [] : instead)
    await ctx.send({
      kind,
      cause: `instead:${message.id}:${to}`,
      to,
      about: { kind: aboutKind, id: aboutId },
      insteadOf: toMember ?? '',
    });
}

/** It has gone: while the database is away for a moment, noting it is tried again, or it would go a second time. */
async function noteSurely({ app }: ErrandContext, { id }: Claimed, note: () => Promise<void>): Promise<void> {
  for (let tried = 1; ; tried++)
    try {
      return await note();
    } catch (error) {
      app.log.error('courier.not-noted', { message: id, tried });
      if (tried === NOTE_TRIES) throw error;
      await pause(100 * tried);
    }
}
