import type { App } from '../../src/core/context.ts';
import { inTransaction } from '../../src/core/execute.ts';
import { systemGrants } from '../../src/core/grants.ts';
import {
  accountByEntraId,
  actorOf,
  type Conversation,
  conversationFor,
  isProfessional,
  memberOf,
  membershipsOf,
  neighbourhoodOf,
  neighbourhoodOfTeam,
} from '../../src/neighbourhoods/index.ts';
import type { Speaker } from '../turn.ts';
import type { Incoming } from './incoming.ts';

/** A member who spoke, and where we think their personal chat is. Or why not: nobody we know, or not of this team. */
export type Known = Speaker & { personalChat: Conversation | undefined };
export type Whose = { known: Known } | { unknown: 'person' | 'team' | 'member of this team' };

/**
 * Who speaks: tenant and Entra id (signed by Teams) → account → membership → actor. A channel says which neighbourhood by
 * its team; personal and group chats use the one chosen last, else the first.
 */
export async function whoSpeaks(app: App, incoming: Incoming): Promise<Whose> {
  const { tenantId, entraId, teamId } = incoming;
  const account = entraId === undefined ? undefined : await accountByEntraId(app.db, tenantId, entraId);
  const memberships = account === undefined ? [] : await membershipsOf(app.db, account.id);
  if (account === undefined || memberships.length === 0) return { unknown: 'person' };
  const here = teamId === undefined ? undefined : await neighbourhoodOfTeam(app.db, teamId);
  if (here === null) return { unknown: 'team' };
  const membership =
    here === undefined
      ? (memberships.find((one) => one.neighbourhoodId === account.chosenNeighbourhood) ?? memberships[0])
      : memberships.find((one) => one.neighbourhoodId === here);
  if (membership === undefined) return { unknown: 'member of this team' };
  const known = await inTransaction(app, systemCall(membership.neighbourhoodId), async (ctx) => {
    const member = await memberOf(ctx, membership.memberId);
    return (
      member && {
        me: actorOf(member, account.id),
        isProfessional: isProfessional(member),
        neighbourhood: await neighbourhoodOf(ctx),
        now: ctx.now,
        today: ctx.today,
        personalChat: await conversationFor(ctx, member.id),
      }
    );
  });
  return known === undefined ? { unknown: 'person' } : { known };
}

/** Teams itself speaks: installations and addresses are kept by the system, not by whoever happened to write. */
export const systemCall = (neighbourhoodId: string) =>
  ({ actor: { kind: 'system', grants: systemGrants }, neighbourhoodId, door: 'chat' }) as const;

export const UNKNOWN = {
  person:
    'I do not know you yet. Ask the care coordinator of your neighbourhood to add you as a member, then write to me again.',
  team: 'This team is not bound to a neighbourhood yet. A care coordinator of the neighbourhood writes to me here once, and I remember.',
  'member of this team':
    'You are not a member of this team’s neighbourhood, so I cannot do that here. Ask its care coordinator to add you.',
} as const;
