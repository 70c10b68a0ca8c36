import { COHORTS } from '../../src/cases/case.ts';
import { showCount } from '../../src/core/count.ts';
import { type Output, useAsk } from '../api.ts';
import { NotesOutstanding } from '../minutes/notes-outstanding.tsx';
import { Bars } from '../parts/bars.tsx';
import { Empty } from '../parts/empty.tsx';
import { Lines } from '../parts/skeletons.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { behind } from './behind-address.ts';
import { AgeChart, Charted } from './chart.tsx';
import { UnblockList } from './unblock-list.tsx';

type Figures = Output<'actions.outstanding'>;

/** What is outstanding: what to unblock first, then by age, owner, organisation, cohort and huddle, each a way to the actions. */
export function Overview() {
  const { data, refused, waiting, again } = useAsk('actions.outstanding', {});
  return (
    <>
      <RefusalNotice from={{ refused }} again={again} />
      {waiting && <Lines count={8} />}
      {data !== undefined && data.open === 0 && (
        <section className="panel">
          <Empty title="Nothing is outstanding">
            Every action that was agreed has been done or closed. New ones come from the next huddle.
          </Empty>
        </section>
      )}
      {data !== undefined && data.open > 0 && <Everything figures={data} />}
      <NotesOutstanding />
    </>
  );
}

/** One sentence before any figure. */
const reading = ({ open, overdue }: Figures): string =>
  overdue === 0
    ? `${showCount(open)} open, none overdue.`
    : `${showCount(overdue)} of ${showCount(open)} open actions ${overdue === 1 ? 'is' : 'are'} overdue.`;

function ageReading({ byAge, open }: Figures): string {
  const old = byAge.at(-1)?.open ?? 0;
  return old === 0
    ? 'None was agreed more than four weeks ago.'
    : `${showCount(old)} of ${showCount(open)} ${old === 1 ? 'was' : 'were'} agreed more than four weeks ago.`;
}

function Everything({ figures }: { figures: Figures }) {
  const totals = [
    ['open', figures.open, 'open', 'Open'],
    ['overdue', figures.overdue, 'overdue', 'Overdue'],
    ['due this week', figures.dueThisWeek, 'due_this_week', 'Due this week'],
    ['not yet accepted', figures.unaccepted, 'unaccepted', 'Not yet accepted'],
    ['blocked', figures.blocked, 'blocked', 'Blocked'],
  ] as const;
  return (
    <>
      <section className="panel" aria-label="Figures">
        <p className="reading">{reading(figures)}</p>
        <div className="figures">
          {totals.map(([words, count, which, of]) => (
            <a key={words} className="figure" href={href(behind({ which }, of))}>
              <b className={which === 'overdue' && count > 0 ? 'bad' : undefined}>{showCount(count)}</b>
              <span>{words}</span>
            </a>
          ))}
        </div>
      </section>
      <UnblockList />
      <section className="panel" aria-labelledby="by-age">
        <h2 id="by-age">By age</h2>
        <Charted
          reading={ageReading(figures)}
          chart={<AgeChart rows={figures.byAge} />}
          table={
            <Table
              caption="Open actions by age"
              columns={ages}
              rows={figures.byAge.map((row, age) => ({ ...row, age }))}
              keyOf={({ band }) => band}
              few
            />
          }
        />
      </section>
      <div className="two">
        <div className="stack">
          <section className="panel" aria-labelledby="by-owner">
            <h2 id="by-owner">By owner</h2>
            <Table
              caption="Open and overdue actions by owner"
              columns={OWNERS}
              rows={figures.byOwner}
              keyOf={({ id }) => id}
              few
            />
          </section>
        </div>
        <div className="stack">
          <Breakdown
            id="by-organisation"
            title="By organisation"
            rows={figures.byOrganisation.map(({ id, ...row }) => ({
              ...row,
              address: behind({ organisation: id }, row.name),
            }))}
          />
          <Breakdown
            id="by-cohort"
            title="By cohort"
            rows={figures.byCohort.map(({ cohort, ...row }) => {
              const name = COHORTS[cohort as keyof typeof COHORTS] ?? cohort;
              return { ...row, name, address: behind({ cohort }, name) };
            })}
          />
          <Breakdown
            id="by-huddle"
            title="By huddle"
            rows={figures.byHuddle.map(({ id, ...row }) => ({
              ...row,
              address: behind({ series: id ?? 'none' }, row.name),
            }))}
          />
        </div>
      </div>
    </>
  );
}

function Breakdown({
  id,
  title,
  rows,
}: {
  id: string;
  title: string;
  rows: readonly { name: string; open: number; overdue: number; address: string }[];
}) {
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <Bars caption={`Open actions ${title.toLowerCase()}`} rows={rows} />
    </section>
  );
}

const late = (count: number) => <span className={count > 0 ? 'bad' : undefined}>{showCount(count)}</span>;
const ages: readonly Column<Figures['byAge'][number] & { age: number }>[] = [
  {
    head: 'Agreed',
    cell: ({ band, age }) => <a href={href(behind({ age }, `Agreed ${band} ago`))}>{band} ago</a>,
  },
  { head: 'Open', cell: ({ open }) => showCount(open), end: true },
  { head: 'Overdue', cell: ({ overdue }) => late(overdue), end: true },
];
const OWNERS: readonly Column<Figures['byOwner'][number]>[] = [
  {
    head: 'Owner',
    cell: ({ id, name, organisation }) => (
      <>
        <a href={href(behind({ owner: id }, name))}>{name}</a>
        <br />
        <small>{organisation}</small>
      </>
    ),
  },
  { head: 'Open', cell: ({ open }) => showCount(open), end: true },
  { head: 'Overdue', cell: ({ overdue }) => late(overdue), end: true },
  { head: 'Oldest, days', cell: ({ oldestDays }) => oldestDays, end: true },
];
