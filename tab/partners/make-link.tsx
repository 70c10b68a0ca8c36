import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { DEFAULT_DAYS, LONGEST_DAYS } from '../../src/partners/link.ts';
import { type Output, useDeed } from '../api.ts';
import { Words } from '../parts/fields.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';

export type Shared = Output<'partners.share'>;

/** For which organisation, and for how long. */
export function MakeLink({
  actionRef,
  partner: before,
  made,
  back,
}: {
  actionRef: string;
  partner: string;
  made: (shared: Shared) => void;
  back: () => void;
}) {
  const deed = useDeed();
  const [partner, setPartner] = useState(before);
  const [days, setDays] = useState(String(DEFAULT_DAYS));
  const send = async (): Promise<void> => {
    const answer = await deed('partners.share', { ref: actionRef, partner, days: Number(days) });
    if (answer.refused === undefined) made(answer.done);
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Words
        label="Which organisation?"
        value={partner}
        onText={setPartner}
        placeholder="Harbour Housing"
        maxLength={80}
        required
      />
      <Words
        label="For how many days?"
        hint={`${DEFAULT_DAYS} is the default, ${LONGEST_DAYS} the most. A new link takes the place of the one before.`}
        value={days}
        onText={setDays}
        type="number"
        inputMode="numeric"
      />
      <div className="row">
        <Button size="small" appearance="primary" type="submit" disabled={deed.busy || partner.trim() === ''}>
          Make the link
        </Button>
        <Button size="small" onClick={back}>
          Back
        </Button>
      </div>
      <RefusalNotice from={deed} />
    </form>
  );
}
