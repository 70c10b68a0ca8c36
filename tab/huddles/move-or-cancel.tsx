import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { type Day, showDay } from '../../src/core/day.ts';
import type { HuddleDetail } from '../../src/huddles/huddle.ts';
import { useDeed } from '../api.ts';
import { DateField } from '../parts/date-field.tsx';
import { Choice, Words } from '../parts/fields.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useToday } from '../shell/who.tsx';
import { CalendarFile } from './calendar-file.tsx';

type Scope = 'one' | 'following' | 'all';
const SCOPES = [
  ['one', 'only this one'],
  ['following', 'this one and those after it'],
  ['all', 'every date to come'],
] as const;

/** Moves or cancels this date, this and those after it, or all; keeps its join link; each can be taken back. */
export function MoveOrCancel({ huddle }: { huddle: HuddleDetail }) {
  const deed = useDeed();
  const say = useSay();
  const today = useToday();
  const [scope, setScope] = useState<Scope>('one');
  const [day, setDay] = useState<Day>();
  const [time, setTime] = useState(huddle.time);
  const [why, setWhy] = useState('');
  const [link, setLink] = useState(huddle.joinUrl ?? '');
  const { id: huddleId, seriesId } = huddle;
  const move = async (): Promise<void> => {
    const start = `${day ?? huddle.day}T${time}`;
    if (scope === 'one') {
      const answer = await deed('huddles.move', { huddleId, start });
      if (answer.refused === undefined)
        say(`Moved to ${showDay(answer.done.day, today)}.`, () =>
          deed('huddles.move', { huddleId, start: `${huddle.day}T${huddle.time}` }),
        );
      return;
    }
    const answer = await deed('huddles.moveSeries', { huddleId, start, scope });
    if (answer.refused !== undefined) return;
    const { changeId, huddles } = answer.done;
    const next = huddles[0];
    say(next === undefined ? 'Moved.' : `Moved. The next is ${showDay(next.day, today)}.`, () =>
      deed('huddles.undoChange', { changeId }),
    );
  };
  const cancel = async (): Promise<void> => {
    if (scope === 'one' || seriesId === null) {
      const answer = await deed('huddles.cancel', { huddleId, why });
      if (answer.refused === undefined)
        say('This huddle is cancelled.', () => deed('huddles.restore', { huddleId }));
      return;
    }
    const from = scope === 'following' ? { from: huddle.movedFrom ?? huddle.day } : {};
    const answer = await deed('huddles.endSeries', { seriesId, why, ...from });
    if (answer.refused !== undefined) return;
    const { changeId, cancelled } = answer.done;
    say(
      cancelled === 1 ? '1 huddle is cancelled.' : `${cancelled} huddles are cancelled.`,
      changeId === null ? undefined : () => deed('huddles.undoChange', { changeId }),
    );
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
      <summary>Calendar, join link, move or cancel</summary>
      <div className="stack">
        <div className="row">
          <CalendarFile huddleId={huddleId} />
        </div>
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
        {seriesId !== null && (
          <Choice label="Move or cancel" value={scope} options={SCOPES} onChoose={setScope} />
        )}
        <div className="form-pair">
          <DateField label="Move to" hint="For example Thursday" onDay={setDay} />
          <Words label="At" value={time} onText={setTime} type="time" />
        </div>
        <div className="row">
          <Button
            disabled={deed.busy || (day === undefined && time === huddle.time)}
            onClick={() => void move()}
          >
            {scope === 'one' ? 'Move' : 'Move them'}
          </Button>
        </div>
        <Words label="Cancel, because" value={why} onText={setWhy} />
        <div className="row">
          <Button disabled={deed.busy || why.trim() === ''} onClick={() => void cancel()}>
            {scope === 'one' ? 'Cancel this huddle' : 'Cancel them'}
          </Button>
        </div>
        <RefusalNotice from={deed} />
      </div>
    </details>
  );
}
