import { codeOf, personNumber, showPerson } from '../../src/core/ids.ts';
import { takeRef } from '../grammar.ts';
import { openPage } from '../page.ts';
import type { Said, Step } from '../phrase.ts';

/**
 * "correct N7-0042 …": the minutes are corrected on their page, where what was written stands in view beside the correction,
 * so the answer is the way there. What was typed after it is not kept.
 */
export async function readCorrect({ text, found, turn }: Said): Promise<Step> {
  const { found: typed } = takeRef(text.slice(found[0].length), turn);
  const ref = typed === undefined ? undefined : showPerson(codeOf(typed), personNumber(typed));
  const last = ref === undefined ? null : (await turn.ask('minutes.historyOf', { ref })).last;
  return {
    face: {
      heading:
        ref === undefined
          ? 'Minutes are corrected on their page'
          : `The minutes of ${ref} are corrected on their page`,
      line:
        ref !== undefined && last === null
          ? `${ref} has no minutes yet: it was not discussed in a huddle that is closed. In a live huddle, write it into the record.`
          : 'Press Correct on the case there, say what it should be and why. What was written stays beside it. I have kept nothing of what you typed here.',
      buttons: [openPage('Open', last === null ? 'huddles' : `huddles/${last.huddleId}`, turn)],
    },
  };
}
