import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { showDay } from '../../src/core/day.ts';
import { KINDS } from '../../src/huddles/kind.ts';
import { useDeed } from '../api.ts';
import { DateField } from '../parts/date-field.tsx';
import { Choice, Words } from '../parts/fields.tsx';
import { PageHead } from '../parts/marks.tsx';
import { go, href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useToday } from '../shell/who.tsx';
import { KIND_OPTIONS, startingOn } from './how-often.ts';
import { SchedulePreview } from './schedule-preview.tsx';
import { newDraft, type SeriesDraft, templateFieldsOf, timetableOf } from './series-draft.ts';
import { SeriesFields } from './series-fields.tsx';
import './series.css';

/** Schedules a series; its dates stand beside the form before anything is made. */
export function Schedule() {
  const today = useToday();
  const deed = useDeed();
  const say = useSay();
  const [draft, setDraft] = useState<SeriesDraft>(() => newDraft('weekly'));
  const set = (change: Partial<SeriesDraft>): void => setDraft((had) => ({ ...had, ...change }));
  const timetable = timetableOf(draft);
  const save = async (): Promise<void> => {
    if (timetable === undefined) return;
    const { name, kind, joinUrl } = draft;
    const answer = await deed('huddles.schedule', {
      ...timetable,
      ...templateFieldsOf(draft),
      name: name.trim() === '' ? KINDS[kind].words : name.trim(),
      kind,
      joinUrl: joinUrl.trim() === '' ? null : joinUrl.trim(),
    });
    if (answer.refused !== undefined) return;
    const { seriesId, huddles } = answer.done;
    const next = huddles[0];
    say(next === undefined ? 'Scheduled.' : `Scheduled: the first is ${showDay(next.day, today)}.`, () =>
      deed('huddles.undoSchedule', { seriesId }),
    );
    // The list, since the huddle's own page would be gone after an undo.
    go('huddles');
  };
  return (
    <div className="page">
      <PageHead title="Schedule a huddle" about={<a href={href('huddles')}>All huddles</a>} />
      <div className="two">
        <section className="panel" aria-label="The huddle">
          <form
            className="form"
            onSubmit={(event) => {
              event.preventDefault();
              void save();
            }}
          >
            <div className="form-pair">
              <Choice
                label="Kind"
                value={draft.kind}
                options={KIND_OPTIONS}
                onChoose={(kind) => {
                  // What was typed stays; what the kind says comes with it.
                  const { name, first, time, joinUrl, chairId, chairRota, deputyId, rhythm } = draft;
                  const fresh = newDraft(kind);
                  setDraft({
                    ...fresh,
                    ...{ name, first, time, joinUrl, chairId, chairRota, deputyId },
                    rhythm: { ...rhythm, often: fresh.rhythm.often },
                  });
                }}
              />
              <Words
                label="Name"
                value={draft.name}
                onText={(name) => set({ name })}
                placeholder={KINDS[draft.kind].words}
                maxLength={80}
              />
            </div>
            <DateField
              label="First day"
              hint="For example Tuesday, or 1 Dec"
              onDay={(first) =>
                setDraft((had) => ({
                  ...had,
                  first,
                  rhythm: first === undefined ? had.rhythm : startingOn(had.rhythm, first),
                }))
              }
              required
            />
            <SeriesFields draft={draft} set={set} />
            <Words
              label="Join link of the Teams meeting"
              hint="You can add it later"
              value={draft.joinUrl}
              onText={(joinUrl) => set({ joinUrl })}
              placeholder="https://teams.microsoft.com/…"
            />
            <RefusalNotice from={deed} />
            <div className="row">
              <Button appearance="primary" type="submit" disabled={timetable === undefined || deed.busy}>
                Schedule
              </Button>
              <Button onClick={() => go('huddles')}>Cancel</Button>
            </div>
          </form>
        </section>
        <SchedulePreview timetable={timetable} minutes={Number(draft.minutes)} />
      </div>
    </div>
  );
}
