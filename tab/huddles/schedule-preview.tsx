import { type Day, LONDON, showDay, showTime } from '../../src/core/day.ts';
import { useAsk } from '../api.ts';
import { useSettled } from '../parts/date-field.tsx';
import { Empty } from '../parts/empty.tsx';
import { Tag } from '../parts/marks.tsx';
import { Lines } from '../parts/skeletons.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useToday } from '../shell/who.tsx';
import type { Timetable } from './series-draft.ts';

const SHOWN = 12;

/** The next dates as they would be, live while one types, each shift and each date that falls away with its reason. */
export function SchedulePreview({
  timetable,
  minutes,
  from,
}: {
  timetable: Timetable | undefined;
  minutes: number;
  /** Dates before this day are not shown: a series that goes on began long ago. */
  from?: Day;
}) {
  const today = useToday();
  const settled = useSettled(JSON.stringify(timetable ?? null));
  const asked: Timetable | null = JSON.parse(settled);
  const preview = useAsk(
    'huddles.previewSeries',
    {
      ...(asked ?? { rule: '', start: '', bankHolidays: 'next' }),
      ...(from === undefined ? {} : { from }),
      zone: LONDON,
      count: SHOWN,
    },
    { when: asked !== null, keep: true },
  );
  const dates = asked === null ? undefined : preview.data;
  const whyMoved = new Map((dates?.moved ?? []).map(({ onto, why }) => [onto, why]));
  const rows = [
    ...(dates?.occurrences ?? []).map(({ local, movedFrom }) => {
      const day = local.slice(0, 10);
      return {
        day,
        time: local.slice(11),
        note:
          movedFrom === undefined
            ? undefined
            : `from ${showDay(movedFrom, today)}: ${whyMoved.get(day) ?? ''}`,
        held: true,
      };
    }),
    ...(dates?.dropped ?? []).map(({ originalDay, why }) => ({
      day: originalDay,
      time: '',
      note: why,
      held: false,
    })),
  ].sort((a, b) => a.day.localeCompare(b.day));
  return (
    <section className="panel" aria-labelledby="dates" aria-live="polite">
      <h2 id="dates">The next {SHOWN} dates</h2>
      <RefusalNotice from={asked === null ? { refused: undefined } : preview} />
      {asked === null && (
        <Empty title="Choose a first day">The dates stand here before anything is made.</Empty>
      )}
      {asked !== null && preview.waiting && <Lines count={6} />}
      {dates !== undefined && preview.refused === undefined && (
        <>
          {rows.length === 0 && (
            <Empty title="This rule names no date">
              Not one in the next twenty years. Choose another day or another rhythm.
            </Empty>
          )}
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
          {dates.warning !== undefined && <Tag tone="warn">{dates.warning}</Tag>}
        </>
      )}
    </section>
  );
}

function endOf(time: string, minutes: number): string {
  const [hours = 0, past = 0] = time.split(':').map(Number);
  const end = hours * 60 + past + (Number.isFinite(minutes) ? minutes : 0);
  return `${Math.floor(end / 60) % 24}:${String(end % 60).padStart(2, '0')}`;
}
