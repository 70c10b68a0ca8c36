import { useCallback, useMemo, useRef, useState } from 'react';
import { gateWords } from '../../src/huddles/gate-words.ts';
import type { HuddleDetail } from '../../src/huddles/huddle.ts';
import { Composer } from '../actions/composer.tsx';
import { type Deed, useDeed } from '../api.ts';
import { Tabs } from '../parts/tabs.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useWho } from '../shell/who.tsx';
import { CloseHuddle } from './close-huddle.tsx';
import { LiveActions } from './live-actions.tsx';
import { LiveAgenda } from './live-agenda.tsx';
import { LiveQuestion, LiveRecord } from './live-case.tsx';
import { LiveClosing } from './live-closing.tsx';
import { LiveFoot } from './live-foot.tsx';
import { LiveGate } from './live-gate.tsx';
import { LiveHead } from './live-head.tsx';
import { LiveHere } from './live-here.tsx';
import { LiveNotes } from './live-notes.tsx';
import { LiveOpening } from './live-opening.tsx';
import { StillWriting } from './still-writing.tsx';
import { PARTS, type Part, useFocusOnQuestion, useLiveKeys } from './use-live-keys.ts';
import './live.css';

/** A huddle while it is live. Wide: agenda, case and actions side by side; narrow: one of them, with the composer and Next below. */
export function LiveRoom({ huddle }: { huddle: HuddleDetail }) {
  const { may } = useWho();
  const [part, setPart] = useState<Part>('case');
  const [closing, setClosing] = useState(false);
  const [deferring, setDeferring] = useState(false);
  const composer = useRef<HTMLInputElement>(null);
  const question = useRef<HTMLElement>(null);
  const current = huddle.items.find(({ id }) => id === huddle.currentItemId);
  const gate = huddle.live?.gate ?? null;
  const { deed, keep } = useSteps(huddle.id);
  const begun = huddle.items.some(
    ({ state }) => state === 'discussed' || state === 'deferred' || state === 'current',
  );
  useLiveKeys({
    huddle,
    deed,
    show: setPart,
    compose: () => composer.current?.focus(),
    defer: () => setDeferring(true),
    close: () => setClosing(true),
  });
  useFocusOnQuestion(huddle.currentItemId ?? gate?.itemId ?? null, question);
  const canAct = current !== undefined && !current.withheld && may('actions.assign');
  return (
    <div className="live" data-part={part}>
      <div className="live-head">
        <LiveHead huddle={huddle} close={() => setClosing(true)} />
        <RefusalNotice from={deed} />
        <p className="unseen" role="status">
          {announced(huddle)}
        </p>
      </div>
      {current !== undefined && (
        <section className="live-top" aria-label="The question" ref={question} tabIndex={-1}>
          <LiveQuestion item={current} known={huddle.onTheTable} />
          {!current.withheld && <LiveNotes huddle={huddle} item={current} deed={deed} />}
        </section>
      )}
      {current === undefined && gate !== null && (
        <section className="live-top" aria-label="Before the next case" ref={question} tabIndex={-1}>
          <LiveGate huddle={huddle} gate={gate} deed={deed} />
        </section>
      )}
      <Tabs className="live-tabs" label="Parts of the huddle" tabs={PARTS} chosen={part} onChoose={setPart} />
      <section className="live-agenda" data-part="agenda" aria-label="Agenda">
        <LiveAgenda huddle={huddle} deed={deed} />
      </section>
      <section className="live-case" data-part="case" aria-label="The case">
        <StillWriting
          itemId={huddle.currentItemId}
          refOf={(id) => huddle.items.find((item) => item.id === id)?.ref ?? ''}
        >
          {current !== undefined && <LiveRecord huddle={huddle} item={current} />}
          {current === undefined && gate === null && !begun && <LiveOpening huddle={huddle} />}
          {current === undefined && gate === null && begun && <LiveClosing huddle={huddle} />}
        </StillWriting>
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
            <Composer
              key={current.id}
              caseRef={current.ref}
              huddleId={huddle.id}
              fieldRef={composer}
              keep={(words) => keep(current.id, words)}
            />
          </div>
        )}
        <div className="live-foot">
          <LiveFoot
            huddle={huddle}
            current={current}
            deed={deed}
            close={() => setClosing(true)}
            deferring={deferring}
            setDeferring={setDeferring}
          />
        </div>
      </div>
      {closing && <CloseHuddle huddle={huddle} cancel={() => setClosing(false)} />}
    </div>
  );
}

/** What a screen reader hears when the huddle goes on. */
function announced(huddle: HuddleDetail): string {
  const item = huddle.items.find(({ id }) => id === huddle.currentItemId);
  if (item !== undefined)
    return `Case ${item.position} of ${huddle.items.length}. ${item.withheld ? 'It is not for you.' : `${item.ref}. ${item.question}`}`;
  return huddle.live?.gate == null ? '' : gateWords(huddle.live.gate);
}

/**
 * Steps of the huddle, each after what was typed is kept: a line without an owner that is left by pressing Next must be
 * known before the case is left, or it would not hold it back.
 */
function useSteps(huddleId: string) {
  const deed = useDeed();
  const keeper = useDeed();
  const say = useSay();
  const keeping = useRef<Promise<unknown>>(Promise.resolve());
  const latest = useRef({ deed, keeper });
  latest.current = { deed, keeper };
  const step: Deed = useMemo(
    () =>
      Object.assign(
        (async (name, input) => {
          await keeping.current;
          return latest.current.deed(name, input);
        }) as Deed,
        { busy: deed.busy, refused: deed.refused, clear: deed.clear },
      ),
    [deed.busy, deed.refused, deed.clear],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a huddle keeps its own lines.
  const keep = useCallback(
    (itemId: string, words: string): void => {
      keeping.current = latest.current.keeper('huddles.keepDraft', { itemId, words }).then(({ refused }) => {
        say(
          refused === undefined
            ? `“${words}” is kept without an owner or a date. Give it both before the case is left.`
            : `${refused.sentence} You had typed: “${words}”.`,
        );
      });
    },
    [huddleId, say],
  );
  return { deed: step, keep };
}
