import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Identity } from '../../src/people/person.ts';
import { useDo } from '../api.ts';
import { Words } from '../parts/fields.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useWho } from '../shell/who.tsx';
import { AcceptForm } from './accept-form.tsx';
import { IdentityCard } from './identity-card.tsx';
import { OpenPerson } from './person-block.tsx';
import type { OneCase } from './question-first.tsx';

/** Somebody was proposed: a professional opens who it is, then accepts or declines with a reason. */
export function Proposal({ one }: { one: OneCase }) {
  const { may } = useWho();
  const [person, setPerson] = useState<Identity>();
  const to = one.proposedTo === null ? 'A professional of the team' : one.proposedTo.name;
  if (!may('cases.accept'))
    return <p className="notice notice-warn">Proposed. {to} looks who it is, then accepts or declines.</p>;
  return (
    <section className="panel" aria-labelledby="proposal">
      <h2 id="proposal">Proposed to the team: accept?</h2>
      <p className="quiet">{one.reason}</p>
      {person === undefined ? (
        <OpenPerson person={one.ref} purpose="accept" onOpen={setPerson} />
      ) : (
        <>
          <IdentityCard person={person} />
          <AcceptForm
            refs={[one.ref]}
            cohort={one.cohort}
            question={one.question}
            reason={one.reason}
            done={() => {}}
          />
        </>
      )}
      <Decline one={one} />
    </section>
  );
}

function Decline({ one }: { one: OneCase }) {
  const decline = useDo('cases.decline');
  const say = useSay();
  const [reason, setReason] = useState('');
  return (
    <details>
      <summary>Not for this team</summary>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void decline({ id: one.id, reason }).then(
            (answer) => answer.refused === undefined && say(`${one.ref} was declined.`),
          );
        }}
      >
        <Words label="Why, and what you advise instead" required value={reason} onText={setReason} />
        <RefusalNotice from={decline} />
        <div className="row">
          <Button type="submit" disabled={reason.trim() === '' || decline.busy}>
            Decline
          </Button>
        </div>
      </form>
    </details>
  );
}
