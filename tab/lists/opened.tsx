import { Button, Checkbox } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Identity } from '../../src/people/person.ts';
import { AcceptForm } from '../cases/accept-form.tsx';
import { IdentityCard } from '../cases/identity-card.tsx';
import '../cases/cases.css';

/** Those who were opened, with their identifiers; the ticked ones are accepted together, with one shared reason. */
export function Opened({
  people,
  cohort,
  close,
}: {
  people: readonly Identity[];
  cohort: string;
  close: (refs: readonly string[]) => void;
}) {
  const [left, setLeft] = useState<readonly string[]>([]);
  const chosen = people.map(({ ref }) => ref).filter((ref) => !left.includes(ref));
  return (
    <aside className="stack opened" aria-label="Opened people">
      {people.map((person) => (
        <section key={person.ref} className="panel" aria-label={person.ref}>
          <div className="row row-apart">
            <Checkbox
              label={`Accept ${person.ref}`}
              checked={!left.includes(person.ref)}
              onChange={(_event, { checked }) =>
                setLeft((now) =>
                  checked === true ? now.filter((ref) => ref !== person.ref) : [...now, person.ref],
                )
              }
            />
            <Button
              size="small"
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={`Close ${person.ref}`}
              onClick={() => close([person.ref])}
            />
          </div>
          <IdentityCard person={person} />
        </section>
      ))}
      {chosen.length > 0 && (
        <section className="panel" aria-labelledby="accept">
          <h2 id="accept">
            {chosen.length === 1 ? 'Accept for the team' : `Accept ${chosen.length} people`}
          </h2>
          <AcceptForm refs={chosen} cohort={cohort} done={close} />
        </section>
      )}
    </aside>
  );
}
