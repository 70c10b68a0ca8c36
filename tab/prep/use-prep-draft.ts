import { useEffect, useState } from 'react';
import { isOutcome } from '../../src/cases/outcome.ts';
import type { Prep } from '../../src/prep/prep.ts';
import { type Deed, useDeed } from '../api.ts';
import {
  type Draft,
  type Fields,
  heard,
  isDirty,
  refused,
  saved,
  sending,
  settle,
  startDraft,
  typed,
} from '../huddles/draft.ts';

export const fieldsOf = (prep: Prep): Fields => ({
  question: prep.question,
  situation: prep.situation,
  actionToDate: prep.actionToDate,
  proposal: prep.proposal,
  outcome: prep.outcome ?? '',
  reviewOn: prep.reviewOn ?? '',
});

export type PrepDraft = {
  draft: Draft;
  dirty: boolean;
  deed: Deed;
  type(field: string, words: string): void;
  choose(field: string, choice: 'mine' | 'theirs' | 'both'): void;
  /** True when it is saved. */
  save(): Promise<boolean>;
};

/**
 * What I am writing on a preparation. Somebody else's save reaches the fields that I left alone at once; where both of us
 * changed the same field both stand there until I choose. Only what I changed is sent.
 */
export function usePrepDraft(prep: Prep): PrepDraft {
  const deed = useDeed();
  const [draft, setDraft] = useState(() => startDraft(fieldsOf(prep), prep.version));
  // biome-ignore lint/correctness/useExhaustiveDependencies: hears of a later version, not of a new object.
  useEffect(() => setDraft((held) => heard(held, fieldsOf(prep), prep.version)), [prep.version]);
  return {
    draft,
    dirty: isDirty(draft),
    deed,
    type: (field, words) => setDraft((held) => typed(held, field, words)),
    choose: (field, choice) => setDraft((held) => settle(held, field, choice)),
    async save() {
      // Known as sent: what is typed meanwhile is still to be saved, and these words coming back are not somebody else's.
      const { sent } = sending(draft, crypto.randomUUID());
      setDraft((held) => ({ ...held, sent }));
      const { outcome, reviewOn, question: _question, ...words } = sent?.fields ?? {};
      const answer = await deed('prep.write', {
        itemId: prep.itemId,
        version: draft.version,
        question: draft.mine.question ?? '',
        ...words,
        ...(outcome === undefined ? {} : { outcome: isOutcome(outcome) ? outcome : null }),
        ...(reviewOn === undefined ? {} : { reviewOn: reviewOn === '' ? null : reviewOn }),
      });
      if (answer.done !== undefined) {
        const { version } = answer.done;
        setDraft((held) => (held.sent === null ? { ...held, version } : saved(held, version)));
        return true;
      }
      if (answer.refused.reason === 'conflict' && isPrep(answer.refused.theirs)) {
        const theirs = answer.refused.theirs;
        setDraft((held) => heard(refused(held), fieldsOf(theirs), theirs.version));
      } else setDraft(refused);
      return false;
    },
  };
}
const isPrep = (theirs: unknown): theirs is Prep =>
  typeof theirs === 'object' && theirs !== null && 'proposal' in theirs && 'version' in theirs;
