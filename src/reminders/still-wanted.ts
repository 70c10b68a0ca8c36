import { type Action, actionById, OPEN_ACTION } from '../actions/index.ts';
import { afterQuiet, isWorkingDay, isWorkingDayOf, QUIET_UNTIL } from '../calendar/index.ts';
import { caseById } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';
import { addDays, addMinutes, type Day, type Instant, instantAt, weekdayNumber } from '../core/time.ts';
import { huddleById } from '../huddles/index.ts';
import { isReadBackWanted, ownerSummaryOf } from '../minutes/index.ts';
import { actorOf, leaveAhead, type Member, memberOf, onLeave } from '../neighbourhoods/index.ts';
import { partnerUse } from '../partners/index.ts';
import { isPrepWanted } from '../prep/index.ts';
import { isDigestWanted } from './digest.ts';
import { standInsOf } from './hears-store.ts';
import { kindOf } from './message.ts';
import { CALL_MINUTES } from './nudge.ts';
import type { Claimed } from './outbox-store.ts';
import { askedOfPlace, hasTheSame } from './store.ts';

/** Not now: looked at `again` then, and due at `expected` as far as is known; meanwhile the members of `instead` hear it. */
export type PutOff = { again: Instant; expected: Instant; instead: readonly string[] };
/** True: it goes. False: there is nothing left to say. */
export type Wanted = boolean | PutOff;

/**
 * Asked just before sending: is there still anything to say, and may it be said now? A digest with nothing left, an offer
 * already answered, a call for a huddle that has begun are withdrawn. When a kind may go stands in one table (message.ts).
 * Nobody is written to who has left (hazard H3), nor about a person who keeps their case from the reader's organisation by
 * now [DOMAIN.md 6].
 */
export async function isStillWanted(asker: Context, message: Claimed): Promise<Wanted> {
  if (message.toMember === null)
    return (await isToldTo(asker, undefined, message)) && whenFor(asker, undefined, message);
  const reader = await memberOf(asker, message.toMember);
  if (reader === undefined || reader.leftOn !== null) return false;
  return (await isToldTo(asker, reader, message)) && whenFor(asker, reader, message);
}

