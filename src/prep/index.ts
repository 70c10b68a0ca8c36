import { readAgreed } from './agreed.ts';
import { answerCover, askCover, undoCover } from './ask-cover.ts';
import { confirmAgreed, undoAgreed } from './confirm-agreed.ts';
import { myPrep } from './my-prep.ts';
import { opine } from './opine.ts';
import { planPrep } from './plan-prep.ts';
import { readCover } from './read-cover.ts';
import { readPrep } from './read-prep.ts';
import { writePrep } from './write-prep.ts';

export { type AskedItem, prepAskedOf } from './asked-of.ts';
export { judgeLanesOf } from './judge-lane.ts';
export { isPrepWanted } from './still-asked.ts';
export { layPrepOnTable } from './table.ts';

export const prep = {
  mine: myPrep,
  read: readPrep,
  write: writePrep,
  opine,
  agreed: readAgreed,
  confirmAgreed,
  undoAgreed,
  cover: readCover,
  askCover,
  undoCover,
  answerCover,
  plan: planPrep,
};
