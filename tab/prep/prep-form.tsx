import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { isOutcome, OUTCOME_CODES, OUTCOMES } from '../../src/cases/outcome.ts';
import { dayOf, showDay, showTime, timeOf } from '../../src/core/day.ts';
import type { Prep } from '../../src/prep/prep.ts';
import { ClashNotice } from '../huddles/clash-notice.tsx';
import { whoWrote } from '../huddles/draft.ts';
import { DateField } from '../parts/date-field.tsx';
import { Choice, Words } from '../parts/fields.tsx';
import { OnDay } from '../parts/marks.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useToday, useWho } from '../shell/who.tsx';
import { usePrepDraft } from './use-prep-draft.ts';

const OUTCOME_OPTIONS: [string, string][] = [
  ['', 'Not said yet'],
  ...OUTCOME_CODES.map((code): [string, string] => [code, OUTCOMES[code].words]),
];
const say = (field: string) => (value: string) =>
  field === 'outcome' && isOutcome(value) ? OUTCOMES[value].words : value;

/** The presenter's form: the question first, since a case is presented round one; the rest saves minutes in the room. */
export function PrepForm({ prep }: { prep: Prep }) {
  const { me } = useWho();
  const today = useToday();
  const tell = useSay();
  const { draft, dirty, deed, type, choose, save } = usePrepDraft(prep);
  const [dateAsOf, setDateAsOf] = useState(0);
  const mine = (field: string): string => draft.mine[field] ?? '';
  const clashing = Object.keys(draft.clashes).length > 0;
  const field = (name: string, label: string, hint?: string) => (
    <div className="stack">
      <Words label={label} hint={hint} value={mine(name)} onText={(words) => type(name, words)} lines />
      {clashOf(name)}
    </div>
  );
  const clashOf = (name: string) => {
    const clash = draft.clashes[name];
    return clash === undefined ? null : (
      <ClashNotice
        clash={clash}
        who={whoWrote(prep.writtenBy, me.member?.id)}
        say={say(name)}
        both={name !== 'outcome' && name !== 'reviewOn'}
        choose={(choice) => {
          choose(name, choice);
          setDateAsOf(dateAsOf + 1);
        }}
      />
    );
  };
  return (
    <form
      className="panel"
      aria-label="Preparation"
      onSubmit={(event) => {
        event.preventDefault();
        void save().then((done) => done && tell(`${prep.ref} is prepared.`));
      }}
    >
      {prep.version === 0 && prep.earlier !== null && (
        <div className="notice">
          <span className="notice-words">It was prepared for an earlier huddle and not discussed there.</span>
          <Button
            size="small"
            onClick={() => {
              const { question: _question, outcome, reviewOn: _reviewOn, ...words } = prep.earlier ?? prep;
              for (const [name, value] of Object.entries(words)) type(name, value);
              type('outcome', outcome ?? '');
            }}
          >
            Take it over
          </Button>
        </div>
      )}
      <Words
        label="The question for the team"
        hint="One line that the discussion should answer"
        required
        value={mine('question')}
        onText={(words) => type('question', words)}
        maxLength={300}
      />
      {clashOf('question')}
      {field('situation', 'Situation')}
      {field('actionToDate', 'Action to date')}
      {field('proposal', 'What I propose', 'What the team could agree to, perhaps without talking about it')}
      <div className="form-pair">
        <div className="stack">
          <Choice
            label="Outcome, should all agree"
            value={mine('outcome')}
            options={OUTCOME_OPTIONS}
            onChoose={(code) => type('outcome', code)}
          />
          {clashOf('outcome')}
        </div>
        <div className="stack">
          <DateField
            key={dateAsOf}
            label="Review on"
            start={mine('reviewOn')}
            hint="Empty: by the case’s priority"
            onDay={(day) => type('reviewOn', day ?? '')}
          />
          {clashOf('reviewOn')}
        </div>
      </div>
      <RefusalNotice from={deed} />
      <div className="row">
        <Button
          appearance="primary"
          type="submit"
          disabled={deed.busy || clashing || mine('question').trim() === '' || (!dirty && prep.version > 0)}
        >
          Save
        </Button>
        {prep.writtenBy !== null && prep.writtenAt !== null && (
          <small className="quiet">
            {prep.writtenBy.name} wrote this {showDay(dayOf(prep.writtenAt), today)} at{' '}
            {showTime(timeOf(prep.writtenAt))}
          </small>
        )}
      </div>
    </form>
  );
}

/** The same, to be read: it is on the table, agreed, or over. */
export function PrepRead({ prep }: { prep: Prep }) {
  const words: [string, string][] = [
    ['Situation', prep.situation],
    ['Action to date', prep.actionToDate],
    ['Proposed', prep.proposal],
    ['Outcome', prep.outcome === null ? '' : OUTCOMES[prep.outcome].words],
  ];
  return (
    <section className="panel" aria-label="Preparation">
      <p className="question">{prep.question}</p>
      {prep.version === 0 && <p className="quiet">Nobody prepared it.</p>}
      {words
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <div key={label} className="talk">
            <small>{label}</small>
            <p>{value}</p>
          </div>
        ))}
      {prep.reviewOn !== null && (
        <p>
          Review on <OnDay day={prep.reviewOn} />
        </p>
      )}
    </section>
  );
}
