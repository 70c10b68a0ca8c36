import { CompiledQuery } from 'kysely';
import type { Here, MemberActor } from '../core/context.ts';
import type { Role } from '../core/grants.ts';
import type { Day } from '../core/time.ts';
import type { Db } from '../db/connect.ts';
import type { Conversation } from './conversation-store.ts';
import { isProfessional } from './member.ts';
import { actorOf } from './store.ts';

/** A membership of somebody who signed in, and what a door needs of that neighbourhood before it asks anything there. */
export type Asker = {
  actor: MemberActor;
  isProfessional: boolean;
  neighbourhood: { id: string; code: string; name: string };
  here: Here;
  personalChat: Conversation | undefined;
  /** It was chosen last, among several. */
  isChosen: boolean;
  /** The neighbourhood that the team asked about is bound to. */
  teamNeighbourhood: string | null;
};
type Row = {
  accountId: string;
  isChosen: boolean;
  teamNeighbourhood: string | null;
  neighbourhoodId: string;
  code: string;
  neighbourhood: string;
  zone: string;
  localClosures: Day[];
  offsetMs: number;
  memberId: string;
  name: string;
  organisationId: string;
  profession: string;
  discipline: string;
  roles: Role[];
  chatId: string | null;
  chatConversationId: string;
  chatServiceUrl: string;
  chatTenantId: string;
  chatBotId: string;
  chatReachable: boolean;
};

// Said for each message and each page: a text that needs no building.
const WHO_ASKS = 'select * from who_asks($1, $2, $3::text)';
/**
 * Who stands behind a sign-in (tenant and Entra id): each membership that has not ended, by the neighbourhood's code; none
 * for somebody we do not know. Crosses neighbourhoods, by the one function that may. One round trip.
 */
export async function whoAsks(
  db: Db,
  signIn: { tenantId: string; entraId: string; teamId?: string | undefined },
): Promise<Asker[]> {
  const { rows } = await db.executeQuery<Row>(
    CompiledQuery.raw(WHO_ASKS, [signIn.tenantId, signIn.entraId, signIn.teamId ?? null]),
  );
  return rows.map((row) => ({
    actor: actorOf({ ...row, id: row.memberId }, row.accountId),
    isProfessional: isProfessional(row),
    neighbourhood: { id: row.neighbourhoodId, code: row.code, name: row.neighbourhood },
    here: {
      code: row.code,
      zone: row.zone,
      localClosures: row.localClosures,
      offsetMs: row.offsetMs,
    },
    personalChat:
      row.chatId === null
        ? undefined
        : {
            id: row.chatId,
            kind: 'personal',
            conversationId: row.chatConversationId,
            serviceUrl: row.chatServiceUrl,
            teamsTenantId: row.chatTenantId,
            botId: row.chatBotId,
            reachable: row.chatReachable,
          },
    isChosen: row.isChosen,
    teamNeighbourhood: row.teamNeighbourhood,
  }));
}

/** The one that was chosen last; else the first. */
export const chosenOf = (askers: readonly Asker[]): Asker | undefined =>
  askers.find((one) => one.isChosen) ?? askers[0];
