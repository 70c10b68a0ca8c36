import { Button, Popover, PopoverSurface, PopoverTrigger } from '@fluentui/react-components';
import { EyeRegular, ShareScreenStartRegular, VideoRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { minutesBetween, showDay, showTime } from '../../src/core/day.ts';
import type { HuddleDetail } from '../../src/huddles/huddle.ts';
import { PageHead, Tag } from '../parts/marks.tsx';
import { useNow, useToday, useWho } from '../shell/who.tsx';
import { shareToStage } from '../teams.ts';
import { clock, paceWords } from './pace-words.ts';
import { StageCover } from './stage-cover.tsx';

/** Which huddle, live, who is here, and the time that is left. */
export function LiveHead({ huddle, close }: { huddle: HuddleDetail; close: () => void }) {
  const today = useToday();
  const { surface, may } = useWho();
  const [refused, setRefused] = useState(false);
  const stage = huddle.live?.stage ?? null;
  const share = (): void =>
    void shareToStage(`${window.location.origin}/tab/#/huddles/${huddle.id}`).then((shared) =>
      setRefused(!shared),
    );
  const here = huddle.attendance.filter(({ state }) => state === 'here').length;
  const guests = huddle.live?.guests ?? 0;
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
            {guests === 0 ? '' : guests === 1 ? ' and 1 guest' : ` and ${guests} guests`}
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
      {(surface === 'side panel' || stage !== null) && may('huddles.record') && (
        <Popover withArrow trapFocus>
          <PopoverTrigger disableButtonEnhancement>
            <Button
              appearance="subtle"
              icon={stage === null ? <ShareScreenStartRegular /> : <EyeRegular />}
              aria-label={stage === null ? 'The meeting’s stage' : 'The stage shows questions'}
              title="The meeting’s stage"
            />
          </PopoverTrigger>
          <PopoverSurface className="stage-menu" aria-label="The meeting’s stage">
            {surface === 'side panel' && <Button onClick={share}>Show on the meeting’s stage</Button>}
            {refused && <p className="quiet">Teams did not open the stage. Start the meeting first.</p>}
            <StageCover huddle={huddle} small />
          </PopoverSurface>
        </Popover>
      )}
      {huddle.mayRun && <Button onClick={close}>Close huddle</Button>}
    </PageHead>
  );
}

function TimeLeft({ huddle }: { huddle: HuddleDetail }) {
  const now = useNow(1_000);
  const seconds = Math.round((huddle.minutes - minutesBetween(huddle.startedAt ?? now, now)) * 60);
  return (
    <span className={seconds < 0 ? 'clock clock-over' : 'clock'} role="timer">
      {clock(Math.abs(seconds))} {seconds < 0 ? 'over' : 'left'}
    </span>
  );
}

/** "4 cases, 11 minutes left: under 3 min each"; what is left, so that nobody has to count. Over time it says so, calmly. */
export function Pace({ huddle }: { huddle: HuddleDetail }) {
  const now = useNow(5_000);
  const left = huddle.items.filter(({ state }) => state === 'waiting' || state === 'current').length;
  return (
    <span className="pace">
      {paceWords(left, huddle.minutes - minutesBetween(huddle.startedAt ?? now, now))}
    </span>
  );
}
