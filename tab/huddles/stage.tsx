import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { HuddleDetail } from '../../src/huddles/huddle.ts';
import { useAsk } from '../api.ts';
import { PageSkeleton } from '../parts/skeletons.tsx';
import { useAddress } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { LiveAgenda } from './live-agenda.tsx';
import { Pace } from './live-head.tsx';
import './live.css';

/**
 * The meeting's stage: large and read-only. It asks as a shared place would, so no words and no identifiers come, until
 * the one who presents has said who is watching; that lasts while this stage is open.
 */
export default function Stage() {
  const { path } = useAddress();
  const next = useAsk('huddles.next', {}, { when: path[1] === undefined });
  const huddleId = path[1] ?? next.data?.id;
  const [teamOnly, setTeamOnly] = useState(false);
  const { data, refused, again } = useAsk(
    'huddles.read',
    { huddleId: huddleId ?? '' },
    { when: huddleId !== undefined, shared: !teamOnly },
  );
  const deed = Object.assign(() => new Promise<never>(() => {}), {
    busy: false,
    refused: undefined,
    clear: () => {},
  });
  if (data === undefined)
    return (
      <main className="stage">
        {refused === undefined ? <PageSkeleton /> : <RefusalNotice from={{ refused }} again={again} />}
      </main>
    );
  const current = data.items.find(({ id }) => id === data.currentItemId);
  const readOnly: HuddleDetail = { ...data, mayRun: false };
  return (
    <main className="stage">
      <header className="row row-apart">
        <h1>{data.name}</h1>
        <Pace huddle={readOnly} />
      </header>
      <div className="stage-cols">
        <section className="panel" aria-label="Agenda">
          <LiveAgenda huddle={readOnly} deed={deed} />
        </section>
        <section className="panel stage-case" aria-label="The case">
          {current === undefined ? (
            <p className="stage-question">
              {data.status === 'live' ? 'Due actions, then the first case' : 'The huddle is not live.'}
            </p>
          ) : (
            <>
              <p className="stage-question">{current.question === '' ? current.ref : current.question}</p>
              {current.question !== '' && <p className="quiet">{current.ref}</p>}
            </>
          )}
          {teamOnly ? (
            <div className="row">
              <Button onClick={() => setTeamOnly(false)}>Hide the questions</Button>
            </div>
          ) : (
            <div className="stack">
              <p className="quiet">
                References only. Is everybody who can see this screen a member of the team?
              </p>
              <div className="row">
                <Button onClick={() => setTeamOnly(true)}>Yes, only the team is watching</Button>
              </div>
            </div>
          )}
        </section>
      </div>
    </main>
  );
}
