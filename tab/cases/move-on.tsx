import { Button, Field, Select, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { CASE_STATUSES, MOVES_BY_HAND, movesByHand } from '../../src/cases/case.ts';
import { useDo } from '../api.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import type { OneCase } from './question-first.tsx';

/** Moves the case by hand: on hold, stepped down, moved away … with the reason. */
export function MoveOn({ one }: { one: OneCase }) {
  const moves = movesByHand(one.status);
  const move = useDo('cases.move');
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
        <Field label="To">
          <Select value={to} onChange={(_event, { value }) => setTo(value)}>
            <option value="">Choose…</option>
            {moves.map((status) => (
              <option key={status} value={status}>
                {CASE_STATUSES[status]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Why" required>
          <Textarea value={why} onChange={(_event, { value }) => setWhy(value)} />
        </Field>
        <RefusalNotice from={move} />
        <Button type="submit" disabled={chosen === undefined || why.trim() === '' || move.busy}>
          Move
        </Button>
      </form>
    </details>
  );
}
