import { Button, Checkbox, Field, Input } from '@fluentui/react-components';
import {
  CASE_STATUS_CODES,
  CASE_STATUSES,
  type CaseSummary,
  COHORTS,
  OPEN_STATUSES,
  PRIORITIES,
  PRIORITY_CODES,
} from '../../src/cases/case.ts';
import { type Input as InputOf, useAsk } from '../api.ts';
import { Empty } from '../parts/empty.tsx';
import { Choice, optionsOf } from '../parts/fields.tsx';
import { OnDay, PersonRef, Priority, Tag } from '../parts/marks.tsx';
import { Lines } from '../parts/skeletons.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { type Address, go, useAddress, withQuery } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useWho } from '../shell/who.tsx';

/** The caseload: no identifiers, the question in its place. The filters stand in the address. */
export function Caseload() {
  const address = useAddress();
  const { may } = useWho();
  const filtered = [...address.query].length > 0;
  const { data, refused, waiting, again } = useAsk('cases.list', filtersIn(address), { keep: true });
  return (
    <section className="panel" aria-label="Caseload">
      <Filters address={address} />
      <RefusalNotice from={{ refused }} again={again} />
      {waiting && <Lines count={8} />}
      {data?.length === 0 && filtered && (
        <Empty title="No case fits" step={<Button onClick={() => go('cases')}>Clear the filters</Button>}>
          Take a filter away to see more.
        </Empty>
      )}
      {data?.length === 0 && !filtered && (
        <Empty
          title="No cases yet"
          step={
            may('lists.see') ? (
              <Button appearance="primary" onClick={() => go('lists/candidates')}>
                See the candidates
              </Button>
            ) : undefined
          }
        >
          A case is a person whom the team discusses and supports. People are accepted from a list’s
          candidates, or added by their NHS number when a professional judges so.
        </Empty>
      )}
      {data !== undefined && data.length > 0 && (
        <>
          <p className="quiet" role="status">
            {data.length === 1 ? '1 case' : `${data.length} cases`}
          </p>
          <Table caption="Cases" columns={COLUMNS} rows={data} keyOf={({ id }) => id} />
        </>
      )}
    </section>
  );
}

const COLUMNS: readonly Column<CaseSummary>[] = [
  {
    head: 'Case',
    cell: (one) => (
      <div className="case-name">
        <PersonRef person={one.ref} />
        <span>{one.question}</span>
        <small>{COHORTS[one.cohort as keyof typeof COHORTS] ?? one.cohort}</small>
      </div>
    ),
  },
  { head: 'Priority', cell: ({ priority }) => <Priority priority={priority} /> },
  { head: 'Status', cell: ({ status }) => <StatusTag status={status} /> },
  { head: 'Next review', cell: ({ reviewOn }) => <OnDay day={reviewOn} /> },
  {
    head: 'Open actions',
    cell: ({ openActions, overdueActions }) => (
      <>
        {openActions}
        {overdueActions > 0 && <span className="bad">, {overdueActions} late</span>}
      </>
    ),
  },
  { head: 'Coordinator', cell: ({ coordinator }) => coordinator?.name ?? <span className="quiet">–</span> },
];

export function StatusTag({ status }: { status: CaseSummary['status'] }) {
  if (status === 'review_due') return <Tag tone="warn">{CASE_STATUSES[status]}</Tag>;
  return <Tag {...(status === 'shortlisted' ? { tone: 'brand' } : {})}>{CASE_STATUSES[status]}</Tag>;
}

function Filters({ address }: { address: Address }) {
  const choose = (name: string, value: string): void => go(withQuery(address, { [name]: value }), 'replace');
  const now = (name: string): string => address.query.get(name) ?? '';
  return (
    <div className="filters">
      <Field label="Find in questions">
        <Input value={now('text')} onChange={(_event, { value }) => choose('text', value)} />
      </Field>
      <Choice
        label="Status"
        value={now('status')}
        options={[['', 'All open'], ...optionsOf<string>(CASE_STATUSES)]}
        onChoose={(value) => choose('status', value)}
      />
      <Choice
        label="Priority"
        value={now('priority')}
        options={[['', 'All'], ...optionsOf<string>(PRIORITIES)]}
        onChoose={(value) => choose('priority', value)}
      />
      <Checkbox
        label="Mine only"
        checked={now('mine') === 'yes'}
        onChange={(_event, { checked }) => choose('mine', checked === true ? 'yes' : '')}
      />
    </div>
  );
}

function filtersIn({ query }: Address): InputOf<'cases.list'> {
  const text = query.get('text');
  const status = CASE_STATUS_CODES.find((code) => code === query.get('status'));
  const priority = PRIORITY_CODES.find((code) => code === query.get('priority'));
  return {
    status: status === undefined ? [...OPEN_STATUSES] : [status],
    ...(priority === undefined ? {} : { priority }),
    ...(query.get('mine') === 'yes' ? { mine: true } : {}),
    ...(text === null ? {} : { text }),
  };
}
