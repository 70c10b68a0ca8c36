import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useAsk, useDo } from '../api.ts';
import { Empty } from '../parts/empty.tsx';
import { Words } from '../parts/fields.tsx';
import { MemberPicker } from '../parts/member-picker.tsx';
import { Lines } from '../parts/skeletons.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useWho } from '../shell/who.tsx';
import { EscalationLine } from './escalation-line.tsx';

/** The tier above: what was taken to the place, and what it answered. */
export function Place() {
  const { data, refused, waiting, again } = useAsk('insights.escalations', {});
  const { may } = useWho();
  return (
    <>
      <section className="panel" aria-labelledby="place">
        <h2 id="place">{data?.place?.name ?? 'Place'}</h2>
        <RefusalNotice from={{ refused }} again={again} />
        {waiting && <Lines />}
        {data?.place != null && (
          <p className="quiet">
            {data.place.lead} leads it. What blocks an action goes up by reference only, as one of a list; the
            answer stands on the case, and the coordinators put it to a huddle.
          </p>
        )}
        {data !== undefined && data.place === null && (
          <Empty title="This neighbourhood belongs to no place yet">
            A place is a group of neighbourhoods that can settle what one alone cannot.{' '}
            {may('configure')
              ? 'Say below which it is and who leads it.'
              : 'Ask a coordinator to say which it is.'}
          </Empty>
        )}
        {data?.place != null && data.escalations.length === 0 && (
          <Empty title="Nothing is with the place">
            On Outstanding, <b>Escalate</b> takes an action here when it cannot be unblocked among yourselves.
          </Empty>
        )}
        {data !== undefined && data.escalations.length > 0 && (
          <ul className="plain lines">
            {data.escalations.map((one) => (
              <EscalationLine key={one.id} one={one} mayAnswer={data.isLead} />
            ))}
          </ul>
        )}
      </section>
      {may('configure') && data !== undefined && (
        <Join now={data.place?.name ?? ''} lead={data.place?.leadId} />
      )}
    </>
  );
}

function Join({ now, lead }: { now: string; lead: string | undefined }) {
  const join = useDo('insights.joinPlace');
  const say = useSay();
  const [place, setPlace] = useState(now);
  const [leadId, setLeadId] = useState(lead);
  const save = async (): Promise<void> => {
    if (leadId === undefined) return;
    const { done } = await join({ place, leadId });
    if (done !== undefined) say(`This neighbourhood belongs to ${done.place}, which ${done.lead} leads.`);
  };
  return (
    <section className="panel" aria-labelledby="join">
      <h2 id="join">Which place is this?</h2>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Words
          label="The place"
          value={place}
          onText={setPlace}
          placeholder="Riverside and Harbour"
          required
        />
        <MemberPicker
          label="Who leads it?"
          hint="A manager, who is a member of each of its neighbourhoods."
          chosen={leadId}
          onMember={setLeadId}
          who={({ roles }) => roles.includes('manager')}
        />
        <div className="row">
          <Button
            type="submit"
            appearance="primary"
            disabled={join.busy || place.trim() === '' || leadId === undefined}
          >
            Save
          </Button>
        </div>
        <RefusalNotice from={join} />
      </form>
    </section>
  );
}
