import { dropDraft, keepDraft, settleDraft } from './action-drafts.ts';
import { addItem } from './add-item.ts';
import { admissions } from './admissions.ts';
import { attend } from './attend.ts';
import { cancelHuddle, restoreHuddle } from './cancel-huddle.ts';
import { changeSeries } from './change-series.ts';
import { closeHuddle } from './close-huddle.ts';
import { previewClosures } from './closures.ts';
import { currentCase } from './current-case.ts';
import { endSeries, undoSchedule } from './end-series.ts';
import { fillAgenda, planHuddle } from './fill-agenda.ts';
import { findHuddle } from './find-huddle.ts';
import { hearMeeting, huddleInMeeting } from './hear-meeting.ts';
import { setJoinLink } from './join-link.ts';
import { keepCase } from './keep-case.ts';
import { listBeyond } from './list-beyond.ts';
import { listHuddles, listSeries } from './list-huddles.ts';
import { moveHuddle } from './move-huddle.ts';
import { changeAgendaItem, moveItem, pinItem } from './move-item.ts';
import { moveSeries } from './move-series.ts';
import { readNextHuddle } from './next-huddle.ts';
import { back, deferItem, goTo, nextItem } from './next-item.ts';
import { okLate } from './ok-late.ts';
import { openDue } from './open-due.ts';
import { passGate } from './pass-gate.ts';
import { postOfHuddle } from './post-of-huddle.ts';
import { previewSeries } from './preview-series.ts';
import { discussionsOf, readDiscussion } from './read-discussion.ts';
import { readHuddle } from './read-huddle.ts';
import { recordDiscussion } from './record-discussion.ts';
import { removeItem, restoreItem } from './remove-item.ts';
import { scheduleHuddles } from './schedule-huddles.ts';
import { coverStage, showStage } from './show-stage.ts';
import { startHuddle, undoStart } from './start-huddle.ts';
import { undoChange } from './undo-change.ts';

export { isSettled } from './agenda.ts';
export { agendaCases, questionAsked } from './agenda-cases-store.ts';
export { changeItem, type ItemRow, itemsOf } from './agenda-store.ts';
export { TIMES_TO_CHAIR } from './because.ts';
export { type CalendarRow, calendarFrom, calendarGone, calendarRow } from './calendar-store.ts';
export { askChair, chairsOf, isTheChair } from './chair.ts';
export { followClosures } from './closures.ts';
export { refusePastReview } from './decided.ts';
export { disciplinesExpected } from './expected-store.ts';
export { type Grounded, groundsOf, needGround } from './ground.ts';
export { agendaItem, openHuddle, visibleItem, whenOf } from './guard.ts';
export type { HuddleDetail, HuddleSummary } from './huddle.ts';
export { REVIEW_WEEKS } from './huddle.ts';
export type { HuddlePost } from './huddle-post.ts';
export { KINDS } from './kind.ts';
export { yesByOpening } from './late.ts';
export { refuseLeaving } from './leaving.ts';
export { mustDecide } from './live-now.ts';
export { nextHuddle } from './next-huddle.ts';
export { comingHuddles } from './opening.ts';
export { disciplinesInWords } from './plan-words.ts';
export { correctPost, tellChannel } from './post.ts';
export { attendanceOf, keepAttendance } from './record-store.ts';
export { channelOfHuddle } from './series-store.ts';
export { type Agreed, layOnTable, setLane, settleItem, unsettleItem } from './settle-store.ts';
export { isWithheld, wordsIn } from './show.ts';
export { type HuddleRow, huddleById } from './store.ts';
export { takeOffAgendas } from './take-off-agendas.ts';
export { dayAndTime, timetableOf } from './timetable.ts';

export const huddles = {
  previewSeries,
  previewClosures,
  schedule: scheduleHuddles,
  undoSchedule,
  changeSeries,
  moveSeries,
  endSeries,
  undoChange,
  series: listSeries,
  list: listHuddles,
  beyond: listBeyond,
  next: readNextHuddle,
  current: currentCase,
  find: findHuddle,
  read: readHuddle,
  post: postOfHuddle,
  admissions,
  discussion: readDiscussion,
  ofCase: discussionsOf,
  move: moveHuddle,
  cancel: cancelHuddle,
  restore: restoreHuddle,
  setJoinLink,
  plan: planHuddle,
  fill: fillAgenda,
  addItem,
  removeItem,
  restoreItem,
  moveItem,
  pinItem,
  okLate,
  changeItem: changeAgendaItem,
  start: startHuddle,
  undoStart,
  nextItem,
  back,
  goTo,
  defer: deferItem,
  passGate,
  keepCase,
  keepDraft,
  dropDraft,
  settleDraft,
  showStage,
  coverStage,
  inMeeting: huddleInMeeting,
  hearMeeting,
  attend,
  record: recordDiscussion,
  close: closeHuddle,
  openDue,
};
