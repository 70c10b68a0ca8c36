import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { showDay, showTime } from '../../src/core/day.ts';
import { useAsk, useDeed } from '../api.ts';
import { Choice, Words } from '../parts/fields.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useToday, useWho } from '../shell/who.tsx';
import type { OneCase } from './question-first.tsx';

/** Puts the case on the agenda of a coming huddle; after its cut-off the server asks for an urgent reason. */
export function PutOnAgenda({ one }: { one: OneCase }) {
  const today = useToday();
  const { me } = useWho();
  const coming = useAsk('huddles.list', { from: me.today });
  const deed = useDeed();
  const say = useSay();
  const [chosen, setChosen] = useState('');
  const [reason, setReason] = useState('');
  const huddles = (coming.data ?? []).filter(
    ({ status, missed }) => status !== 'closed' && status !== 'cancelled' && !missed,
  );
  const huddle = huddles.find(({ id }) => id === chosen) ?? huddles[0];
  if (huddle === undefined) return null;
  const add = async (): Promise<void> => {
    const answer = await deed('huddles.addItem', {
      huddleId: huddle.id,
      ref: one.ref,
      ...(reason === '' ? {} : { why: 'urgent', reason }),
    });
    if (answer.refused !== undefined) return;
    const { itemId, fits, waitsForChair } = answer.done;
    say(
      `${one.ref} is on the agenda of ${showDay(huddle.day, today)}${fits ? '' : ', below the time there is'}.${waitsForChair ? ' It came late, so the chair is asked.' : ''}`,
      () => deed('huddles.removeItem', { itemId }),
    );
  };
  return (
    <form
      className="panel"
      aria-label="Put it on an agenda"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Choice
        label="Put it on the agenda of"
        value={huddle.id}
        options={huddles.map(({ id, name, day, time }) => [
          id,
          `${name}, ${showDay(day, today)} ${showTime(time)}`,
        ])}
        onChoose={setChosen}
      />
      {deed.refused !== undefined && <Words label="If it is urgent: why" value={reason} onText={setReason} />}
      <RefusalNotice from={deed} />
      <div className="row">
        <Button type="submit" disabled={deed.busy}>
          Add to the agenda
        </Button>
      </div>
    </form>
  );
}
