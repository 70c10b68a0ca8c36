import type { Action } from '../../src/actions/action.ts';
import { ActionGroups } from '../actions/action-groups.tsx';
import { useAsk } from '../api.ts';
import { Empty } from '../parts/empty.tsx';
import { Lines } from '../parts/skeletons.tsx';
import { href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';

/** What I am only offered is asked beside this, under "Needs you". */
const isTakenOn = ({ status }: Action): boolean => status !== 'offered';

/** My actions of today and this week; what lies later is a link away. */
export function MyDay() {
  const { data, refused, waiting, again } = useAsk('actions.mine', {});
  const groups =
    data === undefined
      ? undefined
      : {
          overdue: data.overdue.filter(isTakenOn),
          today: data.today.filter(isTakenOn),
          week: data.week.filter(isTakenOn),
          later: [],
        };
  const soon = groups === undefined ? 0 : groups.overdue.length + groups.today.length + groups.week.length;
  return (
    <section className="panel" aria-labelledby="my-day">
      <div className="panel-head">
        <h2 id="my-day">My actions</h2>
        {data !== undefined && data.later.length > 0 && (
          <a href={href('actions')}>{data.later.length} later</a>
        )}
      </div>
      <RefusalNotice from={{ refused }} again={again} />
      {waiting && <Lines count={4} />}
      {data !== undefined && soon === 0 && (
        <Empty title="Nothing is due this week">
          Actions come out of huddles. Each has one owner and a date; yours are listed here until they are
          done.
        </Empty>
      )}
      {groups !== undefined && <ActionGroups groups={groups} />}
    </section>
  );
}
