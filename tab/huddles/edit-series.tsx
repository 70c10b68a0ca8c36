import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { type Day, daysBetween, showDay, showTime } from '../../src/core/day.ts';
import type { Series } from '../../src/huddles/huddle.ts';
import { useAsk, useDeed } from '../api.ts';
import { Choice, Words } from '../parts/fields.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useToday } from '../shell/who.tsx';
import { SchedulePreview } from './schedule-preview.tsx';
import { draftOf, type SeriesDraft, templateFieldsOf, timetableOf } from './series-draft.ts';
import { SeriesFields } from './series-fields.tsx';
import './series.css';

/** Changes a series, all that is to come or from one date on; each huddle keeps its agenda. What was typed outlives another's save. */
export function EditSeries({ series, done }: { series: Series; done: () => void }) {
  const deed = useDeed();
  const say = useSay();
  const today = useToday();
  const [opened, setOpened] = useState(series);
  const [draft, setDraft] = useState<SeriesDraft>(() => draftOf(series));
  const [from, setFrom] = useState<Day | ''>('');
  const set = (change: Partial<SeriesDraft>): void => setDraft((had) => ({ ...had, ...change }));
  const timetable = timetableOf({ ...draft, first: from === '' ? draft.first : from });
  // Changed from a later date on: those before it stay as they were planned.
  const isSplit = opened.start.slice(0, 10) > today;
  const dates = useDatesOf(series);
  const take = (theirs: Series): void => {
    setOpened(theirs);
    setDraft(draftOf(theirs));
  };
  const save = async (): Promise<void> => {
    if (timetable === undefined) return;
    const { rule, start } = timetable;
    const { chairRota, ...fields } = templateFieldsOf(draft);
    const name = draft.name.trim();
    const answer = await deed('huddles.changeSeries', {
      seriesId: series.id,
      version: opened.version,
      ...fields,
      // Only what differs, so that a rule that counts is not counted anew, nor the turns of the chairs.
      ...(chairRota.join() === opened.chairRota.map(({ id }) => id).join() ? {} : { chairRota }),
      ...(name === opened.name ? {} : { name }),
      ...(rule === opened.rule ? {} : { rule }),
      ...(start === opened.start ? {} : { start }),
      ...(from === '' ? {} : { from }),
    });
    if (answer.refused !== undefined) return;
    const { changeId, huddles } = answer.done;
    const next = huddles[0];
    say(
      from > (next?.day ?? '')
        ? `${name} changes from ${showDay(from, today)} on.`
        : next === undefined
          ? `${name} is changed.`
          : `${name} is changed. Next: ${showDay(next.day, today)}.`,
      () => deed('huddles.undoChange', { changeId }),
    );
    done();
  };
  return (
    <div className="two">
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {series.version !== opened.version && (
          <Theirs series={series} take={() => take(series)} keep={() => setOpened(series)} />
        )}
        <div className="form-pair">
          <Words label="Name" value={draft.name} onText={(name) => set({ name })} maxLength={80} required />
          <Choice<Day | ''>
            label="Change"
            value={from}
            options={[
              [
                '',
                isSplit
                  ? `all dates from ${showDay(opened.start.slice(0, 10), today)} on`
                  : 'all dates to come',
              ],
              ...dates.slice(1).map(([day, shown]) => [day, `from ${shown} on`] as const),
            ]}
            onChoose={setFrom}
          />
        </div>
        <SeriesFields draft={draft} set={set} />
        <RefusalNotice from={deed} />
        <div className="row">
          <Button
            appearance="primary"
            type="submit"
            disabled={deed.busy || draft.name.trim() === '' || timetable === undefined}
          >
            Save
          </Button>
          <Button onClick={done}>Cancel</Button>
        </div>
      </form>
      <SchedulePreview
        timetable={timetable}
        minutes={Number(draft.minutes)}
        from={from === '' ? today : from}
      />
    </div>
  );
}

/** The dates of the series' rule from today on, up to a year ahead, by the day that the rule names. */
function useDatesOf({ rule, start, zone, bankHolidays, except, extra }: Series): (readonly [Day, string])[] {
  const today = useToday();
  const { data } = useAsk('huddles.previewSeries', {
    rule,
    start,
    zone,
    bankHolidays,
    except,
    extra,
    from: today,
    count: 60,
  });
  return (data?.occurrences ?? [])
    .map(({ local, movedFrom }) => [local.slice(0, 10), movedFrom] as const)
    .filter(([day]) => daysBetween(today, day) <= 366)
    .map(([day, movedFrom]) => [movedFrom ?? day, showDay(day, today)] as const);
}

/** Somebody else saved while this form was open: theirs is shown, and nothing typed is lost. */
function Theirs({ series, take, keep }: { series: Series; take: () => void; keep: () => void }) {
  return (
    <div className="notice" role="status">
      <p>
        Somebody else has just changed this series: {series.name}, {showTime(series.start.slice(11))},{' '}
        {series.minutes} minutes. What you typed is still here.
      </p>
      <div className="row">
        <Button size="small" onClick={take}>
          Take theirs
        </Button>
        <Button size="small" onClick={keep}>
          Keep mine
        </Button>
      </div>
    </div>
  );
}
