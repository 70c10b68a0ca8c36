import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Candidate } from '../../src/lists/list.ts';
import type { Identity } from '../../src/people/person.ts';
import { OpenPerson } from '../cases/person-block.tsx';
import { Tag } from '../parts/marks.tsx';
import { useWho } from '../shell/who.tsx';
import { ProposeForm } from './propose-form.tsx';

/** One candidate: reference, reasons with their sources, and the way in for the one who may. */
export function CandidateLine({
  candidate,
  cohort,
  opened,
  onOpen,
  relationship,
  onRelationship,
}: {
  candidate: Candidate;
  cohort: string;
  opened: boolean;
  onOpen: (person: Identity) => void;
  /** What was said of the one before: among ten of a caseload nobody chooses ten times. */
  relationship: string;
  onRelationship: (stated: string) => void;
}) {
  const { may } = useWho();
  const [doing, setDoing] = useState<'open' | 'propose'>();
  const { ref } = candidate;
  return (
    <li className="candidate">
      <div className="candidate-words">
        <p className="row">
          <span className="ref">{ref}</span>
          {candidate.tier !== undefined && <Tag tone="brand">Tier {candidate.tier}</Tag>}
          {candidate.score > 0 && <small className="number">score {candidate.score}</small>}
          {candidate.list !== '' && <small>{candidate.list}</small>}
        </p>
        <ul className="reasons">
          {candidate.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </div>
      <div className="row">
        {opened && <Tag tone="good">Opened</Tag>}
        {!opened && may('people.open') && doing !== 'open' && (
          <Button size="small" aria-label={`Open ${ref}`} onClick={() => setDoing('open')}>
            Open
          </Button>
        )}
        {may('cases.propose') && doing !== 'propose' && (
          <Button
            size="small"
            appearance="subtle"
            aria-label={`Propose ${ref}`}
            onClick={() => setDoing('propose')}
          >
            Propose
          </Button>
        )}
      </div>
      {doing === 'open' && !opened && (
        <div className="candidate-more">
          <OpenPerson
            person={ref}
            purpose="candidate"
            relationship={relationship}
            onRelationship={onRelationship}
            onOpen={(person) => {
              setDoing(undefined);
              onOpen(person);
            }}
          />
        </div>
      )}
      {doing === 'propose' && (
        <div className="candidate-more">
          <ProposeForm
            caseRef={ref}
            cohort={cohort}
            reasons={candidate.reasons}
            done={() => setDoing(undefined)}
          />
        </div>
      )}
    </li>
  );
}
