import type { Named, Discussion as Talk } from '../../src/huddles/huddle.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { Disagree, Outcome, Review, ThePerson } from './decision-fields.tsx';
import type { Group } from './kept-drafts.ts';
import { SharedWords } from './shared-fields.tsx';
import { useDraft, type Writing } from './use-draft.ts';

const SAID = [
  ['situation', 'Situation'],
  ['actionToDate', 'Action to date'],
  ['update', 'Update'],
  ['nextSteps', 'Next steps'],
] as const;
const DECIDED = [
  ['decision', 'Decision'],
  ['rationale', 'Why'],
  ['contingency', 'If that fails'],
] as const;
const STATES: Record<Writing['state'], string> = {
  saved: '',
  saving: '',
  waiting: '',
  kept: 'There is no connection. Your words are kept here and go by themselves when it is back.',
  clash: 'Somebody else wrote here too: choose above.',
};

/** What is said and decided on the case on the table; saves itself, and several may write at once. */
export function Discussion({
  talk,
  about,
  review,
  here,
}: {
  talk: Talk;
  about: { huddleId: string; ref: string };
  review: string;
  /** Those who are here for this case: one of them disagrees, if anybody does. */
  here: readonly Named[];
}) {
  const said = useDraft(talk, 'sbar', about);
  const decided = useDraft(talk, 'decision', about);
  return (
    <div className="discussion">
      <Words writing={said} group="sbar" fields={SAID} />
      <Words writing={decided} group="decision" fields={DECIDED} />
      <Disagree writing={decided} here={here} />
      <div className="decision-choices">
        <Outcome writing={decided} />
        <Review writing={decided} usual={review} />
        <ThePerson writing={decided} />
      </div>
    </div>
  );
}

function Words({
  writing,
  group,
  fields,
}: {
  writing: Writing;
  group: Group;
  fields: readonly (readonly [string, string])[];
}) {
  return (
    <section aria-label={group === 'sbar' ? 'What was said' : 'What is decided'}>
      <div className={`words words-${group}`}>
        {fields.map(([name, label]) => (
          <SharedWords key={name} writing={writing} field={name} label={label} id={`talk-${name}`} />
        ))}
      </div>
      {writing.refused?.reason !== 'offline' && <RefusalNotice from={writing} />}
      <p className="words-state" role="status">
        {STATES[writing.state]}
      </p>
    </section>
  );
}
