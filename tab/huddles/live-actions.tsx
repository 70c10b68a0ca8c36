import type { AgendaItem, HuddleDetail } from '../../src/huddles/huddle.ts';
import { ActionLine } from '../actions/action-line.tsx';
import { LiveDrafts } from './live-drafts.tsx';

/** Actions agreed on the case on the table first, then the others of this huddle. */
export function LiveActions({ huddle, current }: { huddle: HuddleDetail; current: AgendaItem | undefined }) {
  const here = huddle.newActions.filter(({ caseRef }) => caseRef === current?.ref);
  const others = huddle.newActions.filter(({ caseRef }) => caseRef !== current?.ref);
  return (
    <>
      <h2>Actions</h2>
      <LiveDrafts huddle={huddle} />
      {huddle.newActions.length === 0 && (
        <p className="quiet">
          None agreed yet. Each case ends with a name and a date, or with “no change”. Press <kbd>a</kbd> to
          write one.
        </p>
      )}
      <ul className="plain lines">
        {here.map((action) => (
          <ActionLine key={action.id} action={action} withOwner withCase={false} />
        ))}
      </ul>
      {others.length > 0 && (
        <details open={current === undefined}>
          <summary>{others.length === 1 ? '1 on another case' : `${others.length} on other cases`}</summary>
          <ul className="plain lines">
            {others.map((action) => (
              <ActionLine key={action.id} action={action} withOwner />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
