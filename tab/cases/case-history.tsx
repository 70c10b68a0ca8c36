import { CASE_STATUSES } from '../../src/cases/case.ts';
import { dayOf, showDay } from '../../src/core/day.ts';
import { useToday } from '../shell/who.tsx';
import type { OneCase } from './question-first.tsx';

/** Each step of the case: who, when, why. What huddles said of it stands in the strip above. */
export function CaseHistory({ one }: { one: OneCase }) {
  const today = useToday();
  return (
    <details className="panel">
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
  );
}
