import { actionById, OPEN_ACTION } from '../actions/index.ts';
import { isWorkingDay, nextWorkingDay } from '../calendar/index.ts';
import { caseById } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';
import { type Instant, instantAt, timeOf } from '../core/time.ts';
import { huddleById } from '../huddles/index.ts';
import { isReadBackWanted, ownerSummaryOf } from '../minutes/index.ts';
import { actorOf, memberOf } from '../neighbourhoods/index.ts';
import { partnerUse } from '../partners/index.ts';
import { isPrepWanted } from '../prep/index.ts';
import { digestOf } from './digest.ts';
import { isQuiet, QUIET_UNTIL } from './nudge.ts';
import type { Claimed } from './outbox-store.ts';

/** True: it goes. False: there is nothing left to say. `later`: not in quiet hours. */
export type Wanted = boolean | { later: Instant };

/**
 * Asked just before sending: is there still anything to say? A digest with nothing left, an offer already answered, a call
 * for a huddle that has begun are withdrawn. Yesterday's digest is not sent today, nor one that would come in quiet hours:
 * the next says it all. A red action waits for the morning. Nobody is written to who has left (hazard H3), nor about a person
 * who keeps their case from the reader's organisation by now [DOMAIN.md 6].
 */
export async function isStillWanted(asker: Context, message: Claimed): Promise<Wanted> {
  try {
    if (message.toMember === null) return await isWanted(asker, message);
    const reader = await memberOf(asker, message.toMember);
    if (reader?.leftOn !== null) return false;
    return await isWanted({ ...asker, actor: actorOf(reader, '') }, message);
  } catch (error) {
    // What it is about is gone, or not for its reader.
    if (error instanceof Refusal) return false;
    throw error;
  }
}

async function isWanted(ctx: Context, message: Claimed): Promise<Wanted> {
  const isQuietNow = isQuiet(timeOf(ctx.now, ctx.zone)) || !isWorkingDay(ctx.today, ctx.localClosures);
  switch (message.kind) {
    case 'digest': {
      if (message.toMember === null || message.aboutId !== ctx.today || isQuietNow) return false;
      const digest = await digestOf(ctx, message.toMember, message.aboutId);
      return digest.overdue.length + digest.today.length + digest.soon.length + digest.needsYou.length > 0;
    }
    case 'channel-digest':
      return message.aboutId === ctx.today && !isQuietNow;
    case 'huddle-call': {
      const huddle = await huddleById(ctx, message.aboutId);
      return huddle?.status === 'scheduled' && huddle.startsAt > ctx.now;
    }
    case 'action-assigned': {
      const action = await actionById(ctx, message.aboutId);
      return (
        action !== undefined &&
        OPEN_ACTION.some((status) => status === action.status) &&
        (action.ownerId === message.toMember || action.offeredTo?.id === message.toMember)
      );
    }
    case 'red-waiting':
    case 'red-late': {
      const action = await actionById(ctx, message.aboutId);
      const holds = message.kind === 'red-waiting' ? action?.status === 'offered' : action?.overdue;
      if (holds !== true) return false;
      return isQuietNow ? { later: endOfQuiet(ctx) } : true;
    }
    case 'owner-summary': {
      if (message.toMember === null) return false;
      const { actions } = await ownerSummaryOf(ctx, message.aboutId, message.toMember);
      if (actions.length === 0) return false;
      return isQuietNow ? { later: endOfQuiet(ctx) } : true;
    }
    case 'read-back':
      return (
        message.toMember !== null &&
        (await huddleById(ctx, message.aboutId))?.status === 'live' &&
        isReadBackWanted(ctx, message.aboutId, message.toMember)
      );
    case 'asked-after':
    case 'action-overlap': {
      const status = (await actionById(ctx, message.aboutId))?.status;
      return OPEN_ACTION.some((open) => open === status);
    }
    case 'action-merged':
      return ((await actionById(ctx, message.aboutId))?.mergedInto ?? null) !== null;
    case 'partner-said': {
      const use = await partnerUse(ctx, message.aboutId);
      return use !== undefined && (await actionById(ctx, use.actionId)) !== undefined;
    }
    case 'case-proposed':
      return (await caseById(ctx, message.aboutId))?.status === 'shortlisted';
    default:
      return (await isPrepWanted(ctx, message)) ?? true;
  }
}

/** The next moment that is not quiet: 8:00 of this working day, or of the next. */
const endOfQuiet = (ctx: Context): Instant => {
  const isBefore = timeOf(ctx.now, ctx.zone) < QUIET_UNTIL && isWorkingDay(ctx.today, ctx.localClosures);
  return instantAt(
    isBefore ? ctx.today : nextWorkingDay(ctx.today, ctx.localClosures),
    QUIET_UNTIL,
    ctx.zone,
  );
};
