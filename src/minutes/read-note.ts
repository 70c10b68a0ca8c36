import { z } from 'zod';
import { actionsOfHuddle } from '../actions/index.ts';
import { OUTCOMES, type OutcomeCode } from '../cases/index.ts';
import { personNumber, showPerson } from '../core/ids.ts';
import { required } from '../core/refusal.ts';
import { query } from '../core/use-case.ts';
import { dayAndTime, huddles, KINDS } from '../huddles/index.ts';
import { type Identity, personByRef, shownIdentity } from '../people/index.ts';
import type { Filing } from './filing.ts';
import { recordFor } from './ground.ts';
import { noteTexts } from './note-text.ts';
import { saidOf, wasCorrected } from './read-minutes.ts';
import { correctionsOf, filingsOf } from './store.ts';

type Note = {
  itemId: string;
  huddleId: string;
  ref: string;
  /** To check against the record before pasting (hazard H1); it is not part of the text. */
  person: Identity;
  emis: string;
  systmone: string;
  filing: Filing | null;
  fileAgain: boolean;
};

/**
 * The copy-ready note of one discussed case for that person's own record, and nobody else's: plain text for EMIS and for
 * SystmOne, beside three identifiers to check. For those who may see who the person is; an audited look.
 */
export const readNote = query({
  says: 'Copy the note for a person’s record',
  needs: 'cases.see',
  where: 'personal',
  input: z.object({ itemId: z.uuid() }),
  async run({ itemId }, ctx): Promise<Note> {
    const record = await recordFor(ctx, itemId, 'knows');
    const ref = showPerson(ctx.code, record.person);
    const known = required(await personByRef(ctx, ref), 'person');
    const huddle = await huddles.read.run({ huddleId: record.huddleId }, ctx);
    const corrections = (await correctionsOf(ctx, [itemId])).get(itemId) ?? [];
    const filing = (await filingsOf(ctx, [itemId])).get(itemId) ?? null;
    const agreed = await actionsOfHuddle(ctx, record.huddleId);
    return {
      itemId,
      huddleId: record.huddleId,
      ref,
      person: await shownIdentity(ctx, ref, known),
      ...noteTexts({
        ref,
        kind: KINDS[record.kind].words,
        day: dayAndTime(record.localStart).day,
        chair: huddle.chair?.name ?? null,
        present: huddle.attendance.filter(({ state }) => state === 'here' || state === 'left'),
        withoutMeeting: record.lane === 'agree',
        matters:
          record.matters === null
            ? null
            : { words: record.matters, by: record.mattersBy ?? '', on: record.mattersOn ?? huddle.day },
        said: saidOf(record),
        outcome: record.outcome === null ? null : OUTCOMES[record.outcome as OutcomeCode].words,
        actions: agreed.filter((one) => one.caseRef === ref && one.status !== 'cancelled'),
        corrections: corrections.map((one) =>
          one.field === 'outcome' ? { ...one, words: OUTCOMES[one.words as OutcomeCode].words } : one,
        ),
      }),
      filing,
      fileAgain: filing !== null && wasCorrected(corrections, filing.at),
    };
  },
  looks: (_asked, { ref, huddleId }) => [
    { person: personNumber(ref), purpose: 'note for the record', huddle: huddleId },
  ],
});
