import { Button } from '@fluentui/react-components';
import { ChevronLeftRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { bankHolidayName } from '../../src/calendar/bank-holidays.ts';
import { addMonths, firstOfMonth, lastOfMonth, mondayOf } from '../../src/calendar/month-days.ts';
import { addDays, type Day, daysBetween } from '../../src/core/day.ts';
import { useAsk } from '../api.ts';
import { Lines } from '../parts/skeletons.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useToday } from '../shell/who.tsx';
import { MonthDay } from './month-day.tsx';
import './series.css';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const titleOf = (day: Day): string => `${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
const WEEK = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
/** A browser forgets what these are when the layout changes for a narrow page, so it is said again. */
const as = {
  grid: { role: 'grid' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
} as const;
const STEPS: Record<string, number | undefined> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** The huddles of a month: arrows go from day to day, Page Up and Page Down from month to month. Narrow: a list of days. */
export function MonthView() {
  const today = useToday();
  const [at, setAt] = useState<Day>(today);
  const byKey = useRef(false);
  const first = mondayOf(firstOfMonth(at));
  const last = addDays(mondayOf(lastOfMonth(at)), 6);
  const { data, refused, waiting, again } = useAsk('huddles.list', { from: first, to: last }, { keep: true });
  const beyond = useAsk('huddles.beyond', { from: first, to: last }, { keep: true }).data ?? [];
  const closed = useAsk('neighbourhoods.closures', {}).data?.days ?? [];
  const days = Array.from({ length: daysBetween(first, last) + 1 }, (_, step) => addDays(first, step));
  const weeks = Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
  useEffect(() => {
    if (byKey.current) document.getElementById(`day-${at}`)?.focus();
    byKey.current = false;
  }, [at]);
  const step = (event: KeyboardEvent<HTMLElement>): void => {
    const by = STEPS[event.key];
    const month = { PageUp: -1, PageDown: 1 }[event.key];
    if (by === undefined && month === undefined) return;
    event.preventDefault();
    byKey.current = true;
    setAt(by === undefined ? addMonths(at, month ?? 0) : addDays(at, by));
  };
  return (
    <section className="panel" aria-labelledby="month">
      <div className="row row-apart">
        <h2 id="month" aria-live="polite">
          {titleOf(at)}
        </h2>
        <div className="row">
          <Button onClick={() => setAt(today)} disabled={at.slice(0, 7) === today.slice(0, 7)}>
            This month
          </Button>
          <Button
            icon={<ChevronLeftRegular />}
            aria-label="The month before"
            onClick={() => setAt(addMonths(firstOfMonth(at), -1))}
          />
          <Button
            icon={<ChevronRightRegular />}
            aria-label="The month after"
            onClick={() => setAt(addMonths(firstOfMonth(at), 1))}
          />
        </div>
      </div>
      <RefusalNotice from={{ refused }} again={again} />
      {waiting && <Lines count={6} />}
      {data !== undefined && ![...data, ...beyond].some(({ day }) => day.slice(0, 7) === at.slice(0, 7)) && (
        <p className="quiet">No huddle is planned in this month.</p>
      )}
      <table className="month" {...as.grid} aria-labelledby="month" onKeyDown={step}>
        <thead {...as.rowgroup}>
          <tr {...as.row}>
            {WEEK.map((name) => (
              <th key={name} scope="col" {...as.columnheader}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...as.rowgroup}>
          {weeks.map((week) => (
            <tr key={week[0]} {...as.row}>
              {week.map((day) => (
                <MonthDay
                  key={day}
                  day={day}
                  isAt={day === at}
                  isOther={day.slice(0, 7) !== at.slice(0, 7)}
                  huddles={(data ?? []).filter((huddle) => huddle.day === day)}
                  later={beyond.filter((one) => one.day === day)}
                  note={bankHolidayName(day) ?? (closed.includes(day) ? 'We are closed' : undefined)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
