import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { showDay, showTime } from '../../src/core/day.ts';
import type { Series } from '../../src/huddles/huddle.ts';
import { KINDS } from '../../src/huddles/kind.ts';
import { useAsk, useDeed } from '../api.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Empty } from '../parts/empty.tsx';
import { Lines } from '../parts/skeletons.tsx';
import { href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useToday, useWho } from '../shell/who.tsx';
import { EditSeries } from './edit-series.tsx';

/** The series that go on, each with its next date, join link and end. */
export function SeriesList() {
  const { data, refused, waiting, again } = useAsk('huddles.series', {});
  return (
    <section className="panel" aria-label="Series">
      <RefusalNotice from={{ refused }} again={again} />
      {waiting && <Lines count={4} />}
      {data?.length === 0 && (
        <Empty title="No series yet">
          A series is a rule, such as “every Tuesday at 8:45”. It keeps to the clock when summer time changes
          and steps round bank holidays.
        </Empty>
      )}
      <ul className="plain lines">
        {(data ?? []).map((series) => (
          <OneSeries key={series.id} series={series} />
        ))}
      </ul>
    </section>
  );
}

function OneSeries({ series }: { series: Series }) {
  const { may } = useWho();
  const today = useToday();
  const [ending, setEnding] = useState(false);
  const [editing, setEditing] = useState(false);
  return (
    <li className="stack">
      <div className="row row-apart">
        <div>
          <b>{series.name}</b>
          <p className="quiet">
            {KINDS[series.kind].words}, {showTime(series.start.slice(11))}, {series.minutes} minutes, about{' '}
            {series.minutesACase} a case
            {series.chair === null ? '' : ` · ${series.chair.name} chairs`}
          </p>
          {series.next !== null && (
            <p>
              Next:{' '}
              <a href={href(`huddles/${series.next.huddleId}`)}>
                {showDay(series.next.day, today)} at {showTime(series.next.time)}
              </a>
            </p>
          )}
        </div>
        {may('huddles.schedule') && (
          <div className="row">
            <Button aria-expanded={editing} onClick={() => setEditing(!editing)}>
              Change…
            </Button>
            <Button onClick={() => setEnding(true)}>End the series…</Button>
          </div>
        )}
      </div>
      {editing && <EditSeries key={series.version} series={series} done={() => setEditing(false)} />}
      {may('huddles.schedule') && <JoinLink series={series} />}
      {ending && <EndSeries series={series} cancel={() => setEnding(false)} />}
    </li>
  );
}

function JoinLink({ series }: { series: Series }) {
  const deed = useDeed();
  const say = useSay();
  const [link, setLink] = useState(series.joinUrl ?? '');
  const changed = link.trim() !== (series.joinUrl ?? '');
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void deed('huddles.setJoinLink', {
          seriesId: series.id,
          joinUrl: link.trim() === '' ? null : link.trim(),
          version: series.version,
        }).then(
          (answer) => answer.refused === undefined && say('The join link is kept with every date to come.'),
        );
      }}
    >
      <Field
        label="Join link of the meeting"
        hint="Copy it from the Teams meeting; it is shown on Today and in reminders"
      >
        <div className="row">
          <Input
            className="wide"
            aria-label="Join link of the meeting"
            value={link}
            onChange={(_event, { value }) => setLink(value)}
            placeholder="https://teams.microsoft.com/…"
          />
          {changed && (
            <Button type="submit" disabled={deed.busy}>
              Keep
            </Button>
          )}
        </div>
      </Field>
      <RefusalNotice from={deed} />
    </form>
  );
}

function EndSeries({ series, cancel }: { series: Series; cancel: () => void }) {
  const deed = useDeed();
  const say = useSay();
  const end = async (): Promise<void> => {
    const answer = await deed('huddles.endSeries', { seriesId: series.id });
    if (answer.refused !== undefined) return;
    say(`${series.name} has ended.`);
    cancel();
  };
  return (
    <Dialog
      title={`End “${series.name}”?`}
      close={cancel}
      actions={
        <>
          <Button onClick={cancel}>Keep it</Button>
          <Button appearance="primary" disabled={deed.busy} onClick={() => void end()}>
            End the series
          </Button>
        </>
      }
    >
      <p>
        Its dates to come are cancelled, and their cases wait for another agenda. What was recorded stays.
      </p>
      <RefusalNotice from={deed} />
    </Dialog>
  );
}
