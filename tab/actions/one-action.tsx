import { ACTION_STATUSES, type ActionEvent } from '../../src/actions/action.ts';
import { dayOf, showDay, showTime, timeOf } from '../../src/core/day.ts';
import { useAsk } from '../api.ts';
import { PartnerLinks } from '../partners/partner-links.tsx';
import { PageHead } from '../parts/marks.tsx';
import { Lines } from '../parts/skeletons.tsx';
import { href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useToday, useWho } from '../shell/who.tsx';
import { ActionLine } from './action-line.tsx';
import { Similar } from './overlaps.tsx';
import './actions.css';

/** One action with its history. */
export function OneAction({ actionRef }: { actionRef: string }) {
  const { data, refused, waiting, again } = useAsk('actions.read', { ref: actionRef });
  const today = useToday();
  const { may } = useWho();
  return (
    <div className="page">
      <PageHead title={`Action ${actionRef}`} about={<a href={href('actions')}>All actions</a>} />
      <RefusalNotice from={{ refused }} again={again} />
      {waiting && <Lines />}
      {data !== undefined && (
        <>
          <section className="panel" aria-label="The action">
            <ul className="plain">
              <ActionLine action={data} withOwner />
            </ul>
            {data.note !== null && <p>“{data.note}”</p>}
          </section>
          <Similar actionRef={data.ref} />
          {may('partners.share') && <PartnerLinks action={data} />}
          <section className="panel" aria-labelledby="history">
            <h2 id="history">History</h2>
            <ol className="plain lines">
              {data.events.map((event) => (
                <li key={`${event.at}${event.what}`}>
                  <p>
                    {whatHappened(event)} · {event.owner}, due {showDay(event.due, today)}
                  </p>
                  {event.words !== null && <p>“{event.words}”</p>}
                  <small>
                    {showDay(dayOf(event.at), today)}, {showTime(timeOf(event.at))}
                    {event.by === null
                      ? ''
                      : event.recordedFor === null
                        ? `, ${event.by}`
                        : `, recorded by ${event.by} for ${event.recordedFor}`}
                  </small>
                </li>
              ))}
            </ol>
          </section>
        </>
      )}
    </div>
  );
}

/** "Assigned, waiting to be accepted"; "Done"; "Helper added": the status is said where it changed and the deed does not say it. */
function whatHappened({ what, from, to }: Pick<ActionEvent, 'what' | 'from' | 'to'>): string {
  const status = ACTION_STATUSES[to].toLowerCase();
  const words = what === status || from === to ? what : `${what}, ${status}`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}
