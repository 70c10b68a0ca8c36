import { Button, Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import { OPEN_STATUSES } from '../../src/cases/case.ts';
import type { HuddleDetail } from '../../src/huddles/huddle.ts';
import { useAsk, useDeed } from '../api.ts';
import { Combo } from '../parts/combo.tsx';
import { Words } from '../parts/fields.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useNow } from '../shell/who.tsx';

/** Puts one case on by hand; after the cut-off only an urgent one, with a reason. */
export function AddCase({ huddle }: { huddle: HuddleDetail }) {
  const deed = useDeed();
  const say = useSay();
  const now = useNow(60_000);
  const [text, setText] = useState('');
  const [urgent, setUrgent] = useState(false);
  const [reason, setReason] = useState('');
  const cases = useAsk('cases.list', { status: OPEN_STATUSES.filter((status) => status !== 'shortlisted') });
  const late = huddle.status === 'live' || now >= huddle.cutOffAt;
  const isUrgent = urgent || late;
  const on = new Set(huddle.items.map(({ ref }) => ref));
  const wanted = text.trim().toLowerCase();
  const found = (cases.data ?? []).filter(
    ({ ref, question }) => !on.has(ref) && `${ref} ${question}`.toLowerCase().includes(wanted),
  );
  const add = async (): Promise<void> => {
    const answer = await deed('huddles.addItem', {
      huddleId: huddle.id,
      ref: text.trim(),
      ...(isUrgent ? { why: 'urgent', reason } : {}),
    });
    if (answer.refused !== undefined) return;
    const { itemId, ref, position, waitsForChair } = answer.done;
    setText('');
    setReason('');
    const waits = waitsForChair ? ' It came late, so the chair is asked.' : '';
    say(`${ref} is on, at place ${position}.${waits}`, () => deed('huddles.removeItem', { itemId }));
  };
  return (
    <form
      className="add-case"
      aria-label="Add a case"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <div className="row">
        <Combo
          label="Add a case, by reference or words of its question"
          placeholder="Add a case: N7-0042"
          value={text}
          onText={setText}
          options={found.slice(0, 8).map(({ ref, question }) => ({ key: ref, text: ref, more: question }))}
          onPick={setText}
          onEnter={() => void add()}
        />
        <Checkbox
          label="Urgent"
          checked={isUrgent}
          disabled={late}
          onChange={(_event, { checked }) => setUrgent(checked === true)}
        />
        <Button
          type="submit"
          disabled={text.trim() === '' || (isUrgent && reason.trim() === '') || deed.busy}
        >
          Add
        </Button>
      </div>
      {isUrgent && text.trim() !== '' && (
        <Words
          label={late ? 'The agenda is closed. Why is it urgent?' : 'Why is it urgent?'}
          required
          value={reason}
          onText={setReason}
        />
      )}
      <RefusalNotice from={deed} />
    </form>
  );
}
