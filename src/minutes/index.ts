import { confirmAction, confirmMine, unconfirmAction } from './confirm-action.ts';
import { correctMinutes } from './correct-minutes.ts';
import { fileNote, unfileNote } from './file-note.ts';
import { readMinutes } from './read-minutes.ts';
import { readNote } from './read-note.ts';
import { readReadBack } from './read-read-back.ts';
import { notesToFile } from './to-file.ts';

export type { ToFile } from './filing.ts';
export { unfiledOf } from './to-file.ts';

export const minutes = {
  readBack: readReadBack,
  confirm: confirmAction,
  confirmMine,
  unconfirm: unconfirmAction,
  ofHuddle: readMinutes,
  correct: correctMinutes,
  note: readNote,
  file: fileNote,
  unfile: unfileNote,
  toFile: notesToFile,
};
