import { ToggleButton } from '@fluentui/react-components';
import type { HuddleDetail } from '../../src/huddles/huddle.ts';
import { useDeed } from '../api.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useWho } from '../shell/who.tsx';

/** Who is here: everybody for themselves, the one who runs the huddle for anybody. */
export function LiveHere({ huddle }: { huddle: HuddleDetail }) {
  const { me } = useWho();
  const deed = useDeed();
  return (
    <>
      {!huddle.quorum.met && <p className="quiet">For a quorum: {huddle.quorum.lacks.join(', ')}.</p>}
      <RefusalNotice from={deed} />
      <ul className="plain here">
        {huddle.attendance.map(({ memberId, name, profession, state }) => {
          const mine = memberId === me.member?.id;
          const here = state === 'here';
          return (
            <li key={memberId}>
              <span>
                {name}
                <br />
                <small>
                  {profession}
                  {state === 'apologies' && ' · apologies'}
                  {state === 'left' && ' · left'}
                </small>
              </span>
              {mine || huddle.mayRun ? (
                <ToggleButton
                  size="small"
                  checked={here}
                  aria-label={`${name} is here`}
                  onClick={() =>
                    void deed('huddles.attend', {
                      huddleId: huddle.id,
                      state: here ? 'left' : 'here',
                      ...(mine ? {} : { memberId }),
                    })
                  }
                >
                  {here ? 'Here ✓' : 'Here?'}
                </ToggleButton>
              ) : (
                <span>{here ? '✓' : ''}</span>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
