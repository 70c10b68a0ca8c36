import type { App } from '../../src/core/context.ts';
import { systemGrants } from '../../src/core/grants.ts';
import { dayOf, machineNow, shifted } from '../../src/core/time.ts';
import {
  type Conversation,
  chosenOf,
  neighbourhoodOfMeeting,
  whoAsks,
} from '../../src/neighbourhoods/index.ts';
import type { Speaker } from '../turn.ts';
import type { Incoming } from './incoming.ts';

/** Somebody's place in one neighbourhood, and where we think their personal chat is from there. */
type Membership = { neighbourhoodId: string; memberId: string; personalChat: Conversation | undefined };
/** A member who spoke, with all their memberships. Or why not: nobody we know, or not of this team. */
export type Known = Speaker & { personalChat: Conversation | undefined; memberships: Membership[] };
export type Whose = { known: Known } | { unknown: 'person' | 'team' | 'member of this team' };

/**
 * Who speaks: tenant and Entra id (signed by Teams) → account → membership → actor. A channel says which neighbourhood by
 * its team, a meeting's chat by its huddle, a pressed card by where it was made; personal and group chats use the one chosen
 * last, else the first.
 */
export async function whoSpeaks(app: App, incoming: Incoming): Promise<Whose> {
  const { tenantId, entraId, teamId } = incoming;
  const askers = entraId === undefined ? [] : await whoAsks(app.db, { tenantId, entraId, teamId });
  const [any] = askers;
  if (any === undefined) return { unknown: 'person' };
  if (teamId !== undefined && any.teamNeighbourhood === null) return { unknown: 'team' };
  const isMeeting = teamId === undefined && incoming.place === 'shared' && askers.length > 1;
  const ofMeeting = isMeeting ? await neighbourhoodOfMeeting(app.db, tenantId, incoming.channelId) : null;
  const asker =
    teamId === undefined
      ? (askers.find((one) => one.neighbourhood.id === (incoming.madeIn ?? ofMeeting)) ?? chosenOf(askers))
      : askers.find((one) => one.neighbourhood.id === any.teamNeighbourhood);
  if (asker === undefined) return { unknown: 'member of this team' };
  const { actor: me, isProfessional, here, personalChat } = asker;
  const neighbourhood = { ...asker.neighbourhood, localClosures: here.localClosures };
  const now = shifted(machineNow(), here.offsetMs);
  const today = dayOf(now, here.zone);
  const memberships = askers.map((one) => ({
    neighbourhoodId: one.neighbourhood.id,
    memberId: one.actor.memberId,
    personalChat: one.personalChat,
  }));
  return { known: { me, isProfessional, neighbourhood, here, now, today, personalChat, memberships } };
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
