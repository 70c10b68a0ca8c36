import { Button } from '@fluentui/react-components';
import { ShareScreenStartRegular, VideoRegular } from '@fluentui/react-icons';
import { minutesBetween, showDay, showTime } from '../../src/core/day.ts';
import type { HuddleDetail } from '../../src/huddles/huddle.ts';
import { PageHead, Tag } from '../parts/marks.tsx';
import { useNow, useToday, useWho } from '../shell/who.tsx';
import { shareToStage } from '../teams.ts';

/** Which huddle, live, who is here, and the time that is left. */
export function LiveHead({ huddle, close }: { huddle: HuddleDetail; close: () => void }) {
  const today = useToday();
  const { surface } = useWho();
  const here = huddle.attendance.filter(({ state }) => state === 'here').length;
  return (
    <PageHead
      title={huddle.name}
      about={
        <span className="row live-about">
          <span>
            {showDay(huddle.day, today)} {showTime(huddle.time)}
          </span>
          <Tag tone="good">● Live</Tag>
          <span>
            {here} of {huddle.attendance.length} here
          </span>
          <span>{huddle.quorum.met ? 'quorum ✓' : 'no quorum yet'}</span>
        </span>
      }
    >
      <TimeLeft huddle={huddle} />
      {huddle.joinUrl !== null && (
        <Button
          as="a"
          appearance="subtle"
          icon={<VideoRegular />}
          href={huddle.joinUrl}
          target="_blank"
          rel="noopener"
          aria-label="Join the meeting"
          title="Join the meeting"
        />
      )}
      {surface === 'side panel' && (
        <Button
          appearance="subtle"
          icon={<ShareScreenStartRegular />}
          aria-label="Show on the meeting’s stage"
          title="Show on the meeting’s stage"
          onClick={() => void shareToStage(`${window.location.origin}/tab/#/huddles/${huddle.id}`)}
        />
      )}
      {huddle.mayRun && <Button onClick={close}>Close huddle</Button>}
    </PageHead>
  );
}

function TimeLeft({ huddle }: { huddle: HuddleDetail }) {
  const now = useNow(1_000);
  const seconds = Math.round((huddle.minutes - minutesBetween(huddle.startedAt ?? now, now)) * 60);
  return (
    <span className={seconds < 0 ? 'clock bad' : 'clock'} role="timer">
      {clock(Math.abs(seconds))} {seconds < 0 ? 'over' : 'left'}
    </span>
  );
}

/** "12:40" from seconds. */
export const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** "4 cases, 12 min: 3 min each"; what is left, so that nobody has to count. */
export function Pace({ huddle }: { huddle: HuddleDetail }) {
  const now = useNow(5_000);
  const left = huddle.items.filter(({ state }) => state === 'waiting' || state === 'current').length;
  const minutes = Math.floor(huddle.minutes - minutesBetween(huddle.startedAt ?? now, now));
  if (left === 0) return <span className="pace">Every case has been discussed</span>;
  const cases = left === 1 ? '1 case' : `${left} cases`;
  if (minutes <= 0) return <span className="pace bad">{cases} left and no time</span>;
  const each = Math.round((minutes / left) * 2) / 2;
  return (
    <span className="pace">
      {cases}, {minutes} min: {each} min each
    </span>
  );
}
