import { acceptAction } from './accept-action.ts';
import { assignAction } from './assign-action.ts';
import { blockAction, unblockAction } from './block-action.ts';
import { changeAction } from './change-action.ts';
import { completeAction, reopenAction } from './complete-action.ts';
import { declineAction } from './decline-action.ts';
import { cancelAction, notDoneAction } from './end-action.ts';
import { loadOfMembers, searchActions } from './find-actions.ts';
import { reassignAction } from './hand-over.ts';
import { helpWithAction, stopHelpingWithAction } from './help-with.ts';
import {
  actionsOfACase,
  dueActions,
  listActions,
  myActions,
  myFirstActions,
  readAction,
} from './list-actions.ts';
import { mergeActions } from './merge-actions.ts';
import { outstandingActions } from './outstanding.ts';
import { keepApart, notApart, overlapsOfCase, similarActions } from './overlap.ts';
import { passOnUnanswered } from './pass-on.ts';
import { snoozeAction, wakeAction } from './snooze-action.ts';
import { startAction } from './start-action.ts';
import { undoDeed } from './undo-deed.ts';

export type { Action, ActionStatus, ActionWithWarning } from './action.ts';
export {
  ACTION_PRIORITIES,
  ACTION_STATUS_CODES,
  ACTION_STATUSES,
  endOfWeek,
  NOT_DONE_REASONS,
  OPEN_ACTION,
} from './action.ts';
export { AGE_BANDS } from './age-bands.ts';
export { BLOCKED_REASONS } from './blocked-reason.ts';
export { actionsWithIds, openTotal } from './figures-store.ts';
export { countsByOrganisation, outstandingFigures } from './outstanding.ts';
export { actionToShare, lockById, partnerDid, setPartner } from './partner-deed.ts';
export { passOnFrom } from './pass-on.ts';
export { refuseForKeptAway } from './refuse-for-kept-away.ts';
export { stopActions } from './stop-actions.ts';
export {
  actionById,
  actionByNumber,
  actionsOfCase,
  actionsOfHuddle,
  openActionsDueBy,
  openAmong,
} from './store.ts';
export { foldTallies, recountActions, tallied } from './tally-store.ts';

export const actions = {
  assign: assignAction,
  accept: acceptAction,
  start: startAction,
  snooze: snoozeAction,
  wake: wakeAction,
  decline: declineAction,
  complete: completeAction,
  reopen: reopenAction,
  block: blockAction,
  unblock: unblockAction,
  reassign: reassignAction,
  notDone: notDoneAction,
  cancel: cancelAction,
  change: changeAction,
  undo: undoDeed,
  merge: mergeActions,
  similar: similarActions,
  overlaps: overlapsOfCase,
  keepApart,
  notApart,
  help: helpWithAction,
  stopHelping: stopHelpingWithAction,
  passOnUnanswered,
  load: loadOfMembers,
  search: searchActions,
  mine: myActions,
  myFirst: myFirstActions,
  list: listActions,
  ofCase: actionsOfACase,
  dueFor: dueActions,
  outstanding: outstandingActions,
  read: readAction,
};
