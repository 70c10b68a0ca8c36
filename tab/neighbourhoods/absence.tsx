import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { showDay } from '../../src/core/day.ts';
import { useAsk, useDeed } from '../api.ts';
import { Choice } from '../parts/fields.tsx';
import { type Colleague, useTeam } from '../parts/member-picker.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useToday, useWho } from '../shell/who.tsx';
import { ChangeAbsence, type Which } from './change-absence.tsx';

/** Leave, deputy and telephone: one’s own, or for a coordinator anybody’s; and that somebody has left the team. */
export function Absence() {
  const { me, may } = useWho();
  const team = useTeam();
  const [chosen, setChosen] = useState(me.member?.id ?? '');
  const [which, setWhich] = useState<Which>();
  const member = team.find(({ id }) => id === chosen);
  const configures = may('configure');
  const isMe = chosen === me.member?.id;
  if (me.member === null) return null;
  return (
    <section className="panel stack" aria-labelledby="absence">
      <h2 id="absence">{configures ? 'Leave, deputies, telephones' : 'My leave, deputy and telephone'}</h2>
      {configures && (
        <Choice
          label="For whom?"
          value={chosen}
          options={team.map(({ id, name }) => [id, name] as const)}
          onChoose={(id) => {
            setChosen(id);
            setWhich(undefined);
          }}
        />
      )}
      {member !== undefined && <Stands member={member} />}
      <div className="row">
        {(
          [
            ['leave', 'Leave…'],
            ['deputy', 'Deputy…'],
            ['phone', 'Telephone…'],
            ...(configures && !isMe ? [['left', 'Has left the team…'] as const] : []),
          ] as const
        ).map(([one, label]) => (
          <Button key={one} size="small" onClick={() => setWhich(one)} aria-pressed={which === one}>
            {label}
          </Button>
        ))}
      </div>
      {member !== undefined && which !== undefined && (
        <ChangeAbsence
          key={`${chosen}${which}`}
          which={which}
          member={member}
          done={() => {
            setWhich(undefined);
            if (which === 'left') setChosen(me.member?.id ?? '');
          }}
        />
      )}
    </section>
  );
}

/** What is so now: leave that is or comes, each to be taken back. */
function Stands({ member }: { member: Colleague }) {
  const today = useToday();
  const { me } = useWho();
  const { data } = useAsk('neighbourhoods.leave', {});
  const phone = useAsk('neighbourhoods.myPhone', {}, { when: member.id === me.member?.id }).data?.phone;
  const deed = useDeed();
  const say = useSay();
  const team = useTeam();
  const leave = (data ?? []).filter(({ memberId }) => memberId === member.id);
  const deputy = team.find(({ id }) => id === member.deputyId);
  const end = async ({ id, memberId, firstDay, lastDay }: (typeof leave)[number]): Promise<void> => {
    const hasBegun = firstDay < today;
    const answer = hasBegun
      ? await deed('neighbourhoods.back', { memberId })
      : await deed('neighbourhoods.endLeave', { id });
    if (answer.refused === undefined)
      say(hasBegun ? 'The leave ended yesterday.' : 'The leave is taken back.', () =>
        deed('neighbourhoods.setLeave', { memberId, firstDay: hasBegun ? today : firstDay, lastDay }),
      );
  };
  return (
    <>
      <p className="quiet">
        {deputy === undefined ? 'No deputy' : `Deputy: ${deputy.name}`}
        {phone != null && ` · partners ring ${phone}`}
        {leave.length === 0 && ' · no leave ahead'}
      </p>
      {leave.map((one) => (
        <p key={one.id} className="row">
          <span>
            On leave {showDay(one.firstDay, today)} to {showDay(one.lastDay, today)}
          </span>
          {one.mayEnd && (
            <Button size="small" disabled={deed.busy} onClick={() => void end(one)}>
              {one.firstDay < today ? 'Back now' : 'Take back'}
            </Button>
          )}
        </p>
      ))}
      <RefusalNotice from={deed} />
    </>
  );
}
