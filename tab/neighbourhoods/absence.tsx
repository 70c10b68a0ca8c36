import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { type Day, showDay } from '../../src/core/day.ts';
import { useAsk, useDeed } from '../api.ts';
import { DateField } from '../parts/date-field.tsx';
import { Choice, Words } from '../parts/fields.tsx';
import { type Colleague, MemberPicker, useTeam } from '../parts/member-picker.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useToday, useWho } from '../shell/who.tsx';

type Which = 'leave' | 'deputy' | 'phone' | 'left';

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
        <Change
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
    const answer = await deed('neighbourhoods.endLeave', { id });
    if (answer.refused === undefined)
      say('The leave is taken back.', () => deed('neighbourhoods.setLeave', { memberId, firstDay, lastDay }));
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
          <Button size="small" disabled={deed.busy} onClick={() => void end(one)}>
            Take back
          </Button>
        </p>
      ))}
      <RefusalNotice from={deed} />
    </>
  );
}

function Change({ which, member, done }: { which: Which; member: Colleague; done: () => void }) {
  const deed = useDeed();
  const say = useSay();
  const today = useToday();
  const [first, setFirst] = useState<Day>();
  const [last, setLast] = useState<Day>();
  const [deputy, setDeputy] = useState<string>();
  const [phone, setPhone] = useState('');
  const { id: memberId, name } = member;
  const send = {
    leave: async () => {
      if (first === undefined || last === undefined) return;
      const answer = await deed('neighbourhoods.setLeave', { memberId, firstDay: first, lastDay: last });
      if (answer.refused !== undefined) return;
      const { id } = answer.done;
      say(`${name} is on leave ${showDay(first, today)} to ${showDay(last, today)}.`, () =>
        deed('neighbourhoods.endLeave', { id }),
      );
      done();
    },
    deputy: async () => {
      const answer = await deed('neighbourhoods.setDeputy', { memberId, deputyId: deputy ?? null });
      if (answer.refused !== undefined) return;
      const { before } = answer.done;
      say(deputy === undefined ? `${name} has no deputy.` : 'The deputy is named.', () =>
        deed('neighbourhoods.setDeputy', { memberId, deputyId: before }),
      );
      done();
    },
    phone: async () => {
      const answer = await deed('neighbourhoods.setPhone', { memberId, phone });
      if (answer.refused !== undefined) return;
      const { before } = answer.done;
      say(answer.done.phone === null ? 'No telephone is kept.' : `Partners ring ${answer.done.phone}.`, () =>
        deed('neighbourhoods.setPhone', { memberId, phone: before }),
      );
      done();
    },
    left: async () => {
      const answer = await deed('neighbourhoods.memberLeft', { memberId });
      if (answer.refused !== undefined) return;
      say(`${name} has left the team.`, () => deed('neighbourhoods.memberBack', { memberId }));
      done();
    },
  };
  return (
    <form
      className="stack action-more"
      onSubmit={(event) => {
        event.preventDefault();
        void send[which]();
      }}
    >
      {which === 'leave' && (
        <>
          <DateField label="First day" onDay={setFirst} required />
          <DateField label="Last day" onDay={setLast} required />
        </>
      )}
      {which === 'deputy' && (
        <MemberPicker
          label="Who covers? (empty: nobody)"
          chosen={deputy}
          onMember={setDeputy}
          who={({ id }) => id !== memberId}
        />
      )}
      {which === 'phone' && (
        <Words
          label="Telephone (empty: the organisation’s)"
          hint="Partners without an account see it with your name, so that they can ring."
          value={phone}
          onText={setPhone}
          placeholder="01632 960 001"
          type="tel"
        />
      )}
      {which === 'left' && (
        <p>
          {name} can no longer sign in here. What they have open is offered to their deputy, or to a
          coordinator.
        </p>
      )}
      <div className="row">
        <Button size="small" appearance="primary" type="submit" disabled={deed.busy}>
          {which === 'left' ? 'Has left the team' : 'Save'}
        </Button>
        <Button size="small" onClick={done}>
          Back
        </Button>
      </div>
      <RefusalNotice from={deed} />
    </form>
  );
}
