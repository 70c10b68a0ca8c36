import { ToggleButton } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { addWorkingDays } from '../../src/calendar/working-days.ts';
import { AWARE, AWARE_CODES } from '../../src/cases/case.ts';
import { OUTCOME_CODES, OUTCOMES } from '../../src/cases/outcome.ts';
import { addDays, showDay } from '../../src/core/day.ts';
import type { Named } from '../../src/huddles/huddle.ts';
import { useAsk } from '../api.ts';
import { useTeam } from '../parts/member-picker.tsx';
import { useToday } from '../shell/who.tsx';
import { SharedChoice, SharedWords } from './shared-fields.tsx';
import type { Writing } from './use-draft.ts';

const REVIEW_WEEKS = [1, 2, 4, 6, 8, 12];
const TELL_WITHIN = [0, 1, 2, 3, 5, 10];
/** Told at once when they change; not asked anew for each case. */
const CLOSURES_MS = 600_000;

/** "Does anyone disagree?" is asked out loud: nobody disagreed and nobody was asked are two different things. */
export function Disagree({ writing, here }: { writing: Writing; here: readonly Named[] }) {
  const { dissentAsked = '', dissent = '', dissentBy = '' } = writing.draft.mine;
  const [somebody, setSomebody] = useState(false);
  const label = useId();
  const team = useTeam();
  const { clashes } = writing.draft;
  const says =
    somebody || dissent !== '' || dissentBy !== '' || 'dissent' in clashes || 'dissentBy' in clashes;
  const people = here.length > 0 ? here : team;
  const nobody = dissentAsked === 'yes' && !says;
  return (
    <fieldset className="disagree" aria-labelledby={label}>
      <div className="row">
        <span id={label}>Does anyone disagree?</span>
        <ToggleButton
          id="talk-disagree"
          size="small"
          checked={nobody}
          disabled={dissent !== ''}
          onClick={() => {
            setSomebody(false);
            writing.type('dissentBy', '');
            writing.type('dissentAsked', nobody ? '' : 'yes');
            writing.flush();
          }}
        >
          Nobody
        </ToggleButton>
        <ToggleButton
          size="small"
          checked={says}
          aria-expanded={says}
          onClick={() => {
            // Words are taken away in their field, not by a press.
            if (dissent !== '') return;
            setSomebody(!says);
            if (says) writing.type('dissentBy', '');
            else writing.type('dissentAsked', 'yes');
          }}
        >
          Somebody
        </ToggleButton>
        {dissentAsked === '' && <small className="quiet">Not asked yet</small>}
      </div>
      {says && (
        <div className="words disagree-words">
          <SharedChoice writing={writing} field="dissentBy" label="Who">
            <option value="">Not said</option>
            {dissentBy !== '' && people.every(({ id }) => id !== dissentBy) && (
              <option value={dissentBy}>{team.find(({ id }) => id === dissentBy)?.name ?? 'Somebody'}</option>
            )}
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SharedChoice>
          <SharedWords writing={writing} field="dissent" label="In their words" id="talk-dissent" />
        </div>
      )}
    </fieldset>
  );
}

export function Outcome({ writing }: { writing: Writing }) {
  return (
    <SharedChoice writing={writing} field="outcome" label="Outcome" id="talk-outcome">
      <option value="">Not yet</option>
      {OUTCOME_CODES.map((code) => (
        <option key={code} value={code}>
          {OUTCOMES[code].words}
        </option>
      ))}
    </SharedChoice>
  );
}

export function Review({ writing, usual }: { writing: Writing; usual: string }) {
  const today = useToday();
  const now = writing.draft.mine.reviewOn ?? '';
  const days = REVIEW_WEEKS.map((weeks) => ({ weeks, day: addDays(today, 7 * weeks) }));
  return (
    <SharedChoice writing={writing} field="reviewOn" label="Review" id="talk-review">
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

/** Does the person know that they are discussed; and who tells them what came of it, by when. */
export function ThePerson({ writing }: { writing: Writing }) {
  const today = useToday();
  const team = useTeam();
  const { feedbackBy = '', feedbackOn = '' } = writing.draft.mine;
  const closed = useAsk('neighbourhoods.closures', {}, { staleMs: CLOSURES_MS }).data?.days ?? [];
  const days = TELL_WITHIN.map((within) => addWorkingDays(today, within, closed));
  return (
    <>
      <SharedChoice writing={writing} field="personAware" label="Is the person aware?">
        <option value="">Not known</option>
        {AWARE_CODES.map((code) => (
          <option key={code} value={code}>
            {AWARE[code]}
          </option>
        ))}
      </SharedChoice>
      <SharedChoice writing={writing} field="feedbackBy" label="Tell the person">
        <option value="">Nobody yet</option>
        {feedbackBy !== '' && team.every(({ id }) => id !== feedbackBy) && (
          <option value={feedbackBy}>Somebody who left the team</option>
        )}
        {team.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SharedChoice>
      {(feedbackBy !== '' || feedbackOn !== '' || 'feedbackOn' in writing.draft.clashes) && (
        <SharedChoice writing={writing} field="feedbackOn" label="By">
          <option value="">No day yet</option>
          {feedbackOn !== '' && !days.includes(feedbackOn) && (
            <option value={feedbackOn}>{showDay(feedbackOn, today)}</option>
          )}
          {[...new Set(days)].map((day) => (
            <option key={day} value={day}>
              {day === today ? 'Today' : showDay(day, today)}
            </option>
          ))}
        </SharedChoice>
      )}
    </>
  );
}
