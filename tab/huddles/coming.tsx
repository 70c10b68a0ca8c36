import { Button } from '@fluentui/react-components';
import type { Attendance, HuddleDetail } from '../../src/huddles/huddle.ts';
import { useDeed } from '../api.ts';
import { Tag } from '../parts/marks.tsx';
import { CoverOf } from '../prep/cover.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useWho } from '../shell/who.tsx';

const ORDER: readonly Attendance['state'][] = ['here', 'coming', null, 'apologies', 'left'];

/** Who is coming; I answer for myself. */
export function Coming({ huddle }: { huddle: HuddleDetail }) {
  const { me, may } = useWho();
  const deed = useDeed();
  const mine = huddle.attendance.find(({ memberId }) => memberId === me.member?.id);
  const answer = (state: 'coming' | 'apologies'): void =>
    void deed('huddles.attend', { huddleId: huddle.id, state });
  const sorted = [...huddle.attendance].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  return (
    <section className="panel" aria-labelledby="coming">
      <h2 id="coming">Who is coming</h2>
      {may('huddles.take-part') && mine !== undefined && huddle.status !== 'cancelled' && (
        <fieldset className="row">
          <legend className="unseen">Are you coming?</legend>
          <Button
            size="small"
            appearance={mine.state === 'coming' ? 'primary' : 'secondary'}
            aria-pressed={mine.state === 'coming'}
            onClick={() => answer('coming')}
          >
            I am coming
          </Button>
          <Button
            size="small"
            appearance={mine.state === 'apologies' ? 'primary' : 'secondary'}
            aria-pressed={mine.state === 'apologies'}
            onClick={() => answer('apologies')}
          >
            I can’t come
          </Button>
        </fieldset>
      )}
      <RefusalNotice from={deed} />
      {huddle.status !== 'cancelled' && <CoverOf huddle={huddle} />}
      <ul className="plain here">
        {sorted.map(({ memberId, name, profession, state }) => (
          <li key={memberId}>
            <span>
              {name} <small>{profession}</small>
            </span>
            {state === 'coming' && <Tag tone="good">coming</Tag>}
            {state === 'apologies' && <Tag tone="warn">apologies</Tag>}
            {state === null && <span className="quiet">not heard</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
