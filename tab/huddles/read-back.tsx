import { Button } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons';
import { useMemo } from 'react';
import { showDay, showTime } from '../../src/core/day.ts';
import type { HuddleDetail } from '../../src/huddles/huddle.ts';
import type { ReadBackLine, ReadBack as Said } from '../../src/minutes/read-back.ts';
import { useAsk, useDeed } from '../api.ts';
import { MissingReason } from '../minutes/missing-reason.tsx';
import { Due, PersonRef, Tag } from '../parts/marks.tsx';
import { Lines } from '../parts/skeletons.tsx';
import { useKeys } from '../shell/keys.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useToday } from '../shell/who.tsx';

/** At the end: each new action read back with its owner and date and confirmed, what is not, and the next date. */
export function ReadBack({ huddle }: { huddle: HuddleDetail }) {
  const { data, refused, waiting, again } = useAsk('minutes.readBack', { huddleId: huddle.id });
  const today = useToday();
  const deed = useDeed();
  const isMine = data?.actions.some(({ mine, mayConfirm }) => mine && mayConfirm) === true;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key changes with what waits for me.
  const keys = useMemo(
    () =>
      isMine
        ? [
            {
              keys: 'c',
              says: 'Confirm my actions',
              act: () => void deed('minutes.confirmMine', { huddleId: huddle.id }),
            },
          ]
        : [],
    [huddle.id, isMine],
  );
  useKeys('Read back', keys);
  return (
    <div className="stack">
      <p className="question">Last: read back</p>
      <RefusalNotice from={{ refused }} again={again} />
      <RefusalNotice from={deed} />
      {waiting && <Lines />}
      {data !== undefined && (
        <>
          <p role="status">{inShort(data)}</p>
          <ul className="plain lines">
            {data.actions.map((line) => (
              <Line key={line.ref} line={line} />
            ))}
          </ul>
          {data.reasonsMissing.map((missing) => (
            <MissingReason key={missing.itemId} missing={missing} />
          ))}
          <p className="quiet">
            {data.next === null
              ? 'No next huddle is planned.'
              : `Next huddle: ${showDay(data.next.day, today)} at ${showTime(data.next.time)}.`}
          </p>
        </>
      )}
    </div>
  );
}

/** What the chair should know before closing, in a sentence. */
export function inShort({ actions, unconfirmed, offered }: Said): string {
  if (actions.length === 0) return 'No action was agreed in this huddle.';
  const asked = offered === 0 ? '' : ` ${offered} with somebody who is not here: they were asked by message.`;
  return unconfirmed === 0
    ? `Everybody here has confirmed.${asked}`
    : `${unconfirmed} of ${actions.length} still to confirm.${asked}`;
}

function Line({ line }: { line: ReadBackLine }) {
  const deed = useDeed();
  return (
    <li className="stack">
      <div className="row row-apart">
        <p>
          <b>{line.owner}</b>: {line.title}
        </p>
        <span className="row">
          <State line={line} />
          {line.mayConfirm && (
            <Button
              size="small"
              appearance={line.mine ? 'primary' : 'secondary'}
              disabled={deed.busy}
              onClick={() => void deed('minutes.confirm', { ref: line.ref })}
              aria-label={`${line.mine ? 'Confirm' : `${line.owner} said yes to`} ${line.ref}`}
            >
              {line.mine ? 'Confirm' : 'They said yes'}
            </Button>
          )}
          {line.state === 'confirmed' && line.heardBy !== null && (
            <Button
              size="small"
              appearance="subtle"
              disabled={deed.busy}
              onClick={() => void deed('minutes.unconfirm', { ref: line.ref })}
              aria-label={`Take back the yes to ${line.ref}`}
            >
              Take back
            </Button>
          )}
        </span>
      </div>
      <p className="row quiet">
        <span className="ref">{line.ref}</span> <PersonRef person={line.caseRef} /> <Due day={line.due} />
        {line.heardBy !== null && <span>said aloud, noted by {line.heardBy}</span>}
      </p>
      <RefusalNotice from={deed} />
    </li>
  );
}

function State({ line }: { line: ReadBackLine }) {
  if (line.state === 'confirmed')
    return (
      <Tag tone="good">
        <CheckmarkCircleRegular aria-hidden /> Confirmed
      </Tag>
    );
  if (line.state === 'offered') return <Tag>Asked by message</Tag>;
  if (line.state === 'ended') return <Tag>Done with</Tag>;
  return <Tag tone="warn">To confirm</Tag>;
}
