import { Button } from '@fluentui/react-components';
import type { Series } from '../../src/huddles/huddle.ts';
import { useDeed } from '../api.ts';
import { Dialog } from '../parts/dialog.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';

/** Asks before a series ends, and offers it back. */
export function EndSeries({ series, cancel }: { series: Series; cancel: () => void }) {
  const deed = useDeed();
  const say = useSay();
  const end = async (): Promise<void> => {
    const answer = await deed('huddles.endSeries', { seriesId: series.id });
    if (answer.refused !== undefined) return;
    const { changeId } = answer.done;
    say(
      `${series.name} has ended.`,
      changeId === null ? undefined : () => deed('huddles.undoChange', { changeId }),
    );
    cancel();
  };
  return (
    <Dialog
      title={`End “${series.name}”?`}
      close={cancel}
      actions={
        <>
          <Button onClick={cancel}>Keep it</Button>
          <Button appearance="primary" disabled={deed.busy} onClick={() => void end()}>
            End the series
          </Button>
        </>
      }
    >
      <p>
        Its dates to come are cancelled, and their cases wait for another agenda. What was recorded stays.
      </p>
      <RefusalNotice from={deed} />
    </Dialog>
  );
}
