import { Button } from '@fluentui/react-components';
import { showDay, showTime } from '../../src/core/day.ts';
import type { HuddleSummary } from '../../src/huddles/huddle.ts';
import { useAsk } from '../api.ts';
import { Empty } from '../parts/empty.tsx';
import { Tag } from '../parts/marks.tsx';
import { Lines } from '../parts/skeletons.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { go, href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useToday, useWho } from '../shell/who.tsx';

/** Huddles to come, the soonest first, then those of the last weeks. */
export function HuddleList() {
  const { data, refused, waiting, again } = useAsk('huddles.list', {});
  const { may } = useWho();
  const today = useToday();
  const over = ({ day, status, missed }: HuddleSummary): boolean =>
    status === 'closed' || missed || (day < today && status !== 'live');
  const coming = (data ?? []).filter((huddle) => !over(huddle));
  const past = (data ?? []).filter(over).reverse();
  return (
    <>
      <section className="panel" aria-labelledby="coming">
        <h2 id="coming">To come</h2>
        <RefusalNotice from={{ refused }} again={again} />
        {waiting && <Lines count={5} />}
        {data !== undefined && coming.length === 0 && (
          <Empty
            title="No huddle is planned"
            step={
              may('huddles.schedule') ? (
                <Button appearance="primary" onClick={() => go('huddles/schedule')}>
                  Schedule a huddle
                </Button>
              ) : undefined
            }
          >
            For example: a frailty huddle every Tuesday at 8:45, for 30 minutes. Its agenda fills itself from
            the cases that are due.{' '}
            {may('huddles.schedule') ? '' : 'Your coordinator or chair can schedule one.'}
          </Empty>
        )}
        {coming.length > 0 && (
          <Table caption="Huddles to come" columns={COLUMNS} rows={coming} keyOf={({ id }) => id} />
        )}
      </section>
      {past.length > 0 && (
        <section className="panel" aria-labelledby="past">
          <h2 id="past">The last weeks</h2>
          <Table caption="Huddles of the last weeks" columns={COLUMNS} rows={past} keyOf={({ id }) => id} />
        </section>
      )}
    </>
  );
}

const COLUMNS: readonly Column<HuddleSummary>[] = [
  { head: 'Huddle', cell: (huddle) => <When huddle={huddle} /> },
  {
    head: 'Cases',
    cell: ({ cases, minutesPlanned, minutes }) =>
      cases === 0 ? <span className="quiet">none yet</span> : `${cases}, ${minutesPlanned} of ${minutes} min`,
  },
  { head: 'Chair', cell: ({ chair }) => chair?.name ?? <span className="quiet">–</span> },
  { head: 'Status', cell: (huddle) => <HuddleStatus huddle={huddle} /> },
];

function When({ huddle }: { huddle: HuddleSummary }) {
  const today = useToday();
  return (
    <span>
      <a href={href(`huddles/${huddle.id}`)}>
        <b>
          {showDay(huddle.day, today)}, {showTime(huddle.time)}
        </b>
      </a>
      <br />
      {huddle.name}
      {huddle.movedFrom !== null && <small> · moved from {showDay(huddle.movedFrom, today)}</small>}
    </span>
  );
}

export function HuddleStatus({ huddle }: { huddle: Pick<HuddleSummary, 'status' | 'missed'> }) {
  if (huddle.missed) return <Tag tone="warn">Did not take place</Tag>;
  if (huddle.status === 'live') return <Tag tone="good">Live now</Tag>;
  if (huddle.status === 'scheduled') return <Tag tone="brand">Agenda open</Tag>;
  if (huddle.status === 'cancelled') return <Tag tone="bad">Cancelled</Tag>;
  return <Tag>{huddle.status === 'closed' ? 'Closed' : 'Planned'}</Tag>;
}
