import { Button } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { type Action, isOpen } from '../../src/actions/action.ts';
import { dayOf, showDay, showTime, timeOf } from '../../src/core/day.ts';
import { DEFAULT_DAYS, LONGEST_DAYS } from '../../src/partners/link.ts';
import { type Output, useAsk, useDeed } from '../api.ts';
import { Words } from '../parts/fields.tsx';
import { Tag } from '../parts/marks.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useToday } from '../shell/who.tsx';
import './partners.css';

type Link = Output<'partners.ofAction'>[number];
type Shared = Output<'partners.share'>;

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
        <Make
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

const STATES: Record<Link['state'], readonly ['good' | 'warn' | 'brand' | undefined, string]> = {
  open: ['brand', 'Not answered yet'],
  accepted: ['good', 'Accepted'],
  finished: ['good', 'Finished'],
  not_needed: [undefined, 'The action has ended'],
  withdrawn: [undefined, 'Withdrawn'],
  expired: ['warn', 'Run out'],
  renewed: [undefined, 'Replaced'],
};

function OneLink({ link }: { link: Link }) {
  const today = useToday();
  const [tone, words] = STATES[link.state];
  const when = (at: string): string => `${showDay(dayOf(at), today)}, ${showTime(timeOf(at))}`;
  return (
    <div className="stack">
      <p className="row">
        <b>{link.partner}</b>
        <Tag {...(tone && { tone })}>{words}</Tag>
        <span className="quiet">
          until {showDay(link.expiresOn, today)} · made by {link.createdBy}
        </span>
      </p>
      <p className="quiet">
        {link.opened === null
          ? 'Not opened yet.'
          : `Opened ${link.opened.times === 1 ? 'once' : `${link.opened.times} times`}, last ${when(link.opened.last)}. Mail programs open links too.`}
      </p>
      {link.questions.map(({ at, words: question }) => (
        <p key={at} className="partner-question">
          They ask: “{question}” <small>{when(at)}</small>
        </p>
      ))}
    </div>
  );
}

function Make({
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
