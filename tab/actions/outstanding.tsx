import { type Output, useAsk } from '../api.ts';
import { NotesOutstanding } from '../minutes/notes-outstanding.tsx';
import { Bars } from '../parts/bars.tsx';
import { Empty } from '../parts/empty.tsx';
import { PageHead } from '../parts/marks.tsx';
import { Lines } from '../parts/skeletons.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { ActionLine } from './action-line.tsx';
import './actions.css';

type Figures = Output<'actions.outstanding'>;

/** For managers and those who oversee: what is outstanding, by owner, organisation and age, each a way to the actions behind it. */
export default function Outstanding() {
  const { data, refused, waiting, again } = useAsk('actions.outstanding', {});
  return (
    <div className="page">
      <PageHead title="Outstanding" about={data === undefined ? undefined : reading(data)} />
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
    </div>
  );
}

/** One sentence before any figure. */
const reading = ({ open, overdue }: Figures): string =>
  open === 0
    ? 'No action is open.'
    : overdue === 0
      ? `${open} open, none overdue.`
      : `${overdue} of ${open} open actions ${overdue === 1 ? 'is' : 'are'} overdue.`;

function Everything({ figures }: { figures: Figures }) {
  return (
    <>
      <section className="panel" aria-label="Figures">
        <div className="figures">
          {(
            [
              ['open', figures.open, 'show=team'],
              ['overdue', figures.overdue, 'show=team&overdue=yes'],
              ['due this week', figures.dueThisWeek, 'show=team'],
              ['not yet accepted', figures.unaccepted, 'show=team&status=offered'],
              ['blocked', figures.blocked, 'show=team&status=blocked'],
            ] as const
          ).map(([words, count, query]) => (
            <a key={words} className="figure" href={href(`actions?${query}`)}>
              <b className={words === 'overdue' && count > 0 ? 'bad' : undefined}>{count}</b>
              <span>{words}</span>
            </a>
          ))}
        </div>
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
          {figures.worst.length > 0 && (
            <section className="panel" aria-labelledby="worst">
              <h2 id="worst">Longest overdue</h2>
              <ul className="plain lines">
                {figures.worst.map((action) => (
                  <ActionLine key={action.id} action={action} withOwner />
                ))}
              </ul>
            </section>
          )}
        </div>
        <div className="stack">
          <section className="panel" aria-labelledby="by-age">
            <h2 id="by-age">By age</h2>
            <p className="quiet">Days since each was agreed; the red part is overdue.</p>
            <Bars
              caption="Open actions by age"
              rows={figures.byAge.map(({ band, ...row }) => ({ name: band, ...row }))}
            />
          </section>
          <section className="panel" aria-labelledby="by-organisation">
            <h2 id="by-organisation">By organisation</h2>
            <Bars
              caption="Open actions by organisation"
              rows={figures.byOrganisation.map((row) => ({
                ...row,
                address: `actions?show=team&organisation=${encodeURIComponent(row.name)}`,
              }))}
            />
          </section>
        </div>
      </div>
    </>
  );
}

type Owner = Figures['byOwner'][number];
const OWNERS: readonly Column<Owner>[] = [
  {
    head: 'Owner',
    cell: ({ id, name, organisation }) => (
      <>
        <a href={href(`actions?show=team&owner=${id}`)}>{name}</a>
        <br />
        <small>{organisation}</small>
      </>
    ),
  },
  { head: 'Open', cell: ({ open }) => open, end: true },
  {
    head: 'Overdue',
    cell: ({ overdue }) => <span className={overdue > 0 ? 'bad' : undefined}>{overdue}</span>,
    end: true,
  },
  { head: 'Oldest, days', cell: ({ oldestDays }) => oldestDays, end: true },
];
