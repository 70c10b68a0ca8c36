import { Button } from '@fluentui/react-components';
import { ArrowUploadRegular } from '@fluentui/react-icons';
import { showCount } from '../../src/core/count.ts';
import { dayOf, showDay } from '../../src/core/day.ts';
import type { ListSummary } from '../../src/lists/list.ts';
import { useAsk } from '../api.ts';
import { Empty } from '../parts/empty.tsx';
import { OnDay, PageHead, Tag } from '../parts/marks.tsx';
import { Lines } from '../parts/skeletons.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { go, href, useAddress } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useToday, useWho } from '../shell/who.tsx';
import { Candidates } from './candidates.tsx';
import { ImportList } from './import-list.tsx';
import './lists.css';

/** The lists, the import, or the candidates of a cohort. */
export default function Lists() {
  const { path } = useAddress();
  const { may } = useWho();
  if (path[1] === 'import') return <ImportList />;
  if (path[1] === 'candidates') return <Candidates />;
  return (
    <div className="page">
      <PageHead title="Lists" about="People chosen from the population by a rule">
        <Button as="a" appearance="primary" href={href('lists/candidates')}>
          See the candidates
        </Button>
        {may('lists.import') && (
          <Button icon={<ArrowUploadRegular />} onClick={() => go('lists/import')}>
            Import a list
          </Button>
        )}
      </PageHead>
      <AllLists />
    </div>
  );
}

function AllLists() {
  const { data, refused, waiting, again } = useAsk('lists.all', {});
  const { may } = useWho();
  return (
    <section className="panel" aria-label="Lists">
      <RefusalNotice from={{ refused }} again={again} />
      {waiting && <Lines count={4} />}
      {data?.length === 0 && (
        <Empty
          title="No list yet"
          step={
            may('lists.import') ? (
              <Button appearance="primary" onClick={() => go('lists/import')}>
                Import a list
              </Button>
            ) : undefined
          }
        >
          A list is a file that your population-health system exports: one row for each person, with NHS
          number, birth date and what is known of their needs.{' '}
          {may('lists.import') ? '' : 'Your coordinator imports it.'}
        </Empty>
      )}
      {data !== undefined && data.length > 0 && (
        <Table caption="Lists" columns={COLUMNS} rows={data} keyOf={({ id }) => id} />
      )}
    </section>
  );
}

const COLUMNS: readonly Column<ListSummary>[] = [
  {
    head: 'List',
    cell: ({ name }) => <a href={href(`lists/candidates?list=${encodeURIComponent(name)}`)}>{name}</a>,
  },
  { head: 'People', cell: ({ people }) => showCount(people), end: true },
  { head: 'Data to', cell: ({ dataTo }) => <OnDay day={dataTo} /> },
  { head: 'Age of data', cell: (list) => <AgeTag list={list} /> },
  { head: 'Imported', cell: (list) => <Imported list={list} /> },
];

/** Old data must not drive priority unseen (hazard H5): amber from 35 days, red from 70, not known is red. */
export function AgeTag({ list }: { list: Pick<ListSummary, 'ageBand' | 'dataAgeDays'> }) {
  if (list.dataAgeDays === null) return <Tag tone="bad">Not known</Tag>;
  const words = list.dataAgeDays === 1 ? '1 day' : `${list.dataAgeDays} days`;
  if (list.ageBand === 'fresh') return <Tag tone="good">{words}</Tag>;
  return <Tag tone={list.ageBand === 'amber' ? 'warn' : 'bad'}>{words}: ask for a new one</Tag>;
}

function Imported({ list }: { list: ListSummary }) {
  const today = useToday();
  return (
    <>
      {showDay(dayOf(list.importedAt), today)}
      <br />
      <small>
        version {list.version}: {list.counts.new} new, {list.counts.left} left
      </small>
    </>
  );
}
