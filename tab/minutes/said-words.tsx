import { isOutcome, OUTCOMES } from '../../src/cases/outcome.ts';
import { type Day, dayOf, showDay } from '../../src/core/day.ts';
import {
  type Correction,
  FIELDS,
  type Field,
  type MinutesItem,
  type Said,
} from '../../src/minutes/minutes.ts';
import { href } from '../shell/address.ts';
import { useToday } from '../shell/who.tsx';

const AWARE = {
  yes: 'The person knows',
  no: 'The person does not know yet',
  best_interests: 'Best interests',
};
const WORDS: readonly Exclude<Field, 'outcome' | 'question' | 'reviewOn'>[] = [
  'situation',
  'actionToDate',
  'update',
  'nextSteps',
  'decision',
  'rationale',
  'dissent',
  'contingency',
];

/** What was said and decided, each part with its corrections below it, and the actions agreed. */
export function SaidWords({ item, said }: { item: MinutesItem; said: Said }) {
  const today = useToday();
  const of = (field: Field): Correction[] => item.corrections.filter((one) => one.field === field);
  const facts = [
    ...(said.reviewOn === null ? [] : [`Review ${showDay(said.reviewOn, today)}`]),
    ...(said.aware === null ? [] : [AWARE[said.aware]]),
    ...(said.feedbackBy === null
      ? []
      : [
          `${said.feedbackBy} tells the person${said.feedbackOn === null ? '' : ` by ${showDay(said.feedbackOn, today)}`}`,
        ]),
    ...(said.dissentAsked && said.dissent === '' ? ['Asked: nobody disagreed'] : []),
  ];
  return (
    <>
      <p>{said.question}</p>
      <Corrected some={of('question')} />
      <dl>
        {WORDS.filter((field) => said[field] !== '' || of(field).length > 0).map((field) => (
          <div key={field}>
            <dt>{FIELDS[field]}</dt>
            <dd>
              {said[field] === '' ? <span className="quiet">nothing written</span> : said[field]}
              <Corrected some={of(field)} />
            </dd>
          </div>
        ))}
      </dl>
      <Corrected some={of('outcome')} />
      {facts.length > 0 && <p className="quiet">{facts.join(' · ')}</p>}
      <Corrected some={of('reviewOn')} />
      {item.actions.length > 0 && (
        <ul className="plain strip">
          {item.actions.map((action) => (
            <li key={action.ref}>
              <a className="ref" href={href(`actions/${action.ref}`)}>
                {action.ref}
              </a>{' '}
              {action.title} · {action.owner} · {showDay(action.due, today)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const UNDER_NO_HEADING: ReadonlySet<Field> = new Set(['question', 'outcome', 'reviewOn']);

/** What a correction says instead, in words. */
export const correctedTo = ({ field, words }: { field: string; words: string }, today: Day): string =>
  field === 'outcome' && isOutcome(words)
    ? OUTCOMES[words].words
    : field === 'reviewOn'
      ? showDay(words, today)
      : words;

function Corrected({ some }: { some: readonly Correction[] }) {
  const today = useToday();
  return some.map((one) => (
    <p key={one.id} className="correction">
      {UNDER_NO_HEADING.has(one.field) ? `${FIELDS[one.field]} corrected` : 'Corrected'}:{' '}
      {correctedTo(one, today)}
      <br />
      <small>
        {one.reason} · {one.by}, {showDay(dayOf(one.at), today)}
      </small>
    </p>
  ));
}
