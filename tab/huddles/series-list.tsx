import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { ruleInWords } from '../../src/calendar/rule-in-words.ts';
import { showDay, showTime } from '../../src/core/day.ts';
import type { Series } from '../../src/huddles/huddle.ts';
import { KINDS } from '../../src/huddles/kind.ts';
import { useAsk } from '../api.ts';
import { Empty } from '../parts/empty.tsx';
import { Lines } from '../parts/skeletons.tsx';
import { href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useToday, useWho } from '../shell/who.tsx';
import { CalendarFeed } from './calendar-feed.tsx';
import { Closures } from './closures.tsx';
import { EditSeries } from './edit-series.tsx';
import { EndSeries } from './end-series.tsx';
import { SeriesLink } from './series-link.tsx';
import './series.css';

/** The series that go on, each with its next date, join link and end. */
export function SeriesList() {
  const { data, refused, waiting, again } = useAsk('huddles.series', {});
  return (
    <>
      <section className="panel" aria-label="Series">
        <RefusalNotice from={{ refused }} again={again} />
        {waiting && <Lines count={4} />}
        {data?.length === 0 && (
          <Empty title="No series yet">
            A series is a rule, such as “every Tuesday at 8:45”. It keeps to the clock when summer time
            changes and steps round bank holidays.
          </Empty>
        )}
        <ul className="plain lines">
          {(data ?? []).map((series) => (
            <OneSeries key={series.id} series={series} />
          ))}
        </ul>
      </section>
      <Closures />
      <CalendarFeed />
    </>
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
            {KINDS[series.kind].words}, {untilThen(series, today)}
            {wordsOf(series.rule)} at {showTime(series.start.slice(11))}, {series.minutes} minutes, about{' '}
            {series.minutesACase} a case
            {leads(series)}
            {series.channelId !== null && ' · posts in a channel of its own'}
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
      {editing && <EditSeries series={series} done={() => setEditing(false)} />}
      {may('huddles.schedule') && <SeriesLink series={series} />}
      {ending && <EndSeries series={series} cancel={() => setEnding(false)} />}
    </li>
  );
}

/** "every Tuesday at 8:45 until Tue 30 Mar, then ": a change that is still to come. */
const untilThen = ({ untilThen: was }: Series, today: string): string =>
  was === null
    ? ''
    : `${wordsOf(was.rule)} at ${showTime(was.start.slice(11))} until ${showDay(was.day, today)}, then `;

/** A rule that nobody can say in words any more is shown as it stands. */
function wordsOf(rule: string): string {
  try {
    return ruleInWords(rule);
  } catch {
    return rule;
  }
}
const leads = ({ chair, chairRota, deputy }: Series): string =>
  [
    ...(chairRota.length > 1
      ? [` · ${chairRota.map(({ name }) => name).join(', ')} chair in turn`]
      : chair === null
        ? []
        : [` · ${chair.name} chairs`]),
    ...(deputy === null ? [] : [`, ${deputy.name} stands in`]),
  ].join('');
