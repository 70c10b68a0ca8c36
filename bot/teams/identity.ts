import type { App } from '../../src/core/context.ts';
import { systemGrants } from '../../src/core/grants.ts';
import { dayOf, machineNow, shifted } from '../../src/core/time.ts';
import { type Conversation, chosenOf, whoAsks } from '../../src/neighbourhoods/index.ts';
import type { Speaker } from '../turn.ts';
import type { Incoming } from './incoming.ts';

/** A member who spoke, and where we think their personal chat is. Or why not: nobody we know, or not of this team. */
export type Known = Speaker & { personalChat: Conversation | undefined };
export type Whose = { known: Known } | { unknown: 'person' | 'team' | 'member of this team' };

/**
 * Who speaks: tenant and Entra id (signed by Teams) → account → membership → actor. A channel says which neighbourhood by
 * its team; personal and group chats use the one chosen last, else the first.
 */
export async function whoSpeaks(app: App, { tenantId, entraId, teamId }: Incoming): Promise<Whose> {
  const askers = entraId === undefined ? [] : await whoAsks(app.db, { tenantId, entraId, teamId });
  const [any] = askers;
  if (any === undefined) return { unknown: 'person' };
  if (teamId !== undefined && any.teamNeighbourhood === null) return { unknown: 'team' };
  const asker =
    teamId === undefined
      ? chosenOf(askers)
      : askers.find((one) => one.neighbourhood.id === any.teamNeighbourhood);
  if (asker === undefined) return { unknown: 'member of this team' };
  const { actor: me, isProfessional, here, personalChat } = asker;
  const neighbourhood = { ...asker.neighbourhood, localClosures: here.localClosures };
  const now = shifted(machineNow(), here.offsetMs);
  const today = dayOf(now, here.zone);
  return { known: { me, isProfessional, neighbourhood, here, now, today, personalChat } };
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
