import { Button } from '@fluentui/react-components';
import { showDay, showTime } from '../../src/core/day.ts';
import type { HuddleDetail } from '../../src/huddles/huddle.ts';
import { useDo } from '../api.ts';
import { Dialog } from '../parts/dialog.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';

const count = (number: number, one: string, many: string): string =>
  number === 1 ? `1 ${one}` : `${number} ${many}`;

/** Closing locks the record and cannot be undone, so it is asked for once more, with what it will do. */
export function CloseHuddle({ huddle, cancel }: { huddle: HuddleDetail; cancel: () => void }) {
  const close = useDo('huddles.close');
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
