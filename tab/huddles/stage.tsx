import { showDay } from '../../src/core/day.ts';
import { gateWords, stepOutWords } from '../../src/huddles/gate-words.ts';
import type { Discussion, HuddleDetail } from '../../src/huddles/huddle.ts';
import { useAsk } from '../api.ts';
import { Due } from '../parts/marks.tsx';
import { PageSkeleton } from '../parts/skeletons.tsx';
import { useAddress } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useToday, useWho } from '../shell/who.tsx';
import { LiveAgenda } from './live-agenda.tsx';
import { Pace } from './live-head.tsx';
import { StageCover } from './stage-cover.tsx';
import './live.css';

/** The stage only looks: steps are taken in the tab and the side panel. */
const noDeed = Object.assign(() => new Promise<never>(() => {}), {
  busy: false,
  refused: undefined,
  clear: () => {},
});

/**
 * The meeting's stage: large and read-only. It asks as a shared place would, so no words and no identifiers come, until
 * somebody of the team has said who is watching; when a guest joins, it is covered again for everybody at once.
 */
export default function Stage() {
  const { path } = useAddress();
  const { may } = useWho();
  const next = useAsk('huddles.next', {}, { when: path[1] === undefined });
  const huddleId = path[1] ?? next.data?.id;
  const when = huddleId !== undefined;
  const covered = useAsk('huddles.read', { huddleId: huddleId ?? '' }, { when, shared: true });
  const isShown = isUncovered(covered.data) && may('cases.see');
  const open = useAsk('huddles.read', { huddleId: huddleId ?? '' }, { when: when && isShown });
  // Two answers, of two moments: the words of the next case may come before the news that it is covered.
  const data = isShown && isUncovered(open.data) ? open.data : covered.data;
  if (data === undefined)
    return (
      <main className="stage">
        {covered.refused === undefined ? (
          <PageSkeleton />
        ) : (
          <RefusalNotice from={covered} again={covered.again} />
        )}
      </main>
    );
  return (
    <main className="stage">
      <header className="row row-apart">
        <h1>{data.name}</h1>
        <Pace huddle={data} />
      </header>
      <div className="stage-cols">
        <section className="panel stage-agenda" aria-label="Agenda">
          <LiveAgenda huddle={{ ...data, mayRun: false }} deed={noDeed} />
        </section>
        <section className="panel stage-case" aria-label="The case">
          <OnStage huddle={data} />
          {may('huddles.record') && <StageCover huddle={data} />}
        </section>
      </div>
    </main>
  );
}

/** Somebody said that only the team is watching, and nobody came since. */
const isUncovered = (huddle: HuddleDetail | undefined): boolean =>
  huddle?.live != null && huddle.live.stage !== null;

function OnStage({ huddle }: { huddle: HuddleDetail }) {
  const current = huddle.items.find(({ id }) => id === huddle.currentItemId);
  const gate = huddle.live?.gate ?? null;
  const stepOut = huddle.live?.stepOut ?? null;
  if (huddle.status !== 'live') return <p className="stage-question">The huddle is not live.</p>;
  if (gate !== null) return <p className="stage-question">{gateWords(gate)}</p>;
  if (current === undefined)
    return (
      <p className="stage-question">
        {huddle.items.every(({ state }) => state === 'waiting')
          ? 'Due actions, then the first case'
          : 'Read-back: each new action with its owner and date'}
      </p>
    );
  return (
    <>
      {stepOut !== null && <p className="live-note live-note-warn">{stepOutWords(stepOut)}</p>}
      <p className="stage-question" aria-live="polite">
        {current.question !== ''
          ? current.question
          : current.withheld
            ? 'A case that is not shown here'
            : current.ref}
      </p>
      {current.question !== '' && <p className="quiet">{current.ref}</p>}
      {huddle.onTheTable?.matters != null && <Matters matters={huddle.onTheTable.matters} />}
      {huddle.discussion !== null && <Said talk={huddle.discussion} />}
      <StageActions huddle={huddle} caseRef={current.ref} />
    </>
  );
}

function Matters({ matters }: { matters: { words: string; by: string; on: string } }) {
  const today = useToday();
  return (
    <blockquote className="matters">
      “{matters.words}”{' '}
      <span className="quiet">
        {matters.by}, {showDay(matters.on, today)}
      </span>
    </blockquote>
  );
}

/** What has been written so far; what is empty takes no room. */
function Said({ talk }: { talk: Discussion }) {
  const lines = [
    ['Situation', talk.situation],
    ['Action to date', talk.actionToDate],
    ['Update', talk.update],
    ['Next steps', talk.nextSteps],
    ['Decision', talk.decision],
    ['Why', talk.rationale],
    ['If that fails', talk.contingency],
    ['Disagrees', [talk.dissentBy?.name, talk.dissent].filter(Boolean).join(': ')],
  ] as const;
  const said = lines.filter(([, words]) => words !== '');
  if (said.length === 0) return null;
  return (
    <dl className="stage-said">
      {said.map(([label, words]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Actions of this case: with their words where words are shown, else reference, owner and date. */
function StageActions({ huddle, caseRef }: { huddle: HuddleDetail; caseRef: string }) {
  const here = huddle.newActions.filter((action) => action.caseRef === caseRef && caseRef !== '');
  if (here.length === 0) return null;
  return (
    <ul className="plain lines stage-actions" aria-label="Actions">
      {here.map((action) => (
        <li key={action.ref} className="row">
          <span className="ref">{action.ref}</span>
          {action.title !== '' && <b>{action.title}</b>}
          <span>{action.owner}</span>
          <Due day={action.due} />
        </li>
      ))}
    </ul>
  );
}
