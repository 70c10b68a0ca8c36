import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { dayOf, showDay } from '../../src/core/day.ts';
import { ASKS } from '../../src/insights/escalation.ts';
import { type Output, useDo } from '../api.ts';
import { Words } from '../parts/fields.tsx';
import { PersonRef, Tag } from '../parts/marks.tsx';
import { href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useToday, useWho } from '../shell/who.tsx';

type Escalation = Output<'insights.escalations'>['escalations'][number];

/** One question to the place with its answer, or, for whoever leads the place, with the form to answer it. */
export function EscalationLine({ one, mayAnswer }: { one: Escalation; mayAnswer: boolean }) {
  const today = useToday();
  const { may } = useWho();
  return (
    <li className="stuck">
      <div>
        <p>
          <a className="ref" href={href(`actions/${one.ref}`)}>
            {one.ref}
          </a>{' '}
          {ASKS[one.ask]}
        </p>
        <p className="row action-facts">
          <PersonRef person={one.caseRef} plain={!may('cases.see')} />
          <span>
            asked by {one.askedBy}, {showDay(dayOf(one.askedAt), today)}
          </span>
          {one.answeredAt === null ? (
            <Tag tone="warn">Waiting</Tag>
          ) : one.heard ? (
            <Tag tone="good">Heard in a huddle</Tag>
          ) : (
            <Tag tone="brand">Answered: put it to a huddle</Tag>
          )}
        </p>
        {one.answer !== null && one.answeredAt !== null && (
          <p>
            “{one.answer}”{' '}
            <small>
              {one.answeredBy}, {showDay(dayOf(one.answeredAt), today)}
            </small>
          </p>
        )}
      </div>
      {one.answeredAt === null && mayAnswer && <AnswerForm id={one.id} of={one.ref} />}
    </li>
  );
}

function AnswerForm({ id, of }: { id: string; of: string }) {
  const answer = useDo('insights.answer');
  const say = useSay();
  const [words, setWords] = useState('');
  const send = async (): Promise<void> => {
    const { done } = await answer({ id, answer: words });
    if (done !== undefined) say(`Your answer about ${done.ref} is with the neighbourhood.`);
  };
  return (
    <form
      className="stuck-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Words label={`Your answer about ${of}`} value={words} onText={setWords} lines />
      <Button type="submit" appearance="primary" disabled={answer.busy || words.trim() === ''}>
        Answer
      </Button>
      <RefusalNotice from={answer} />
    </form>
  );
}
