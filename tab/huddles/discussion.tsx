import { Button, Field, Select, Textarea } from '@fluentui/react-components';
import { OUTCOME_CODES, OUTCOMES } from '../../src/cases/outcome.ts';
import { addDays, showDay } from '../../src/core/day.ts';
import type { Discussion as Talk } from '../../src/huddles/huddle.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useToday } from '../shell/who.tsx';
import type { Group } from './kept-drafts.ts';
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
  saving: 'Saving…',
  waiting: 'Not saved yet',
  clash: 'Somebody else wrote here too: choose below',
};
const OFFLINE_WORDS = 'Not saved yet: there is no connection. Your words are kept and go by themselves.';

/** What is said and decided on the case on the table; saves itself, and several may write at once. */
export function Discussion({ talk, review }: { talk: Talk; review: string }) {
  const said = useDraft(talk, 'sbar');
  const decided = useDraft(talk, 'decision');
  return (
    <div className="discussion">
      <Words writing={said} group="sbar" fields={SAID} by={talk.sbarBy?.name} />
      <Words writing={decided} group="decision" fields={DECIDED} by={talk.decisionBy?.name} />
      <div className="form-pair">
        <Outcome writing={decided} />
        <Review writing={decided} usual={review} />
      </div>
    </div>
  );
}

function Words({
  writing,
  group,
  fields,
  by,
}: {
  writing: Writing;
  group: Group;
  fields: readonly (readonly [string, string])[];
  by: string | undefined;
}) {
  const { draft, state } = writing;
  const offline = writing.refused?.reason === 'offline';
  return (
    <section aria-label={group === 'sbar' ? 'What was said' : 'What is decided'}>
      <div className={`words words-${group}`}>
        {fields.map(([name, label]) => (
          <div key={name}>
            <Field label={label}>
              <Textarea
                id={`talk-${name}`}
                className="grows"
                value={draft.mine[name] ?? ''}
                onChange={(_event, { value }) => writing.type(name, value)}
                onBlur={writing.flush}
              />
            </Field>
            <Clash writing={writing} field={name} by={by} />
          </div>
        ))}
      </div>
      {!offline && <RefusalNotice from={writing} />}
      <p className="words-state" role="status">
        {offline ? OFFLINE_WORDS : STATES[state]}
      </p>
    </section>
  );
}

/** Both sides, in place; nothing is lost until somebody chooses. */
function Clash({ writing, field, by }: { writing: Writing; field: string; by: string | undefined }) {
  const theirs = writing.draft.clashes[field];
  if (theirs === undefined) return null;
  return (
    <div className="clash" role="alert">
      <small>{by ?? 'Somebody else'} wrote here at the same time:</small>
      <p>{theirs === '' ? '(took the words away)' : theirs}</p>
      <div className="row">
        <Button size="small" appearance="primary" onClick={() => writing.choose(field, 'both')}>
          Keep both
        </Button>
        <Button size="small" onClick={() => writing.choose(field, 'mine')}>
          Keep mine
        </Button>
        <Button size="small" onClick={() => writing.choose(field, 'theirs')}>
          Keep theirs
        </Button>
      </div>
    </div>
  );
}

function Outcome({ writing }: { writing: Writing }) {
  return (
    <Field label="Outcome">
      <Select
        value={writing.draft.mine.outcome ?? ''}
        onChange={(_event, { value }) => writing.type('outcome', value)}
        onBlur={writing.flush}
      >
        <option value="">Not yet</option>
        {OUTCOME_CODES.map((code) => (
          <option key={code} value={code}>
            {OUTCOMES[code].words}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function Review({ writing, usual }: { writing: Writing; usual: string }) {
  const today = useToday();
  const now = writing.draft.mine.reviewOn ?? '';
  const days = REVIEW_WEEKS.map((weeks) => ({ weeks, day: addDays(today, 7 * weeks) }));
  return (
    <Field label="Review">
      <Select
        value={now}
        onChange={(_event, { value }) => writing.type('reviewOn', value)}
        onBlur={writing.flush}
      >
        <option value="">{usual}</option>
        {now !== '' && days.every(({ day }) => day !== now) && (
          <option value={now}>{showDay(now, today)}</option>
        )}
        {days.map(({ weeks, day }) => (
          <option key={day} value={day}>
            {weeks === 1 ? 'In 1 week' : `In ${weeks} weeks`}, {showDay(day, today)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
