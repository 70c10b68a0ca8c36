import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { OUTCOME_CODES, OUTCOMES } from '../../src/cases/outcome.ts';
import { type Day, showDay } from '../../src/core/day.ts';
import { FIELDS, type Field, type MinutesItem } from '../../src/minutes/minutes.ts';
import { useDo } from '../api.ts';
import { DateField } from '../parts/date-field.tsx';
import { Choice, optionsOf, Words } from '../parts/fields.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useToday } from '../shell/who.tsx';

const OUTCOME_OPTIONS = OUTCOME_CODES.map((code) => [code, OUTCOMES[code].words] as const);

const formOf = (field: Field): string => (field === 'outcome' || field === 'reviewOn' ? field : 'words');

/** What a corrected review date means for the case, as a further sentence. */
function comesBack(review: { follows: boolean; on: Day | null } | null, today: Day): string {
  if (review === null) return '';
  if (review.follows && review.on !== null) return ` The case comes back on ${showDay(review.on, today)}.`;
  return ` The case keeps its own review date${review.on === null ? '' : `, ${showDay(review.on, today)}`}: change that on the case.`;
}

/** Adds a correction beside what was written: which part, what it should be, and why. */
export function CorrectForm({ item, done }: { item: MinutesItem; done: () => void }) {
  const correct = useDo('minutes.correct');
  const say = useSay();
  const [field, setField] = useState<Field>('decision');
  const [words, setWords] = useState('');
  const [reason, setReason] = useState('');
  const today = useToday();
  const save = async (): Promise<void> => {
    const answer = await correct({ itemId: item.itemId, field, words, reason });
    if (answer.refused !== undefined) return;
    say(`The correction stands beside the record.${comesBack(answer.done.review, today)}`);
    done();
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Choice
        label="What is to be corrected"
        value={field}
        options={optionsOf(FIELDS)}
        onChoose={(chosen) => {
          setField(chosen);
          // Words do not become an outcome or a day, nor a code the words of a decision.
          if (formOf(chosen) !== formOf(field)) setWords(chosen === 'outcome' ? 'NO_CHANGE' : '');
        }}
      />
      {field === 'outcome' ? (
        <Choice
          label="It should be"
          value={words as (typeof OUTCOME_CODES)[number]}
          options={OUTCOME_OPTIONS}
          onChoose={setWords}
        />
      ) : field === 'reviewOn' ? (
        <DateField label="It should be" required onDay={(day) => setWords(day ?? '')} />
      ) : (
        <Words label="It should be" value={words} onText={setWords} lines required />
      )}
      <Words
        label="Why"
        hint="The words of the huddle stay as they were; both are shown."
        placeholder="Typed in the wrong box"
        value={reason}
        onText={setReason}
        required
      />
      <RefusalNotice from={correct} />
      <div className="row">
        <Button
          type="submit"
          appearance="primary"
          disabled={correct.busy || words.trim() === '' || reason.trim() === ''}
        >
          Add the correction
        </Button>
        <Button onClick={done}>Cancel</Button>
      </div>
    </form>
  );
}
