import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Day } from '../../src/core/day.ts';
import { isProfessional } from '../../src/neighbourhoods/member.ts';
import { useDo } from '../api.ts';
import { DateField } from '../parts/date-field.tsx';
import { Choice, Words } from '../parts/fields.tsx';
import { MemberPicker } from '../parts/member-picker.tsx';
import { go } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useWho } from '../shell/who.tsx';
import { RELATIONSHIP_OPTIONS } from './person-block.tsx';

import { SharingFields, useSharing } from './sharing-fields.tsx';

/** What is asked about somebody to be added; of a person we hold, only what checks that it is the right one. */
export function AddDetails({ nhsNumber, known }: { nhsNumber: string; known: boolean }) {
  const add = useDo('cases.add');
  const undo = useDo('cases.undoAccept');
  const say = useSay();
  const { may } = useWho();
  const accepts = may('cases.accept');
  const [forename, setForename] = useState('');
  const [surname, setSurname] = useState('');
  const [birthDate, setBirthDate] = useState<Day>();
  const [question, setQuestion] = useState('');
  const [reason, setReason] = useState('');
  const [relationship, setRelationship] = useState('');
  const [to, setTo] = useState<string>();
  const sharing = useSharing();
  // Three identifiers are checked before anybody is accepted (hazard H1); of somebody unknown we need them anyway.
  const asksBirthDate = accepts || !known;
  const lacks =
    question.trim() === '' ||
    reason.trim() === '' ||
    (accepts ? relationship === '' || sharing.problem !== undefined : to === undefined) ||
    (!known && (forename.trim() === '' || surname.trim() === '')) ||
    (asksBirthDate && birthDate === undefined);
  const save = async (): Promise<void> => {
    const answer = await add({
      nhsNumber,
      question,
      reason,
      ...sharing.input,
      ...(known ? {} : { name: { forename, surname } }),
      ...(birthDate === undefined ? {} : { birthDate }),
      ...(accepts ? { relationship } : to === undefined ? {} : { to }),
    });
    if (answer.refused !== undefined) return;
    const { id, ref, version } = answer.done;
    if (accepts) say(`${ref} is accepted.`, () => undo({ id, version }));
    else say(`${ref} is proposed.`);
    go(`cases/${ref}`);
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!lacks) void save();
      }}
    >
      {!known && (
        <>
          <p className="quiet">
            We hold nobody with this number. What you type is marked as typed by you, not verified.
          </p>
          <div className="form-pair">
            <Words label="First name" value={forename} onText={setForename} />
            <Words label="Last name" required value={surname} onText={setSurname} />
          </div>
        </>
      )}
      {asksBirthDate && (
        <DateField
          label="Birth date"
          hint={known ? 'To check that it is the right person' : 'For example 2 Mar 1941 or 02/03/1941'}
          onDay={setBirthDate}
          required
        />
      )}
      <Words
        label="The question for the team"
        required
        value={question}
        onText={setQuestion}
        maxLength={300}
      />
      <Words label="Why now" required value={reason} onText={setReason} lines />
      {accepts ? (
        <>
          <Choice
            label="Your relationship"
            value={relationship}
            options={RELATIONSHIP_OPTIONS}
            onChoose={setRelationship}
            required
          />
          <SharingFields sharing={sharing} />
        </>
      ) : (
        <MemberPicker
          label="Propose to"
          chosen={to}
          onMember={setTo}
          who={isProfessional}
          hint="A professional, who opens and accepts"
        />
      )}
      <RefusalNotice from={add} />
      <div className="row">
        <Button appearance="primary" type="submit" disabled={lacks || add.busy}>
          {accepts ? 'Accept this person' : 'Propose this person'}
        </Button>
      </div>
    </form>
  );
}
