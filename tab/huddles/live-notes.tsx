import { Button, Input } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { stepOutWords } from '../../src/huddles/gate-words.ts';
import type { AgendaItem, HuddleDetail } from '../../src/huddles/huddle.ts';
import type { Deed } from '../api.ts';
import { useSay } from '../shell/toast.tsx';
import { useWho } from '../shell/who.tsx';

/** What stands in the way of this case, a line each: who came in, what must be decided, whom it lacks, who knows the person. */
export function LiveNotes({ huddle, item, deed }: { huddle: HuddleDetail; item: AgendaItem; deed: Deed }) {
  const { may } = useWho();
  const { live, discussion } = huddle;
  const room = live?.forThis?.itemId === item.id ? live.forThis : null;
  const stepOut = live?.stepOut ?? null;
  return (
    <div className="live-notes">
      {stepOut !== null && (
        <Note tone="warn">
          This case needs {stepOutWords(stepOut)}.{' '}
          {stepOut.people.length > 0 && 'Go on when they are out; mark them as left under “Here”.'}
        </Note>
      )}
      {item.mustDecide && (
        <Note tone="warn">
          Discussed three times now, without a new action. Agree one, keep the case with a reason, or step it
          down.
          {may('huddles.record') && (
            <Keep item={item} deed={deed} version={discussion?.decisionVersion ?? 0} />
          )}
        </Note>
      )}
      {discussion !== null && discussion.keepReason !== null && (
        <Note>
          Kept by {discussion.keptBy?.name ?? 'the team'}: {discussion.keepReason}
        </Note>
      )}
      {room !== null && room.here.length > 0 && room.knows.length === 0 && (
        <Note tone="warn">
          Nobody here is on record as knowing this person.
          {huddle.mayRun && (
            <Button
              size="small"
              disabled={deed.busy}
              onClick={() => void deed('huddles.defer', { itemId: item.id, reason: 'not_known_here' })}
            >
              Defer it
            </Button>
          )}
        </Note>
      )}
      {room !== null && room.lacks.length > 0 && (
        <p className="quiet">
          <small>Not here for this case: {room.lacks.join(', ')}</small>
        </p>
      )}
    </div>
  );
}

const Note = ({ tone, children }: { tone?: 'warn'; children: ReactNode }) => (
  <div className={tone === undefined ? 'live-note' : 'live-note live-note-warn'}>{children}</div>
);

function Keep({ item, deed, version }: { item: AgendaItem; deed: Deed; version: number }) {
  const [reason, setReason] = useState('');
  const say = useSay();
  const keep = async (): Promise<void> => {
    const { refused } = await deed('huddles.keepCase', { itemId: item.id, reason });
    if (refused === undefined)
      say(`${item.ref} is kept.`, () => deed('huddles.keepCase', { itemId: item.id, reason: null }));
  };
  const stepDown = (): void =>
    void deed('huddles.record', { itemId: item.id, group: 'decision', version, outcome: 'STEP_DOWN' });
  return (
    <form
      className="row live-keep"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <Input
        id="talk-keep"
        size="small"
        aria-label="Why does the team keep this case?"
        placeholder="Why does the team keep it?"
        value={reason}
        onChange={(_event, { value }) => setReason(value)}
      />
      <Button size="small" type="submit" disabled={reason.trim().length < 3 || deed.busy}>
        Keep it
      </Button>
      <Button size="small" disabled={deed.busy} onClick={stepDown}>
        Step it down
      </Button>
    </form>
  );
}
