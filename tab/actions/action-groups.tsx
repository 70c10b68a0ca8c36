import type { Action, ByTime } from '../../src/actions/action.ts';
import { ActionLine } from './action-line.tsx';
import './actions.css';

const TITLES: Record<keyof ByTime<Action>, string> = {
  overdue: 'Overdue',
  today: 'Today',
  week: 'This week',
  later: 'Later',
};
const ORDER = ['overdue', 'today', 'week', 'later'] as const;

/** Actions by when they are due; a group without any is not shown. */
export function ActionGroups({ groups, withOwner = false }: { groups: ByTime<Action>; withOwner?: boolean }) {
  return ORDER.filter((name) => groups[name].length > 0).map((name) => (
    <section key={name} className="stack">
      <h3 className={name === 'overdue' ? 'bad' : undefined}>
        {TITLES[name]} <span className="quiet number">{groups[name].length}</span>
      </h3>
      <ul className="plain lines">
        {groups[name].map((action) => (
          <ActionLine key={action.id} action={action} withOwner={withOwner} />
        ))}
      </ul>
    </section>
  ));
}
