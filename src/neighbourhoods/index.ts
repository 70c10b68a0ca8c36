import { bindChannel, bindPersonalChat } from './bind-conversation.ts';
import { chooseNeighbourhood } from './choose-neighbourhood.ts';
import { listMembers, listOrganisations } from './list-members.ts';
import { whoAmI } from './who-am-i.ts';

export type { Member, Organisation } from './member.ts';
export { isProfessional, membersNamed } from './member.ts';
export {
  type Account,
  accountByEmail,
  accountByEntraId,
  actorOf,
  allNeighbourhoods,
  type Conversation,
  conversationById,
  conversationFor,
  type Membership,
  markUnreachable,
  memberByEmail,
  memberOf,
  membershipsOf,
  membersOf,
  membersWithRole,
  type Neighbourhood,
  neighbourhoodOf,
  neighbourhoodOfTeam,
  onLeave,
  organisationsOf,
} from './store.ts';

export const neighbourhoods = {
  me: whoAmI,
  members: listMembers,
  organisations: listOrganisations,
  bindChannel,
  bindPersonalChat,
  choose: chooseNeighbourhood,
};
