import { showCount } from '../../src/core/count.ts';
import { fifthWords } from '../../src/insights/carried-out.ts';
import { type Output, useAsk } from '../api.ts';
import { Empty } from '../parts/empty.tsx';
import { Lines } from '../parts/skeletons.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { behind } from './behind-address.ts';
import { Charted, FifthChart } from './chart.tsx';
import { PeriodChoice, usePeriod } from './period.tsx';

type Found = Output<'insights.carriedOut'>;
type Row = Found['all'] & { name: string; published: number | null };

/** The headline measure: actions carried out, by deprivation, beside what was published. */
export function CarriedOut() {
  const { from, to, weeks } = usePeriod();
  const { data, refused, waiting, again } = useAsk('insights.carriedOut', { from, to }, { keep: true });
  return (
    <section className="panel" aria-labelledby="by-fifth">
      <div className="panel-head">
        <h2 id="by-fifth">Actions carried out, by deprivation</h2>
        <PeriodChoice weeks={weeks} />
      </div>
      <RefusalNotice from={{ refused }} again={again} />
      {waiting && <Lines count={8} />}
      {data !== undefined && data.all.due === 0 && (
        <Empty title="No action was due in this time">
          Once actions have been due, this page shows how many were carried out, and whether it is as many for
          the most deprived as for the least. Choose a longer time above.
        </Empty>
      )}
      {data !== undefined && data.all.due > 0 && <Figures found={data} />}
    </section>
  );
}

function Figures({ found }: { found: Found }) {
  const { reference } = found;
  const rows: Row[] = [
    ...found.fifths.map((one) => ({
      ...one,
      name: fifthWords(one.fifth),
      published: one.fifth === 1 ? reference.mostDeprived : one.fifth === 5 ? reference.leastDeprived : null,
    })),
    { ...found.all, name: 'All', published: reference.all },
  ];
  return (
    <>
      <Charted
        under
        reading={found.reading}
        chart={
          <FifthChart
            rows={found.fifths.flatMap(({ fifth, percent }) =>
              fifth === null && percent === null ? [] : [{ words: shortWords(fifth), percent }],
            )}
            published={reference.all}
          />
        }
        table={
          <Table
            caption="Actions carried out, by deprivation fifth"
            columns={columns(found)}
            rows={rows}
            keyOf={({ name }) => name}
          />
        }
      />
      <p className="quiet">
        Done, of the actions due in this time. Open and overdue ones count as not done, and so does the
        person’s choice, which is shown apart; what was entered in error or twice does not count. The fifth is
        that of the day on which the action was assigned; under ten actions a figure would say nothing yet.
        Published figures: {reference.source}.
      </p>
    </>
  );
}
const shortWords = (fifth: number | null): string =>
  fifth === null
    ? 'Not known'
    : fifth === 1
      ? 'Most deprived'
      : fifth === 5
        ? 'Least deprived'
        : fifthWords(fifth);

function columns({ from, to }: Found): readonly Column<Row>[] {
  const link =
    (which: 'due' | 'carried' | 'chosen' | 'failed' | 'pending', words: string) =>
    (row: Row, count: number) => {
      const fifth = row.name === 'All' ? {} : { fifth: row.fifth ?? 0 };
      return count === 0 ? (
        0
      ) : (
        <a href={href(behind({ which, from, to, ...fifth }, `${words}: ${row.name.toLowerCase()}`))}>
          {showCount(count)}
        </a>
      );
    };
  const [due, carried, chosen, failed, pending] = [
    link('due', 'Due'),
    link('carried', 'Carried out'),
    link('chosen', 'The person’s choice'),
    link('failed', 'Not done'),
    link('pending', 'Still open'),
  ];
  return [
    { head: 'Fifth', cell: ({ name }) => (name === 'All' ? <b>All</b> : name) },
    {
      head: 'Carried out',
      cell: ({ percent, low, high }) =>
        percent === null ? (
          <span className="quiet">not enough yet</span>
        ) : (
          <>
            <b>{percent} %</b> <small>{`(${low} to ${high})`}</small>
          </>
        ),
      end: true,
    },
    { head: 'Published', cell: ({ published }) => (published === null ? '–' : `${published} %`), end: true },
    { head: 'Due', cell: (row) => due(row, row.due), end: true },
    { head: 'Done', cell: (row) => carried(row, row.done), end: true },
    { head: 'Person’s choice', cell: (row) => chosen(row, row.personsChoice), end: true },
    { head: 'Not done', cell: (row) => failed(row, row.notDone), end: true },
    { head: 'Still open', cell: (row) => pending(row, row.open), end: true },
  ];
}
