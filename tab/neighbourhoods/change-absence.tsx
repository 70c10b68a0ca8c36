import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { type Day, showDay } from '../../src/core/day.ts';
import { useDeed } from '../api.ts';
import { DateField } from '../parts/date-field.tsx';
import { Words } from '../parts/fields.tsx';
import { type Colleague, MemberPicker } from '../parts/member-picker.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useToday } from '../shell/who.tsx';

export type Which = 'leave' | 'deputy' | 'phone' | 'left';

/** One small form for each: days of leave, a deputy, a telephone, or that somebody has left. */
export function ChangeAbsence({
  which,
  member,
  done,
}: {
  which: Which;
  member: Colleague;
  done: () => void;
}) {
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
