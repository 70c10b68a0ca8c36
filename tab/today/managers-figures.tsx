import { useAsk } from '../api.ts';
import { behind } from '../insights/behind-address.ts';
import { Lines } from '../parts/skeletons.tsx';
import { href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';

const MOST = 3;

/** The three figures a manager looks at first, each a way to the actions behind it, and what to unblock. */
export function ManagersFigures() {
  const { data, refused, again } = useAsk('actions.outstanding', {});
  const unblock = useAsk('insights.unblock', { limit: MOST });
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
          <a className="figure" href={href(behind({ which: 'overdue' }, 'Overdue'))}>
            <b className={data.overdue > 0 ? 'bad' : undefined}>{data.overdue}</b>
            <span>overdue</span>
          </a>
          <a className="figure" href={href(behind({ which: 'blocked' }, 'Blocked'))}>
            <b>{data.blocked}</b>
            <span>blocked</span>
          </a>
        </div>
      )}
      {unblock.data !== undefined && unblock.data.length > 0 && (
        <>
          <h2>What to unblock this week</h2>
          <ol className="plain lines">
            {unblock.data.map(({ action, because }) => (
              <li key={action.id}>
                <a className="ref" href={href(`actions/${action.ref}`)}>
                  {action.ref}
                </a>{' '}
                {action.owner} · <span className="quiet">{because.join(' · ')}</span>
              </li>
            ))}
          </ol>
          <p>
            <a href={href('outstanding')}>Nudge, transfer or escalate</a>
          </p>
        </>
      )}
    </section>
  );
}
