import { addItem } from './add-item.ts';
import { attend } from './attend.ts';
import { cancelHuddle, restoreHuddle } from './cancel-huddle.ts';
import { changeSeries } from './change-series.ts';
import { closeHuddle } from './close-huddle.ts';
import { currentCase } from './current-case.ts';
import { endSeries, undoSchedule } from './end-series.ts';
import { fillAgenda, planHuddle } from './fill-agenda.ts';
import { findHuddle } from './find-huddle.ts';
import { setJoinLink } from './join-link.ts';
import { listHuddles, listSeries, previewSeries } from './list-huddles.ts';
import { moveHuddle } from './move-huddle.ts';
import { changeAgendaItem, moveItem } from './move-item.ts';
import { readNextHuddle } from './next-huddle.ts';
import { back, deferItem, goTo, nextItem } from './next-item.ts';
import { openDue } from './open-due.ts';
import { postOfHuddle } from './post-of-huddle.ts';
import { discussionsOf, readDiscussion } from './read-discussion.ts';
import { readHuddle } from './read-huddle.ts';
import { recordDiscussion } from './record-discussion.ts';
import { removeItem, restoreItem } from './remove-item.ts';
import { scheduleHuddles } from './schedule-huddles.ts';
import { startHuddle, undoStart } from './start-huddle.ts';

export type { HuddleDetail, HuddleSummary } from './huddle.ts';
export type { HuddlePost } from './huddle-post.ts';
export { KINDS } from './kind.ts';
export { nextHuddle } from './next-huddle.ts';
export { comingHuddles } from './opening.ts';
export { tellChannel } from './post.ts';
export { isWithheld } from './show.ts';
export { huddleById } from './store.ts';
export { takeOffAgendas } from './take-off-agendas.ts';
export { dayAndTime } from './timetable.ts';

export const huddles = {
  previewSeries,
  schedule: scheduleHuddles,
  undoSchedule,
  changeSeries,
  endSeries,
  series: listSeries,
  list: listHuddles,
  next: readNextHuddle,
  current: currentCase,
  find: findHuddle,
  read: readHuddle,
  post: postOfHuddle,
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
  changeItem: changeAgendaItem,
  start: startHuddle,
  undoStart,
  nextItem,
  back,
  goTo,
  defer: deferItem,
  attend,
  record: recordDiscussion,
  close: closeHuddle,
  openDue,
};
