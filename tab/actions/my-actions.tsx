import { useAsk } from '../api.ts';
import { Empty } from '../parts/empty.tsx';
import { Lines } from '../parts/skeletons.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { ActionGroups } from './action-groups.tsx';

/** Every open action of mine: overdue, today, this week, later. */
export function MyActions() {
  const { data, refused, waiting, again } = useAsk('actions.mine', {});
  const none = data !== undefined && Object.values(data).every((group) => group.length === 0);
  return (
    <section className="panel" aria-labelledby="mine">
      <h2 id="mine" className="unseen">
        My actions
      </h2>
      <RefusalNotice from={{ refused }} again={again} />
      {waiting && <Lines count={6} />}
      {none && (
        <Empty title="You have no open actions">
          An action is one thing that one person will do by a date. They are agreed in huddles, for example
          “book echo, by Friday”, and you are reminded before each is due.
        </Empty>
      )}
      {data !== undefined && <ActionGroups groups={data} />}
    </section>
  );
}
