import { bindChannel, bindMeeting, bindPersonalChat } from './bind-conversation.ts';
import { chooseNeighbourhood } from './choose-neighbourhood.ts';
import { setDeputy } from './deputy.ts';
import { foundNeighbourhood } from './found-neighbourhood.ts';
import { backFromLeave, endLeave, listLeave, setLeave } from './leave.ts';
import { memberBack, memberLeft } from './leaving.ts';
import { listMembers, listOrganisations } from './list-members.ts';
import { myPhone, setOrganisationPhone, setPhone } from './phone.ts';
import { readClosures, setClosures } from './set-closures.ts';
import { whoAmI } from './who-am-i.ts';

export { phoneOf } from './absence-store.ts';
export { type Asker, chosenOf, whoAsks } from './asker-store.ts';
export {
  type Conversation,
  conversationById,
  conversationFor,
} from './conversation-store.ts';
export { foundPracticeNeighbourhood } from './found-neighbourhood.ts';
export type { Discipline, Member, Organisation } from './member.ts';
export { DISCIPLINES, disciplineWords, isProfessional, membersNamed } from './member.ts';
export {
  actorOf,
  allNeighbourhoods,
  type Leave,
  leaveAhead,
  memberByEmail,
  memberBySignIn,
  memberOf,
  membersOf,
  membersWithRole,
  type Neighbourhood,
  neighbourhoodOf,
  neighbourhoodOfMeeting,
  neighbourhoodOfTeam,
  onLeave,
  organisationsOf,
  type SignIn,
  signInOf,
} from './store.ts';

export const neighbourhoods = {
  me: whoAmI,
  members: listMembers,
  organisations: listOrganisations,
  bindChannel,
  bindPersonalChat,
  bindMeeting,
  choose: chooseNeighbourhood,
  closures: readClosures,
  setClosures,
  found: foundNeighbourhood,
  leave: listLeave,
  setLeave,
  endLeave,
  back: backFromLeave,
  setDeputy,
  memberLeft,
  memberBack,
  myPhone,
  setPhone,
  setOrganisationPhone,
};
