import { OUTCOMES } from '../../src/cases/outcome.ts';
import { minutesBetween, showDay, showTime } from '../../src/core/day.ts';
import { type AgendaItem, DEFER_WORDS, type HuddleDetail } from '../../src/huddles/huddle.ts';
import { ActionLine } from '../actions/action-line.tsx';
import { useAsk } from '../api.ts';
import { Empty } from '../parts/empty.tsx';
import { PageHead, PersonRef, Tag } from '../parts/marks.tsx';
import { href } from '../shell/address.ts';
import { useToday, useWho } from '../shell/who.tsx';
import '../actions/actions.css';
import './live.css';

/** A huddle that is over: its record, locked. */
export function ClosedHuddle({ huddle }: { huddle: HuddleDetail }) {
  const today = useToday();
  const here = huddle.attendance.filter(({ state }) => state === 'here' || state === 'left');
  const discussed = huddle.items.filter(({ state }) => state === 'discussed');
  const others = huddle.items.filter(({ state }) => state !== 'discussed');
  const took =
    huddle.startedAt === null || huddle.closedAt === null
      ? undefined
      : Math.max(1, Math.round(minutesBetween(huddle.startedAt, huddle.closedAt)));
  return (
    <div className="page">
      <PageHead
        title={huddle.name}
        about={
          <>
            <a href={href('huddles')}>All huddles</a> · {showDay(huddle.day, today)} at{' '}
            {showTime(huddle.time)}
            {took === undefined ? '' : ` · took ${took} of ${huddle.minutes} minutes`}
          </>
        }
      >
        <Tag>Closed and locked</Tag>
      </PageHead>
      <div className="two">
        <section className="panel" aria-labelledby="discussed">
          <h2 id="discussed">
            Discussed <span className="quiet">{discussed.length}</span>
          </h2>
          {discussed.length === 0 && <Empty title="No case was discussed" />}
          <ol className="plain lines">
            {discussed.map((item) => (
              <Discussed key={item.id} item={item} />
            ))}
          </ol>
          {others.length > 0 && (
            <>
              <h3>Went to the next huddle</h3>
              <ul className="plain lines">
                {others.map((item) => (
                  <li key={item.id} className="row">
                    {item.withheld ? <span>not shown</span> : <PersonRef person={item.ref} />}
                    <span className="quiet">{DEFER_WORDS[item.deferReason ?? 'no_time']}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
        <div className="stack">
          <section className="panel" aria-labelledby="agreed">
            <h2 id="agreed">
              Actions agreed <span className="quiet">{huddle.newActions.length}</span>
            </h2>
            {huddle.newActions.length === 0 && <p className="quiet">None.</p>}
            <ul className="plain lines">
              {huddle.newActions.map((action) => (
                <ActionLine key={action.id} action={action} withOwner />
              ))}
            </ul>
          </section>
          <section className="panel" aria-labelledby="were-here">
            <h2 id="were-here">
              Were here <span className="quiet">{here.length}</span>
            </h2>
            <p>{here.map(({ name }) => name).join(', ')}</p>
            {!huddle.quorum.met && <p className="quiet">Quorum lacked {huddle.quorum.lacks.join(', ')}.</p>}
          </section>
        </div>
      </div>
    </div>
  );
}

function Discussed({ item }: { item: AgendaItem }) {
  const { may } = useWho();
  const talk = useAsk(
    'huddles.discussion',
    { itemId: item.id },
    { when: !item.withheld && may('cases.see') },
  ).data;
  if (item.withheld) return <li className="quiet">A case that is not shown to your organisation</li>;
  return (
    <li className="talk">
      <p className="row row-apart">
        <PersonRef person={item.ref} />
        <span className="row">
          {item.outcome !== null && <Tag tone="brand">{OUTCOMES[item.outcome].words}</Tag>}
          {item.seconds !== null && (
            <small className="number">{Math.max(1, Math.round(item.seconds / 60))} min</small>
          )}
        </span>
      </p>
      <p className="quiet">{item.question}</p>
      {talk !== undefined && talk.decision !== '' && <p>{talk.decision}</p>}
      {talk !== undefined && talk.rationale !== '' && <p className="quiet">Why: {talk.rationale}</p>}
      {talk !== undefined && talk.dissent !== '' && <p className="quiet">Disagreed: {talk.dissent}</p>}
    </li>
  );
}
