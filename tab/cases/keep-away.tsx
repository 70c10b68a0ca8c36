import { Button, Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import { useAsk, useDo } from '../api.ts';
import { Words } from '../parts/fields.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useWho } from '../shell/who.tsx';
import type { OneCase } from './question-first.tsx';

/** The organisations that the person does not want on their case. */
export function KeepAway({ one }: { one: OneCase }) {
  const { data: all } = useAsk('neighbourhoods.organisations', {});
  const save = useDo('cases.keepAway');
  const { me } = useWho();
  const say = useSay();
  const stands = one.keptFrom.map(({ id }) => id);
  // Only what I changed: whom a colleague keeps away meanwhile is not let in again by an older tick.
  const [wanted, setWanted] = useState<Readonly<Record<string, boolean>>>({});
  const chosen = [...new Set([...stands, ...Object.keys(wanted)])].filter(
    (id) => wanted[id] ?? stands.includes(id),
  );
  const [why, setWhy] = useState('');
  const isSame = [...chosen].sort().join() === [...stands].sort().join();
  const others = (all ?? []).filter(({ id }) => id !== me.member?.organisationId);
  const submit = async (): Promise<void> => {
    const answer = await save({ id: one.id, version: one.version, organisationIds: chosen, why });
    if (answer.refused !== undefined) return;
    setWhy('');
    setWanted({});
    const { id, version } = answer.done;
    say(
      chosen.length === 0 ? `${one.ref} is kept from nobody.` : `${one.ref} is kept away as you said.`,
      () => save({ id, version, organisationIds: stands, why: 'Undone' }),
    );
  };
  return (
    <details className="panel">
      <summary>
        {stands.length === 0
          ? 'Keep this case from an organisation'
          : `Kept from ${one.keptFrom.map(({ name }) => name).join(', ')}`}
      </summary>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className="quiet">
          For a person who does not want an organisation to know. Its members find the case nowhere, and are
          asked to step out before the team talks about it.
        </p>
        <fieldset>
          <legend>Keep it from</legend>
          {others.map(({ id, name }) => (
            <div key={id}>
              <Checkbox
                label={name}
                checked={chosen.includes(id)}
                onChange={(_event, { checked }) => setWanted({ ...wanted, [id]: checked === true })}
              />
            </div>
          ))}
        </fieldset>
        <Words label="Why" required value={why} onText={setWhy} lines />
        <RefusalNotice from={save} />
        <div className="row">
          <Button type="submit" disabled={isSame || why.trim() === '' || save.busy}>
            Save
          </Button>
        </div>
      </form>
    </details>
  );
}
