import { useAsk } from '../api.ts';
import { Lines } from '../parts/skeletons.tsx';
import { href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';

/** The three figures a manager looks at first, each a way into the page behind it. */
export function ManagersFigures() {
  const { data, refused, again } = useAsk('actions.outstanding', {});
  return (
    <section className="panel" aria-label="The team’s actions">
      <RefusalNotice from={{ refused }} again={again} />
      {data === undefined ? (
        <Lines count={1} />
      ) : (
        <div className="figures">
          <a className="figure" href={href('outstanding')}>
            <b>{data.open}</b>
            <span>actions open</span>
          </a>
          <a className="figure" href={href('actions?show=team&overdue=yes')}>
            <b className={data.overdue > 0 ? 'bad' : undefined}>{data.overdue}</b>
            <span>overdue</span>
          </a>
          <a className="figure" href={href('actions?show=team&status=blocked')}>
            <b>{data.blocked}</b>
            <span>blocked</span>
          </a>
        </div>
      )}
    </section>
  );
}
