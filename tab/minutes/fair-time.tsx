import type { Share } from '../../src/minutes/fair-time.ts';
import { useAsk } from '../api.ts';
import { PersonRef } from '../parts/marks.tsx';
import { Lines } from '../parts/skeletons.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import './minutes.css';

const inMinutes = (seconds: number): string => {
  const whole = Math.round(seconds / 60);
  return seconds > 0 && whole === 0 ? '<1' : String(whole);
};

/** For the chair: minutes by place on the list, and whose discipline is on record; a sentence first, bars, the figures beside. */
export function FairTime({ huddleId }: { huddleId: string }) {
  const { data, refused, waiting, again } = useAsk('minutes.fairTime', { huddleId });
  return (
    <section className="panel" aria-labelledby="fair-time">
      <h2 id="fair-time">Fair time</h2>
      <RefusalNotice from={{ refused }} again={again} />
      {waiting && <Lines />}
      {data?.says.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {data !== undefined && data.shares.length > 0 && <Shares shares={data.shares} />}
      <small>
        Only the chair sees this. On record means: presented, wrote, gave an opinion, disagreed or took an
        action; who only spoke is not counted.
      </small>
    </section>
  );
}

function Shares({ shares }: { shares: readonly Share[] }) {
  const most = Math.max(60, ...shares.map((one) => Math.max(one.seconds, one.planned * 60)));
  return (
    <table className="shares">
      <caption className="unseen">Minutes and disciplines by place on the list</caption>
      <thead>
        <tr>
          <th scope="col">Case</th>
          <th scope="col">Minutes</th>
          <th scope="col" className="bar-cell">
            <span className="unseen">As a bar; the line is what was planned</span>
          </th>
        </tr>
      </thead>
      {shares.map((one) => (
        <tbody key={one.position}>
          <tr>
            <th scope="row">
              {one.position}. {one.ref === null ? 'not shown' : <PersonRef person={one.ref} />}
            </th>
            <td className="number">
              {inMinutes(one.seconds)} <span className="quiet">of {one.planned}</span>
            </td>
            <td className="bar-cell" aria-hidden>
              <span className="share-bar" style={{ width: `${(100 * one.seconds) / most}%` }} />
              <span className="share-planned" style={{ width: `${(100 * one.planned * 60) / most}%` }} />
            </td>
          </tr>
          <tr className="shares-heard">
            <td colSpan={3}>
              <span className="quiet">Heard:</span>{' '}
              {one.heard.length === 0 ? 'nobody on record' : one.heard.join(', ')}
            </td>
          </tr>
        </tbody>
      ))}
    </table>
  );
}
