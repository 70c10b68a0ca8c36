import { type Day, longWeekday, showDay, showTime } from '../../src/core/day.ts';
import type { HuddleSummary } from '../../src/huddles/huddle.ts';
import type { Beyond } from '../../src/huddles/list-beyond.ts';
import { href } from '../shell/address.ts';
import { useToday } from '../shell/who.tsx';

const GRIDCELL = { role: 'gridcell' } as const;
/** One day of the month: its number, a bank holiday or closure, its huddles. */
export function MonthDay({
  day,
  isAt,
  isOther,
  huddles,
  later,
  note,
}: {
  day: Day;
  isAt: boolean;
  isOther: boolean;
  huddles: readonly HuddleSummary[];
  /** Dates that their series will have, whose huddles are not made yet. */
  later: readonly Beyond[];
  note: string | undefined;
}) {
  const today = useToday();
  const full = `${longWeekday(day)} ${showDay(day, today).slice(4)}`;
  const empty = huddles.length + later.length === 0 && note === undefined && day !== today;
  return (
    <td
      {...GRIDCELL}
      id={`day-${day}`}
      tabIndex={isAt ? 0 : -1}
      className={`${isOther ? 'other' : ''} ${day === today ? 'today' : ''} ${empty ? 'blank' : ''}`}
    >
      <span className="unseen">{full} </span>
      <span className="date" aria-hidden>
        <span className="wide-only">{Number(day.slice(8))}</span>
        <span className="narrow-only">
          {showDay(day, today)}
          {day === today && ' · today'}
        </span>
      </span>
      {note !== undefined && <small>{note}</small>}
      <ul className="plain">
        {huddles.map((huddle) => (
          <li key={huddle.id}>
            <a
              href={href(`huddles/${huddle.id}`)}
              className={huddle.status === 'cancelled' || huddle.missed ? 'meeting gone' : 'meeting'}
            >
              <b>{showTime(huddle.time)}</b> {huddle.name}
              {huddle.status === 'cancelled' && ' (cancelled)'}
              {huddle.missed && ' (did not take place)'}
              {huddle.status === 'live' && ' · live'}
              {huddle.movedFrom !== null && <small> moved from {showDay(huddle.movedFrom, today)}</small>}
            </a>
          </li>
        ))}
        {later.map((one) => (
          <li key={one.seriesId + one.time} className="quiet">
            <b>{showTime(one.time)}</b> {one.name}
            {one.movedFrom !== null && <small> moved from {showDay(one.movedFrom, today)}</small>}
          </li>
        ))}
      </ul>
    </td>
  );
}
