import { actionById } from '../actions/index.ts';
import { caseById } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { timeOf } from '../core/time.ts';
import { huddleById } from '../huddles/index.ts';
import { memberOf } from '../neighbourhoods/index.ts';
import { digestOf } from './digest.ts';
import { isQuiet } from './nudge.ts';
import type { Claimed } from './store.ts';

const OPEN = ['offered', 'accepted', 'in_progress', 'blocked'];

/**
 * Asked just before sending: is there still anything to say? A digest with nothing left, an offer already answered, a call
 * for a huddle that has begun are withdrawn. Yesterday's digest is not sent today, nor one that would come in quiet hours:
 * the next says it all. Nobody is written to who has left (hazard H3).
 */
export async function isStillWanted(ctx: Context, message: Claimed): Promise<boolean> {
  if (message.toMember !== null && (await memberOf(ctx, message.toMember))?.leftOn !== null) return false;
  switch (message.kind) {
    case 'digest': {
      if (message.toMember === null || message.aboutId !== ctx.today) return false;
      if (isQuiet(timeOf(ctx.now, ctx.zone))) return false;
      const digest = await digestOf(ctx, message.toMember, message.aboutId);
      return digest.overdue.length + digest.today.length + digest.soon.length + digest.needsYou.length > 0;
    }
    case 'channel-digest':
      return message.aboutId === ctx.today;
    case 'huddle-call': {
      const huddle = await huddleById(ctx, message.aboutId);
      return huddle?.status === 'scheduled' && huddle.startsAt > ctx.now;
    }
    case 'action-assigned': {
      const action = await actionById(ctx, message.aboutId);
      return (
        action !== undefined &&
        OPEN.includes(action.status) &&
        (action.ownerId === message.toMember || action.offeredTo?.id === message.toMember)
      );
    }
    case 'case-proposed':
      return (await caseById(ctx, message.aboutId))?.status === 'shortlisted';
    default:
      return true;
  }
}
