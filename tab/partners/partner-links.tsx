import { Button } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { type Action, isOpen } from '../../src/actions/action.ts';
import { showDay } from '../../src/core/day.ts';
import { useAsk, useDeed } from '../api.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useToday } from '../shell/who.tsx';
import { MakeLink, type Shared } from './make-link.tsx';
import { type Link, OneLink } from './one-link.tsx';
import './partners.css';

/** A partner without an account does this action by a link: who, until when, what became of it; made, renewed, withdrawn. */
export function PartnerLinks({ action }: { action: Action }) {
  const { ref } = action;
  const { data, refused, again } = useAsk('partners.ofAction', { ref });
  const [shared, setShared] = useState<Shared>();
  const [isMaking, setMaking] = useState(false);
  const [latest, ...earlier] = data ?? [];
  const isLive = latest?.state === 'open' || latest?.state === 'accepted';
  return (
    <section className="panel stack" aria-labelledby="partner">
      <h2 id="partner">A partner without an account</h2>
      <RefusalNotice from={{ refused }} again={again} />
      {latest === undefined && !isMaking && (
        <p className="quiet">
          A housing officer or a charity can accept and finish this by a link. It shows the reference, the
          date and your telephone, and never what it is about or for whom: you tell them that by your usual
          secure way.
        </p>
      )}
      {shared !== undefined && <Address shared={shared} />}
      {latest !== undefined && <OneLink link={latest} />}
      {isMaking ? (
        <MakeLink
          actionRef={ref}
          partner={latest?.partner ?? ''}
          made={(made) => {
            setShared(made);
            setMaking(false);
          }}
          back={() => setMaking(false)}
        />
      ) : (
        <div className="row">
          {isOpen(action) && (
            <Button size="small" onClick={() => setMaking(true)}>
              {latest === undefined ? 'Make a link…' : 'Renew the link…'}
            </Button>
          )}
          {isLive && latest !== undefined && (
            <Withdraw link={latest} withdrawn={() => setShared(undefined)} />
          )}
        </div>
      )}
      {earlier.length > 0 && (
        <details>
          <summary>{earlier.length === 1 ? '1 earlier link' : `${earlier.length} earlier links`}</summary>
          {earlier.map((link) => (
            <OneLink key={link.id} link={link} />
          ))}
        </details>
      )}
    </section>
  );
}

/** Shown once: only a hash of it is kept. */
function Address({ shared }: { shared: Shared }) {
  const field = useRef<HTMLInputElement>(null);
  const say = useSay();
  const today = useToday();
  const copy = async (): Promise<void> => {
    field.current?.select();
    await navigator.clipboard.writeText(shared.url).then(
      () => say('The link is copied.'),
      () => say('Copy it with Ctrl+C: it is selected.'),
    );
  };
  return (
    <div className="partner-address stack">
      <p>
        <b>Copy this link now.</b> It is not shown again, and works until {showDay(shared.expiresOn, today)}.
      </p>
      <div className="row">
        <input
          ref={field}
          className="partner-url"
          readOnly
          value={shared.url}
          aria-label="The link"
          onFocus={(event) => event.target.select()}
        />
        <Button size="small" appearance="primary" icon={<CopyRegular />} onClick={() => void copy()}>
          Copy
        </Button>
      </div>
    </div>
  );
}

function Withdraw({ link, withdrawn }: { link: Link; withdrawn: () => void }) {
  const deed = useDeed();
  const say = useSay();
  const withdraw = async (): Promise<void> => {
    const answer = await deed('partners.revoke', { linkId: link.id });
    if (answer.refused !== undefined) return;
    withdrawn();
    say('The link is withdrawn.', () => deed('partners.restore', { linkId: link.id }));
  };
  return (
    <>
      <Button size="small" disabled={deed.busy} onClick={() => void withdraw()}>
        Withdraw
      </Button>
      <RefusalNotice from={deed} />
    </>
  );
}
