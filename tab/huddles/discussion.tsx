import { OUTCOME_CODES, OUTCOMES } from '../../src/cases/outcome.ts';
import { addDays, showDay } from '../../src/core/day.ts';
import type { Discussion as Talk } from '../../src/huddles/huddle.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useToday } from '../shell/who.tsx';
import type { Group } from './kept-drafts.ts';
import { SharedChoice, SharedWords } from './shared-fields.tsx';
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
  ['dissent', 'Does anyone disagree?'],
] as const;
const REVIEW_WEEKS = [1, 2, 4, 6, 8, 12];
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
}: {
  talk: Talk;
  about: { huddleId: string; ref: string };
  review: string;
}) {
  const said = useDraft(talk, 'sbar', about);
  const decided = useDraft(talk, 'decision', about);
  return (
    <div className="discussion">
      <Words writing={said} group="sbar" fields={SAID} />
      <Words writing={decided} group="decision" fields={DECIDED} />
      <div className="form-pair">
        <SharedChoice writing={decided} field="outcome" label="Outcome">
          <option value="">Not yet</option>
          {OUTCOME_CODES.map((code) => (
            <option key={code} value={code}>
              {OUTCOMES[code].words}
            </option>
          ))}
        </SharedChoice>
        <Review writing={decided} usual={review} />
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

function Review({ writing, usual }: { writing: Writing; usual: string }) {
  const today = useToday();
  const now = writing.draft.mine.reviewOn ?? '';
  const days = REVIEW_WEEKS.map((weeks) => ({ weeks, day: addDays(today, 7 * weeks) }));
  return (
    <SharedChoice writing={writing} field="reviewOn" label="Review">
      <option value="">{usual}</option>
      {now !== '' && days.every(({ day }) => day !== now) && (
        <option value={now}>{showDay(now, today)}</option>
      )}
      {days.map(({ weeks, day }) => (
        <option key={day} value={day}>
          {weeks === 1 ? 'In 1 week' : `In ${weeks} weeks`}, {showDay(day, today)}
        </option>
      ))}
    </SharedChoice>
  );
}
