import { bankHolidayName, isWorkingDay } from '../calendar/index.ts';
import { caseById } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { grantsOf } from '../core/grants.ts';
import { Refusal, required } from '../core/refusal.ts';
import { addDays, type Day, showDay } from '../core/time.ts';
import { type Leave, type Member, memberOf, membersWithRole, onLeave } from '../neighbourhoods/index.ts';
import type { Held } from './store.ts';

/**
 * The member who is to own an action of this case. Refuses `missing` outside the neighbourhood, `conflict` for somebody who
 * has left (hazard H3) and `forbidden` for a role that does no actions or an organisation that the person excluded.
 */
export function ownerFrom(
  ctx: Context,
  member: Member | undefined,
  excludedOrganisations: readonly string[],
): Member {
  const owner = required(member, 'member of this neighbourhood');
  if (owner.leftOn !== null && owner.leftOn <= ctx.today)
    throw new Refusal('conflict', `${owner.name} has left the team. Choose somebody else.`);
  if (!grantsOf(owner.roles).has('actions.do'))
    throw new Refusal('forbidden', `${owner.name}’s role takes on no actions. Choose somebody else.`);
  if (excludedOrganisations.includes(owner.organisationId))
    throw new Refusal(
      'forbidden',
      `${owner.name}’s organisation does not work on this case. Choose somebody else.`,
    );
  return owner;
}

/** The same question with yes or no, for those whom nobody chose. */
export const mayOwn = (ctx: Context, member: Member, excludedOrganisations: readonly string[]): boolean =>
  !(member.leftOn !== null && member.leftOn <= ctx.today) &&
  grantsOf(member.roles).has('actions.do') &&
  !excludedOrganisations.includes(member.organisationId);

/**
 * Who takes an action over from its owner: their `deputy` where one is given, else who coordinates the case, else any
 * coordinator; somebody who is here today before somebody on leave. One who has left, or whose organisation the person
 * excluded, does not.
 */
export async function whoTakesOver(
  ctx: Context,
  { caseId, coordinatorId, action }: Held,
  deputy?: Member,
): Promise<Member | undefined> {
  const [about, named, others, away] = await Promise.all([
    caseById(ctx, caseId),
    coordinatorId === null ? undefined : memberOf(ctx, coordinatorId),
    membersWithRole(ctx, 'coordinator'),
    onLeave(ctx, ctx.today),
  ]);
  const may = [deputy, named, ...others].filter(
    (member) =>
      member !== undefined &&
      member.id !== action.ownerId &&
      mayOwn(ctx, member, about?.excludedOrganisations ?? []),
  );
  return may.find((member) => member !== undefined && !away.has(member.id)) ?? may[0];
}

/** Refuses a day that has passed, or that is over a year away: mostly a slip of the year. */
export function refuseBadDue(ctx: Context, due: Day): void {
  if (due < ctx.today)
    throw new Refusal('invalid', `${showDay(due, ctx.today)} has passed. When should it be done by?`);
  if (due > addDays(ctx.today, 366))
    throw new Refusal('invalid', `${showDay(due, ctx.today)} is more than a year away. Check the date.`);
}

/** What to say about an owner and a due date that are allowed but worth a second look; undefined when all is well. */
export async function warningFor(
  ctx: Context,
  owner: Member,
  leave: readonly Leave[],
  due: Day,
): Promise<string | undefined> {
  for (const [day, when] of [
    [due, `on ${showDay(due, ctx.today)}`],
    [ctx.today, 'today'],
  ] as const)
    if (leave.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay)) {
      const deputy = owner.deputyId === null ? undefined : await memberOf(ctx, owner.deputyId);
      return `${owner.name} is on leave ${when}.${deputy === undefined ? '' : ` ${deputy.name} covers.`}`;
    }
  if (isWorkingDay(due, ctx.localClosures)) return undefined;
  return `${showDay(due, ctx.today)} is ${bankHolidayName(due) ?? 'not a working day'}.`;
}
