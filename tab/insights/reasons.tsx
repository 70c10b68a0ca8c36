import { showCount } from '../../src/core/count.ts';
import { type Output, useAsk } from '../api.ts';
import { Empty } from '../parts/empty.tsx';
import { Lines } from '../parts/skeletons.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { behind } from './behind-address.ts';
import { Charted, ParetoChart } from './chart.tsx';
import { PeriodChoice, usePeriod } from './period.tsx';

type Reason = Output<'insights.reasons'>['blocked'][number];
type Times = Output<'insights.times'>['accept'];

/** Why actions stand still or were not done, and how long accepting and finishing take. */
export function Reasons() {
  const { from, to, weeks } = usePeriod();
  const reasons = useAsk('insights.reasons', { from, to }, { keep: true });
  const times = useAsk('insights.times', { from, to }, { keep: true });
  return (
    <>
      <section className="panel" aria-labelledby="times">
        <div className="panel-head">
          <h2 id="times">How long it takes</h2>
          <PeriodChoice weeks={weeks} />
        </div>
        <RefusalNotice from={times} again={times.again} />
        {times.waiting && <Lines />}
        {times.data !== undefined && (
          <div className="figures">
            <Duration words="to accept" times={times.data.accept} />
            <Duration words="to finish" times={times.data.finish} />
          </div>
        )}
        <p className="quiet">
          Working days, of those accepted or done in this time; what still waits is not in them. Half took no
          longer than the first figure, nine in ten no longer than the second.
        </p>
      </section>
      <RefusalNotice from={reasons} again={reasons.again} />
      {reasons.waiting && <Lines count={8} />}
      {reasons.data !== undefined && (
        <>
          <Pareto
            id="blocked"
            title="Why actions are blocked now"
            rows={reasons.data.blocked}
            reading={reasons.data.blockedReading}
            address={(one) =>
              behind(
                { which: 'blocked', reason: one.reason ?? 'none' },
                `Blocked: ${one.words.toLowerCase()}`,
              )
            }
          />
          <Pareto
            id="not-done"
            title="Why actions were not done"
            rows={reasons.data.notDone}
            reading={reasons.data.notDoneReading}
            address={(one) =>
              behind(
                { which: 'not_done', reason: one.reason ?? 'none', from, to },
                `Not done: ${one.words.toLowerCase()}`,
              )
            }
          />
        </>
      )}
    </>
  );
}

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);
function Duration({ words, times: { n, median, ninetieth } }: { words: string; times: Times }) {
  return (
    <div className="figure">
      {median === null || ninetieth === null ? (
        <b className="quiet">–</b>
      ) : (
        <b>
          {days(median)} <span className="and">and {days(ninetieth)}</span>
        </b>
      )}
      <span>
        {words}
        {median === null ? `: not enough yet (${n})` : `, from ${showCount(n)} actions`}
      </span>
    </div>
  );
}

function Pareto({
  id,
  title,
  rows,
  reading,
  address,
}: {
  id: string;
  title: string;
  rows: readonly Reason[];
  reading: string;
  address: (one: Reason) => string;
}) {
  const columns: readonly Column<Reason>[] = [
    { head: 'Reason', cell: (one) => <a href={href(address(one))}>{one.words}</a> },
    {
      head: 'Actions',
      cell: ({ n, share }) => (
        <>
          {showCount(n)} <small>({share} %)</small>
        </>
      ),
      end: true,
    },
    { head: 'Together', cell: ({ upTo }) => `${upTo} %`, end: true },
  ];
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {rows.length === 0 ? (
        <Empty title={reading}>
          When somebody says why, the reasons are counted here, the most frequent first.
        </Empty>
      ) : (
        <Charted
          reading={reading}
          chart={<ParetoChart rows={rows} />}
          table={<Table caption={title} columns={columns} rows={rows} keyOf={({ words }) => words} few />}
        />
      )}
    </section>
  );
}
