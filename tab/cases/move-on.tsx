import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { CASE_STATUSES, MOVES_BY_HAND, movesByHand } from '../../src/cases/case.ts';
import { useDo } from '../api.ts';
import { Choice, Words } from '../parts/fields.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useWho } from '../shell/who.tsx';
import type { OneCase } from './question-first.tsx';

/** Moves the case by hand: on hold, stepped down, moved away … with the reason. */
export function MoveOn({ one }: { one: OneCase }) {
  const moves = movesByHand(one.status);
  const move = useDo('cases.move');
  const undo = useDo('cases.undoAccept');
  const { may } = useWho();
  const mayUndo = may('cases.accept') && (one.status === 'accepted' || one.status === 'scheduled');
  const say = useSay();
  const [to, setTo] = useState('');
  const [why, setWhy] = useState('');
  const chosen = MOVES_BY_HAND.find((status) => status === to && moves.includes(status));
  if (moves.length === 0) return null;
  return (
    <details className="panel">
      <summary>Move this case on</summary>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen === undefined) return;
          void move({ id: one.id, version: one.version, to: chosen, why }).then((answer) => {
            if (answer.refused !== undefined) return;
            say(`${one.ref}: ${CASE_STATUSES[chosen].toLowerCase()}.`);
            setTo('');
            setWhy('');
          });
        }}
      >
        <Choice
          label="To"
          value={to}
          options={[
            ['', 'Choose…'],
            ...moves.map((status): [string, string] => [status, CASE_STATUSES[status]]),
          ]}
          onChoose={setTo}
        />
        <Words label="Why" required value={why} onText={setWhy} lines />
        <RefusalNotice from={move} />
        <Button type="submit" disabled={chosen === undefined || why.trim() === '' || move.busy}>
          Move
        </Button>
      </form>
      {mayUndo && (
        <div className="stack">
          <p className="quiet">Accepted by mistake, and nothing has been done yet?</p>
          <RefusalNotice from={undo} />
          <div className="row">
            <Button
              disabled={undo.busy}
              onClick={() =>
                void undo({ id: one.id, version: one.version }).then(
                  (answer) => answer.refused === undefined && say(`${one.ref} is a candidate again.`),
                )
              }
            >
              Undo the accept
            </Button>
          </div>
        </div>
      )}
    </details>
  );
}
