import { useMemo, useRef, useState } from 'react';
import type { HuddleDetail } from '../../src/huddles/huddle.ts';
import { Composer } from '../actions/composer.tsx';
import { useDeed } from '../api.ts';
import { Tabs } from '../parts/tabs.tsx';
import { useKeys } from '../shell/keys.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useWho } from '../shell/who.tsx';
import { CloseHuddle } from './close-huddle.tsx';
import { DueFirst } from './due-first.tsx';
import { LiveActions } from './live-actions.tsx';
import { LiveAgenda } from './live-agenda.tsx';
import { LiveQuestion, LiveRecord } from './live-case.tsx';
import { LiveFoot } from './live-foot.tsx';
import { LiveHead } from './live-head.tsx';
import { LiveHere } from './live-here.tsx';
import { ReadBack } from './read-back.tsx';
import './live.css';

const PARTS = [
  ['case', 'Case'],
  ['agenda', 'Agenda'],
  ['actions', 'Actions'],
  ['here', 'Here'],
] as const;

/** A huddle while it is live. Wide: agenda, case and actions side by side; narrow: one of them, with the composer and Next below. */
export function LiveRoom({ huddle }: { huddle: HuddleDetail }) {
  const { may } = useWho();
  const deed = useDeed();
  const [part, setPart] = useState<(typeof PARTS)[number][0]>('case');
  const [closing, setClosing] = useState(false);
  const composer = useRef<HTMLInputElement>(null);
  const current = huddle.items.find(({ id }) => id === huddle.currentItemId);
  const begun = huddle.items.some(
    ({ state }) => state === 'discussed' || state === 'deferred' || state === 'current',
  );
  useLiveKeys(huddle, deed, () => composer.current?.focus());
  const canAct = current !== undefined && !current.withheld && may('actions.assign');
  return (
    <div className="live" data-part={part}>
      <div className="live-head">
        <LiveHead huddle={huddle} close={() => setClosing(true)} />
        <RefusalNotice from={deed} />
      </div>
      {current !== undefined && (
        <section className="live-top" aria-label="The question">
          <LiveQuestion item={current} known={huddle.onTheTable} />
        </section>
      )}
      <Tabs className="live-tabs" label="Parts of the huddle" tabs={PARTS} chosen={part} onChoose={setPart} />
      <section className="live-agenda" data-part="agenda" aria-label="Agenda">
        <LiveAgenda huddle={huddle} deed={deed} />
      </section>
      <section className="live-case" data-part="case" aria-label="The case">
        {current !== undefined && <LiveRecord huddle={huddle} item={current} />}
        {current === undefined && !begun && <DueFirst huddle={huddle} />}
        {current === undefined && begun && <ReadBack huddle={huddle} />}
      </section>
      <section className="live-actions" data-part="actions" aria-label="Actions">
        <LiveActions huddle={huddle} current={current} />
      </section>
      <section className="live-here" data-part="here" aria-label="Who is here">
        <h2>Here</h2>
        <LiveHere huddle={huddle} />
      </section>
      <div className="live-bottom">
        {canAct && (
          <div className="live-compose">
            <Composer key={current.ref} caseRef={current.ref} huddleId={huddle.id} fieldRef={composer} />
          </div>
        )}
        <div className="live-foot">
          <LiveFoot huddle={huddle} current={current} deed={deed} close={() => setClosing(true)} />
        </div>
      </div>
      {closing && <CloseHuddle huddle={huddle} cancel={() => setClosing(false)} />}
    </div>
  );
}

function useLiveKeys(huddle: HuddleDetail, deed: ReturnType<typeof useDeed>, compose: () => void): void {
  const { id: huddleId, currentItemId: expectItemId, mayRun } = huddle;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys change with the case on the table.
  const keys = useMemo(
    () => [
      ...(mayRun
        ? [
            {
              keys: 'n',
              says: 'Next case',
              act: () => void deed('huddles.nextItem', { huddleId, expectItemId }),
            },
            { keys: 'b', says: 'Back', act: () => void deed('huddles.back', { huddleId, expectItemId }) },
          ]
        : []),
      ...(expectItemId === null
        ? []
        : [
            { keys: 'a', says: 'New action', act: compose },
            {
              keys: 's',
              says: 'Write the situation',
              act: () => document.getElementById('talk-situation')?.focus(),
            },
            {
              keys: 'd',
              says: 'Write the decision',
              act: () => document.getElementById('talk-decision')?.focus(),
            },
          ]),
    ],
    [huddleId, expectItemId, mayRun],
  );
  useKeys('Live huddle', keys);
}
