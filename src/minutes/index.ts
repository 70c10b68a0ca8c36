import { confirmAction, confirmMine, unconfirmAction } from './confirm-action.ts';
import { correctMinutes } from './correct-minutes.ts';
import { fileNote, unfileNote } from './file-note.ts';
import { readOwnerSummary } from './owner-summary.ts';
import { planMinutes } from './plan-minutes.ts';
import { readCorrected } from './read-corrected.ts';
import { readFairTime } from './read-fair-time.ts';
import { readHistory } from './read-history.ts';
import { readMinutes } from './read-minutes.ts';
import { readNote } from './read-note.ts';
import { readReadBack } from './read-read-back.ts';
import { readSheet } from './read-sheet.ts';
import { notesToFile } from './to-file.ts';

export { afterStep, isReadBackWanted } from './after-step.ts';
export type { ToFile } from './filing.ts';
export { keepFacts } from './keep-facts.ts';
export { ownerSummaryOf } from './owner-summary.ts';
export { unfiledOf } from './to-file.ts';

export const minutes = {
  readBack: readReadBack,
  confirm: confirmAction,
  confirmMine,
  unconfirm: unconfirmAction,
  ofHuddle: readMinutes,
  correct: correctMinutes,
  corrected: readCorrected,
  note: readNote,
  file: fileNote,
  unfile: unfileNote,
  toFile: notesToFile,
  sheet: readSheet,
  historyOf: readHistory,
  fairTime: readFairTime,
  ownerSummary: readOwnerSummary,
  plan: planMinutes,
};
