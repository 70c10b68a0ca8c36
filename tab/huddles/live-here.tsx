import { ToggleButton } from '@fluentui/react-components';
import type { Attendance, HuddleDetail } from '../../src/huddles/huddle.ts';
import { disciplineWords } from '../../src/neighbourhoods/member.ts';
import { useDeed } from '../api.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useWho } from '../shell/who.tsx';

/** Who is here first, then who said they come, then those not heard from. */
const RANK = { here: 0, coming: 1, none: 2, left: 3, apologies: 4 };
const rank = ({ state }: Attendance): number => RANK[state ?? 'none'];

/** Who is here: everybody for themselves, the one who runs the huddle for anybody; and for the case on the table. */
export function LiveHere({ huddle }: { huddle: HuddleDetail }) {
  const { me } = useWho();
  const deed = useDeed();
  const { live } = huddle;
  const room = live?.forThis ?? null;
  const out = new Set(room === null ? [] : [...room.here, ...room.left].map(({ id }) => id));
  const people = huddle.attendance.toSorted((a, b) => rank(a) - rank(b));
  return (
    <>
      {!huddle.quorum.met && <p className="quiet">For a quorum: {huddle.quorum.lacks.join(', ')}.</p>}
      {room !== null && huddle.requiredDisciplines.length > 0 && (
        <ul className="plain here-needs" aria-label="Asked for">
          {huddle.requiredDisciplines.map((code) => {
            const lacks = room.lacks.includes(disciplineWords(code));
            return (
              <li key={code} className={lacks ? 'here-lacks' : ''}>
                {disciplineWords(code)} {lacks ? 'missing' : '✓'}
              </li>
            );
          })}
        </ul>
      )}
      {live !== null && live.guests > 0 && (
        <p className="quiet">
          {live.guests === 1 ? '1 guest is' : `${live.guests} guests are`} in the meeting.
        </p>
      )}
      <RefusalNotice from={deed} />
      <ul className="plain here">
        {people.map(({ memberId, name, profession, state }) => {
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
                  {here && room !== null && !out.has(memberId) && ' · not for this case'}
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
