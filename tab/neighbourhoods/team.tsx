import { WEEKDAYS, weekdayNumber } from '../../src/core/day.ts';
import { useAsk } from '../api.ts';
import { PageHead, Tag } from '../parts/marks.tsx';
import type { Colleague } from '../parts/member-picker.tsx';
import { Lines } from '../parts/skeletons.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useToday, useWho } from '../shell/who.tsx';
import { Absence } from './absence.tsx';

const ROLE_WORDS: Record<Colleague['roles'][number], string> = {
  coordinator: 'Coordinator',
  chair: 'Chair',
  member: 'Member',
  manager: 'Manager',
  evaluator: 'Evaluator',
  ig_lead: 'Information governance lead',
  observer: 'Observer',
};

/** Who is in the team, from where, with which roles, on which days. */
export default function Team() {
  const { data, refused, waiting, again } = useAsk('neighbourhoods.members', {});
  const { me } = useWho();
  return (
    <div className="page">
      <PageHead title="Team" about={`${me.neighbourhood.name} neighbourhood`} />
      <Absence />
      <section className="panel" aria-label="Members">
        <RefusalNotice from={{ refused }} again={again} />
        {waiting && <Lines count={8} />}
        {data !== undefined && (
          <Table caption="Members of the team" columns={COLUMNS} rows={data} keyOf={({ id }) => id} />
        )}
      </section>
    </div>
  );
}

const COLUMNS: readonly Column<Colleague>[] = [
  {
    head: 'Name',
    cell: (member) => (
      <>
        <b>{member.name}</b>
        <br />
        <small>{member.profession}</small>
      </>
    ),
  },
  { head: 'Organisation', cell: ({ organisation }) => organisation },
  { head: 'Roles', cell: ({ roles }) => roles.map((role) => ROLE_WORDS[role]).join(', ') },
  { head: 'Works', cell: ({ workingDays }) => workingDays.map((day) => WEEKDAYS[day - 1]).join(' ') },
  { head: 'Today', cell: (member) => <TodayMark member={member} />, short: true },
];

function TodayMark({ member }: { member: Colleague }) {
  const today = useToday();
  if (member.onLeave) return <Tag tone="warn">On leave</Tag>;
  return member.workingDays.includes(weekdayNumber(today)) ? (
    <Tag tone="good">Works today</Tag>
  ) : (
    <Tag>Day off</Tag>
  );
}
