import { Button, Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import { AWARE, type Aware } from '../../src/cases/case.ts';
import { SHARING_BASES, type SharingBasis } from '../../src/cases/sharing.ts';
import { type Day, showDay } from '../../src/core/day.ts';
import { DISCIPLINES, type Discipline, disciplineWords } from '../../src/neighbourhoods/member.ts';
import { useDo } from '../api.ts';
import { DateField } from '../parts/date-field.tsx';
import { Choice, optionsOf } from '../parts/fields.tsx';
import { OnDay } from '../parts/marks.tsx';
import { MemberPicker, useTeam } from '../parts/member-picker.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { BothSides } from './both-sides.tsx';
import { Fact } from './identity-card.tsx';
import type { OneCase } from './question-first.tsx';

// Who coordinates or manages is not heard on a case as a discipline.
const DISCIPLINE_CODES = optionsOf(DISCIPLINES)
  .map(([code]) => code)
  .filter((code) => code !== 'coordination' && code !== 'management');

/** What the team knows of the case: from the list, and its own: basis, coordinator, review. */
export function CaseFacts({ one, mayEdit }: { one: OneCase; mayEdit: boolean }) {
  const [editing, setEditing] = useState(false);
  return (
    <section className="panel" aria-labelledby="case-facts">
      <div className="panel-head">
        <h2 id="case-facts">About the case</h2>
        {mayEdit && !editing && (
          <Button size="small" appearance="subtle" onClick={() => setEditing(true)}>
            Change
          </Button>
        )}
      </div>
      {editing ? (
        <Edit one={one} done={() => setEditing(false)} />
      ) : (
        <dl className="facts">
          <Fact label="Coordinator" value={one.coordinator?.name ?? '–'} />
          <Fact label="Next review" value={<OnDay day={one.reviewOn} />} />
          <Fact label="Last discussed" value={<OnDay day={one.lastDiscussedOn} />} />
          <Fact label="Why accepted" value={one.reason} />
          <Fact
            label="Sharing"
            value={SHARING_BASES[one.sharingBasis as SharingBasis]?.words ?? one.sharingBasis}
          />
          <Fact
            label="Team must hear"
            value={
              one.needsDisciplines.length === 0
                ? 'Nobody in particular'
                : one.needsDisciplines.map(disciplineWords).join(', ')
            }
          />
          <Fact label="Person knows" value={one.aware === null ? 'Not recorded' : AWARE[one.aware]} />
          {one.facts.map(({ label, value }) => (
            <Fact key={label} label={label} value={value} />
          ))}
        </dl>
      )}
    </section>
  );
}

function Edit({ one: now, done }: { one: OneCase; done: () => void }) {
  // As it was when the form was opened: what a colleague saved since is a conflict, not something to write over (H15).
  const [one] = useState(now);
  const save = useDo('cases.edit');
  const say = useSay();
  const [coordinatorId, setCoordinator] = useState(one.coordinator?.id);
  const [reviewOn, setReviewOn] = useState<Day>();
  const [aware, setAware] = useState<Aware | ''>(one.aware ?? '');
  const [needs, setNeeds] = useState<Discipline[]>(
    DISCIPLINE_CODES.filter((code) => one.needsDisciplines.includes(code)),
  );
  const team = useTeam();
  const send = (version: number): void =>
    void save({
      id: one.id,
      version,
      ...(coordinatorId === undefined || coordinatorId === one.coordinator?.id ? {} : { coordinatorId }),
      ...(reviewOn === undefined ? {} : { reviewOn }),
      ...(aware === '' ? {} : { aware }),
      ...(needs.join() === one.needsDisciplines.join() ? {} : { needsDisciplines: needs }),
    }).then((answer) => {
      if (answer.refused !== undefined) return;
      say(`${one.ref} is saved.`);
      done();
    });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        send(one.version);
      }}
    >
      <MemberPicker label="Care coordinator" chosen={coordinatorId} onMember={setCoordinator} />
      <DateField
        label="Next review"
        start={one.reviewOn ?? ''}
        onDay={setReviewOn}
        hint="For example in 4 weeks"
      />
      <Choice
        label="Does the person know?"
        value={aware}
        options={[['', 'Not recorded'], ...optionsOf(AWARE)]}
        onChoose={setAware}
      />
      <fieldset>
        <legend>Whom must the team hear on this case?</legend>
        <p className="quiet">It comes on an agenda only where they are expected. At most six.</p>
        <div className="row">
          {DISCIPLINE_CODES.map((code) => (
            <Checkbox
              key={code}
              label={disciplineWords(code)}
              checked={needs.includes(code)}
              disabled={needs.length >= 6 && !needs.includes(code)}
              onChange={(_event, { checked }) =>
                setNeeds(checked === true ? [...needs, code] : needs.filter((one) => one !== code))
              }
            />
          ))}
        </div>
      </fieldset>
      <RefusalNotice from={save} />
      {save.refused?.reason === 'conflict' && (
        <BothSides
          mine={sides({
            coordinator: team.find(({ id }) => id === coordinatorId) ?? null,
            reviewOn: reviewOn ?? one.reviewOn,
            aware: aware === '' ? one.aware : aware,
            needsDisciplines: needs,
          })}
          theirs={sides(now)}
          keepMine={() => send(now.version)}
          takeTheirs={done}
        />
      )}
      <div className="row">
        <Button appearance="primary" type="submit" disabled={save.busy}>
          Save
        </Button>
        <Button onClick={done}>Cancel</Button>
      </div>
    </form>
  );
}

type Sides = Pick<OneCase, 'reviewOn' | 'aware' | 'needsDisciplines'> & {
  coordinator: { name: string } | null;
};
const sides = ({ coordinator, reviewOn, aware, needsDisciplines }: Sides) =>
  [
    ['Care coordinator', coordinator?.name ?? '–'],
    ['Next review', reviewOn === null ? '–' : showDay(reviewOn)],
    ['Does the person know?', aware === null ? 'Not recorded' : AWARE[aware]],
    ['Must hear', needsDisciplines.map(disciplineWords).join(', ')],
  ] as const;
