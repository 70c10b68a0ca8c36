import { showDay } from '../../src/core/day.ts';
import type { HuddleDetail } from '../../src/huddles/huddle.ts';
import { type Output, useAsk } from '../api.ts';
import { OnDay, PersonRef } from '../parts/marks.tsx';
import { useToday, useWho } from '../shell/who.tsx';
import { DueFirst } from './due-first.tsx';

/** Before the first case, the parts of the session that come before the cases, in the series' own order. */
export function LiveOpening({ huddle }: { huddle: HuddleDetail }) {
  const before = huddle.blocks
    .map(({ kind }) => kind)
    .slice(
      0,
      Math.max(
        0,
        huddle.blocks.findIndex(({ kind }) => kind === 'cases'),
      ),
    );
  const parts = before.length === 0 ? (['due_actions'] as const) : before;
  return (
    <div className="stack live-blocks">
      {parts.map((kind) => {
        if (kind === 'opening') return <Confidential key={kind} huddle={huddle} />;
        if (kind === 'due_actions') return <DueFirst key={kind} huddle={huddle} />;
        return kind === 'admissions' ? <Admissions key={kind} huddleId={huddle.id} /> : null;
      })}
    </div>
  );
}

function Confidential({ huddle }: { huddle: HuddleDetail }) {
  const { met, lacks } = huddle.quorum;
  return (
    <p className="quiet">
      What is said here stays with the team.{' '}
      {met
        ? 'There is a quorum.'
        : `For a quorum: ${lacks.join(', ')}. The huddle can go on; say who is missing.`}
    </p>
  );
}

function Admissions({ huddleId }: { huddleId: string }) {
  const { may } = useWho();
  const today = useToday();
  const { data } = useAsk('huddles.admissions', { huddleId }, { when: may('cases.see'), staleMs: 300_000 });
  if (data === undefined || data.cases.length === 0) return null;
  const known = data.cases.filter(({ what }) => what === 'in hospital' || what === 'discharged');
  const unknown = data.cases.filter(({ what }) => what === null).length;
  return (
    <section className="stack" aria-label="Admissions and discharges">
      <h2>Admissions and discharges{data.since === null ? '' : ` since ${showDay(data.since, today)}`}</h2>
      {known.length > 0 && (
        <ul className="plain lines">
          {known.map((one) => (
            <Line key={one.ref} one={one} />
          ))}
        </ul>
      )}
      <p className="quiet">
        {unknown === data.cases.length
          ? 'Not known: no list says anything newer. Ask who has been in hospital.'
          : `${known.length === 0 ? 'None on this agenda that the lists tell of. ' : ''}${unknown === 0 ? '' : `Not known for ${unknown} of ${data.cases.length}: their list is older.`}`}
      </p>
    </section>
  );
}

const Line = ({ one }: { one: Output<'huddles.admissions'>['cases'][number] }) => (
  <li className="row">
    <PersonRef person={one.ref} />
    <span>
      {one.what}
      {one.on !== null && (
        <>
          {' '}
          <OnDay day={one.on} />
        </>
      )}
    </span>
  </li>
);
