import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { type Day, showDay } from '../../src/core/day.ts';
import type { HuddleDetail } from '../../src/huddles/huddle.ts';
import { useDeed } from '../api.ts';
import { DateField } from '../parts/date-field.tsx';
import { Words } from '../parts/fields.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useToday } from '../shell/who.tsx';

/** Moves this one date, keeps its join link, cancels it with a reason or takes the cancellation back. */
export function MoveOrCancel({ huddle }: { huddle: HuddleDetail }) {
  const deed = useDeed();
  const say = useSay();
  const today = useToday();
  const [day, setDay] = useState<Day>();
  const [time, setTime] = useState(huddle.time);
  const [why, setWhy] = useState('');
  const [link, setLink] = useState(huddle.joinUrl ?? '');
  const { id: huddleId } = huddle;
  const move = async (): Promise<void> => {
    const answer = await deed('huddles.move', { huddleId, start: `${day ?? huddle.day}T${time}` });
    if (answer.refused === undefined)
      say(`Moved to ${showDay(answer.done.day, today)}.`, () =>
        deed('huddles.move', { huddleId, start: `${huddle.day}T${huddle.time}` }),
      );
  };
  const cancel = async (): Promise<void> => {
    const answer = await deed('huddles.cancel', { huddleId, why });
    if (answer.refused === undefined)
      say('This huddle is cancelled.', () => deed('huddles.restore', { huddleId }));
  };
  if (huddle.status === 'cancelled')
    return (
      <section className="panel" aria-label="Cancelled">
        <p>This huddle is cancelled. Its cases come to the next one.</p>
        <RefusalNotice from={deed} />
        <div className="row">
          <Button disabled={deed.busy} onClick={() => void deed('huddles.restore', { huddleId })}>
            Restore it
          </Button>
        </div>
      </section>
    );
  return (
    <details className="panel">
      <summary>Join link, move or cancel</summary>
      <div className="stack">
        <Words
          label="Join link of this date"
          value={link}
          onText={setLink}
          placeholder="https://teams.microsoft.com/…"
        />
        <div className="row">
          <Button
            disabled={deed.busy || link.trim() === (huddle.joinUrl ?? '')}
            onClick={() =>
              void deed('huddles.setJoinLink', { huddleId, joinUrl: link.trim() === '' ? null : link.trim() })
            }
          >
            Keep the link
          </Button>
        </div>
        <div className="form-pair">
          <DateField label="Move to" hint="For example Thursday" onDay={setDay} />
          <Words label="At" value={time} onText={setTime} type="time" />
        </div>
        <div className="row">
          <Button
            disabled={deed.busy || (day === undefined && time === huddle.time)}
            onClick={() => void move()}
          >
            Move
          </Button>
        </div>
        <Words label="Cancel, because" value={why} onText={setWhy} />
        <div className="row">
          <Button disabled={deed.busy || why.trim() === ''} onClick={() => void cancel()}>
            Cancel this huddle
          </Button>
        </div>
        <RefusalNotice from={deed} />
      </div>
    </details>
  );
}
