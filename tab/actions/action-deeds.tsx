import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { type Action, awaits, isOnlyOffered, isOpen } from '../../src/actions/action.ts';
import { useDeed } from '../api.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useWho } from '../shell/who.tsx';
import { useForm, WHICH, type Which } from './deed-forms.tsx';
import { useTold } from './use-told.ts';

/** What else can be done with an action: each deed is one small form, in place, and each can be undone. */
export function ActionDeeds({ action, done }: { action: Action; done: () => void }) {
  const [which, setWhich] = useState<Which>();
  const deed = useDeed();
  const told = useTold();
  const say = useSay();
  const { me, may } = useWho();
  const { fields, send } = useForm(which);
  const { ref } = action;
  const isMine = (id: string | undefined): boolean => id !== undefined && id === me.member?.id;
  const isOffered = awaits(action, me.member?.id);
  const mayChange = !isOnlyOffered(action, me.member?.id, may('actions.oversee'));

  const finish = (...sent: Parameters<typeof told>): void => {
    if (told(...sent)) done();
  };
  const press = async (
    use: 'actions.start' | 'actions.wake' | 'actions.unblock' | 'actions.reopen',
    said: string,
  ) => finish(await deed(use, { ref }), said);
  const helps = action.helpers.find(({ id }) => isMine(id)) ?? action.helpers[0];
  const stopHelp = async (memberId: string): Promise<void> => {
    const answer = await deed('actions.stopHelping', { ref, memberId });
    if (answer.refused !== undefined) return;
    say('They help no longer.', () => deed('actions.help', { ref, memberId }));
    done();
  };
  if (!isOpen(action))
    return (
      <div className="action-more stack">
        <div className="row">
          <Button size="small" onClick={() => void press('actions.reopen', `${ref} is open again.`)}>
            Reopen
          </Button>
        </div>
        <RefusalNotice from={deed} />
      </div>
    );
  return (
    <form
      className="action-more stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (send !== undefined) void send(deed, action).then((sent) => finish(...sent));
      }}
    >
      {which === undefined ? (
        <div className="row">
          {mayChange && action.status === 'blocked' && (
            <Button
              size="small"
              onClick={() => void press('actions.unblock', `${ref} is no longer blocked.`)}
            >
              No longer blocked
            </Button>
          )}
          {action.status !== 'in_progress' && action.status !== 'blocked' && (
            <Button size="small" onClick={() => void press('actions.start', `${ref} is in hand.`)}>
              In hand
            </Button>
          )}
          {mayChange && action.snoozedUntil !== null && (
            <Button
              size="small"
              onClick={() => void press('actions.wake', `You are reminded of ${ref} again.`)}
            >
              Remind me again
            </Button>
          )}
          {(Object.keys(WHICH) as Which[])
            .filter((one) => one !== 'snooze' || action.snoozedUntil === null)
            .filter((one) => (one === 'decline' ? isOffered : mayChange))
            .map((one) => (
              <Button key={one} size="small" onClick={() => setWhich(one)}>
                {one === 'block' && action.status === 'blocked' ? 'Blocked by something else…' : WHICH[one]}
              </Button>
            ))}
          {helps !== undefined && (
            <Button size="small" onClick={() => void stopHelp(helps.id)}>
              {isMine(helps.id) ? 'I help no longer' : `${helps.name} helps no longer`}
            </Button>
          )}
        </div>
      ) : (
        <>
          {fields}
          <div className="row">
            <Button
              size="small"
              appearance="primary"
              type="submit"
              disabled={deed.busy || send === undefined}
            >
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
