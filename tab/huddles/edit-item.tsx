import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { AgendaItem } from '../../src/huddles/huddle.ts';
import { useDo } from '../api.ts';
import { BothSides } from '../cases/both-sides.tsx';
import { Words } from '../parts/fields.tsx';
import { MemberPicker } from '../parts/member-picker.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';

/** What will be asked in this huddle, for how many minutes, and who presents it. */
export function EditItem({ item: now, done }: { item: AgendaItem; done: () => void }) {
  // As it was when the form was opened: what a colleague saved since is a conflict, not something to write over (H15).
  const [item] = useState(now);
  const change = useDo('huddles.changeItem');
  const say = useSay();
  const [question, setQuestion] = useState(item.question);
  const [minutes, setMinutes] = useState(String(item.minutes));
  const [presenterId, setPresenter] = useState(item.presenter?.id);
  const save = async (version: number): Promise<void> => {
    const answer = await change({
      itemId: item.id,
      version,
      ...(question.trim() === item.question ? {} : { question: question.trim() }),
      ...(Number(minutes) === item.minutes ? {} : { minutes: Number(minutes) }),
      ...(presenterId === undefined || presenterId === item.presenter?.id ? {} : { presenterId }),
    });
    if (answer.refused !== undefined) return;
    say(`${item.ref} is changed.`);
    done();
  };
  return (
    <form
      className="agenda-edit"
      onSubmit={(event) => {
        event.preventDefault();
        void save(item.version);
      }}
    >
      <Words
        label="The question in this huddle"
        value={question}
        onText={setQuestion}
        maxLength={300}
        required
      />
      <div className="form-pair">
        <Words label="Minutes" type="number" value={minutes} onText={setMinutes} />
        <MemberPicker label="Who presents" chosen={presenterId} onMember={setPresenter} />
      </div>
      <RefusalNotice from={change} />
      {change.refused?.reason === 'conflict' && (
        <BothSides
          mine={[
            ['Question', question],
            ['Minutes', minutes],
          ]}
          theirs={[
            ['Question', now.question],
            ['Minutes', String(now.minutes)],
          ]}
          keepMine={() => void save(now.version)}
          takeTheirs={done}
        />
      )}
      <div className="row">
        <Button
          size="small"
          appearance="primary"
          type="submit"
          disabled={change.busy || question.trim() === ''}
        >
          Save
        </Button>
        <Button size="small" onClick={done}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
