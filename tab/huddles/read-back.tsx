import type { HuddleDetail } from '../../src/huddles/huddle.ts';
import { Due, PersonRef } from '../parts/marks.tsx';

/** At the end: each new action read back with its owner and date, so that nobody leaves without knowing theirs. */
export function ReadBack({ huddle }: { huddle: HuddleDetail }) {
  return (
    <div className="stack">
      <p className="question">Last: read back</p>
      {huddle.newActions.length === 0 ? (
        <p className="quiet">No action was agreed in this huddle.</p>
      ) : (
        <ul className="plain lines">
          {huddle.newActions.map((action) => (
            <li key={action.ref} className="stack">
              <p>
                <b>{action.owner}</b>: {action.title}
              </p>
              <p className="row quiet">
                <span className="ref">{action.ref}</span> <PersonRef person={action.caseRef} />{' '}
                <Due day={action.due} late={action.overdue} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
