import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { type Day, showDay } from '../../src/core/day.ts';
import { couldCover } from '../../src/neighbourhoods/member.ts';
import { useDeed } from '../api.ts';
import { DateField } from '../parts/date-field.tsx';
import { Words } from '../parts/fields.tsx';
import { type Colleague, MemberPicker, useTeam } from '../parts/member-picker.tsx';
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
  // Who is there already is chosen; a former deputy who could not be named now is not.
  const covers = useTeam().filter((one) => couldCover(member, one));
  const [deputy, setDeputy] = useState(
    covers.some(({ id }) => id === member.deputyId) ? (member.deputyId ?? undefined) : undefined,
  );
  const [phone, setPhone] = useState('');
  const { id: memberId, name } = member;
  const send = {
    leave: async () => {
      if (first === undefined || last === undefined) return;
      const answer = await deed('neighbourhoods.setLeave', {
        memberId,
        firstDay: first,
        lastDay: last,
        ...(deputy !== undefined && { deputyId: deputy }),
      });
      if (answer.refused !== undefined) return;
      const { id, deputyId, deputyBefore, deputy: covering, deputyAway } = answer.done;
      const isNew = deputyId !== null && deputyId !== deputyBefore;
      say(
        [
          `${name} is on leave ${showDay(first, today)} to ${showDay(last, today)}.`,
          covering === null ? 'Nobody covers: the coordinators hear the reminders.' : `${covering} covers.`,
          deputyAway !== null &&
            `${covering} is on leave too, ${showDay(deputyAway.firstDay, today)} to ${showDay(deputyAway.lastDay, today)}.`,
        ]
          .filter(Boolean)
          .join(' '),
        () =>
          deed('neighbourhoods.endLeave', {
            id,
            ...(isNew && { cover: { named: deputyId, before: deputyBefore } }),
          }),
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
      {(which === 'leave' || which === 'deputy') && (
        <MemberPicker
          label={which === 'leave' ? 'Who covers?' : 'Who covers? (empty: nobody)'}
          {...(which === 'leave' && { hint: 'Stays the deputy after the leave. Empty: it stays as it is.' })}
          chosen={deputy}
          onMember={setDeputy}
          who={({ id }) => covers.some((one) => one.id === id)}
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
