import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { type Action, NOT_DONE_REASONS, type NotDoneReason } from '../../src/actions/action.ts';
import type { Day } from '../../src/core/day.ts';
import { showDay } from '../../src/core/day.ts';
import { type Answer, type Name, type Output, useDeed } from '../api.ts';
import { DateField } from '../parts/date-field.tsx';
import { Choice, optionsOf, Words } from '../parts/fields.tsx';
import { MemberPicker } from '../parts/member-picker.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';

type Which = 'block' | 'snooze' | 'give' | 'date' | 'not_done';
const WHICH: Record<Which, string> = {
  block: 'Blocked…',
  snooze: 'Snooze…',
  give: 'Give to…',
  date: 'Change the date…',
  not_done: 'Not done…',
};

/** What else can be done with an action: each deed is one small form, in place. */
export function ActionDeeds({ action, done }: { action: Action; done: () => void }) {
  const [which, setWhich] = useState<Which>();
  const deed = useDeed();
  const say = useSay();
  const [words, setWords] = useState('');
  const [owner, setOwner] = useState<string>();
  const [due, setDue] = useState<Day>();
  const [reason, setReason] = useState<NotDoneReason>('persons_choice');
  const { ref } = action;

  const finish = <N extends Name>(
    answer: Answer<Output<N>>,
    said: string,
    undo?: () => Promise<Answer<unknown>>,
  ): void => {
    if (answer.refused !== undefined) return;
    say(said, undo);
    done();
  };
  const send = {
    block: async () =>
      finish(await deed('actions.block', { ref, because: words }), `${ref} is blocked.`, () =>
        deed('actions.unblock', { ref }),
      ),
    snooze: async () =>
      due !== undefined &&
      finish(
        await deed('actions.snooze', { ref, until: due, why: words }),
        `${ref} is snoozed to ${showDay(due)}.`,
        () => deed('actions.wake', { ref }),
      ),
    give: async () =>
      owner !== undefined &&
      finish(await deed('actions.reassign', { ref, ownerId: owner }), `${ref} was given away.`, () =>
        deed('actions.reassign', { ref, ownerId: action.ownerId }),
      ),
    date: async () =>
      due !== undefined &&
      finish(
        await deed('actions.change', { ref, version: action.version, due }),
        `${ref} is due ${showDay(due)}.`,
      ),
    not_done: async () =>
      finish(
        await deed('actions.notDone', words === '' ? { ref, reason } : { ref, reason, words }),
        `${ref} is closed as not done.`,
      ),
  };
  const start = async (): Promise<void> => finish(await deed('actions.start', { ref }), `${ref} is in hand.`);
  const wake = async (): Promise<void> =>
    finish(await deed('actions.wake', { ref }), `You are reminded of ${ref} again.`);
  const unblock = async (): Promise<void> =>
    finish(await deed('actions.unblock', { ref }), `${ref} is no longer blocked.`);
  const forms: Record<Which, ReactNode> = {
    block: <Words label="What stands in the way?" value={words} onText={setWords} lines />,
    snooze: (
      <>
        <DateField label="Remind me again from" onDay={setDue} required />
        <Words label="Why does it wait?" value={words} onText={setWords} lines />
      </>
    ),
    give: <MemberPicker label="Who takes it on?" chosen={owner} onMember={setOwner} />,
    date: <DateField label="New date" onDay={setDue} required />,
    not_done: (
      <>
        <Choice
          label="Why was it not done?"
          value={reason}
          options={optionsOf(NOT_DONE_REASONS)}
          onChoose={setReason}
        />
        <Words label="In your words (optional)" value={words} onText={setWords} lines />
      </>
    ),
  };
  return (
    <form
      className="action-more stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (which !== undefined) void send[which]();
      }}
    >
      {which === undefined ? (
        <div className="row">
          {action.status === 'blocked' && (
            <Button size="small" onClick={() => void unblock()}>
              No longer blocked
            </Button>
          )}
          {action.status !== 'in_progress' && action.status !== 'blocked' && (
            <Button size="small" onClick={() => void start()}>
              In hand
            </Button>
          )}
          {action.snoozedUntil !== null && (
            <Button size="small" onClick={() => void wake()}>
              Remind me again
            </Button>
          )}
          {(Object.keys(WHICH) as Which[])
            .filter((one) => one !== 'block' || action.status !== 'blocked')
            .filter((one) => one !== 'snooze' || action.snoozedUntil === null)
            .map((one) => (
              <Button key={one} size="small" onClick={() => setWhich(one)}>
                {WHICH[one]}
              </Button>
            ))}
        </div>
      ) : (
        <>
          {forms[which]}
          <div className="row">
            <Button size="small" appearance="primary" type="submit" disabled={deed.busy}>
              Save
            </Button>
            <Button size="small" onClick={() => setWhich(undefined)}>
              Back
            </Button>
          </div>
        </>
      )}
      <RefusalNotice from={deed} />
    </form>
  );
}
