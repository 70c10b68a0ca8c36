import { Button } from '@fluentui/react-components';
import { VideoRegular } from '@fluentui/react-icons';
import { minutesBetween, showDay, showTime } from '../../src/core/day.ts';
import type { HuddleSummary } from '../../src/huddles/huddle.ts';
import { useAsk } from '../api.ts';
import { Empty } from '../parts/empty.tsx';
import { Tag } from '../parts/marks.tsx';
import { Lines } from '../parts/skeletons.tsx';
import { go, href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useNow, useToday, useWho } from '../shell/who.tsx';

/** The next huddle with a countdown, the way to join, and what it still lacks. */
export function NextHuddle() {
  const { data, refused, waiting, again } = useAsk('huddles.next', {});
  const { may } = useWho();
  return (
    <section className="panel" aria-labelledby="next-huddle">
      <div className="panel-head">
        <h2 id="next-huddle">Next huddle</h2>
        {data !== null && data !== undefined && <Countdown huddle={data} />}
      </div>
      <RefusalNotice from={{ refused }} again={again} />
      {waiting && <Lines count={3} />}
      {data === null && (
        <Empty
          title="No huddle is planned"
          step={
            may('huddles.schedule') ? (
              <Button appearance="primary" onClick={() => go('huddles/schedule')}>
                Schedule a huddle
              </Button>
            ) : undefined
          }
        >
          A huddle is the team’s short regular meeting on the people who need it most.
          {may('huddles.schedule') ? '' : ' Your coordinator or chair can schedule one.'}
        </Empty>
      )}
      {data !== null && data !== undefined && <Huddle huddle={data} lacks={data.lacks} />}
    </section>
  );
}

function Huddle({ huddle, lacks }: { huddle: HuddleSummary; lacks: readonly string[] }) {
  const today = useToday();
  return (
    <>
      <div>
        <a className="ref" href={href(`huddles/${huddle.id}`)}>
          {huddle.name}
        </a>
        <p>
          {showDay(huddle.day, today)} at {showTime(huddle.time)}, {huddle.minutes} minutes
          {huddle.chair === null ? '' : ` · ${huddle.chair.name} chairs`}
        </p>
        <p className="quiet">
          {huddle.cases === 1 ? '1 case' : `${huddle.cases} cases`}, {huddle.minutesPlanned} of{' '}
          {huddle.minutes} minutes planned
        </p>
      </div>
      {lacks.length > 0 && (
        <ul className="row plain">
          <li className="quiet">Still lacks</li>
          {lacks.map((lack) => (
            <li key={lack}>
              <Tag tone="warn">{lack}</Tag>
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        {huddle.joinUrl !== null && (
          <Button
            as="a"
            appearance="primary"
            icon={<VideoRegular />}
            href={huddle.joinUrl}
            target="_blank"
            rel="noopener"
          >
            Join the meeting
          </Button>
        )}
        <Button as="a" href={href(`huddles/${huddle.id}`)}>
          {huddle.status === 'live' ? 'Open the live huddle' : 'Open the agenda'}
        </Button>
      </div>
    </>
  );
}

function Countdown({ huddle }: { huddle: HuddleSummary }) {
  const now = useNow(10_000);
  if (huddle.status === 'live') return <Tag tone="good">Live now</Tag>;
  const minutes = Math.ceil(minutesBetween(now, huddle.startsAt));
  return <span className="quiet number">{startsIn(minutes)}</span>;
}

/** "in 25 min", "in 3 h 10 min", "in 2 days"; a huddle whose time has come says so. */
export function startsIn(minutes: number): string {
  if (minutes <= 0) return minutes > -60 ? 'should have started' : 'did not start';
  if (minutes < 60) return `in ${minutes} min`;
  if (minutes < 24 * 60) return `in ${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  const days = Math.round(minutes / (24 * 60));
  return days === 1 ? 'in 1 day' : `in ${days} days`;
}
