import { Button } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { PRIORITIES } from '../../src/cases/case.ts';
import { showDay } from '../../src/core/day.ts';
import { type Input as InputOf, type Output, useDo } from '../api.ts';
import { Choice, optionsOf, Words } from '../parts/fields.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useToday } from '../shell/who.tsx';
import { BothSides } from './both-sides.tsx';

export type OneCase = Output<'cases.read'>;

/** The question, large, and what matters to the person in their own words; both can be changed in place. */
export function QuestionFirst({ one, mayEdit }: { one: OneCase; mayEdit: boolean }) {
  const today = useToday();
  const [editing, setEditing] = useState(false);
  if (editing) return <Edit one={one} done={() => setEditing(false)} />;
  return (
    <section className="panel question-first" aria-label="The question">
      <div className="row row-apart">
        <p className="question">{one.question}</p>
        {mayEdit && (
          <Button appearance="subtle" icon={<EditRegular />} onClick={() => setEditing(true)}>
            Edit
          </Button>
        )}
      </div>
      {one.matters === null ? (
        <p className="quiet">What matters to the person has not been asked yet.</p>
      ) : (
        <blockquote className="matters">
          “{one.matters.words}”
          <footer>
            {one.matters.by}
            {one.matters.on === null ? '' : `, ${showDay(one.matters.on, today)}`}
          </footer>
        </blockquote>
      )}
    </section>
  );
}

function Edit({ one, done }: { one: OneCase; done: () => void }) {
  const save = useDo('cases.edit');
  const say = useSay();
  const [question, setQuestion] = useState(one.question);
  const [priority, setPriority] = useState(one.priority);
  const [matters, setMatters] = useState(one.matters?.words ?? '');
  const [mattersBy, setMattersBy] = useState(one.matters?.by ?? '');
  const changes: InputOf<'cases.edit'> = {
    id: one.id,
    version: one.version,
    ...(question === one.question ? {} : { question }),
    ...(priority === one.priority ? {} : { priority }),
    ...(matters === (one.matters?.words ?? '') && mattersBy === (one.matters?.by ?? '')
      ? {}
      : { matters, mattersBy }),
  };
  const send = async (version: number): Promise<void> => {
    const answer = await save({ ...changes, version });
    if (answer.refused !== undefined) return;
    say(`${one.ref} is saved.`);
    done();
  };
  return (
    <form
      className="panel"
      onSubmit={(event) => {
        event.preventDefault();
        void send(one.version);
      }}
    >
      <Words
        label="The question for the team"
        hint="One line that the discussion should answer"
        required
        value={question}
        onText={setQuestion}
        maxLength={300}
        autoFocus
      />
      <Choice label="Priority" value={priority} options={optionsOf(PRIORITIES)} onChoose={setPriority} />
      <div className="form-pair">
        <Words label="What matters to the person, in their words" value={matters} onText={setMatters} lines />
        <Words label="Who asked, or who said it" value={mattersBy} onText={setMattersBy} />
      </div>
      <RefusalNotice from={save} />
      {save.refused?.reason === 'conflict' && (
        <BothSides
          mine={[
            ['Question', question],
            ['What matters', matters],
          ]}
          theirs={[
            ['Question', one.question],
            ['What matters', one.matters?.words ?? ''],
          ]}
          keepMine={() => void send(one.version)}
          takeTheirs={done}
        />
      )}
      <div className="row">
        <Button appearance="primary" type="submit" disabled={save.busy || question.trim() === ''}>
          Save
        </Button>
        <Button onClick={done}>Cancel</Button>
      </div>
    </form>
  );
}
