import { useEffect, useState } from 'react';
import {
  addMinutes,
  dayOf,
  type Instant,
  machineNow,
  showDay,
  showTime,
  timeOf,
} from '../../src/core/day.ts';
import { useAsk } from '../api.ts';
import { useNow, useWho } from './who.tsx';

const PATIENCE_MS = 3_000;

/** What everybody must know whatever page they are on: reminders that do not go out, a clock that is moved. */
export function Banners() {
  return (
    <div className="banners">
      <ReminderAlarm />
      <PracticeClock />
    </div>
  );
}

/** Calm and exact: since when, and what becomes of what is typed. It stays in sight however far somebody has scrolled. */
export function LostConnection() {
  const { live, surface, aheadMinutes } = useWho();
  const [since, setSince] = useState<Instant>();
  useEffect(() => {
    if (live === 'live') return setSince(undefined);
    const from = machineNow();
    const timer = setTimeout(() => setSince((earlier) => earlier ?? from), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [live]);
  return (
    <div role="status" className="lost-line">
      {since !== undefined && (
        <p className="banner banner-warn">
          <b>Not connected since {showTime(timeOf(addMinutes(since, aheadMinutes)))}.</b>{' '}
          {surface === 'stage'
            ? 'What stands here may be out of date.'
            : 'What you type is kept and sent when the connection is back; buttons have to wait.'}
        </p>
      )}
    </div>
  );
}

function ReminderAlarm() {
  const alarm = useAsk('reminders.health', {}, { staleMs: 60_000 }).data?.alarm;
  if (alarm === undefined || alarm === null) return null;
  return (
    <p role="alert" className="banner banner-bad">
      <b>Reminders are not going out.</b> {alarm}
    </p>
  );
}

function PracticeClock() {
  const { me } = useWho();
  const now = useNow(10_000);
  if (!me.practiceClock) return null;
  return (
    <p className="banner banner-practice">
      <b>Practice clock:</b> {showDay(dayOf(now))}, {showTime(timeOf(now))}
    </p>
  );
}
