import { LONDON, showDay, showTime } from '../../src/core/day.ts';
import type { BankHolidayRule } from '../../src/huddles/kind.ts';
import { useAsk } from '../api.ts';
import { Empty } from '../parts/empty.tsx';
import { Tag } from '../parts/marks.tsx';
import { Lines } from '../parts/skeletons.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useToday } from '../shell/who.tsx';

const BECAUSE = {
  'bank-holiday': 'bank holiday: left out',
  'already-one-that-day': 'bank holiday: there is one on that day already',
  'taken-out': 'taken out',
} as const;

/** The next dates as they would be, with what a bank holiday does to them. */
export function SchedulePreview({
  timetable,
  minutes,
}: {
  timetable: { rule: string; start: string; bankHolidays: BankHolidayRule } | undefined;
  minutes: number;
}) {
  const today = useToday();
  const preview = useAsk(
    'huddles.previewSeries',
    {
      rule: timetable?.rule ?? '',
      start: timetable?.start ?? '',
      bankHolidays: timetable?.bankHolidays ?? 'next',
      zone: LONDON,
      count: 8,
    },
    { when: timetable !== undefined, keep: true },
  );
  const dates = preview.data;
  const rows = [
    ...(dates?.occurrences ?? []).map(({ local, movedFrom }) => ({
      day: local.slice(0, 10),
      time: local.slice(11),
      note:
        movedFrom === undefined
          ? undefined
          : `moved from ${showDay(movedFrom.slice(0, 10), today)}, a bank holiday`,
      held: true,
    })),
    ...(dates?.dropped ?? []).map(({ originalDay, because }) => ({
      day: originalDay,
      time: '',
      note: BECAUSE[because],
      held: false,
    })),
  ].sort((a, b) => a.day.localeCompare(b.day));
  return (
    <section className="panel" aria-labelledby="dates" aria-live="polite">
      <h2 id="dates">The next dates</h2>
      <RefusalNotice from={preview} />
      {timetable === undefined && (
        <Empty title="Choose a first day">The dates stand here before anything is made.</Empty>
      )}
      {timetable !== undefined && preview.waiting && <Lines count={6} />}
      {timetable !== undefined && dates !== undefined && (
        <>
          <ol className="plain lines dates">
            {rows.map(({ day, time, note, held }) => (
              <li key={day} className={held ? undefined : 'quiet'}>
                {held ? (
                  <>
                    <b>{showDay(day, today)}</b>, {showTime(time)}–{endOf(time, minutes)}
                  </>
                ) : (
                  <s>{showDay(day, today)}</s>
                )}{' '}
                {note !== undefined && <Tag tone="warn">{note}</Tag>}
              </li>
            ))}
          </ol>
          {dates.warning !== undefined && <p className="quiet">{dates.warning}</p>}
        </>
      )}
    </section>
  );
}

function endOf(time: string, minutes: number): string {
  const [hours = 0, past = 0] = time.split(':').map(Number);
  const end = hours * 60 + past + minutes;
  return `${Math.floor(end / 60) % 24}:${String(end % 60).padStart(2, '0')}`;
}
