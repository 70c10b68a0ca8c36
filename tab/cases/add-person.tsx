import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { checkNhsNumber } from '../../src/core/nhs-number.ts';
import { useAsk } from '../api.ts';
import { PageHead } from '../parts/marks.tsx';
import { href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { AddDetails } from './add-details.tsx';

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
            <AddDetails key={reading.number} nhsNumber={number} known={found.data.known} />
          )}
      </section>
    </div>
  );
}
