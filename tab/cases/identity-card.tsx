import { WarningRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { ageOn, showDay } from '../../src/core/day.ts';
import type { Identity } from '../../src/people/person.ts';
import { useToday } from '../shell/who.tsx';

/** Three identifiers to check, together, and what should make one check twice (hazard H1). */
export function IdentityCard({ person }: { person: Identity }) {
  const today = useToday();
  return (
    <div className="stack">
      {person.nameAlert !== undefined && (
        <p className="notice notice-warn">
          <WarningRegular aria-hidden /> <span className="notice-words">{person.nameAlert}</span>
        </p>
      )}
      {person.birthDateConflict && (
        <p className="notice notice-warn">
          <WarningRegular aria-hidden />
          <span className="notice-words">
            Two lists give different birth dates. Check the clinical record; until it is settled this person
            cannot be accepted.
          </span>
        </p>
      )}
      <dl className="facts">
        <Fact label="Name" value={<b>{person.name}</b>} />
        <Fact
          label="Born"
          value={`${showDay(person.birthDate, '0000')}, ${ageOn(person.birthDate, today)} years`}
        />
        <Fact label="NHS number" value={<span className="number">{person.nhsNumber}</span>} />
        {person.sex !== null && <Fact label="Sex" value={person.sex} />}
        {person.restricted ? (
          <Fact label="Address" value="Restricted: not shown" />
        ) : (
          <>
            {person.address !== null && <Fact label="Address" value={person.address} />}
            {person.postcode !== null && <Fact label="Postcode" value={person.postcode} />}
            {person.practice !== null && <Fact label="Practice" value={person.practice} />}
          </>
        )}
      </dl>
    </div>
  );
}

export function Fact({ label, value }: { label: string; value: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
