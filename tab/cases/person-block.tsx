import { Button } from '@fluentui/react-components';
import { EyeOffRegular, EyeRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { RELATIONSHIPS } from '../../src/cases/sharing.ts';
import type { Identity, Purpose } from '../../src/people/person.ts';
import { type Output, useDo } from '../api.ts';
import { Choice } from '../parts/fields.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useWho } from '../shell/who.tsx';
import { IdentityCard } from './identity-card.tsx';

/** The words themselves are kept, as chat keeps them. */
export const RELATIONSHIP_OPTIONS: readonly (readonly [string, string])[] = [
  ['', 'Choose…'],
  ...Object.values(RELATIONSHIPS).map((words) => [words, words] as const),
];

/**
 * Who this is, behind a button, so that nobody who shares their screen shows it by just passing. Those without a ground yet
 * state their relationship first; each look is in the audit trail.
 */
export function PersonBlock({ one }: { one: Output<'cases.read'> }) {
  const { may } = useWho();
  const [shown, setShown] = useState<Identity>();
  const { person } = one;
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
      {one.alerts.map((alert) => (
        <p key={alert} className="notice notice-warn">
          {alert}
        </p>
      ))}
      {shown !== undefined && <IdentityCard person={shown} />}
      {shown === undefined && person !== null && (
        <div className="row">
          <Button icon={<EyeRegular />} onClick={() => setShown(person)}>
            Show who this is
          </Button>
          <small>Your look is recorded.</small>
        </div>
      )}
      {shown === undefined && person === null && may('people.open') && (
        <OpenPerson person={one.ref} purpose="case" onOpen={setShown} />
      )}
      {shown === undefined && person === null && !may('people.open') && (
        <p className="quiet">
          Names and numbers are shown to professionals with a relationship to this person, and to the case’s
          coordinator.
        </p>
      )}
    </section>
  );
}

/**
 * The button, and the question about one's relationship, which somebody of the person's own practice may leave: asked
 * first, so that nobody is refused, and the refusal kept on record, for not having been asked. What was said last stands.
 */
export function OpenPerson({
  person,
  purpose,
  onOpen,
  relationship = '',
  onRelationship,
}: {
  person: string;
  purpose: Purpose;
  onOpen: (identity: Identity) => void;
  relationship?: string;
  onRelationship?: (stated: string) => void;
}) {
  const open = useDo('people.open');
  const [stated, setStated] = useState(relationship);
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
      <Choice
        label="Your relationship with this person"
        hint="Not needed for people of your own practice"
        value={stated}
        options={RELATIONSHIP_OPTIONS}
        onChoose={(chosen) => {
          setStated(chosen);
          onRelationship?.(chosen);
        }}
        required={asks}
      />
      <div className="row">
        <Button type="submit" icon={<EyeRegular />} disabled={open.busy || (asks && stated === '')}>
          Show who this is
        </Button>
        <small>Your look is recorded.</small>
      </div>
    </form>
  );
}
