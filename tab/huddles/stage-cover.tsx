import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { HuddleDetail } from '../../src/huddles/huddle.ts';
import { useDeed } from '../api.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';

/**
 * What the stage shows of a case is for the team alone, so somebody says who is watching: for the whole huddle, or for this
 * case. It goes back to references when somebody comes who is no member.
 */
export function StageCover({ huddle, small = false }: { huddle: HuddleDetail; small?: boolean }) {
  const deed = useDeed();
  const [asked, setAsked] = useState(false);
  const { live, id: huddleId } = huddle;
  if (live === null) return null;
  const show = (until: 'huddle' | 'case', guestsHaveLeft = false): void => {
    setAsked(true);
    void deed('huddles.showStage', { huddleId, until, ...(guestsHaveLeft ? { guestsHaveLeft } : {}) });
  };
  const size = small ? 'small' : 'medium';
  if (live.stage !== null)
    return (
      <div className="stack stage-cover">
        <p className="quiet">
          {live.stage.by.name} said that only the team is watching
          {live.stage.until === 'case' ? ', for this case' : ''}.
        </p>
        <div className="row">
          <Button
            size={size}
            disabled={deed.busy}
            onClick={() => void deed('huddles.coverStage', { huddleId })}
          >
            Hide the questions
          </Button>
        </div>
        <RefusalNotice from={deed} />
      </div>
    );
  return (
    <div className="stack stage-cover">
      <p className="quiet">
        The stage shows references only. Is everybody who can see it a member of the team?
      </p>
      <div className="row">
        <Button size={size} disabled={deed.busy} onClick={() => show('huddle')}>
          Yes, only the team is watching
        </Button>
        <Button size={size} appearance="subtle" disabled={deed.busy} onClick={() => show('case')}>
          Only for this case
        </Button>
      </div>
      <RefusalNotice from={deed} />
      {asked && live.guests > 0 && (
        <div className="row">
          <Button size={size} disabled={deed.busy} onClick={() => show('huddle', true)}>
            The guests have left
          </Button>
        </div>
      )}
    </div>
  );
}
