import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { OUTCOMES } from '../../src/cases/outcome.ts';
import type { ReadBack } from '../../src/minutes/read-back.ts';
import { useAsk, useDo } from '../api.ts';
import { Words } from '../parts/fields.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useWho } from '../shell/who.tsx';

/** A decision that differs from the last one: the team says why while it is still together [Raine 2015]. */
export function MissingReason({ missing }: { missing: ReadBack['reasonsMissing'][number] }) {
  const { may } = useWho();
  const { itemId, ref, before, now } = missing;
  const record = useDo('huddles.record');
  const talk = useAsk('huddles.discussion', { itemId }, { when: may('huddles.record') }).data;
  const [why, setWhy] = useState('');
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (talk !== undefined)
          void record({ itemId, group: 'decision', version: talk.decisionVersion, rationale: why.trim() });
      }}
    >
      <p>
        <b>{ref}</b> was {OUTCOMES[before].words} and is now {OUTCOMES[now].words}.
      </p>
      {may('huddles.record') && (
        <div className="row">
          <Words label="Why did it change?" value={why} onText={setWhy} />
          <Button type="submit" disabled={record.busy || talk === undefined || why.trim() === ''}>
            Save
          </Button>
        </div>
      )}
      <RefusalNotice from={record} />
    </form>
  );
}
