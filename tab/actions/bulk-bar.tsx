import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { type Action, CANCEL_REASONS, type CancelReason } from '../../src/actions/action.ts';
import { type Day, showDay } from '../../src/core/day.ts';
import { type Answer, type Deed, useDeed } from '../api.ts';
import { DateField } from '../parts/date-field.tsx';
import { Choice, optionsOf } from '../parts/fields.tsx';
import { MemberPicker, useTeam } from '../parts/member-picker.tsx';
import { useSay } from '../shell/toast.tsx';

type Which = 'give' | 'date' | 'cancel';
type Failed = { ref: string; sentence: string };

/**
 * One thing done with several actions: each is a request of its own, so that one which refuses stops none of the others;
 * those are told one by one. One Undo takes all of them back.
 */
export function BulkBar({ picked, done }: { picked: readonly Action[]; done: () => void }) {
  const [which, setWhich] = useState<Which>();
  const [owner, setOwner] = useState<string>();
  const [day, setDay] = useState<Day>();
  const [reason, setReason] = useState<CancelReason>('duplicate');
  const [failed, setFailed] = useState<readonly Failed[]>([]);
  const [at, setAt] = useState<number>();
  const deed = useDeed();
  const say = useSay();
  const team = useTeam();

  const each = async (one: (deed: Deed, action: Action) => Promise<Answer<Action>>, said: string) => {
    const made: Action[] = [];
    const refused: Failed[] = [];
    for (const [index, action] of picked.entries()) {
      setAt(index);
      const answer = await one(deed, action);
      if (answer.refused === undefined) made.push(answer.done);
      else refused.push({ ref: action.ref, sentence: answer.refused.sentence });
    }
    setAt(undefined);
    setFailed(refused);
    if (made.length > 0)
      say(`${made.length === 1 ? '1 action' : `${made.length} actions`} ${said}`, () => undoAll(deed, made));
    if (refused.length === 0) {
      setWhich(undefined);
      done();
    }
  };
  const send = async (): Promise<void> => {
    if (which === 'give' && owner !== undefined)
      await each(
        (run, { ref }) => run('actions.reassign', { ref, ownerId: owner }),
        `given to ${team.find(({ id }) => id === owner)?.name ?? 'them'}.`,
      );
    if (which === 'date' && day !== undefined)
      await each(
        (run, { ref, version }) => run('actions.change', { ref, version, due: day }),
        `due ${showDay(day)}.`,
      );
    if (which === 'cancel')
      await each((run, { ref }) => run('actions.cancel', { ref, reason }), 'cancelled.');
  };
  const isReady = which === 'cancel' || (which === 'give' ? owner : day) !== undefined;
  return (
    <form
      className="bulk stack"
      aria-label="With the chosen actions"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className="row row-apart">
        <b role="status">{at === undefined ? `${picked.length} chosen` : `${at + 1} of ${picked.length}…`}</b>
        <div className="row">
          {(
            [
              ['give', 'Give to…'],
              ['date', 'Change the date…'],
              ['cancel', 'Cancel…'],
            ] as const
          ).map(([one, label]) => (
            <Button
              key={one}
              size="small"
              aria-pressed={which === one}
              appearance={which === one ? 'primary' : 'secondary'}
              disabled={at !== undefined}
              onClick={() => setWhich(which === one ? undefined : one)}
            >
              {label}
            </Button>
          ))}
          <Button size="small" appearance="subtle" disabled={at !== undefined} onClick={done}>
            Choose none
          </Button>
        </div>
      </div>
      {which === 'give' && <MemberPicker label="To whom?" chosen={owner} onMember={setOwner} />}
      {which === 'date' && <DateField label="New date" onDay={setDay} required />}
      {which === 'cancel' && (
        <Choice
          label="Why should they not be there?"
          value={reason}
          options={optionsOf(CANCEL_REASONS)}
          onChoose={setReason}
        />
      )}
      {which !== undefined && (
        <div className="row">
          <Button
            size="small"
            appearance="primary"
            type="submit"
            disabled={!isReady || at !== undefined || picked.length === 0}
          >
            {which === 'cancel' ? `Cancel ${picked.length}` : `Save for ${picked.length}`}
          </Button>
        </div>
      )}
      {failed.length > 0 && (
        <div role="alert">
          <p className="bad">{failed.length === 1 ? 'One was not changed:' : 'These were not changed:'}</p>
          <ul className="plain">
            {failed.map(({ ref, sentence }) => (
              <li key={ref}>
                <b>{ref}</b>: {sentence}
              </li>
            ))}
          </ul>
        </div>
      )}
    </form>
  );
}

/** Each is undone for itself; the first that cannot be any more is told. */
async function undoAll(deed: Deed, made: readonly Action[]): Promise<Answer<unknown>> {
  let problem: Answer<unknown> = { done: null };
  for (const { ref, version } of made) {
    const answer = await deed('actions.undo', { ref, version });
    if (answer.refused !== undefined && problem.refused === undefined) problem = answer;
  }
  return problem;
}
