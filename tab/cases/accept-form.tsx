import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { COHORT_CODES, PRIORITIES, type Priority } from '../../src/cases/case.ts';
import { type Answer, type Deed, useDeed } from '../api.ts';
import { Choice, optionsOf, Words } from '../parts/fields.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { RELATIONSHIP_OPTIONS } from './person-block.tsx';
import { SharingFields, useSharing } from './sharing-fields.tsx';

/**
 * Accepts one person or several who were opened, with a shared relationship, reason, sharing basis and question
 * (DOMAIN.md 3, the two-stage rule). What was accepted can be undone at once.
 */
export function AcceptForm({
  refs,
  cohort,
  question: firstQuestion = '',
  reason: firstReason = '',
  done,
}: {
  refs: readonly string[];
  cohort: string;
  question?: string;
  reason?: string;
  done: (accepted: readonly string[]) => void;
}) {
  const deed = useDeed();
  const say = useSay();
  const [relationship, setRelationship] = useState('');
  const [reason, setReason] = useState(firstReason);
  const sharing = useSharing();
  const [question, setQuestion] = useState(firstQuestion);
  const [priority, setPriority] = useState<Priority>('amber');
  const lacks =
    relationship === '' || reason.trim() === '' || question.trim() === '' || sharing.problem !== undefined;

  const accept = async (): Promise<void> => {
    const answer = await deed('cases.accept', {
      refs: [...refs],
      cohort: COHORT_CODES.find((code) => code === cohort) ?? 'PROFESSIONAL_JUDGEMENT',
      relationship,
      reason,
      ...sharing.input,
      question,
      priority,
    });
    if (answer.refused !== undefined) return;
    const { cases } = answer.done;
    say(cases.length === 1 ? `${cases[0]?.ref} is accepted.` : `${cases.length} people are accepted.`, () =>
      undoAll(deed, cases),
    );
    done(cases.map(({ ref }) => ref));
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!lacks) void accept();
      }}
    >
      <Words
        label="The question for the team"
        hint="One line that the discussion should answer"
        required
        value={question}
        onText={setQuestion}
        maxLength={300}
      />
      <Words label="Why now" required value={reason} onText={setReason} lines />
      <div className="form-pair">
        <Choice
          label="Your relationship"
          value={relationship}
          options={RELATIONSHIP_OPTIONS}
          onChoose={setRelationship}
          required
        />
        <Choice label="Priority" value={priority} options={optionsOf(PRIORITIES)} onChoose={setPriority} />
      </div>
      <SharingFields sharing={sharing} />
      <RefusalNotice from={deed} />
      <div className="row">
        <Button appearance="primary" type="submit" disabled={lacks || deed.busy}>
          {refs.length === 1 ? `Accept ${refs[0]}` : `Accept ${refs.length} people`}
        </Button>
      </div>
    </form>
  );
}

/** Takes back each of them; what can no longer be taken back is said. */
async function undoAll(
  deed: Deed,
  cases: readonly { id: string; version: number }[],
): Promise<Answer<unknown>> {
  const answers = await Promise.all(
    cases.map(({ id, version }) => deed('cases.undoAccept', { id, version })),
  );
  return answers.find(({ refused }) => refused !== undefined) ?? { done: cases.length };
}
