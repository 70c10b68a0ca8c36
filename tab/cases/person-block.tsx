import { Button, Field, Select } from '@fluentui/react-components';
import { EyeOffRegular, EyeRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { RELATIONSHIPS } from '../../src/cases/sharing.ts';
import type { Identity, Purpose } from '../../src/people/person.ts';
import { useDo } from '../api.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { IdentityCard } from './identity-card.tsx';

/** Who this is, behind a button: each look is in the audit trail, so nobody sees it by just passing. */
export function PersonBlock({ caseRef, mayOpen }: { caseRef: string; mayOpen: boolean }) {
  const [shown, setShown] = useState<Identity>();
  return (
    <section className="panel" aria-labelledby="person">
      <div className="panel-head">
        <h2 id="person">Who this is</h2>
        {shown !== undefined && (
          <Button
            size="small"
            appearance="subtle"
            icon={<EyeOffRegular />}
            onClick={() => setShown(undefined)}
          >
            Hide
          </Button>
        )}
      </div>
      {shown !== undefined && <IdentityCard person={shown} />}
      {shown === undefined && mayOpen && <OpenPerson person={caseRef} purpose="case" onOpen={setShown} />}
      {shown === undefined && !mayOpen && (
        <p className="quiet">
          Names and numbers are shown to professionals with a relationship to this person, and to the case’s
          coordinator.
        </p>
      )}
    </section>
  );
}

/** The button, and the question about one's relationship when the server asks it. */
export function OpenPerson({
  person,
  purpose,
  onOpen,
  relationship,
}: {
  person: string;
  purpose: Purpose;
  onOpen: (identity: Identity) => void;
  relationship?: string;
}) {
  const open = useDo('people.open');
  const [stated, setStated] = useState(relationship ?? '');
  const asks = open.refused?.reason === 'forbidden';
  const look = async (): Promise<void> => {
    const answer = await open({ ref: person, purpose, ...(stated === '' ? {} : { relationship: stated }) });
    if (answer.refused === undefined) onOpen(answer.done);
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void look();
      }}
    >
      <RefusalNotice from={open} />
      {asks && (
        <Field label="Your relationship with this person">
          <Select value={stated} onChange={(_event, { value }) => setStated(value)}>
            <option value="">Choose…</option>
            {Object.entries(RELATIONSHIPS).map(([code, words]) => (
              <option key={code} value={code}>
                {words}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <div className="row">
        <Button type="submit" icon={<EyeRegular />} disabled={open.busy || (asks && stated === '')}>
          Show who this is
        </Button>
        <small>Your look is recorded.</small>
      </div>
    </form>
  );
}
