import { Button } from '@fluentui/react-components';
import { CalendarArrowDownRegular } from '@fluentui/react-icons';
import { useDeed } from '../api.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';

/** Saves one huddle as a calendar file. */
export function CalendarFile({ huddleId }: { huddleId: string }) {
  const deed = useDeed();
  const save = async (): Promise<void> => {
    const answer = await deed('feeds.huddle', { huddleId });
    if (answer.refused !== undefined) return;
    const { name, text } = answer.done;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/calendar' }));
    link.download = name;
    link.click();
    // The browser has taken it over by the next turn.
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  return (
    <>
      <Button icon={<CalendarArrowDownRegular />} disabled={deed.busy} onClick={() => void save()}>
        Calendar file
      </Button>
      <RefusalNotice from={deed} />
    </>
  );
}
