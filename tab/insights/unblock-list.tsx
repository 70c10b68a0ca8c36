import { Button } from '@fluentui/react-components';
import { ArrowUpRegular, CommentRegular, PersonSwapRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { dayOf, showDay, showTime, timeOf } from '../../src/core/day.ts';
import { ASKS, type Ask } from '../../src/insights/escalation.ts';
import { type Output, useAsk, useDeed } from '../api.ts';
import { Empty } from '../parts/empty.tsx';
import { Choice, optionsOf } from '../parts/fields.tsx';
import { PersonRef, Tag } from '../parts/marks.tsx';
import { MemberPicker } from '../parts/member-picker.tsx';
import { Lines } from '../parts/skeletons.tsx';
import { href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useToday, useWho } from '../shell/who.tsx';

type Stuck = Output<'insights.unblock'>[number];

/** What to unblock this week: ranked, with the reasons, and one press each to ask, to hand over or to take it up. */
export function UnblockList() {
  const { data, refused, waiting, again } = useAsk('insights.unblock', {});
  return (
    <section className="panel" aria-labelledby="unblock">
      <h2 id="unblock">What to unblock this week</h2>
      <RefusalNotice from={{ refused }} again={again} />
      {waiting && <Lines count={4} />}
      {data?.length === 0 && (
        <Empty title="Nothing needs unblocking">Nothing is late, blocked or waiting to be accepted.</Empty>
      )}
      {data !== undefined && data.length > 0 && (
        <>
          <ol className="plain lines">
            {data.map((stuck) => (
              <StuckLine key={stuck.action.id} stuck={stuck} />
            ))}
          </ol>
          <details className="quiet">
            <summary>How they are ranked</summary>
            <p>
              A point for each working day late (ten at most), five when red, four when blocked, three when
              nobody accepted it within two working days, two for each time beyond the first that it was put
              off, handed on or blocked (six at most).
            </p>
          </details>
        </>
      )}
    </section>
  );
}

function StuckLine({ stuck: { action, because, score, escalated } }: { stuck: Stuck }) {
  const deed = useDeed();
  const say = useSay();
  const today = useToday();
  const { may } = useWho();
  const [which, setWhich] = useState<'give' | 'up'>();
  const { ref } = action;
  const nudge = async (): Promise<void> => {
    const { done } = await deed('insights.nudge', { ref });
    if (done === undefined) return;
    const when = done.atOnce
      ? 'now'
      : `${showDay(dayOf(done.goesAt), today)} at ${showTime(timeOf(done.goesAt))}`;
    say(`${done.to} is asked about ${ref}, ${when}.`);
  };
  return (
    <li className="stuck">
      <div>
        <p>
          <a className="ref" href={href(`actions/${ref}`)}>
            {ref}
          </a>{' '}
          {action.title}
        </p>
        <p className="row action-facts">
          <PersonRef person={action.caseRef} plain={!may('cases.see')} />
          <span>{action.owner}</span>
          <span>{because.join(' · ')}</span>
          {escalated && <Tag tone="brand">With the place</Tag>}
          <span className="quiet">{score === 1 ? '1 point' : `${score} points`}</span>
        </p>
      </div>
      <div className="row">
        <Button
          size="small"
          icon={<CommentRegular />}
          disabled={deed.busy}
          onClick={() => void nudge()}
          aria-label={`Nudge: ${ref}`}
        >
          Nudge
        </Button>
        <Button
          size="small"
          icon={<PersonSwapRegular />}
          aria-expanded={which === 'give'}
          aria-label={`Transfer ${ref}`}
          onClick={() => setWhich(which === 'give' ? undefined : 'give')}
        >
          Transfer
        </Button>
        {!escalated && (
          <Button
            size="small"
            icon={<ArrowUpRegular />}
            aria-expanded={which === 'up'}
            aria-label={`Escalate ${ref}`}
            onClick={() => setWhich(which === 'up' ? undefined : 'up')}
          >
            Escalate
          </Button>
        )}
      </div>
      {which === 'give' && <Transfer of={ref} from={action.ownerId} done={() => setWhich(undefined)} />}
      {which === 'up' && <Escalate of={ref} done={() => setWhich(undefined)} />}
      <RefusalNotice from={deed} />
    </li>
  );
}

function Transfer({ of, from, done }: { of: string; from: string; done: () => void }) {
  const deed = useDeed();
  const say = useSay();
  const [owner, setOwner] = useState<string>();
  const give = async (): Promise<void> => {
    if (owner === undefined) return;
    const answer = await deed('actions.reassign', { ref: of, ownerId: owner });
    if (answer.refused !== undefined) return;
    say(`${of} was offered to somebody else.`, () => deed('actions.reassign', { ref: of, ownerId: from }));
    done();
  };
  return (
    <div className="stuck-form">
      <MemberPicker
        label="Who takes it on?"
        chosen={owner}
        onMember={setOwner}
        who={({ id }) => id !== from}
      />
      <Button appearance="primary" disabled={deed.busy || owner === undefined} onClick={() => void give()}>
        Transfer
      </Button>
      <RefusalNotice from={deed} />
    </div>
  );
}

function Escalate({ of, done }: { of: string; done: () => void }) {
  const deed = useDeed();
  const say = useSay();
  const [ask, setAsk] = useState<Ask>('capacity');
  const up = async (): Promise<void> => {
    const answer = await deed('insights.escalate', { ref: of, ask });
    if (answer.done === undefined) return;
    say(`${answer.done.lead} is asked for ${answer.done.place}, by reference only.`);
    done();
  };
  return (
    <div className="stuck-form">
      <Choice
        label="What should the place help with?"
        value={ask}
        options={optionsOf(ASKS)}
        onChoose={setAsk}
      />
      <Button appearance="primary" disabled={deed.busy} onClick={() => void up()}>
        Escalate
      </Button>
      <RefusalNotice from={deed} />
    </div>
  );
}
