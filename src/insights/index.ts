import { answerEscalation } from './answer.ts';
import { escalateAction } from './escalate.ts';
import { exportActions } from './export-actions.ts';
import { joinPlace } from './join-place.ts';
import { listEscalations } from './list-escalations.ts';
import { readManagerDigest } from './manager-digest.ts';
import { nudgeOwner } from './nudge-owner.ts';
import { planInsights } from './plan-insights.ts';
import { recountFigures } from './recount.ts';
import { showBehind } from './show-behind.ts';
import { showCarriedOut } from './show-carried-out.ts';
import { showReasons, showTimes } from './show-flow.ts';
import { showUnblock } from './show-unblock.ts';

export const insights = {
  carriedOut: showCarriedOut,
  times: showTimes,
  reasons: showReasons,
  unblock: showUnblock,
  behind: showBehind,
  export: exportActions,
  nudge: nudgeOwner,
  escalate: escalateAction,
  answer: answerEscalation,
  escalations: listEscalations,
  joinPlace,
  managerDigest: readManagerDigest,
  plan: planInsights,
  recount: recountFigures,
};
