import { Button } from '@fluentui/react-components';
import { showDay, showTime } from '../../src/core/day.ts';
import type { HuddleDetail } from '../../src/huddles/huddle.ts';
import type { ReadBack } from '../../src/minutes/read-back.ts';
import { useAsk, useDo } from '../api.ts';
import { Dialog } from '../parts/dialog.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';

const count = (number: number, one: string, many: string): string =>
  number === 1 ? `1 ${one}` : `${number} ${many}`;

/** Closing locks the record and cannot be undone, so it is asked for once more, with what it will do and what is still open. */
export function CloseHuddle({ huddle, cancel }: { huddle: HuddleDetail; cancel: () => void }) {
  const close = useDo('huddles.close');
  const readBack = useAsk('minutes.readBack', { huddleId: huddle.id }).data;
  const say = useSay();
  const discussed = huddle.items.filter(({ state }) => state === 'discussed' || state === 'current').length;
  const left = huddle.items.filter(({ state }) => state === 'waiting' || state === 'deferred').length;
  const shut = async (): Promise<void> => {
    const answer = await close({ huddleId: huddle.id });
    if (answer.refused !== undefined) return;
    const { next } = answer.done;
    say(
      next === null
        ? 'The huddle is closed.'
        : `The huddle is closed. The next is ${showDay(next.day)} at ${showTime(next.time)}.`,
    );
    cancel();
  };
  return (
    <Dialog
      title="Close this huddle?"
      close={cancel}
      actions={
        <>
          <Button onClick={cancel}>Keep it open</Button>
          <Button appearance="primary" disabled={close.busy} onClick={() => void shut()}>
            Close the huddle
          </Button>
        </>
      }
    >
      {readBack !== undefined && <StillOpen readBack={readBack} />}
      <ul>
        <li>{count(discussed, 'case is', 'cases are')} recorded and locked.</li>
        {left > 0 && <li>{count(left, 'case goes', 'cases go')} to the next huddle.</li>}
        <li>
          {count(huddle.newActions.length, 'action stands; its owner is', 'actions stand; their owners are')}{' '}
          told.
        </li>
        <li>A summary without names or details goes to the channel.</li>
      </ul>
      <RefusalNotice from={close} />
    </Dialog>
  );
}

/** What nobody has said yes to, and decisions that changed without a reason: the last moment to ask. */
function StillOpen({ readBack }: { readBack: ReadBack }) {
  const open = readBack.actions.filter(({ state }) => state === 'to_confirm');
  if (open.length === 0 && readBack.reasonsMissing.length === 0) return null;
  return (
    <div className="notice notice-warn">
      <div className="notice-words stack">
        {open.length > 0 && (
          <p>
            Not confirmed yet: {open.map(({ ref, owner }) => `${ref} (${owner})`).join(', ')}. Their owners
            keep them all the same.
          </p>
        )}
        {readBack.reasonsMissing.length > 0 && (
          <p>
            No reason for the changed decision on {readBack.reasonsMissing.map(({ ref }) => ref).join(', ')}.
            After closing it is a correction.
          </p>
        )}
      </div>
    </div>
  );
}
