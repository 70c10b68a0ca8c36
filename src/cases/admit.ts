import type { Context } from '../core/context.ts';
import { Refusal, required } from '../core/refusal.ts';
import { dayOf, showDay } from '../core/time.ts';
import { type Member, memberOf, membersWithRole } from '../neighbourhoods/index.ts';
import { personByRef } from '../people/index.ts';
import { CASE_STATUSES } from './case.ts';
import type { Case } from './store.ts';

/** Somebody who may become a case. */
export type Admissible = { ref: string; person: number };

const BARRED: Record<string, string> = {
  objected: 'has objected to sharing, so they cannot become a case. Talk with them first.',
  deceased: 'is recorded as having died. Nobody is contacted about them.',
  restricted: 'has a restricted record. Ask your information governance lead before anything is kept here.',
};
/** Refuses people whom no list and nobody may admit: objected, died, restricted, or two birth dates held [DOMAIN.md 3]. */
export function refuseBarred(found: {
  ref: string;
  bars: readonly string[];
  birthDateConflict: boolean;
}): void {
  const bar = found.bars.find((one) => BARRED[one] !== undefined);
  if (bar !== undefined) throw new Refusal('conflict', `${found.ref} ${BARRED[bar]}`);
  if (found.birthDateConflict)
    throw new Refusal(
      'conflict',
      `Two birth dates are held for ${found.ref}. Ask their practice which is right before you go on.`,
    );
}

/** The people behind the references, in one order for everybody, so that two who accept the same people never lock each other out. */
export async function admissible(ctx: Context, refs: readonly string[]): Promise<Admissible[]> {
  const found: Admissible[] = [];
  for (const ref of new Set(refs)) {
    const { person, bars, birthDateConflict } = required(await personByRef(ctx, ref), `person (${ref})`);
    refuseBarred({ ref, bars, birthDateConflict });
    found.push({ ref, person });
  }
  return found.sort((a, b) => a.person - b.person);
}

/** "N7-0042 is already a case, accepted by Dr Anna Reid on Tue 24 Nov." A case that the asker may not see gives nothing away. */
export async function alreadyACase(ctx: Context, ref: string, open: Case | undefined): Promise<string> {
  if (open === undefined) return `${ref} cannot be added by your organisation. Ask your coordinator.`;
  if (open.status === 'shortlisted') return `${ref} is already proposed. Open the proposal to accept it.`;
  const by = open.acceptedBy === null ? undefined : await memberOf(ctx, open.acceptedBy);
  const who = by === undefined ? CASE_STATUSES[open.status].toLowerCase() : `accepted by ${by.name}`;
  return `${ref} is already a case, ${who} on ${showDay(dayOf(open.acceptedAt ?? open.openedAt, ctx.zone), ctx.today)}. Open it instead.`;
}

/** The named coordinator, or the neighbourhood's first; null when it has none. Refuses somebody who left or may not see the case. */
export async function coordinatorFor(
  ctx: Context,
  id: string | undefined,
  excludedOrganisations: readonly string[] = [],
): Promise<string | null> {
  if (id === undefined) {
    const fit = (await membersWithRole(ctx, 'coordinator')).find(
      (one) => !excludedOrganisations.includes(one.organisationId),
    );
    return fit?.id ?? null;
  }
  return (await presentMember(ctx, id, excludedOrganisations)).id;
}

/** A member of this neighbourhood who has not left and may see the case. */
export async function presentMember(
  ctx: Context,
  id: string,
  excludedOrganisations: readonly string[] = [],
): Promise<Member> {
  const member = required(await memberOf(ctx, id), 'member of this neighbourhood');
  if (member.leftOn !== null && member.leftOn <= ctx.today)
    throw new Refusal('conflict', `${member.name} has left the team. Choose somebody else.`);
  if (excludedOrganisations.includes(member.organisationId))
    throw new Refusal(
      'forbidden',
      `${member.name}’s organisation does not work on this case. Choose somebody else.`,
    );
  return member;
}
