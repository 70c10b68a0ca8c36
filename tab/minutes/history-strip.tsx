import { OUTCOMES } from '../../src/cases/outcome.ts';
import { isDay, showDay } from '../../src/core/day.ts';
import { type Changed, changeInWords, type Decision, type History } from '../../src/minutes/history.ts';
import { useAsk } from '../api.ts';
import { Lines } from '../parts/skeletons.tsx';
import { href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useToday } from '../shell/who.tsx';
import { correctedTo } from './said-words.tsx';
import './minutes.css';

const times = (count: number): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`);
const actions = (count: number, what: string): string => `${count} action${count === 1 ? '' : 's'} ${what}`;

/** In one line what came since last time: figures, actions, how old the data is. Empty for a case seen the first time. */
export function sinceInWords(history: History, today: string): string[] {
  const { done, changed, keptThen, dataThen, dataNow } = history;
  const word = (change: Changed): string =>
    changeInWords({ ...change, was: dayOr(change.was, today), now: dayOr(change.now, today) });
  const newer = dataNow !== null && (dataThen === null || dataNow > dataThen);
  return [
    ...changed.map(word),
    ...(done.notDone.length > 0 ? [actions(done.notDone.length, 'not done')] : []),
    ...(done.overdue.length > 0 ? [actions(done.overdue.length, 'overdue')] : []),
    ...(done.open.length > done.overdue.length
      ? [actions(done.open.length - done.overdue.length, 'open')]
      : []),
    ...(done.done > 0 ? [actions(done.done, 'done')] : []),
    ...(!keptThen
      ? ['no list data kept from last time']
      : !newer
        ? [`no newer list data${dataNow === null ? '' : ` than ${showDay(dataNow, today)}`}`]
        : changed.length === 0
          ? [`list data to ${showDay(dataNow, today)}: nothing changed`]
          : []),
  ];
}
const dayOr = (value: string, today: string): string => (isDay(value) ? showDay(value, today) : value);

/**
 * What huddles before knew of a case: said, done, changed since, dissent and decisions with their reason where they changed.
 * `compact` is the one line of the live room.
 */
export function HistoryStrip({ caseRef, compact = false }: { caseRef: string; compact?: boolean }) {
  const { data, refused, waiting, again } = useAsk('minutes.historyOf', { ref: caseRef });
  const today = useToday();
  if (compact)
    return data === undefined || data.last === null ? null : (
      <p className="strip-line quiet">
        <b>Since {showDay(data.last.day, today)}:</b>
        {sinceInWords(data, today).map((words) => (
          <span key={words}>{words}</span>
        ))}
      </p>
    );
  return (
    <section className="panel" aria-labelledby="case-history-strip">
      <h2 id="case-history-strip">Since last time</h2>
      <RefusalNotice from={{ refused }} again={again} />
      {waiting && <Lines />}
      {data !== undefined && data.last === null && (
        <p className="quiet">
          Not discussed in a huddle yet. After the first, what was said, done and changed stands here.
        </p>
      )}
      {data !== undefined && data.last !== null && (
        <>
          <p className="strip-line">
            <b>Discussed {times(data.times)}</b>
            <a href={href(`huddles/${data.last.huddleId}`)}>last {showDay(data.last.day, today)}</a>
          </p>
          <ul className="plain strip">
            {sinceInWords(data, today).map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
          <Said last={data.last} />
          <h3>Decisions</h3>
          {data.decisions.some(({ mayRead }) => !mayRead) && (
            <p className="quiet">
              What was said is for those who were here, or who work with this person. Open who it is and say
              what your relationship is; then it stands here.
            </p>
          )}
          <ol className="plain lines">
            {data.decisions.map((decision) => (
              <Decided key={decision.itemId} decision={decision} today={today} />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function Said({ last }: { last: NonNullable<History['last']> }) {
  const said = [last.situation, last.update, last.nextSteps].filter((words) => words !== '');
  return said.length === 0 ? null : (
    <details>
      <summary>What was said</summary>
      <div className="talk">
        {said.map((words) => (
          <p key={words}>{words}</p>
        ))}
      </div>
    </details>
  );
}

function Decided({ decision, today }: { decision: Decision; today: string }) {
  const { outcome, changedFrom, rationale } = decision;
  return (
    <li className="talk">
      <p className="row row-apart">
        <a href={href(`huddles/${decision.huddleId}`)}>{showDay(decision.day, today)}</a>
        {outcome !== null && (
          <span className="quiet">
            {changedFrom !== null && `${OUTCOMES[changedFrom].words} → `}
            {OUTCOMES[outcome].words}
          </span>
        )}
      </p>
      {decision.decision !== '' && <p>{decision.decision}</p>}
      {changedFrom !== null && (
        <p>{rationale === '' ? 'Changed; no reason was recorded.' : `Changed because: ${rationale}`}</p>
      )}
      {changedFrom === null && rationale !== '' && <p className="quiet">Why: {rationale}</p>}
      {decision.dissent !== '' && <p>Disagreed: {decision.dissent}</p>}
      {decision.corrections.map((one) => (
        <p key={one.id} className="correction">
          {one.field === 'reviewOn' ? 'Review date corrected' : 'Corrected'}: {correctedTo(one, today)}{' '}
          <span className="quiet">
            ({one.reason}, {one.by})
          </span>
        </p>
      ))}
    </li>
  );
}
