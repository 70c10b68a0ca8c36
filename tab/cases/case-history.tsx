import { CASE_STATUSES } from '../../src/cases/case.ts';
import { OUTCOMES } from '../../src/cases/outcome.ts';
import { dayOf, showDay } from '../../src/core/day.ts';
import { useAsk } from '../api.ts';
import { Lines } from '../parts/skeletons.tsx';
import { href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useToday } from '../shell/who.tsx';
import type { OneCase } from './question-first.tsx';

/** What was discussed and decided, then each step of the case: who, when, why. */
export function CaseHistory({ one }: { one: OneCase }) {
  const { data, refused, waiting, again } = useAsk('huddles.ofCase', { ref: one.ref });
  const today = useToday();
  return (
    <section className="panel" aria-labelledby="case-history">
      <h2 id="case-history">Discussed</h2>
      <RefusalNotice from={{ refused }} again={again} />
      {waiting && <Lines />}
      {data?.length === 0 && <p className="quiet">Not discussed in a huddle yet.</p>}
      <ol className="plain lines">
        {(data ?? []).map((talk) => (
          <li key={talk.huddleId} className="talk">
            <p className="row row-apart">
              <a href={href(`huddles/${talk.huddleId}`)}>{showDay(talk.day, today)}</a>
              {talk.outcome !== null && <span className="quiet">{OUTCOMES[talk.outcome].words}</span>}
            </p>
            <p className="quiet">{talk.question}</p>
            {talk.decision !== '' && <p>{talk.decision}</p>}
            {talk.rationale !== '' && <p className="quiet">Why: {talk.rationale}</p>}
            {talk.dissent !== '' && <p className="quiet">Disagreed: {talk.dissent}</p>}
          </li>
        ))}
      </ol>
      <details>
        <summary>Every step of the case</summary>
        <ol className="plain lines">
          {one.events.map((event) => (
            <li key={`${event.at}${event.to}`}>
              {showDay(dayOf(event.at), today)}: {CASE_STATUSES[event.to]}
              {event.why === '' ? '' : ` · ${event.why}`}
              {event.by !== null && <small> · {event.by}</small>}
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}