/** Whether there is anything to say to that reader: what it is about may be gone, or not for them. */
async function isToldTo(asker: Context, reader: Member | undefined, message: Claimed): Promise<boolean> {
  const ctx = reader === undefined ? asker : { ...asker, actor: actorOf(reader, '') };
  try {
    // Back from leave, they hear it themselves.
    if (message.insteadOf !== null && !(await onLeave(ctx, ctx.today)).has(message.insteadOf)) return false;
    return await isWanted(ctx, message, message.insteadOf ?? message.toMember);
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** When it may go by the table of kinds: now, later, or, on another day than its own, not at all. */
async function whenFor(ctx: Context, reader: Member | undefined, message: Claimed): Promise<Wanted> {
  const { goes, away } = kindOf(message.kind);
  if (goes === 'any') return true;
  if (goes === 'live' && (message.activityId !== null || (await isLive(ctx, message.aboutId)))) return true;
  const { zone, localClosures, now, today } = ctx;
  const teamWorks = (day: Day): boolean => isWorkingDay(day, localClosures);
  const isPersonal = reader !== undefined && goes !== 'team';
  const leave = isPersonal ? await leaveAhead(ctx, reader.id) : [];
  const isAway = (day: Day): boolean =>
    leave.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
  // Whoever works at weekends only hears on the team's days, or never.
  const weekdays = isPersonal && reader.workingDays.some((day) => day <= 5) ? reader.workingDays : undefined;
  const works = (day: Day): boolean =>
    (weekdays === undefined ? teamWorks(day) : isWorkingDayOf(weekdays, day, localClosures)) && !isAway(day);
  const due = afterQuiet(now, zone, works);
  if (due <= now) return true;
  if (goes === 'day') return false;
  // Leave may end sooner than was said: each morning it is looked at again.
  const tomorrow = afterQuiet(instantAt(addDays(today, 1), QUIET_UNTIL, zone), zone, teamWorks);
  return {
    again: due < tomorrow ? due : tomorrow,
    expected: afterQuiet(message.expectedAt, zone, works),
    instead: isPersonal && away === 'instead' && isAway(today) ? await standIns(ctx, reader, message) : [],
  };
}

/** Who hears instead of a member on leave (hears-store.ts): those who may see what it is about, and have not heard it. */
async function standIns(ctx: Context, reader: Member, message: Claimed): Promise<string[]> {
  if (message.insteadOf !== null) return [];
  const may: { id: string; isDeputy: boolean }[] = [];
  for (const one of await standInsOf(ctx, reader.id, ctx.today)) {
    const told = { ...message, toMember: one.id, insteadOf: reader.id };
    if (await isToldTo(ctx, await memberOf(ctx, one.id), told)) may.push(one);
  }
  const hear: string[] = [];
  for (const { id } of may[0]?.isDeputy === true ? may.slice(0, 1) : may)
    if (!(await hasTheSame(ctx, message.id, id))) hear.push(id);
  return hear;
}

const isLive = async (ctx: Context, huddleId: string): Promise<boolean> =>
  (await huddleById(ctx, huddleId))?.status === 'live';
const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayNumber(day));

/** Whether it is still true for whom it is meant: its reader, or the member on leave for whom they hear it. */
async function isWanted(ctx: Context, message: Claimed, meantFor: string | null): Promise<boolean> {
  switch (message.kind) {
    case 'digest': {
      if (message.toMember === null || message.aboutId !== ctx.today) return false;
      return isDigestWanted(ctx, message.toMember, message.aboutId);
    }
    case 'channel-digest':
      return message.aboutId === ctx.today;
    case 'manager-digest':
      // The next week's says it all; who manages no more may not read it.
      return (
        ctx.actor.kind === 'member' &&
        ctx.actor.roles.includes('manager') &&
        mondayOf(message.aboutId) === mondayOf(ctx.today)
      );
    case 'huddle-call': {
      const huddle = await huddleById(ctx, message.aboutId);
      return (
        huddle?.status === 'scheduled' &&
        huddle.startsAt > ctx.now &&
        huddle.startsAt <= addMinutes(ctx.now, CALL_MINUTES)
      );
    }
    case 'action-assigned': {
      const action = await actionById(ctx, message.aboutId);
      return (
        action !== undefined &&
        isOpenAction(action) &&
        (action.ownerId === meantFor || action.offeredTo?.id === meantFor)
      );
    }
    case 'red-waiting':
      return (await actionById(ctx, message.aboutId))?.status === 'offered';
    case 'red-late':
      return (await actionById(ctx, message.aboutId))?.overdue === true;
    case 'owner-summary':
      return (
        message.toMember !== null &&
        (await ownerSummaryOf(ctx, message.aboutId, message.toMember)).actions.length > 0
      );
    case 'read-back':
      return (
        message.toMember !== null &&
        (await isLive(ctx, message.aboutId)) &&
        isReadBackWanted(ctx, message.aboutId, message.toMember)
      );
    case 'asked-after': {
      const action = await actionById(ctx, message.aboutId);
      return action !== undefined && isOpenAction(action) && answersFor(ctx, action.ownerId, meantFor);
    }
    case 'action-overlap': {
      const action = await actionById(ctx, message.aboutId);
      return action !== undefined && isOpenAction(action);
    }
    case 'action-merged':
      // That a merge was undone is said by the same kind; each only while it is so.
      return (
        (((await actionById(ctx, message.aboutId))?.mergedInto ?? null) === null) ===
        message.cause.startsWith('unmerged:')
      );
    case 'partner-said': {
      const use = await partnerUse(ctx, message.aboutId);
      return use !== undefined && (await actionById(ctx, use.actionId)) !== undefined;
    }
    case 'case-proposed':
      return (
        (message.insteadOf === null || canSettle(ctx)) &&
        (await caseById(ctx, message.aboutId))?.status === 'shortlisted'
      );
    case 'escalated': {
      const asked = await askedOfPlace(ctx, message.aboutId);
      return asked !== undefined && asked.answeredAt === null && asked.leadId === meantFor;
    }
    case 'escalation-answered':
      return (await askedOfPlace(ctx, message.aboutId)) !== undefined;
    default:
      return (await isPrepWanted(ctx, message)) ?? true;
  }
}

const isOpenAction = (action: Pick<Action, 'status'>): boolean =>
  OPEN_ACTION.some((status) => status === action.status);

/** The owner, or while they are on leave whom they named as deputy. */
async function answersFor(ctx: Context, ownerId: string, memberId: string | null): Promise<boolean> {
  if (ownerId === memberId) return true;
  const [owner, away] = await Promise.all([memberOf(ctx, ownerId), onLeave(ctx, ctx.today)]);
  return memberId !== null && owner?.deputyId === memberId && away.has(ownerId);
}

/** Who stands in for somebody to whom a case is proposed can accept it, or propose it to another. */
const canSettle = ({ actor }: Context): boolean =>
  actor.grants.has('cases.accept') || actor.grants.has('cases.propose');
