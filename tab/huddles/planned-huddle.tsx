import { Button } from '@fluentui/react-components';
import { PlayRegular, PrintRegular, VideoRegular } from '@fluentui/react-icons';
import { dayOf, showDay, showTime, timeOf } from '../../src/core/day.ts';
import type { HuddleDetail } from '../../src/huddles/huddle.ts';
import { useDeed } from '../api.ts';
import { PageHead, Tag } from '../parts/marks.tsx';
import { AgreedLane } from '../prep/agreed-lane.tsx';
import { go, href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useToday, useWho } from '../shell/who.tsx';
import { AgendaEditor } from './agenda-editor.tsx';
import { Coming } from './coming.tsx';
import { HuddleStatus } from './huddle-list.tsx';
import { MoveOrCancel } from './move-or-cancel.tsx';
import './live.css';

/** A huddle before it starts: its agenda, who is coming, what it lacks, and Start. */
export function PlannedHuddle({ huddle }: { huddle: HuddleDetail }) {
  const today = useToday();
  const { may } = useWho();
  const deed = useDeed();
  const say = useSay();
  const early = huddle.day !== today;
  const start = async (): Promise<void> => {
    const answer = await deed('huddles.start', { huddleId: huddle.id, ...(early ? { early: true } : {}) });
    if (answer.refused === undefined)
      say('The huddle is live.', () => deed('huddles.undoStart', { huddleId: huddle.id }));
  };
  const cancelled = huddle.status === 'cancelled';
  return (
    <div className="page">
      <PageHead
        title={huddle.name}
        about={
          <>
            <a href={href('huddles')}>All huddles</a> · {showDay(huddle.day, today)} at{' '}
            {showTime(huddle.time)}, {huddle.minutes} minutes
            {huddle.movedFrom === null ? '' : `, moved from ${showDay(huddle.movedFrom, today)}`}
            {huddle.chair === null ? '' : ` · ${huddle.chair.name} chairs`}
          </>
        }
      >
        <HuddleStatus huddle={huddle} />
        {may('cases.see') && !cancelled && (
          <Button
            icon={<PrintRegular />}
            aria-label="Print the sheet"
            onClick={() => go(`huddles/${huddle.id}/print`)}
          />
        )}
        {huddle.joinUrl !== null && !cancelled && (
          <Button as="a" icon={<VideoRegular />} href={huddle.joinUrl} target="_blank" rel="noopener">
            Join
          </Button>
        )}
        {huddle.mayRun && !huddle.missed && (
          <Button
            appearance={early ? 'secondary' : 'primary'}
            icon={<PlayRegular />}
            disabled={deed.busy}
            onClick={() => void start()}
          >
            {early ? 'Start early' : 'Start the huddle'}
          </Button>
        )}
      </PageHead>
      <RefusalNotice from={deed} />
      <Timetable huddle={huddle} />
      <div className="two">
        <div className="stack">
          {may('cases.see') && !cancelled && <AgreedLane huddleId={huddle.id} />}
          <AgendaEditor huddle={huddle} mayEdit={may('huddles.agenda') && !cancelled && !huddle.missed} />
        </div>
        <div className="stack">
          <Coming huddle={huddle} />
          {may('huddles.schedule') && <MoveOrCancel huddle={huddle} />}
        </div>
      </div>
    </div>
  );
}

/** What happens when on the way to this huddle. */
function Timetable({ huddle }: { huddle: HuddleDetail }) {
  const today = useToday();
  const at = (instant: string): string => `${showDay(dayOf(instant), today)}, ${showTime(timeOf(instant))}`;
  return (
    <ul className="row plain">
      <li>
        <Tag>Cut-off {at(huddle.cutOffAt)}</Tag>
      </li>
      <li>
        <Tag {...(huddle.listIsOut ? { tone: 'good' } : {})}>
          {huddle.listIsOut ? 'List went out' : 'List goes out'} {at(huddle.listOutAt)}
        </Tag>
      </li>
      {huddle.quorum.lacks.map((lack) => (
        <li key={lack}>
          <Tag tone="warn">Lacks {lack}</Tag>
        </li>
      ))}
      {huddle.joinUrl === null && (
        <li>
          <Tag tone="warn">Lacks a join link</Tag>
        </li>
      )}
    </ul>
  );
}
