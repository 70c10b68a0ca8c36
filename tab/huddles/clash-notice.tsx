import { Button } from '@fluentui/react-components';
import type { Clash } from './draft.ts';

/** Both sides of a field that two changed, in place; nothing is lost until somebody chooses. */
export function ClashNotice({
  clash,
  who,
  say,
  both,
  choose,
}: {
  clash: Clash;
  who: string;
  say: (value: string) => string;
  both: boolean;
  choose: (choice: 'mine' | 'theirs' | 'both') => void;
}) {
  return (
    <div className="clash" role="alert">
      <small>{who} wrote here at the same time:</small>
      <p>{clash.theirs === '' ? '(took the words away)' : say(clash.theirs)}</p>
      <div className="row">
        {both && (
          <Button size="small" appearance="primary" onClick={() => choose('both')}>
            Keep both
          </Button>
        )}
        <Button size="small" onClick={() => choose('mine')}>
          Keep mine
        </Button>
        <Button size="small" onClick={() => choose('theirs')}>
          Keep theirs
        </Button>
      </div>
    </div>
  );
}
