import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { RELATIONSHIPS } from '../../src/cases/sharing.ts';
import type { Day } from '../../src/core/day.ts';
import { checkNhsNumber } from '../../src/core/nhs-number.ts';
import { isProfessional } from '../../src/neighbourhoods/member.ts';
import { useAsk, useDo } from '../api.ts';
import { DateField } from '../parts/date-field.tsx';
import { PageHead } from '../parts/marks.tsx';
import { MemberPicker } from '../parts/member-picker.tsx';
import { go, href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useWho } from '../shell/who.tsx';

/** Adds somebody by NHS number, by professional judgement; a coordinator proposes to a professional. */
export function AddPerson() {
  const [number, setNumber] = useState('');
  const reading = checkNhsNumber(number);
  const complete = number.replace(/\D/g, '').length >= 10;
  const found = useAsk('cases.lookUp', { nhsNumber: number }, { when: reading.valid });
  const problem = complete && !reading.valid ? reading.problem : found.data?.problem;
  return (
    <div className="page">
      <PageHead title="Add a person" about={<a href={href('cases')}>All cases</a>} />
      <section className="panel" aria-label="Who">
        <div className="form">
          <Field
            label="NHS number"
            hint="Ten digits; spaces do no harm"
            required
            validationState={problem !== undefined ? 'error' : reading.valid ? 'success' : 'none'}
            validationMessage={problem ?? reading.warning ?? (reading.valid ? reading.shown : null)}
          >
            <Input
              value={number}
              onChange={(_event, { value }) => setNumber(value)}
              inputMode="numeric"
              autoComplete="off"
            />
          </Field>
        </div>
        <RefusalNotice from={found} again={found.again} />
        {found.data?.hasCase === true && found.data.caseRef !== undefined && (
          <p>
            The team has this person already:{' '}
            <a href={href(`cases/${found.data.caseRef}`)}>{found.data.caseRef}</a>.
          </p>
        )}
        {reading.valid &&
          found.data !== undefined &&
          !found.data.hasCase &&
          found.data.problem === undefined && (
            <Details key={reading.number} nhsNumber={number} known={found.data.known} />
          )}
      </section>
    </div>
  );
}

function Details({ nhsNumber, known }: { nhsNumber: string; known: boolean }) {
  const add = useDo('cases.add');
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
  const lacks =
    question.trim() === '' ||
    reason.trim() === '' ||
    (accepts ? relationship === '' : to === undefined) ||
    (!known && (surname.trim() === '' || birthDate === undefined));
  const save = async (): Promise<void> => {
    const answer = await add({
      nhsNumber,
      question,
      reason,
      sharingBasis: 'implied_direct_care',
      ...(known || birthDate === undefined ? {} : { name: { forename, surname }, birthDate }),
      ...(accepts ? { relationship } : to === undefined ? {} : { to }),
    });
    if (answer.refused !== undefined) return;
    say(accepts ? `${answer.done.ref} is accepted.` : `${answer.done.ref} is proposed.`);
    go(`cases/${answer.done.ref}`);
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
            <Field label="Forename">
              <Input
                value={forename}
                onChange={(_event, { value }) => setForename(value)}
                autoComplete="off"
              />
            </Field>
            <Field label="Surname" required>
              <Input value={surname} onChange={(_event, { value }) => setSurname(value)} autoComplete="off" />
            </Field>
          </div>
          <DateField
            label="Birth date"
            hint="For example 2 Mar 1941 or 02/03/1941"
            onDay={setBirthDate}
            required
          />
        </>
      )}
      <Field label="The question for the team" required>
        <Input value={question} onChange={(_event, { value }) => setQuestion(value)} maxLength={300} />
      </Field>
      <Field label="Why now" required>
        <Textarea value={reason} onChange={(_event, { value }) => setReason(value)} />
      </Field>
      {accepts ? (
        <Field label="Your relationship" required>
          <Select value={relationship} onChange={(_event, { value }) => setRelationship(value)}>
            <option value="">Choose…</option>
            {Object.entries(RELATIONSHIPS).map(([code, words]) => (
              <option key={code} value={code}>
                {words}
              </option>
            ))}
          </Select>
        </Field>
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
