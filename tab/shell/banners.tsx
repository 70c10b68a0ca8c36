import { useEffect, useState } from 'react';
import { dayOf, showDay, showTime, timeOf } from '../../src/core/day.ts';
import { useAsk } from '../api.ts';
import { useNow, useWho } from './who.tsx';

const PATIENCE_MS = 3_000;

/** What everybody must know whatever page they are on: no connection, reminders that do not go out, a clock that is moved. */
export function Banners() {
  return (
    <div className="banners">
      <LostConnection />
      <ReminderAlarm />
      <PracticeClock />
    </div>
  );
}

function LostConnection() {
  const { live } = useWho();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (live === 'live') return setShown(false);
    const timer = setTimeout(() => setShown(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [live]);
  return (
    <div role="status">
      {shown && live !== 'live' && (
        <p className="banner banner-warn">
          <b>Connection lost.</b> Trying again. What you see may be out of date; what you type is kept and
          saved when the connection is back.
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
